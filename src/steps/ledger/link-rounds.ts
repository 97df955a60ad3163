import { isApart, type Known, linkFindings } from '../../rounds/links/link.ts';
import { type Closed, isOpen, type Ledger, type LedgerFinding, type Memory, placeOf } from '../../types.ts';
import type { Tie, Ties } from '../cluster/earlier.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';

/** What earlier rounds say of this one's ledger. */
export interface EarlierRounds {
  readonly memory: Memory;
  readonly checked: readonly CheckedPrior[];
  /** What a model said where code cannot tell. */
  readonly ties: Ties;
  /** Commits of the change since the last round; null where nobody knows. */
  readonly since: ReadonlySet<string> | null;
}

export interface Linked {
  readonly again: ReadonlyMap<LedgerFinding, CheckedPrior>;
  /** What had been closed in an earlier round. */
  readonly back: ReadonlyMap<LedgerFinding, Closed>;
  /** The earlier ones that a finding of its own has anything in common with, the most first. */
  readonly alike: ReadonlyMap<LedgerFinding, readonly CheckedPrior[]>;
}

/**
 * Which findings of this round are earlier ones: those that count, and what code finds by rules of its own. What is in doubt
 * is two findings, and the new one names the other. What a person declined takes nothing in on a doubt: that would hide it.
 * @param pathNow of a file of an earlier round: under which name the head has it; empty where nobody knows
 */
export function linkRounds(
  ledger: Ledger,
  { memory, checked, ties: { ties } }: EarlierRounds,
  pathNow: (path: string) => string,
): Linked {
  const later = ledger.findings.filter((found) => isOpen(found) || found.rule !== null);
  const tiesOf = (found: LedgerFinding | undefined) => ties.filter(({ source }) => found?.sources.includes(source));
  const answer = (at: number, index: number) => wordOn(checked[at], tiesOf(later[index]));
  const links = linkFindings(
    checked.map(({ placed: { prior, path, anchor } }) => known(prior, anchor?.path ?? path)),
    later.map(knownNow),
    { canBeOne: (at, index) => !isApart(checked[at]?.placed.anchor ?? null, later[index]?.anchor ?? null), answer },
  );
  const again = new Map<LedgerFinding, CheckedPrior>();
  for (const [index, { at, isSure }] of links) {
    const [found, earlier] = [later[index], checked[at]];
    if (found === undefined || earlier?.placed.prior.rule !== found.rule) continue;
    const isDoubtful = !isSure && found.rule === null && answer(at, index) !== 'one';
    if (earlier.placed.prior.declined === null || !isDoubtful) again.set(found, earlier);
  }
  const apart = later.filter((found) => !again.has(found));
  const returned = closedAgain(apart.filter(isOpen), memory.closed, pathNow);
  const byId = new Map(checked.map((each) => [each.placed.prior.id, each]));
  const back = new Map<LedgerFinding, Closed>();
  const alike = new Map<LedgerFinding, readonly CheckedPrior[]>();
  const taken = new Set(again.values());
  for (const found of apart) {
    const before = returned.get(found);
    const open = before?.supersededBy === undefined ? undefined : byId.get(before.supersededBy);
    const near = tiesOf(found).flatMap(({ prior }) => byId.get(prior) ?? []);
    if (before !== undefined && before.supersededBy === undefined) back.set(found, before);
    else if (open !== undefined && !taken.has(open)) again.set(found, open);
    else alike.set(found, open === undefined ? near : [open, ...near]);
  }
  return { again, back, alike };
}

/**
 * What had been closed and is there again: by path, kind and code, or where code is sure of it, in whatever file it is now. One
 * that turned out to be another one is that one.
 * @param pathNow of a file of an earlier round: under which name the head has it; empty where nobody knows
 */
function closedAgain(
  later: readonly LedgerFinding[],
  closed: readonly Closed[],
  pathNow: (path: string) => string,
): ReadonlyMap<LedgerFinding, Closed> {
  const byFingerprint = new Map(closed.map((each) => [each.fingerprint, each]));
  const byId = new Map(closed.map((each) => [each.id, each]));
  const coded = closed.flatMap((each) => (each.code === undefined ? [] : [{ ...each, code: each.code }]));
  const links = linkFindings(
    coded.map((each) => known({ ...each, ...each.code }, pathNow(each.code.path))),
    later.map(knownNow),
  );
  const back = new Map<LedgerFinding, Closed>();
  for (const [index, found] of later.entries()) {
    const link = links.get(index);
    const sure = link?.isSure === true && found.rule === null ? coded[link.at] : undefined;
    const before = byFingerprint.get(found.fingerprint) ?? sure;
    const living = byId.get(before?.supersededBy ?? '') ?? before;
    if (living !== undefined && ![...back.values()].some(({ id }) => id === living.id)) back.set(found, living);
  }
  return back;
}

/** One finding can be made of several candidates: it is the earlier one if a part of it is. */
function wordOn(earlier: CheckedPrior | undefined, ties: readonly Tie[]): Tie['said'] {
  const said = ties.filter(({ prior }) => prior === earlier?.placed.prior.id).map((tie) => tie.said);
  return said.includes('one') ? 'one' : said.includes('two') ? 'two' : null;
}

function knownNow(found: LedgerFinding): Known {
  return known({ ...found, ...found.finding, kind: found.kind }, placeOf(found).path);
}

function known({ fingerprint, kind, title, quote }: Omit<Known, 'path'>, path: string): Known {
  return { fingerprint, path, kind, title, quote };
}
