import { describe, expect, it } from 'vitest';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { shownAt } from './support/scripted-verification.ts';

const start = { 'README.md': '# Shares\n', 'src/share.js': 'export const share = (total) => total;\n' };
const share = (body: string) => `export function share(total, people) {\n${body}}\n`;
const divides = '  return total / people.length;';
const trims = 'const line = text.trim();\n  console.log(line);';
const log = `export function log(text) {\n  ${trims}\n}\n`;
const first = { 'src/share.js': share(`${divides}\n`), 'src/log.js': log };

const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path: 'src/share.js',
  startLine: 2,
  quote: divides,
});
const noText = scriptedFinding({
  title: 'A log entry without a text throws',
  path: 'src/log.js',
  startLine: 2,
  quote: `  ${trims}`,
  severity: 'important',
});

describe('a second round', () => {
  it('keeps what nobody mentions again, under its id, and gives no id twice (A1, A2)', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review({ finds: [noPeople, noText] });
    expect(one.printed).toContain('blocking');
    expect(one.open).toEqual(['F1 critical confirmed', 'F2 important confirmed']);
    expect(one.report.rounds).toEqual({ round: 1, note: null, earlier: [] });
    rounds.push({ 'docs/notes.md': 'Nothing of this.\n' });
    const other = scriptedFinding({
      title: 'Notes say nothing',
      path: 'docs/notes.md',
      startLine: 1,
      quote: 'Nothing of this.',
      severity: 'important',
    });
    const two = await rounds.review({ finds: [other] });
    expect(two.exitCode).toBe(1);
    expect(two.priors).toEqual(['F1 open', 'F2 open']);
    expect(two.open).toEqual(['F1 critical confirmed', 'F2 important confirmed', 'F3 important confirmed']);
    expect(two.report.gate).toMatchObject({ outcome: 'blocking' });
    expect(two.report.rounds).toMatchObject({ round: 2, earlier: [{ round: 1, found: 2, open: 2 }] });
    expect(two.comment).toContain('An empty list of people gives Infinity');
    expect(two.memory).toMatchObject({ round: 2, nextId: 4, open: [{ id: 'F1' }, { id: 'F2' }, { id: 'F3' }] });
    // Nobody is told what reviewers of the last round said but those who look at it again.
    const blind = two.requests.filter(({ text }) => !text.includes('Your task: look at '));
    expect(
      blind.filter(({ text }) => text.includes('Your task: review')).every(({ text }) => !text.includes('Infinity')),
    ).toBe(true);
  });

  it('closes what two vendors show to be fixed, by a line at the head, and names the commit (A4)', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople] });
    const guard = '  if (people.length === 0) return 0;';
    const mended = rounds.push({ 'src/share.js': share(`${guard}\n${divides}\n`) });
    const fixed = { now: 'fixed', evidence: [shownAt('src/share.js', 2, guard)] } as const;
    const two = await rounds.review({ recheck: () => fixed });
    expect(two.priors).toEqual(['F1 fixed']);
    expect(two.exitCode).toBe(0);
    expect(two.report.ledger.priors).toMatchObject([
      { code: 'stands', commit: mended, evidence: { quote: guard }, voices: [{ now: 'fixed' }, { now: 'fixed' }] },
    ]);
    expect(new Set(two.report.ledger.priors?.[0]?.voices.map(({ vendor }) => vendor)).size).toBe(2);
    rounds.push({ 'src/share.js': share(`${divides}\n`) });
    const three = await rounds.review({ finds: [noPeople] });
    expect(three.priors).toEqual(['F1 regressed']);
    expect(three.open).toEqual(['F1 critical confirmed']);
  });
});
