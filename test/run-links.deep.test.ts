import { describe, expect, it } from 'vitest';
import { type EndedRound, startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { reviewers } from './support/shares.ts';

const start = { 'src/share.js': 'export const share = (total) => total;\n' };
const divides = '  return total / people.length;';
const head = { 'src/share.js': `export function share(total, people) {\n${divides}\n}\n` };
const notes = { 'docs/notes.md': 'Notes.\n' };

const at = { path: 'src/share.js', startLine: 2, quote: divides };
const noPeople = scriptedFinding({ title: 'An empty list of people gives Infinity', ...at });
const reworded = scriptedFinding({ ...at, title: 'Division by zero where nobody takes part' });
const noList = scriptedFinding({ ...at, title: 'It throws where `people` is undefined' });
const asked = ({ requests }: EndedRound) => requests.filter(({ text }) => text.includes('Group these '));
const titles = ({ memory }: EndedRound) => memory?.findings.map(({ id, title }) => [id, title]);

describe('a finding in the lines of an earlier one', () => {
  it('is that one where a model says so, however it is told (A5)', async () => {
    await using rounds = await startRounds(start, head);
    await rounds.review({ finds: [noPeople] });
    rounds.push(notes);
    const two = await rounds.review({ finds: [reworded], isOne: () => true });
    expect(two.open).toEqual(['F1 critical confirmed']);
    expect(two.priors).toEqual(['F1 open']);
    expect(two.report.ledger.priors?.[0]?.foundAgain).toHaveLength(3);
    expect(titles(two)).toEqual([['F1', reworded.title]]);
    expect(two.memory?.findings[0]?.claim).toContain(noPeople.title);
    expect(asked(two)).toHaveLength(1);
  });

  it.each(['keeps them apart', 'does not answer'])(
    'is two findings where a model %s, and says which it is like (A5, A16)',
    async (what) => {
      await using rounds = await startRounds(start, head);
      await rounds.review({ finds: [noPeople] });
      rounds.push(notes);
      const answers = reviewers([noList]);
      const two = await rounds.review({
        script: (request) =>
          what === 'does not answer' && purposeOf(request) === 'group' ? { text: 'I cannot say.' } : answers(request),
      });
      expect(two.open).toEqual(['F1 critical confirmed', 'F2 critical confirmed']);
      expect(two.priors).toEqual(['F1 open']);
      expect(titles(two)).toEqual([
        ['F1', noPeople.title],
        ['F2', noList.title],
      ]);
      expect(two.report.ledger.findings[1]?.reasons.join(' ')).toContain(
        'Like F1, and nothing shows that they are one.',
      );
      expect(two.comment).toContain('Like F1');
    },
  );

  it('is asked about no more where code is sure of it (A6)', async () => {
    await using rounds = await startRounds(start, head);
    await rounds.review({ finds: [noPeople] });
    rounds.push({ 'src/share.js': `// More.\n${head['src/share.js'].replace(divides, `  ${divides}`)}` });
    const two = await rounds.review({
      finds: [{ ...noPeople, startLine: 3, endLine: 3, quote: `  ${divides}`, title: `${noPeople.title} for a share` }],
    });
    expect(two.open).toEqual(['F1 critical confirmed']);
    expect(asked(two)).toEqual([]);
  });
});
