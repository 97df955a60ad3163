import { readerOf, type Store, sizesOf } from '../objects.ts';

/** An entry of one tree object, in its order. */
export interface TreeRow {
  /** Bytes, each as a character. */
  readonly name: string;
  /** As git prints it. */
  readonly mode: string;
  readonly oid: string;
}

interface Loaded {
  readonly rows: readonly TreeRow[];
  readonly bytes: number;
}

/** The tree objects of some commits of a store, each read once however often it stands in them. */
export class TreeObjects {
  readonly #store: Store;
  readonly #roots = new Map<string, string>();
  readonly #loaded = new Map<string, Loaded>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Reads all trees of a commit, and gives the id of the first.
   * @returns null when there are more than so many, or when they are larger together
   */
  async load(sha: string, { mostTrees, mostBytes }: { readonly mostTrees: number; readonly mostBytes: number }) {
    const known = this.#roots.get(sha);
    if (known !== undefined) return known;
    const root = await this.#rootOf(sha);
    const seen = new Set([root]);
    let left = mostBytes;
    for (let level = [root]; level.length > 0; ) {
      // Before they are read: packed, trees that are too large together can be small.
      left -= await this.#bytesOf(level);
      if (left < 0) return null;
      const read = await Promise.all(level.map((oid) => this.#read(oid, mostBytes)));
      level = [];
      for (const { mode, oid } of read.flatMap(({ rows }) => rows)) {
        if (mode !== treeMode || seen.has(oid)) continue;
        seen.add(oid);
        level.push(oid);
      }
      if (seen.size > mostTrees) return null;
    }
    this.#roots.set(sha, root);
    return root;
  }

  /** Of a tree that was loaded. */
  rowsOf(oid: string): readonly TreeRow[] {
    const tree = this.#loaded.get(oid);
    if (tree === undefined) throw new Error(`the tree ${oid} was not read`);
    return tree.rows;
  }

  async #rootOf(sha: string): Promise<string> {
    const commit = await readerOf(this.#store).read(sha, 100);
    const [, root] = /^tree ([0-9a-f]{40,64})\n/.exec(commit?.start.toString('latin1') ?? '') ?? [];
    if (commit?.kind !== 'commit' || root === undefined) throw new Error(`git has no commit ${sha}`);
    return root;
  }

  async #bytesOf(oids: readonly string[]): Promise<number> {
    const sizes = await sizesOf(
      this.#store,
      oids.filter((oid) => !this.#loaded.has(oid)),
    );
    return oids.reduce((sum, oid) => sum + (this.#loaded.get(oid)?.bytes ?? sizes.get(oid) ?? 0), 0);
  }

  async #read(oid: string, mostBytes: number): Promise<Loaded> {
    const known = this.#loaded.get(oid);
    if (known !== undefined) return known;
    const tree = await readerOf(this.#store).read(oid, mostBytes);
    if (tree?.kind !== 'tree') throw new Error(`git has no tree ${oid}`);
    const read = { rows: treeRows(tree.start, oid.length / 2), bytes: tree.size };
    this.#loaded.set(oid, read);
    return read;
  }
}

export const treeMode = '040000';

/** Entries are `mode SP name NUL id`, one behind the other. */
function treeRows(bytes: Buffer, idLength: number): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0, space);
    const end = nul + 1 + idLength;
    if (space < 0 || nul < 0 || end > bytes.length) throw new Error('a tree ends in the middle of an entry');
    rows.push({
      mode: ordinaryMode(Number.parseInt(bytes.toString('latin1', at, space), 8)),
      name: bytes.toString('latin1', space + 1, nul),
      oid: bytes.toString('hex', nul + 1, end),
    });
    at = end;
  }
  return rows;
}

/** As git reads the modes that older programs wrote. */
function ordinaryMode(mode: number): string {
  switch (mode & 0o170000) {
    case 0o100000:
      return mode & 0o100 ? '100755' : '100644';
    case 0o120000:
      return '120000';
    case 0o040000:
      return treeMode;
    default:
      return '160000';
  }
}
