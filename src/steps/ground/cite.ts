import { enclosingBlock } from '../../lib/enclosing-block.ts';
import {
  type Anchor,
  type Excerpt,
  isOpen,
  type Ledger,
  type LedgerFinding,
  type LedgerObservation,
  type Ruling,
} from '../../types.ts';
import type { Sides } from './ground.ts';

const longest = 40;

/** The cited lines as they stand in git, with the block around them: never a model's copy of them. */
export async function readExcerpt(anchor: Anchor | null, { head, base }: Sides): Promise<Excerpt | null> {
  return readLines(anchor, { head, base }, (lines, at) => enclosingBlock(lines, at, longest));
}

async function readLines(
  anchor: Anchor | null,
  { head, base }: Sides,
  extent: (lines: readonly string[], anchor: Anchor) => Pick<Anchor, 'startLine' | 'endLine'>,
): Promise<Excerpt | null> {
  if (anchor === null) return null;
  const text = await (anchor.side === 'new' ? head : base).readWhole(anchor.path);
  if (!text.found) return null;
  const { startLine, endLine } = extent(text.lines, anchor);
  return { startLine, lines: text.lines.slice(startLine - 1, endLine) };
}

/** Puts to each finding the lines that it is about, and those that show how the defect is reached; to each limitation its comment. */
export async function cite(ledger: Ledger, sides: Sides): Promise<Ledger> {
  const findings = await Promise.all(
    ledger.findings.map(async (finding) => ({
      ...finding,
      excerpt: await readExcerpt(finding.anchor, sides),
      reach: await readReach(finding, sides),
    })),
  );
  const observations = await Promise.all(ledger.observations.map((one) => quoteComment(one, sides)));
  return { ...ledger, findings, observations };
}

/** The comment alone: what stands around it is no part of what it acknowledges. */
async function quoteComment(observation: LedgerObservation, sides: Sides): Promise<LedgerObservation> {
  const { quotation } = observation;
  if (quotation === null) return observation;
  const excerpt = await readLines(quotation.anchor, sides, (_, { startLine, endLine }) => ({
    startLine,
    endLine: Math.min(endLine, startLine + longest - 1),
  }));
  return { ...observation, quotation: { ...quotation, excerpt } };
}

/** The first confirming quotation that lies apart from the finding itself: mostly the caller. */
async function readReach({ anchor, rulings, standing }: LedgerFinding, sides: Sides): Promise<LedgerFinding['reach']> {
  if (anchor === null || !isOpen({ standing })) return null;
  for (const { evidence, anchor: there } of rulings.filter(isConfirmed).flatMap((ruling) => ruling.evidence)) {
    if (there === null || !liesApart(there, anchor)) continue;
    const excerpt = await readExcerpt(there, sides);
    if (excerpt !== null) return { anchor: there, excerpt, shows: evidence.shows };
  }
  return null;
}

function isConfirmed({ verdict }: Ruling): boolean {
  return verdict === 'confirmed';
}

function liesApart(one: Anchor, other: Anchor): boolean {
  if (one.path !== other.path || one.side !== other.side) return true;
  return one.startLine > other.endLine + longest || one.endLine < other.startLine - longest;
}
