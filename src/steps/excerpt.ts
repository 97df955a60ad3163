import type { Anchor, Candidate, Excerpt } from '../types.ts';
import { type CitedCandidate, shownSource } from './adjudicate.ts';
import type { Sides } from './ground.ts';

const around = 3;
const longest = 40;

/** The cited lines as they stand in git, with a few around them: never a model's copy of them. */
export async function readExcerpt(anchor: Anchor | null, { head, base }: Sides): Promise<Excerpt | null> {
  if (anchor === null) return null;
  const text = await (anchor.side === 'new' ? head : base).readWhole(anchor.path);
  if (!text.found) return null;
  const startLine = Math.max(1, anchor.startLine - around);
  const endLine = Math.min(text.lines.length, anchor.endLine + around, startLine + longest - 1);
  return { startLine, lines: text.lines.slice(startLine - 1, endLine) };
}

/** Puts to each candidate the lines that its words are about. */
export function cite(candidates: readonly Candidate[], sides: Sides): Promise<readonly CitedCandidate[]> {
  return Promise.all(
    candidates.map(async (candidate) => ({
      ...candidate,
      excerpt: await readExcerpt(shownSource(candidate).grounding.anchor, sides),
    })),
  );
}
