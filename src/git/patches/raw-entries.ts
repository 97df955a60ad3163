import { pathText } from '../../lib/path-text.ts';
import type { Sides } from '../decoded-hunks.ts';
import { recordsOf } from '../objects.ts';
import type { ChangedPath } from '../snapshot.ts';

/** One path of git's raw list of differences, or two that git paired. Paths are as `pathText` gives them. */
export interface RawEntry extends ChangedPath, Sides {
  /** The letter of git: A, D, M, T or R. */
  readonly status: string;
  /** Where it stood before; null unless git paired two paths. */
  readonly oldPath: string | null;
}

/** Mode of the side on which a path does not exist. */
export const absent = '000000';

/** @param bytes what `git diff --raw --no-abbrev -z` printed */
export function rawEntries(bytes: Buffer): RawEntry[] {
  const fields = recordsOf(bytes);
  const entries: RawEntry[] = [];
  const pathAt = (at: number) => pathText(fields[at] ?? Buffer.of());
  for (let at = 0; at + 1 < fields.length; ) {
    const [oldMode = '', newMode = '', oldOid = '', newOid = '', score = ''] = (fields[at]?.toString('latin1') ?? '')
      .slice(1)
      .split(' ');
    const [old = null, now = null] = [oldOid, newOid].map((oid) => (/^0+$/.test(oid) ? null : oid));
    const status = score.slice(0, 1);
    const isPair = status === 'R';
    const path = pathAt(at + (isPair ? 2 : 1));
    const oldPath = isPair ? pathAt(at + 1) : null;
    entries.push({ oldMode, newMode, oldOid: old, newOid: now, status, path, oldPath });
    at += isPair ? 3 : 2;
  }
  return entries;
}

/** Blobs of both sides; what a submodule points to is none. */
export function blobsOf(entries: readonly RawEntry[]): readonly string[] {
  return entries.flatMap(({ oldMode, oldOid, newMode, newOid }) => [
    ...(oldOid === null || oldMode === submodule ? [] : [oldOid]),
    ...(newOid === null || newMode === submodule ? [] : [newOid]),
  ]);
}

/** Mode of a submodule, whose id is that of a commit elsewhere. */
export const submodule = '160000';

/** Whether nothing but the path differs. */
export function isSameBlob({ oldOid, newOid }: RawEntry): boolean {
  return oldOid !== null && oldOid === newOid;
}

/** A pair as the deletion and the addition that it is made of. */
export function unpaired(entry: RawEntry): readonly RawEntry[] {
  const { oldMode, newMode, oldOid, newOid, path, oldPath } = entry;
  if (oldPath === null) return [entry];
  return [
    { oldMode, newMode: absent, oldOid, newOid: null, status: 'D', path: oldPath, oldPath: null },
    { oldMode: absent, newMode, oldOid: null, newOid, status: 'A', path, oldPath: null },
  ];
}
