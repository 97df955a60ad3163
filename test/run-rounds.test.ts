import { describe, expect, it } from 'vitest';
import { happen } from './support/happening.ts';
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
  it('keeps what nobody mentions again, under its id, closes what a line at the head shows to be fixed, and is repeated by a label (A1, A2, A9)', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review({ finds: [noPeople, noText] });
    expect(one.printed).toContain('blocking');
    expect(one.open).toEqual(['F1 critical confirmed', 'F2 important confirmed']);
    expect(one.report.rounds).toEqual({ round: 1, note: null, earlier: [], nextId: 3 });
    const guard = '  if (!text) return;';
    const mended = rounds.push({
      'docs/notes.md': 'Nothing of this.\n',
      'src/log.js': log.replace('  const line', `${guard}\n  const line`),
    });
    const other = scriptedFinding({
      title: 'Notes say nothing',
      path: 'docs/notes.md',
      startLine: 1,
      quote: 'Nothing of this.',
      severity: 'important',
    });
    const fixed = { now: 'fixed', evidence: [shownAt('src/log.js', 2, guard)] } as const;
    const two = await rounds.review({
      finds: [other],
      recheck: ({ title }) => (title === noText.title ? fixed : {}),
    });
    expect(two.exitCode).toBe(1);
    expect(two.priors).toEqual(['F1 open', 'F2 fixed']);
    expect(two.report.ledger.priors?.find(({ id }) => id === 'F2')).toMatchObject({
      ...{ code: 'stands', commit: mended, evidence: { quote: guard } },
    });
    expect(two.open).toEqual(['F1 critical confirmed', 'F3 important confirmed']);
    expect(two.report.gate).toMatchObject({ outcome: 'blocking' });
    expect(two.report.rounds).toMatchObject({ round: 2, earlier: [{ round: 1, found: 2, open: 2 }] });
    const ofAll = two.report.rounds.tallies?.map(({ raised, actedOn }) => `${actedOn} of ${raised}`);
    expect(ofAll).toEqual(['1 of 3', '1 of 3', '1 of 3']);
    expect(two.comment).toContain('An empty list of people gives Infinity');
    expect(two.memory).toMatchObject({
      tallies: [{ reviewer: 'Claude', raised: 3, actedOn: 1 }, {}, {}],
      round: 2,
      nextId: 4,
      findings: [{ id: 'F1' }, { id: 'F3' }],
      closed: [{ id: 'F2' }],
    });
    // Nobody is told what reviewers of the last round said but those who look at it again.
    const blind = two.requests.filter(({ text }) => !text.includes('Your task: look at '));
    expect(
      blind.filter(({ text }) => text.includes('Your task: review')).every(({ text }) => !text.includes('Infinity')),
    ).toBe(true);
    const again = await happen(rounds, { action: 'labeled' });
    expect([again.requests, again.exitCode, ...again.statuses]).toEqual([0, 1, 'pending', 'failure']);
    expect(again.comment).toContain('Unchanged since round 2: outcome repeated, no model was asked.');
    expect(again.memory).toMatchObject({ round: 2, run: '4712-1', findings: two.memory?.findings });
  });
});
