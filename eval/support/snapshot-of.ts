import type { Snapshot } from '../../src/git/snapshot.ts';

/** A head that holds the given files and nothing else, in memory: what reads files of it needs no repository. */
export function snapshotOf(files: Readonly<Record<string, readonly string[]>>): Snapshot {
  const read = async (path: string) => {
    const lines = Object.hasOwn(files, path) ? files[path] : undefined;
    return lines === undefined
      ? ({ found: false, note: 'no such file' } as const)
      : ({ found: true, lines, note: null } as const);
  };
  const no = async () => {
    throw new Error('files in memory have no history');
  };
  const list = async () =>
    Object.entries(files).map(([path, lines]) => ({ path, mode: '100644', oid: '', size: lines.join('\n').length }));
  return {
    sha: '',
    list,
    read,
    readWhole: read,
    firstBytes: no,
    attribute: no,
    search: no,
    log: no,
    blame: no,
    fromBase: no,
    show: no,
  };
}
