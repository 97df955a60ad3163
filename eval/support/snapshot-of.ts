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
  const list = async () => Object.keys(files).map((path) => ({ path, mode: '100644', oid: '' }));
  return {
    sha: '',
    list,
    sizes: async (paths) => new Map(paths.map((path) => [path, files[path]?.join('\n').length ?? 0])),
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
