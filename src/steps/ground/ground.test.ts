import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRepository, type CommitScript } from '../../../test/support/git-repository.ts';
import { scriptedFinding } from '../../../test/support/scripted-review.ts';
import { createRepo } from '../../git/repo.ts';
import { verifierTask } from '../../prompts/verifier.ts';
import type { Finding, Grounding, RawReview } from '../../types.ts';
import { readExcerpt } from './cite.ts';
import { groundFinding, groundQuotation, groundReview } from './ground.ts';

const trace = {
  turns: 1,
  toolCalls: {},
  filesOpened: [],
  retries: 0,
  startedAt: 0,
  costUsd: null,
  durationMs: 0,
  usage: { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 },
  model: 'scripted',
};

const noFix = { label: 'none', leavesQuote: false, problem: null, mended: null };

/** A real repository: `pay.js` loses its guard, `gone.js` is deleted, and one name holds a character that is unseen. */
async function repository(more: CommitScript['files'] = {}) {
  const built = buildRepository([
    {
      files: {
        'pay.js': 'guard(order);\ncharge(order);\nlog(order);\n',
        'gone.js': 'last line of a file\n',
        'rest.js': '\n',
      },
    },
    {
      files: {
        'pay.js': 'charge(order);\nrepeat(order);\nlog(order);\nrepeat(order);\n',
        'gone.js': null,
        'hid\u200bden.js': 'steal(secrets);\r\n',
        'blob.bin': Buffer.from([1, 0, 2]),
        ...more,
      },
      branch: 'topic',
    },
  ]);
  const [mergeBase = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const sides = { head: repo.at(headSha), base: repo.at(mergeBase), changes: await repo.diff(mergeBase, headSha) };
  const groundAll = (findings: readonly Finding[]) => {
    const review: RawReview = {
      outcome: 'completed',
      reviewer: {
        name: 'Claude',
        provider: 'p',
        vendor: 'p',
        model: 'm',
        effort: 'high',
        passes: 1,
        maxOutputTokens: null,
      },
      submission: {
        findings: [...findings],
        concerns: [],
        strengths: [],
        testing: [],
        documentation: [],
        limitations: [],
        coverage: [],
        unreadable: [],
      },
      delivery: [],
      trace,
    };
    return groundReview(review, sides);
  };
  const groundOne = async (finding: Partial<Finding>): Promise<Grounding | undefined> => {
    const scripted = { title: 't', path: 'pay.js', startLine: 1, quote: 'charge(order);', ...finding };
    return (await groundAll([scriptedFinding(scripted)]))[0]?.grounding;
  };
  return { sides, groundAll, groundOne, [Symbol.dispose]: () => built[Symbol.dispose]() };
}

const anchor = (path: string, side: 'new' | 'old', startLine: number) => ({
  path,
  side,
  startLine,
  endLine: startLine,
});

describe('grounding', () => {
  it('finds code in a file that was padded to more than a reviewer can read', async () => {
    using at = await repository({ 'padded.js': `${'// padding\n'.repeat(250_000)}steal(everything);\n` });
    const quote = { path: 'padded.js', startLine: 3, quote: 'steal(everything);' };
    expect(await at.groundOne(quote)).toMatchObject({
      quote: 'relocated',
      anchor: { path: 'padded.js', startLine: 250_001 },
    });
  });

  it('places a quotation without lines by its words alone, where they stand once', async () => {
    using at = await repository();
    const unknown = { startLine: null, endLine: null };
    const unique = await at.groundOne({ quote: 'log(order);', ...unknown });
    expect(unique).toMatchObject({ quote: 'relocated', anchor: { startLine: 3 } });
    const twice = await at.groundOne({ quote: 'repeat(order);', ...unknown });
    expect(twice).toMatchObject({ quote: 'missing', problem: expect.stringContaining('fits 2 places') });
    const half = await at.groundOne({ quote: 'repeat(order);', startLine: null, endLine: 4 });
    expect(half).toMatchObject({ quote: 'found', anchor: { startLine: 4, endLine: 4 } });
  });

  it('reads a path that is written otherwise, and says of one that is several or none', async () => {
    using at = await repository();
    const first = { quote: 'charge(order);', startLine: 1 };
    const place = { quote: 'found', anchor: anchor('pay.js', 'new', 1) };
    for (const path of ['./pay.js', 'b/pay.js', '`pay.js:1`', 'PAY.js', '/home/me/shop/pay.js'])
      expect(await at.groundOne({ ...first, path })).toMatchObject(place);
    expect(await at.groundOne({ ...first, path: 'lib/pay.js' })).toMatchObject({
      quote: 'missing',
      problem: 'The path could not be read at the head: There is no such path: lib/pay.js. Near: pay.js.',
    });
    expect(await at.groundOne({ path: 'Gone.js', quote: 'last line of a file' })).toMatchObject({
      anchor: anchor('gone.js', 'old', 1),
    });
  });

  it('gives every finding its id, and finds code on the side that was stated', async () => {
    using at = await repository();
    const first = scriptedFinding({ title: 'a', path: 'pay.js', startLine: 1, quote: 'charge(order);' });
    const second = { ...first, side: 'old' as const, startLine: 2, endLine: 2 };
    const grounded = await at.groundAll([first, second]);
    expect(grounded.map(({ id, grounding }) => [id, grounding.quote, grounding.anchor])).toEqual([
      ['Claude:F1', 'found', anchor('pay.js', 'new', 1)],
      ['Claude:F2', 'found', anchor('pay.js', 'old', 2)],
    ]);
  });

  it('looks at the other side for code that only that side has, deleted files included', async () => {
    using at = await repository();
    expect(await at.groundOne({ quote: 'guard(order);' })).toEqual({
      file: 'changed',
      quote: 'relocated',
      anchor: anchor('pay.js', 'old', 1),
      problem: null,
      origin: 'introduced',
      fix: noFix,
    });
    expect(await at.groundOne({ path: 'gone.js', quote: 'last line of a file' })).toMatchObject({
      anchor: anchor('gone.js', 'old', 1),
    });
  });

  it('takes older code for the change’s where a named cause is found to be of the change', async () => {
    using at = await repository();
    const older = { path: 'pay.js', startLine: 3, quote: 'log(order);' };
    const cause = (quote: string, side: 'new' | 'old') => ({ path: 'pay.js', side, startLine: 1, endLine: 1, quote });
    const originOf = async (named: ReturnType<typeof cause> | null) =>
      (await at.groundOne({ ...older, ...{ cause: named } }))?.origin;
    expect(await originOf(null)).toBe('pre-existing');
    expect(await originOf(cause('guard(order);', 'old'))).toBe('introduced');
    expect(await originOf(cause('nobody(wrote, this);', 'new'))).toBe('pre-existing');
    expect(await originOf(cause('log(order);', 'new'))).toBe('pre-existing');
  });

  it('keeps of a cause what stands in the change, at the lines where it stands, for verifiers to be shown', async () => {
    using at = await repository();
    const claimOf = async (cause: Finding['cause']) => {
      const older = scriptedFinding({ title: 't', path: 'pay.js', startLine: 3, quote: 'log(order);' });
      const [source] = await at.groundAll([{ ...older, cause }]);
      if (source === undefined) throw new Error('no finding');
      return { cause: source.finding.cause, task: verifierTask([{ id: 'V1', source }]) };
    };
    const stated = { side: 'new', startLine: 3, endLine: 3 } as const;
    const moved = await claimOf({ ...stated, path: 'b/pay.js', quote: 'charge(order);\nrepeat(order);' });
    const cause = { path: 'pay.js', side: 'new', startLine: 1, endLine: 2, quote: 'charge(order);\nrepeat(order);' };
    expect(moved.cause).toEqual(cause);
    const [line = ''] = moved.task.split('\n').filter((each) => each.startsWith('{'));
    expect(JSON.parse(line)).toMatchObject({ claim: 'V1', cause });
    expect(moved.task).toContain('A claim with a cause:');
    const invented = await claimOf({ ...stated, path: 'pay.js', quote: 'nobody(wrote, this);' });
    expect(invented.cause).toBeNull();
    expect(invented.task).not.toContain('cause');
  });

  it('finds the code of a renamed file on both sides, under either of its names', async () => {
    const lines = (name: string) => Array.from({ length: 12 }, (_, at) => `keep(${at});`).toSpliced(5, 1, name);
    using built = buildRepository([
      { files: { 'old/r.js': lines('guard(order);').join('\n'), 'old/m.js': 'moved(and, nothing);\n' } },
      {
        files: {
          ...{ 'old/r.js': null, 'old/m.js': null, 'new/m.js': 'moved(and, nothing);\n' },
          'new/r.js': lines('charge(order);').join('\n'),
        },
      },
    ]);
    const [mergeBase = '', headSha = ''] = built.commits;
    const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
    const repo = createRepo(store, { mergeBase, headSha });
    const sides = { head: repo.at(headSha), base: repo.at(mergeBase), changes: await repo.diff(mergeBase, headSha) };
    for (const path of ['old/r.js', 'new/r.js'])
      for (const [side, quote, stands] of [
        ['old', 'guard(order);', anchor('old/r.js', 'old', 6)],
        ['new', 'charge(order);', anchor('new/r.js', 'new', 6)],
      ] as const) {
        const place = { path, side, startLine: 6, endLine: 6, quote };
        expect(await groundQuotation(place, sides)).toMatchObject({ anchor: stands, origin: 'introduced' });
        const { file } = await groundFinding(scriptedFinding({ title: 't', ...place }), sides);
        expect(file).toBe('changed');
      }
    const untouched = { path: 'new/r.js', side: 'new', startLine: 12, endLine: 12, quote: 'keep(11);' } as const;
    expect(await groundQuotation(untouched, sides)).toMatchObject({ quote: 'found', origin: 'pre-existing' });
    const moved = { ...untouched, path: 'new/m.js', startLine: 1, endLine: 1, quote: 'moved(and, nothing);' };
    expect(await groundQuotation(moved, sides)).toMatchObject({ quote: 'found', origin: 'pre-existing' });
  });

  it('tells a file of the change from one beside it and from none', async () => {
    using at = await repository();
    const fileOf = async (path: string) => (await at.groundOne({ path }))?.file;
    expect(await fileOf('pay.js')).toBe('changed');
    expect(await fileOf('gone.js')).toBe('changed');
    expect(await fileOf('rest.js')).toBe('rest');
    expect(await fileOf('nowhere/at-all.js')).toBe('absent');
    // One of the files of that name is meant: that is not nothing.
    expect(await fileOf('src/rest.js')).toBe('rest');
    expect(await fileOf('./src/REST.js:12')).toBe('rest');
  });

  it('does not settle on the other side what is ambiguous on the stated one', async () => {
    using at = await repository();
    expect(await at.groundOne({ quote: 'repeat(order);', startLine: 3 })).toEqual({
      file: 'changed',
      quote: 'missing',
      anchor: null,
      problem:
        'The quoted code fits 2 places of the file at the head, and the stated lines do not settle which is meant.',
      origin: null,
      fix: noFix,
    });
    expect(await at.groundOne({ quote: 'repeat(order);', startLine: 4 })).toMatchObject({ quote: 'found' });
  });

  it.each([
    ['absent.js', 'There is no such path'],
    ['blob.bin', 'This is a binary file'],
    ['pay.js', 'does not stand in the file at the head'],
    ['../../etc/passwd', 'There is no such path'],
  ])('says why nothing of %s was found', async (path, problem) => {
    using at = await repository();
    const grounding = await at.groundOne({ path, quote: 'nothing like it' });
    expect(grounding).toMatchObject({ quote: 'missing', anchor: null, problem: expect.stringContaining(problem) });
  });

  it('finds a file by the name that reviewers were shown', async () => {
    using at = await repository();
    const place = { anchor: anchor('hid\u200bden.js', 'new', 1), quote: 'found' };
    expect(await at.groundOne({ path: 'hid\\u{200b}den.js', quote: 'steal(secrets);\\u{d}' })).toMatchObject(place);
    expect(await at.groundOne({ path: './pay.js' })).toMatchObject({ anchor: anchor('pay.js', 'new', 1) });
  });
});

describe('an excerpt', () => {
  it('holds the cited lines with a few around them, and nothing where nothing was found', async () => {
    using at = await repository();
    expect(await readExcerpt(anchor('pay.js', 'new', 2), at.sides)).toEqual({
      startLine: 1,
      lines: ['charge(order);', 'repeat(order);', 'log(order);', 'repeat(order);'],
    });
    expect(await readExcerpt(anchor('gone.js', 'old', 1), at.sides)).toEqual({
      startLine: 1,
      lines: ['last line of a file'],
    });
    expect(await readExcerpt(null, at.sides)).toBeNull();
  });
});
