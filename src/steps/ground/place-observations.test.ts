import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRepository } from '../../../test/support/git-repository.ts';
import { completed, crossVerified } from '../../../test/support/scripted-ledger.ts';
import { createRepo } from '../../git/repo.ts';
import type { Submission } from '../../types.ts';
import { adjudicate } from '../ledger/adjudicate.ts';
import { cite } from './cite.ts';
import type { GroundContext } from './ground.ts';
import { placeObservations } from './place-observations.ts';

const before = '# Berths are never freed by hand.\r\nuse_berth(1)\r\n';
const after = `${before}\r\n  # TODO: a mail that fails\r\n  #  frees no berth.\r\nsend_mail()\r\n`;

const extra = { 'docs/Use.md': 'x\n', 'src/pay/late.py': 'x\n', 'src/pay/early.py': 'x\n', 'old/late.py': 'x\n' };

let built: ReturnType<typeof buildRepository>;
let code: GroundContext;
beforeAll(async () => {
  built = buildRepository([
    { files: { 'berths.py': before, ...extra } },
    { files: { 'berths.py': after, 'old/late.py': null }, branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  code = { head: repo.at(headSha), base: repo.at(mergeBase), changes: await repo.diff(mergeBase, headSha) };
});
afterAll(() => built[Symbol.dispose]());

/** The ledger of reviews of a real repository, as `cite` leaves it. */
async function ledgerOf(...submissions: readonly Partial<Submission>[]) {
  const reviews = submissions.map((submission, index) => completed(`R${index + 1}`, submission));
  const places = await placeObservations(reviews, code);
  return await cite(adjudicate({ groups: [], rulings: [], reviews, policy: crossVerified, places }), code);
}

async function observed(...submissions: readonly Partial<Submission>[]) {
  return (await ledgerOf(...submissions)).observations;
}

const limitation = { title: 'A mail that fails', path: 'berths.py', startLine: 4, body: 'It stays so.' };

describe('a quoted comment', () => {
  it('is shown as git has it, whatever was copied', async () => {
    for (const quote of ['// TODO: a mail that fails frees no berth.', '“TODO: a mail … frees no berth”']) {
      expect(await observed({ limitations: [{ ...limitation, quote }] })).toMatchObject([
        {
          quotation: {
            quote,
            anchor: { path: 'berths.py', side: 'new', startLine: 4, endLine: 5 },
            origin: 'introduced',
            excerpt: { startLine: 4, lines: ['  # TODO: a mail that fails\r', '  #  frees no berth.\r'] },
          },
        },
      ]);
    }
  });

  it('has no place and no lines when nobody wrote it', async () => {
    const quote = '# TODO: a mail that fails is sent twice.';
    expect(await observed({ limitations: [{ ...limitation, quote }] })).toMatchObject([
      { quotation: { quote, anchor: null, origin: null, excerpt: null } },
    ]);
  });
});

describe('the path of an observation', () => {
  /** Words that no two have in common. */
  const words = ['berth boat', 'mail queue', 'clock zone', 'pump force', 'radio code', 'key lock', 'tide log', 'crane'];
  const inOrder = (paths: readonly (string | null)[]) => ({
    testing: paths.map((path, at) => ({ title: words[at] ?? '', body: words[at] ?? '', path })),
  });

  it('is that of a file or a folder, however it is written', async () => {
    const written = ['docs/use.md:3', 'a/src/pay/early.py', 'src\\pay', '`src/`', 'old/late.py', '.', null];
    const { observations, dispositions } = await ledgerOf(inOrder(written));
    expect(observations.map(({ path }) => path)).toEqual([
      ...['docs/Use.md', 'src/pay/early.py', 'src/pay/', 'src/', 'old/late.py', null, null],
    ]);
    expect(observations.every(({ pathProblem }) => pathProblem === null)).toBe(true);
    expect(dispositions.every(({ facts, reason }) => facts.length === 0 && reason === '')).toBe(true);
  });

  it('that is none keeps the observation, and its fate says so', async () => {
    const { observations, dispositions } = await ledgerOf(inOrder(['nowhere.py', 'late.py', 'docs/Use.md']));
    const absent = 'There is no such path: nowhere.py.';
    expect(observations).toMatchObject([
      { title: words[0], path: null, pathProblem: absent },
      { title: words[1], path: 'src/pay/late.py', pathProblem: null },
      { title: words[2], path: 'docs/Use.md', pathProblem: null },
    ]);
    expect(dispositions).toMatchObject([
      { id: 'R1:T1', fate: 'kept', into: 'T1', facts: ['unplaced'], reason: absent },
      { id: 'R1:T2', fate: 'kept', into: 'T2', facts: [], reason: '' },
      { id: 'R1:T3', fate: 'kept', into: 'T3', facts: [], reason: '' },
    ]);
  });

  it('of one reviewer serves all who say the same', async () => {
    const said = { title: 'No test pays late', body: 'The riskiest order of events.' };
    const { observations, dispositions } = await ledgerOf(
      { testing: [{ ...said, path: 'nowhere.py' }] },
      { testing: [{ ...said, path: 'src/pay/late.py' }] },
    );
    expect(observations).toMatchObject([{ path: 'src/pay/late.py', pathProblem: null, sources: ['R1:T1', 'R2:T1'] }]);
    expect(dispositions.map(({ facts }) => facts)).toEqual([['unplaced'], ['merged']]);
  });
});
