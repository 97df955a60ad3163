import { describe, expect, it } from 'vitest';
import { withState } from '../src/lib/marker.ts';
import { readState, stateLine } from '../src/rounds/state-line.ts';
import type { Memory } from '../src/types.ts';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { seal, stateKey } from './support/sealing.ts';
import type { TestBed } from './support/test-bed.ts';

const divides = '  return total / people.length;';
const head = 'export function share(total, people) {';
const start = { 'src/share.js': 'export const share = (total) => total;\n' };
const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path: 'src/share.js',
  startLine: 2,
  quote: divides,
});
const cents = scriptedFinding({
  title: 'Cents of a share get lost',
  path: 'src/share.js',
  startLine: 1,
  quote: head,
  severity: 'suggestion',
});
const file = `guidelines:
  - text: Money is whole.
    paths: [src/**]
  - file: docs/money.md
severity-notes: [Nobody uses this yet.]
`;
const configFile = '.github/deep-review.yml';
const keys = seal([stateKey], 'acme/shares');

/** A round that the base's file had a say in. */
async function reviewed(finds = [noPeople, cents]) {
  const rounds = await startRounds(start, { 'src/share.js': `${head}\n${divides}\n}\n` });
  const { bed } = rounds;
  const { files, rights, comments } = bed.github.state;
  files.set(configFile, file);
  files.set('docs/money.md', 'Money is a bigint of cents.\n');
  rights.set('max', { permission: 'write' });
  rights.set('mia', { permission: 'write', maintain: true });
  const first = await rounds.review({ finds });
  const memory = (): Memory => {
    const read = readState(comments[0]?.body ?? '', keys);
    if (read.found !== 'memory') throw new Error(read.found);
    return read.memory;
  };
  return {
    ...{ rounds, bed, first, memory, files },
    forge(change: (memory: Memory) => Memory) {
      const [comment] = comments;
      if (comment !== undefined) comment.body = withState(comment.body, stateLine(change(memory()), keys));
    },
    async on(comment: number | string, inputs: Readonly<Record<string, string>> = {}) {
      const asked = bed.vendors.requests.length;
      using done = await bed.onComment(comment, { inputs: { 'state-key': stateKey, ...inputs } });
      const { exitCode, outputs, summary } = done;
      return { exitCode, outcome: outputs['outcome'], summary, models: bed.vendors.requests.length - asked };
    },
    [Symbol.asyncDispose]: () => rounds[Symbol.asyncDispose](),
  };
}

type Changed = (bed: TestBed, pull: Awaited<ReturnType<typeof reviewed>>) => void;
const writes =
  (text: string, path = configFile): Changed =>
  ({ github: { state } }) =>
    void state.files.set(path, text);
const asks = (more: string) => writes(`${file}${more}`);
const nothing: Changed = () => undefined;

/** What can have changed between a round and a decision of people. */
const changes: readonly (readonly [string, Changed, Readonly<Record<string, string>>?])[] = [
  ['more reviewers that count', asks('min-reviewers: 3\n')],
  ['other reviewers', asks('reviewers: [Claude = anthropic/claude-opus-5-5, Codex = openai/gpt-6.1-sol]\n')],
  ['files that are left out', asks('paths: { exclude: [{ path: docs/**, reason: Generated. }] }\n')],
  ['files that are reviewed', asks('paths: { include: ["**"] }\n')],
  ['a rule that blocks', asks('block-on: [hidden-text]\n')],
  ['what is open below the bar blocks by now', asks('fail-on: suggestion\n')],
  ['the language', asks('language: de\n')],
  ['a budget', asks('max-turns: 9\n')],
  ['a note on severities', writes(file.replace('Nobody', 'Everybody'))],
  ['the text of a guideline', writes(file.replace('whole', 'a decimal'))],
  ['the file of a guideline', writes('Money is a float.\n', 'docs/money.md')],
  ['no file', ({ github: { state } }) => void state.files.delete(configFile)],
  ['how much is verified', nothing, { verify: 'off' }],
  ['an input for reviewers', nothing, { reviewers: 'Solo = google/gemini-4-argon' }],
  ['a vendor without a key', nothing, { 'gemini-api-key': '', 'gemini-base-url': '' }],
  ['what is incomplete passes', nothing, { 'on-incomplete': 'pass' }],
  ['another merge base', (bed) => bed.push({ headSha: bed.headSha, mergeBase: 'b'.repeat(40) })],
  ['commits that have come to the base', (bed) => bed.push({ headSha: bed.headSha, commits: 3 })],
  [
    'another version of this action',
    (_, { forge }) => forge((memory) => ({ ...memory, bound: { ...memory.bound, asked: 'other' } })),
  ],
  [
    'a version of this action that left no word of it',
    (_, { forge }) => forge(({ bound: { asked: _, ...bound }, ...memory }) => ({ ...memory, bound })),
  ],
];

describe('what people decide after what is asked for has changed', () => {
  it('turns nothing green that a round did not, whatever it was that changed (decision 186)', async () => {
    await using pull = await reviewed();
    const { bed } = pull;
    const { comments, files } = bed.github.state;
    expect(pull.first.exitCode).toBe(1);
    const [first] = comments;
    if (first === undefined) throw new Error('no comment');
    const { body: page } = first;
    const { commitCount: commits = 1, mergeBase, headSha } = pull.memory().bound;
    for (const [what, change, inputs = {}] of changes) {
      change(bed, pull);
      const done = await pull.on('/deep-review dismiss F1 It is meant so.', inputs);
      expect([done.exitCode, done.models, bed.statuses().at(-1)], what).toEqual([1, 0, 'failure']);
      expect(done.outcome, what).not.toBe('clean');
      // It is kept, and told where people look, with what to do.
      expect(pull.memory(), what).toMatchObject({
        findings: [{ declined: 101 }, {}],
        gaps: [expect.stringContaining('Ask for a review')],
      });
      expect(comments[0]?.body, what).toMatch(/It is meant so[\s\S]*\/deep-review/u);
      expect(done.summary, what).toContain('Ask for a review');
      comments.splice(0, comments.length, { ...first, body: page });
      files.set(configFile, file);
      files.set('docs/money.md', 'Money is a bigint of cents.\n');
      bed.push({ headSha, mergeBase, commits });
    }
    expect((await pull.on('/deep-review dismiss F1 It is meant so.')).exitCode).toBe(0);
  });

  it('counts from the next round on, and nothing that follows opens the gate before', async () => {
    await using pull = await reviewed();
    const { bed } = pull;
    asks('min-reviewers: 3\n')(bed, pull);
    expect((await pull.on('/deep-review dismiss F1 It is meant so.')).exitCode).toBe(1);
    expect(await pull.on('Thank you.')).toMatchObject({ exitCode: 1, models: 0, outcome: 'incomplete' });
    expect((await pull.on('/deep-review dismiss F2 So is this.')).exitCode).toBe(1);
    expect(pull.memory().gaps).toHaveLength(1);
    // Also where it is asked for as before once more: somebody has looked at it under neither.
    bed.github.state.files.set(configFile, file);
    expect((await pull.on('/deep-review reopen F2')).exitCode).toBe(1);
    expect(bed.statuses().filter((state) => state === 'success')).toEqual([]);
    asks('min-reviewers: 3\n')(bed, pull);
    const asked = await pull.on('/deep-review');
    expect([asked.exitCode, asked.models > 2, bed.statuses().at(-1)]).toEqual([0, true, 'success']);
    expect(pull.memory()).toMatchObject({ gaps: [], decisions: [{}, {}, {}] });
  });

  it('leaves a head as green as it was that a round let pass, and no greener', async () => {
    await using pull = await reviewed([cents]);
    const { bed } = pull;
    expect(pull.first.exitCode).toBe(0);
    asks('min-reviewers: 3\n')(bed, pull);
    expect(await pull.on('/deep-review dismiss F1 It is meant so.')).toMatchObject({ exitCode: 0, models: 0 });
    expect([bed.statuses(), pull.memory().findings[0]?.declined]).toEqual([['pending', 'success'], 101]);
    // What counts again, and would have kept the gate shut, shuts it.
    asks('fail-on: suggestion\n')(bed, pull);
    expect((await pull.on('/deep-review reopen F1')).exitCode).toBe(1);
    expect(bed.statuses().at(-1)).toBe('failure');
  });

  it('is not helped by a lower bar, with which an earlier round might have passed', async () => {
    await using pull = await reviewed([{ ...noPeople, severity: 'important' }]);
    const { bed } = pull;
    expect([pull.first.exitCode, bed.statuses().at(-1)]).toEqual([0, 'success']);
    asks('fail-on: important\n')(bed, pull);
    expect((await pull.on('/deep-review')).exitCode).toBe(1);
    bed.github.state.files.set(configFile, file);
    expect(await pull.on('Thank you.')).toMatchObject({ exitCode: 1, models: 0, outcome: 'incomplete' });
    expect((await pull.on('/deep-review dismiss F1 It is meant so.')).exitCode).toBe(1);
    expect(bed.statuses().at(-1)).toBe('failure');
    // That is what breaking the glass is for.
    const override = bed.says(`/deep-review override ${bed.headSha.slice(0, 12)} Nobody can review now.`, 'mia');
    expect(await pull.on(override)).toMatchObject({ exitCode: 0, models: 0, outcome: 'incomplete' });
    expect(bed.github.state.statuses.at(-1)?.description).toMatch(/^OVERRIDDEN/u);
  });
});
