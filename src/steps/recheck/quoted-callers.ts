import { bare, saysSomething } from '../../rounds/links/quoted-code.ts';
import {
  type Anchor,
  type CheckedEvidence,
  isOpen,
  type Ledger,
  type LedgerFinding,
  type Memory,
  type QuotedCaller,
  type Remembered,
} from '../../types.ts';
import type { GroundContext } from '../ground/ground.ts';
import { findElsewhere, nameNow } from './find-code.ts';

const most = 2;
/** Characters of a quotation that are kept. */
const longest = 160;
const longestPath = 300;

/**
 * What shows that a finding can happen, besides its own lines: code that voices quoted who confirm it, or who find it open. What
 * people decline they decline with it, so it is remembered; as git has it, for who quotes has slips. Where nobody quoted anything in
 * this round, what earlier ones had is kept as far as it is there.
 * @param mask what is done to every text before it is published: what holds a secret is not kept
 * @returns by ids of findings that are open or declined
 */
export async function quotedCallers(
  { findings, priors = [] }: Ledger,
  previous: Memory | null,
  context: GroundContext,
  mask: (text: string) => string,
): Promise<ReadonlyMap<string, readonly QuotedCaller[]>> {
  const before = new Map(previous?.findings.map((found) => [found.id, found.quoted ?? []]));
  const voices = new Map(priors.map((prior) => [prior.id, prior.voices.filter(({ now }) => now === 'open')]));
  const kept = findings.filter((found) => found.rule === null && (isOpen(found) || found.standing === 'declined'));
  const all = await Promise.all(
    kept.map(async (found) => {
      const said = [
        ...found.rulings.filter(({ verdict }) => verdict === 'confirmed').flatMap(({ evidence }) => evidence),
        ...(voices.get(found.id) ?? []).flatMap(({ evidence }) => evidence),
      ];
      // What is declined is about what was quoted when it was.
      const now = found.standing === 'declined' ? [] : await quotedIn(said, found, context, mask);
      const quoted = now.length > 0 ? now : await stillThere(before.get(found.id) ?? [], context);
      return quoted.length === 0 ? [] : [[found.id, quoted] as const];
    }),
  );
  return new Map(all.flat());
}

/** The first of the callers of a finding that does not stand as it did; null: all of them do. */
export async function changedCaller(
  { quoted = [] }: Pick<Remembered, 'quoted'>,
  context: GroundContext,
): Promise<QuotedCaller | null> {
  for (const caller of quoted) {
    const path = await pathOf(caller, context);
    if (path === null || path === 'unknown') return caller;
  }
  return null;
}

async function quotedIn(
  said: readonly CheckedEvidence[],
  { anchor: own }: Pick<LedgerFinding, 'anchor'>,
  { head }: GroundContext,
  mask: (text: string) => string,
): Promise<readonly QuotedCaller[]> {
  const found = await Promise.all(
    said.map(async ({ anchor, isDeleted }): Promise<readonly QuotedCaller[]> => {
      if (anchor === null || anchor.side !== 'new' || isDeleted || touches(anchor, own)) return [];
      const text = anchor.path.length > longestPath ? null : await head.readWhole(anchor.path);
      if (!text?.found) return [];
      const lines = text.lines.slice(anchor.startLine - 1, anchor.endLine).filter(saysSomething);
      const quote = firstOf(lines.map((line) => line.trim()));
      return quote === '' || mask(quote) !== quote ? [] : [{ path: anchor.path, quote }];
    }),
  );
  const different = new Map(found.flat().map((caller) => [JSON.stringify(caller), caller]));
  // Another file is what its own lines know nothing of.
  const isNear = ({ path }: QuotedCaller) => Number(path === own?.path);
  return [...different.values()].toSorted((one, other) => isNear(one) - isNear(other)).slice(0, most);
}

function touches(one: Anchor, own: Anchor | null): boolean {
  if (own === null || one.path !== own.path || one.side !== own.side) return false;
  return one.startLine <= own.endLine && own.startLine <= one.endLine;
}

/** As many whole lines as fit; of one that does not fit by itself, its beginning. */
function firstOf(lines: readonly string[]): string {
  const fitting = lines.reduce<string>((all, line) => {
    const more = all === '' ? line : `${all}\n${line}`;
    return more.length <= longest ? more : all;
  }, '');
  return fitting === '' ? (lines[0] ?? '').slice(0, longest).toWellFormed() : fitting;
}

async function stillThere(quoted: readonly QuotedCaller[], context: GroundContext): Promise<readonly QuotedCaller[]> {
  const paths = await Promise.all(quoted.map((caller) => pathOf(caller, context)));
  return quoted.flatMap((caller, at) => {
    const path = paths[at] ?? null;
    if (path === 'unknown') return [caller];
    return path === null || path.length > longestPath ? [] : [{ ...caller, path }];
  });
}

/**
 * The file that has the lines now: the same one, under whatever name, or where that is gone the only other one. Null: they do not
 * stand as they did; `unknown`: nobody could look in time. The same lines in another file are no move as long as theirs is there.
 */
async function pathOf({ path, quote }: QuotedCaller, context: GroundContext): Promise<string | 'unknown' | null> {
  const now = nameNow(path, context);
  const text = await context.head.readWhole(now);
  if (!text.found) {
    const found = await findElsewhere(quote, context);
    return found === 'unknown' ? found : (found?.path ?? null);
  }
  return bare(text.lines.join('\n')).includes(bare(quote)) ? now : null;
}
