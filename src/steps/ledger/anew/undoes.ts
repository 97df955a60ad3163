import { DiffProblem, readProposedDiff } from '../../../lib/proposed-diff.ts';
import { bare, saysSomething } from '../../../rounds/links/quoted-code.ts';
import { type Disposition, isOpen, type Ledger, type LedgerFinding, placeOf, rankOf } from '../../../types.ts';

/** An earlier finding that is fixed, and its code as it was. */
export interface Undone {
  readonly id: string;
  readonly round: number;
  readonly title: string;
  readonly quote: string;
}

/** The same with where that was, and the lines that showed that it is fixed. */
export interface Mended extends Undone {
  readonly path: string;
  /** Null where nobody quoted any. */
  readonly by: { readonly path: string; readonly quote: string } | null;
}

/**
 * Marks findings whose remedy would bring back the code of a fixed finding, or take out what fixed it: two rounds that ask for
 * opposite things. Below critical it takes two vendors to ask for more than a person did by mending it.
 */
export function markUndoing(
  ledger: Ledger,
  {
    mended,
    known,
    vendors,
  }: {
    readonly mended: readonly Mended[];
    /** By ids of findings that were told of in an earlier round, and weighed there. */
    readonly known: ReadonlyMap<string, Undone>;
    /** Of reviewers, by name. */
    readonly vendors: ReadonlyMap<string, string>;
  },
): Ledger {
  const lowered = new Map<string, string>();
  const findings = ledger.findings.map((found): LedgerFinding => {
    const now = isOpen(found) && found.past !== undefined ? undoneBy(found, mended) : undefined;
    const other = now ?? (isOpen(found) ? known.get(found.id) : undefined);
    if (other === undefined || found.past === undefined) return found;
    const { id, round, title, quote } = other;
    const words = `Its remedy takes back what fixed ${id} of round ${round}.`;
    const marked = {
      ...found,
      past: { ...found.past, undoes: { id, round, title, quote } },
      reasons: [...found.reasons, words],
    };
    if (now === undefined || found.severity !== 'important' || voicesFor(found, vendors) >= 2) return marked;
    const why = `Only one vendor asks for what contradicts ${id} of round ${round}, so it is a suggestion.`;
    lowered.set(found.id, why);
    return { ...marked, severity: 'suggestion', reasons: [...marked.reasons, why] };
  });
  return { ...ledger, findings, dispositions: ledger.dispositions.map((one) => lower(one, lowered)) };
}

function lower(one: Disposition, lowered: ReadonlyMap<string, string>): Disposition {
  const why = one.into === null ? undefined : lowered.get(one.into);
  if (why === undefined || one.fate === 'refuted' || one.fate === 'moved') return one;
  const isRaisedHigher = one.from !== null && rankOf(one.from) < rankOf('suggestion');
  if (one.facts.includes('merged') || !isRaisedHigher) return { ...one, to: 'suggestion' };
  return { ...one, fate: 'demoted', to: 'suggestion', reason: why };
}

/** Vendors that raise it or confirm it. */
function voicesFor({ raisedBy, rulings }: LedgerFinding, vendors: ReadonlyMap<string, string>): number {
  const raising = raisedBy.flatMap((name) => vendors.get(name) ?? []);
  const confirming = rulings.flatMap(({ verdict, vendor }) => (verdict === 'confirmed' ? [vendor] : []));
  return new Set([...raising, ...confirming]).size;
}

function undoneBy(found: LedgerFinding, mended: readonly Mended[]): Mended | undefined {
  const diff = found.fix.mended ?? found.finding.fix?.diff ?? '';
  if (mended.length === 0 || diff.trim() === '') return undefined;
  const edits = editsOf(diff, placeOf(found).path);
  return mended.find((one) => {
    const [own, other] = [edits.get(one.path), one.by === null ? undefined : edits.get(one.by.path)];
    const brings = own !== undefined && hasAll(own.added, one.quote) && !hasAny(own.deleted, one.quote);
    return (
      brings ||
      (other !== undefined &&
        one.by !== null &&
        hasAll(other.deleted, one.by.quote) &&
        !hasAny(other.added, one.by.quote))
    );
  });
}

interface Edits {
  readonly added: Set<string>;
  readonly deleted: Set<string>;
}

/** What a diff adds and deletes, by path; nothing where it is none. */
function editsOf(diff: string, path: string): ReadonlyMap<string, Edits> {
  const edits = new Map<string, Edits>();
  try {
    for (const { from, to, hunks } of readProposedDiff(diff, path))
      for (const row of hunks.flatMap(({ rows }) => rows)) {
        const name = (to ?? from ?? path).replace(/^[ab]\//u, '');
        const own = edits.get(name) ?? { added: new Set(), deleted: new Set() };
        edits.set(name, own);
        if (row.startsWith('+')) own.added.add(bare(row.slice(1)));
        if (row.startsWith('-')) own.deleted.add(bare(row.slice(1)));
      }
  } catch (error) {
    if (!(error instanceof DiffProblem)) throw error;
  }
  return edits;
}

function hasAll(lines: ReadonlySet<string>, quote: string): boolean {
  const telling = quote.split('\n').filter(saysSomething);
  return telling.length > 0 && telling.every((line) => lines.has(bare(line)));
}

function hasAny(lines: ReadonlySet<string>, quote: string): boolean {
  return quote.split('\n').some((line) => saysSomething(line) && lines.has(bare(line)));
}
