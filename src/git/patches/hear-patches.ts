import { decodeLines } from '../decode.ts';

/** What git printed of one file. */
export interface Patch {
  readonly text: string;
  /** Then the file may be none. */
  readonly holdsNul: boolean;
}

const heading = Buffer.from('diff --git ');
const lineFeed = 0x0a;

/**
 * Takes patches apart while git prints them: as bytes, pieces of a pipe and texts at once, a large change would be in memory
 * three times. Content lines start with a sign, so a line that starts with the heading is one.
 */
export function hearPatches() {
  const patches: Patch[] = [];
  /** Of the patch that is being printed: what has come of it. */
  let open: Buffer[] = [];
  /** Of its last line: what has come of that. */
  let line: Buffer[] = [];
  let bytes = 0;

  function close(): void {
    if (open.length === 0) return;
    const patch = Buffer.concat(open);
    patches.push({ text: decodeLines(patch), holdsNul: patch.includes(0) });
    open = [];
  }

  /** @param lines whole ones */
  function hearLines(lines: Buffer): void {
    let from = 0;
    for (let at = lines.indexOf(heading); at >= 0; at = lines.indexOf(heading, at + 1)) {
      if (at > 0 && lines[at - 1] !== lineFeed) continue;
      if (at > from) open.push(lines.subarray(from, at));
      close();
      from = at;
    }
    if (from < lines.length) open.push(lines.subarray(from));
  }

  return {
    hear(piece: Buffer): void {
      bytes += piece.length;
      const end = piece.lastIndexOf(lineFeed) + 1;
      line.push(piece.subarray(0, end || piece.length));
      if (end === 0) return;
      hearLines(Buffer.concat(line));
      line = [piece.subarray(end)];
    },
    /** All of them, when git has ended, and how many bytes they were. */
    end(): { readonly patches: readonly Patch[]; readonly bytes: number } {
      hearLines(Buffer.concat(line));
      close();
      return { patches, bytes };
    },
  };
}
