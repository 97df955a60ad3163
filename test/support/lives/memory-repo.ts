import { createHash } from 'node:crypto';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { parseHunks } from '../../../src/git/hunks.ts';
import type { Repo, Snapshot, TreeEntry } from '../../../src/git/snapshot.ts';
import type { ChangeCommit, ChangedFile } from '../../../src/types.ts';

export type Tree = Readonly<Record<string, string>>;

export interface MemoryCommit {
  readonly sha: string;
  readonly tree: Tree;
  readonly parent: string | null;
}

/** Commits without git: what a review asks of a repository, for properties of thousands of rounds. Texts only. */
export class MemoryRepository {
  readonly #commits = new Map<string, MemoryCommit>();
  #made = 0;

  commit(tree: Tree, parent: string | null): string {
    this.#made += 1;
    const sha = hash(JSON.stringify([this.#made, parent, tree]));
    this.#commits.set(sha, { sha, tree, parent });
    return sha;
  }

  has(sha: string): boolean {
    return this.#commits.has(sha);
  }

  tree(sha: string): Tree {
    const found = this.#commits.get(sha);
    if (found === undefined) throw new Error(`no commit ${sha}`);
    return found.tree;
  }

  /** Commits from..to, oldest first. */
  between(from: string, to: string): ChangeCommit[] {
    const found: ChangeCommit[] = [];
    for (let sha: string | null = to; sha !== null && sha !== from; sha = this.#commits.get(sha)?.parent ?? null)
      found.unshift({ sha, subject: 'A commit', date: '2026-01-05T09:00:00Z' });
    return found;
  }

  open(mergeBase: string, headSha: string): Repo {
    const own = this.between(mergeBase, headSha);
    const [newest = null] = own.slice(-1);
    return {
      at: (sha) => snapshot(sha, this.tree(sha), { own, newest, base: this.tree(mergeBase) }),
      diff: async (from, to) => diff(this.tree(from), this.tree(to)),
      bringRest: () => undefined,
      waitUntil: () => undefined,
      goOnWithout: () => undefined,
      lack: () => null,
      renames: async (from, to) => renames(this.tree(from), this.tree(to)),
      commits: async (from, to) => this.between(from, to),
    };
  }
}

interface History {
  readonly own: readonly ChangeCommit[];
  readonly newest: ChangeCommit | null;
  readonly base: Tree;
}

function snapshot(sha: string, tree: Tree, { own, newest, base }: History): Snapshot {
  const entries = Object.keys(tree)
    .toSorted()
    .map((path): TreeEntry => {
      const text = tree[path] ?? '';
      return { path, mode: '100644', oid: hash(text) };
    });
  const read: Snapshot['read'] = async (path) => {
    const text = tree[path];
    if (text === undefined) return { found: false, note: 'There is no such path in this commit.' };
    return { found: true, lines: linesOf(text), note: null };
  };
  return {
    sha,
    list: async () => entries,
    sizes: async (paths) => new Map(paths.map((path) => [path, Buffer.byteLength(tree[path] ?? '')])),
    read,
    readWhole: read,
    attribute: async () => new Map(),
    firstBytes: async (paths, bytes) =>
      new Map(
        paths.flatMap((path) => {
          const text = tree[path];
          if (text === undefined) return [];
          return [[path, { size: Buffer.byteLength(text), start: Buffer.from(text).subarray(0, bytes) }] as const];
        }),
      ),
    async search({ pattern, limit }) {
      const matches = entries.flatMap(({ path }) =>
        linesOf(tree[path] ?? '').flatMap((text, at) =>
          text.includes(pattern) ? [{ path, line: at + 1, column: text.indexOf(pattern) + 1, text }] : [],
        ),
      );
      return { matches: matches.slice(0, limit), isTruncated: matches.length > limit, leftOut: null };
    },
    log: async () => own.toReversed(),
    blame: async (path, startLine, endLine) =>
      linesOf(tree[path] ?? '')
        .slice(startLine - 1, endLine)
        .map((text, at) => {
          const isOlder = linesOf(base[path] ?? '').includes(text);
          return { line: startLine + at, text, commit: isOlder || newest === null ? null : newest };
        }),
    fromBase: async () => new Set(),
    show: async () => null,
  };
}

/** Files of which more than half of the lines are the same are one that was renamed. */
function diff(from: Tree, to: Tree): ChangedFile[] {
  const added = Object.keys(to).filter((path) => !(path in from));
  const deleted = new Set(Object.keys(from).filter((path) => !(path in to)));
  const pairs = new Map<string, string>();
  for (const path of added)
    for (const old of deleted) {
      if (likeness(from[old] ?? '', to[path] ?? '') <= 0.5) continue;
      pairs.set(path, old);
      deleted.delete(old);
      break;
    }
  const both = Object.keys(to).filter((path) => path in from && from[path] !== to[path]);
  return [
    ...both.map((path) => changed(path, { from: from[path] ?? '', to: to[path] ?? '', status: 'modified' })),
    ...added.map((path) => {
      const old = pairs.get(path);
      if (old === undefined) return changed(path, { from: '', to: to[path] ?? '', status: 'added' });
      const isMoved = from[old] === to[path];
      const status = isMoved ? 'moved' : 'renamed';
      return { ...changed(path, { from: from[old] ?? '', to: to[path] ?? '', status }), oldPath: old };
    }),
    ...[...deleted].map((path) => changed(path, { from: from[path] ?? '', to: '', status: 'deleted' })),
  ].toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

function renames(from: Tree, to: Tree): ReadonlyMap<string, string> {
  return new Map(diff(from, to).flatMap(({ oldPath, path }) => (oldPath === undefined ? [] : [[oldPath, path]])));
}

function changed(
  path: string,
  sides: { readonly from: string; readonly to: string; readonly status: ChangedFile['status'] },
): ChangedFile {
  const { from, to, status } = sides;
  const patch = createTwoFilesPatch('a', 'b', from, to, '', '', { context: 3, headerOptions: FILE_HEADERS_ONLY });
  const hunks = status === 'moved' ? [] : parseHunks(patch);
  const count = (kind: string) => hunks.flatMap(({ lines }) => lines).filter((line) => line.kind === kind).length;
  const mode = '100644';
  return {
    ...{ path, status, content: 'text', notReviewed: null, hunks },
    ...{ oldMode: status === 'added' ? '000000' : mode, newMode: status === 'deleted' ? '000000' : mode },
    ...{ additions: count('added'), deletions: count('deleted') },
  };
}

function likeness(one: string, other: string): number {
  const [lines, others] = [new Set(linesOf(one)), linesOf(other)];
  return others.filter((line) => lines.has(line)).length / Math.max(lines.size, others.length, 1);
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function hash(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
