import { isUtf8 } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BuiltRepository, buildRepository, type CommitScript } from '../../../test/support/git-repository.ts';
import { pullRequest } from '../../../test/support/report-parts.ts';
import { samples } from '../../../test/support/samples.ts';
import { createRepo } from '../../git/repo.ts';
import { coversLine } from '../../lib/change/covered.ts';
import { fileChanges } from '../../rounds/file-changes.ts';
import type { ChangedFile, Delta } from '../../types.ts';
import { changedFiles } from '../gather.ts';
import { changesSince } from './changes-since.ts';

type Files = CommitScript['files'];
const asked = { include: null, exclude: [] };

/** Two rounds of a branch in one repository, by the commits that they compared. */
interface Rounds {
  readonly before: { readonly mergeBase: string; readonly headSha: string };
  readonly now: { readonly mergeBase: string; readonly headSha: string };
}

async function compare(repository: BuiltRepository, { before, now }: Rounds, gone: readonly string[] = []) {
  const store = { gitDirectory: join(repository.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, now);
  const readChanges = (span: Rounds['now']) => changedFiles(span, repo, asked);
  const [then, changes] = [await readChanges(before), await readChanges(now)];
  const entries = await repo.at(before.headSha).list();
  const files = fileChanges(then, new Map(entries.map(({ path, oid }) => [path, oid])));
  const delta = await changesSince(
    { round: 1, ...before, files },
    { change: { ...pullRequest, ...now }, changes },
    { repo, readChanges, bring: async (commits) => new Set(commits.filter((sha) => !gone.includes(sha))) },
  );
  return { delta, changes, then };
}

const changedLines = ({ hunks }: ChangedFile) =>
  hunks.flatMap(({ lines }) =>
    lines.filter(({ kind }) => kind !== 'context').map(({ kind, text }) => `${kind} ${text}`),
  );

const dueIn = (delta: Delta, changes: readonly ChangedFile[]) =>
  changes.flatMap((file) => {
    const own = delta.files.find(({ path }) => path === file.path);
    const due = changedLines(file).filter((_, at) => own === undefined || !coversLine(own, at));
    return due.length === 0 && own?.isSettled === true ? [] : [[file.path, due] as const];
  });

/** Bytes as text, those of another encoding than UTF-8 as they are shown. */
function decoded(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  return isUtf8(buffer) ? buffer.toString() : bytes;
}

/** git compares UTF-16 by bytes, which are no rows: of such a file, all lines of both sides. */
function wideRows(repository: BuiltRepository, name: string, { mergeBase, headSha }: Rounds['now']): string[] {
  const side = (sha: string, kind: string) => {
    if (entry(repository, sha, name) === '') return [];
    const bytes = execFileSync('git', ['show', `${sha}:${name}`], { cwd: repository.folder });
    const text =
      bytes[0] === 0xff && bytes[1] === 0xfe && bytes.length > 2
        ? bytes.subarray(2).toString('utf16le')
        : decoded(bytes.toString('latin1'));
    const lines = text.split('\n');
    return (lines.at(-1) === '' ? lines.slice(0, -1) : lines).map((line) => `${kind} ${line}`);
  };
  return [...side(mergeBase, 'deleted'), ...side(headSha, 'added')];
}

/** The same question asked of git in another way: every line that a diff without context of two commits adds or deletes. */
function hadLines(repository: BuiltRepository, { mergeBase, headSha }: Rounds['now']): Map<string, string[]> {
  const args = ['diff', '-U0', '--text', '--histogram', '--no-indent-heuristic', '-M50%', mergeBase, headSha];
  const patch = execFileSync('git', args, { cwd: repository.folder, encoding: 'latin1' });
  const had = new Map<string, string[]>();
  for (const part of patch.split(/^diff --git /mu).slice(1)) {
    const [, path] = /^\+\+\+ b\/(.*?)\t?$/mu.exec(part) ?? /^--- a\/(.*?)\t?$/mu.exec(part) ?? [];
    if (path === undefined || path === '/dev/null') continue;
    const name = /^\+\+\+ \/dev\/null/mu.test(part) ? (/^--- a\/(.*)$/mu.exec(part)?.[1] ?? '') : path;
    const rows = part
      .slice(part.search(/^@@/mu))
      .split('\n')
      .filter((row) => /^[+-]/u.test(row));
    const wide = part.includes('\u00ff\u00fe') ? wideRows(repository, name, { mergeBase, headSha }) : null;
    const told = wide ?? rows.map((row) => `${row.startsWith('+') ? 'added' : 'deleted'} ${decoded(row.slice(1))}`);
    // A change of type is a deletion and an addition.
    had.set(name, [...(had.get(name) ?? []), ...told]);
  }
  return had;
}

function expectSound(
  repository: BuiltRepository,
  rounds: Rounds,
  { delta, changes }: Awaited<ReturnType<typeof compare>>,
) {
  if (delta === null) throw new Error('nothing was told');
  expect(delta.files.map(({ path }) => path)).toEqual(changes.map(({ path }) => path));
  const had = hadLines(repository, rounds.before);
  const sameBase = rounds.before.mergeBase === rounds.now.mergeBase;
  for (const file of changes) {
    const own = delta.files.find(({ path }) => path === file.path);
    if (own === undefined) throw new Error('no file');
    const left = [...(had.get(file.path) ?? [])];
    for (const [at, row] of changedLines(file).entries()) {
      if (!coversLine(own, at)) continue;
      const found = left.indexOf(row);
      expect(found, `${file.path}: ${row}`).toBeGreaterThanOrEqual(0);
      left.splice(found, 1);
    }
    const blobs = [rounds.before, rounds.now].map(({ headSha }) => entry(repository, headSha, file.path));
    if (sameBase && own.isSettled) expect(blobs[0], file.path).toBe(blobs[1]);
  }
}

const entry = (repository: BuiltRepository, sha: string, path: string) =>
  repository.git('ls-tree', '-r', sha, '--', path);

const word = fc.constantFrom('', '}', 'a', 'b', 'return a;', 'return b;', 'if (a) {', 'x\r');
const text = fc.array(word, { maxLength: 12 }).map((lines) => lines.map((line) => `${line}\n`).join(''));
const content = fc.oneof(
  { weight: 12, arbitrary: text },
  { weight: 1, arbitrary: fc.constant(Buffer.from([0, 1, 2, 255])) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: text.map((script) => ({ script })) },
  { weight: 1, arbitrary: fc.constant({ link: 'a.ts' }) },
  { weight: 1, arbitrary: text.map((lines) => Buffer.from(`\ufeff${lines}`, 'utf16le')) },
);
const path = fc.constantFrom('a.ts', 'b.ts', 'lib/c.ts', 'lib/d.ts');
const push: fc.Arbitrary<Files> = fc.dictionary(path, content, { minKeys: 1, maxKeys: 3 });

describe('what an earlier round had of a change, over histories of real commits', () => {
  it('is never more than a diff of that round has, and all only where nothing differs (A10)', async () => {
    await fc.assert(
      fc.asyncProperty(push, push, push, fc.option(push), fc.boolean(), async (base, one, two, landed, isForced) => {
        using repository = buildRepository([
          { files: { 'README.md': 'r\n', ...base } },
          { files: one, branch: 'topic' },
        ]);
        const [mergeBase = '', headSha = ''] = repository.commits;
        const before = { mergeBase, headSha };
        let onto = mergeBase;
        if (landed !== null) {
          onto = repository.commit({ files: landed, on: 'main' });
          repository.git('checkout', '--quiet', 'topic');
        }
        // A merge of the base, or a rebase onto it: whatever conflicts is resolved for the branch.
        if (landed !== null) repository.git('merge', '--quiet', '--no-commit', '-s', 'ours', 'main');
        if (isForced) repository.git('checkout', '--quiet', '--force', '-B', 'topic', onto);
        const now = { mergeBase: onto, headSha: repository.commit({ files: isForced ? { ...one, ...two } : two }) };
        const rounds = { before, now };
        const gone = await compare(repository, rounds, [headSha]);
        for (const compared of [await compare(repository, rounds), gone]) expectSound(repository, rounds, compared);
        expect(gone.delta?.byLine).toBe(false);
      }),
      { numRuns: samples(30, 2) },
    );
  });
});

const lines = (count: number, of = 'line') => Array.from({ length: count }, (_, at) => `${of} ${at} of many`);
const textOf = (all: readonly string[]) => `${all.join('\n')}\n`;
const mine = lines(40, 'mine');
const first: Files = { 'a.ts': textOf(mine), 'b.ts': textOf(lines(20, 'b')) };

async function dueAfter(second: Files, start: Files = {}, { files = first, gone = false } = {}) {
  using repository = buildRepository([
    { files: { 'README.md': 'r\n', ...start } },
    { files, branch: 'topic' },
    { files: second },
  ]);
  const [mergeBase = '', headSha = '', last = ''] = repository.commits;
  const rounds = { before: { mergeBase, headSha }, now: { mergeBase, headSha: last } };
  const compared = await compare(repository, rounds, gone ? [headSha] : []);
  expectSound(repository, rounds, compared);
  return compared.delta === null ? null : dueIn(compared.delta, compared.changes);
}

describe('what is delivered again', () => {
  it.each<[string, Files, readonly (readonly [string, readonly string[]])[]]>([
    ['is one line that differs', { 'a.ts': textOf(mine.with(7, 'fixed')) }, [['a.ts', ['added fixed']]]],
    [
      'is every line of a file that was renamed and edited',
      { 'a.ts': null, 'c.ts': textOf(mine.with(7, 'fixed')) },
      [['c.ts', mine.with(7, 'fixed').map((line) => `added ${line}`)]],
    ],
    [
      'is every line of a file that became executable',
      { 'b.ts': { script: textOf(lines(20, 'b')) } },
      [['b.ts', lines(20, 'b').map((line) => `added ${line}`)]],
    ],
    [
      'is every line of a file whose lines end otherwise',
      { 'b.ts': textOf(lines(20, 'b')).replaceAll('\n', '\r\n') },
      [['b.ts', lines(20, 'b').map((line) => `added ${line}\r`)]],
    ],
    ['is a file that became binary, which has none', { 'b.ts': Buffer.from([0, 1, 2]) }, [['b.ts', []]]],
    [
      'is a line that was moved within its file',
      { 'a.ts': textOf([...mine.slice(0, 5), ...mine.slice(6), 'mine 5 of many']) },
      [['a.ts', ['added mine 5 of many']]],
    ],
    [
      'is the second of two lines that are alike',
      { 'a.ts': textOf([...mine, 'mine 3 of many']) },
      [['a.ts', ['added mine 3 of many']]],
    ],
    [
      'is every line of a file that changed its encoding, though no letter differs',
      { 'b.ts': Buffer.from(`\ufeff${textOf(lines(20, 'b'))}`, 'utf16le') },
      [['b.ts', [...lines(20, 'b').map((line) => `added ${line}`)]]],
    ],
    ['is a link that leads elsewhere', { 'b.ts': { link: 'a.ts' } }, [['b.ts', ['added a.ts']]]],
    ['is no line of what was only taken out, but its place', { 'a.ts': textOf(mine.toSpliced(9, 3)) }, [['a.ts', []]]],
    ['is nothing where a new file stands beside it but that file', { 'new.ts': 'new\n' }, [['new.ts', ['added new']]]],
  ])('%s', async (_, second, due) => {
    expect(await dueAfter(second)).toEqual(due);
  });

  it('is a file that was deleted and is back, whole', async () => {
    const start = { 'c.ts': textOf(lines(10, 'c')) };
    const deleted = { ...first, 'c.ts': null };
    expect(await dueAfter({ 'c.ts': textOf(lines(10, 'c').with(2, 'back')) }, start, { files: deleted })).toEqual([
      ['c.ts', ['deleted c 2 of many', 'added back']],
    ]);
    expect(await dueAfter(start, start, { files: deleted })).toEqual([]);
  });

  it('is whole files where the old head is gone, and only those that differ (A8)', async () => {
    const fixed = mine.with(7, 'fixed');
    expect(await dueAfter({ 'a.ts': textOf(fixed) }, {}, { gone: true })).toEqual([
      ['a.ts', fixed.map((line) => `added ${line}`)],
    ]);
  });
});
