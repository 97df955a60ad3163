import { enclosingBlock } from '../../lib/enclosing-block.ts';
import { type Anchor, type Excerpt, isOpen, type Ledger, type LedgerFinding, type Ruling } from '../../types.ts';
import type { Sides } from './ground.ts';

const longest = 40;

/** The cited lines as they stand in git, with the block around them: never a model's copy of them. */
export async function readExcerpt(anchor: Anchor | null, { head, base }: Sides): Promise<Excerpt | null> {
  if (anchor === null) return null;
  const text = await (anchor.side === 'new' ? head : base).readWhole(anchor.path);
  if (!text.found) return null;
  const { startLine, endLine } = enclosingBlock(text.lines, anchor, longest);
  return { startLine, lines: text.lines.slice(startLine - 1, endLine) };
}

/** Puts to each finding the lines that it is about, and those that show how the defect is reached. */
export async function cite(ledger: Ledger, sides: Sides): Promise<Ledger> {
  const findings = await Promise.all(
    ledger.findings.map(async (finding) => ({
      ...finding,
      excerpt: await readExcerpt(finding.anchor, sides),
      reach: await readReach(finding, sides),
    })),
  );
  return { ...ledger, findings };
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
