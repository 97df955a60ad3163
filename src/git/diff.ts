import type { ChangedFile } from '../types.ts';
import { parseHunks } from './hunks.ts';
import { decodeText, gitIn, type Store } from './objects.ts';

const contextLines = 8;
const absent = '000000';

/** Attributes, external programs and configuration of any kind have no say in what the change is. */
const flags = [
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--text',
  '--no-renames',
  '--full-index',
  '--submodule=short',
  '--ignore-submodules=none',
  '--diff-algorithm=histogram',
  '--no-indent-heuristic',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

interface RawEntry {
  readonly oldMode: string;
  readonly newMode: string;
  readonly status: string;
  readonly path: string;
}

/** What differs between two commits, path by path: one list and one patch, whatever their number. */
export async function diffCommits(store: Store, from: string, to: string): Promise<readonly ChangedFile[]> {
  const [raw, patch] = await Promise.all([
    gitIn(store, ['diff', '--raw', '-z', ...flags, from, to, '--']),
    gitIn(store, ['diff', '--patch', `--unified=${contextLines}`, ...flags, from, to, '--']),
  ]);
  if (raw.isTruncated || patch.isTruncated) throw new Error('the change is larger than 256 MiB: too large to review');
  const entries = rawEntries(raw.stdout.toString('utf8'));
  const chunks = splitPatch(patch.stdout);
  let next = 0;
  const files = entries.map((entry) => {
    // A change of type is printed as a deletion and an addition.
    const count = entry.status === 'T' ? 2 : 1;
    const own = chunks.slice(next, next + count);
    next += count;
    return changedFile(entry, own);
  });
  if (next !== chunks.length) throw new Error(`git printed ${chunks.length} patches for ${next} changes`);
  return files;
}

function rawEntries(text: string): RawEntry[] {
  const fields = text.split('\0');
  const entries: RawEntry[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [oldMode = '', newMode = '', , , status = ''] = (fields[at] ?? '').slice(1).split(' ');
    entries.push({ oldMode, newMode, status, path: fields[at + 1] ?? '' });
  }
  return entries;
}

/** Content lines start with a sign, so a line that starts with the heading is one. */
function splitPatch(patch: Buffer): Buffer[] {
  const heading = Buffer.from('diff --git ');
  const starts: number[] = [];
  for (let at = patch.indexOf(heading); at >= 0; at = patch.indexOf(heading, at + 1))
    if (at === 0 || patch[at - 1] === 0x0a) starts.push(at);
  return starts.map((start, index) => patch.subarray(start, starts[index + 1] ?? patch.length));
}

const statuses: Readonly<Record<string, ChangedFile['status']>> = { A: 'added', D: 'deleted', T: 'type-changed' };

function changedFile({ oldMode, newMode, status, path }: RawEntry, chunks: readonly Buffer[]): ChangedFile {
  const mode = newMode === absent ? oldMode : newMode;
  const texts = chunks.map(decodeText);
  const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'symlink' : 'text';
  const isBinary = kind === 'text' && texts.includes(null);
  const hunks = isBinary ? [] : texts.flatMap((text) => parseHunks(text ?? ''));
  const count = (of: 'added' | 'deleted') =>
    hunks.reduce((total, { lines }) => total + lines.filter((line) => line.kind === of).length, 0);
  return {
    path,
    status: statuses[status] ?? 'modified',
    oldMode,
    newMode,
    content: isBinary ? 'binary' : kind,
    additions: count('added'),
    deletions: count('deleted'),
    hunks,
  };
}
