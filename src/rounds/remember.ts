import {
  type BaseRound,
  type Bindings,
  type Closed,
  isOpen,
  isStillOpen,
  type LedgerFinding,
  type Memory,
  type Prior,
  placeOf,
  type QuotedCaller,
  type Remembered,
  type Report,
  type RoundRow,
  withoutWaiting,
} from '../types.ts';
import { claimOf, cut, longestTitle, united } from './claims.ts';
import { verdictOfMemory } from './gate-of-memory.ts';
import { stillLeftOut } from './left-out.ts';
import { restsOn } from './rests-on.ts';
import { talliesOf, wasActedOn } from './tallies.ts';

/** What a memory holds besides the report. */
export interface Circumstances {
  readonly bound: Bindings;
  readonly previous: Memory | null;
  /** The run that writes it, as GitHub counts runs. */
  readonly run: string;
  /** Contents of the files at the head, by path. */
  readonly blobs: ReadonlyMap<string, string>;
  /** The changed files, as another round can know them again. */
  readonly files: BaseRound['files'];
  /** Ids of findings whose code the change itself brought, as code tells. */
  readonly ours: ReadonlySet<string>;
  /** By ids of findings: what showed that they can happen, besides their own lines. */
  readonly quoted: ReadonlyMap<string, readonly QuotedCaller[]>;
}

const nothingLeftOut = { leftOut: { critical: 0, important: 0, suggestion: 0 }, leftOutMarks: [] };
const mostClosed = 300;
const longestClosedQuote = 300;
const mostRows = 20;
const mostAgain = 10;
/** For so many rounds it is kept what a finding was fixed by. */
const roundsOfFix = 5;

/** What a round leaves to the next one, from its report with the secrets masked. */
export function remember(report: Report, { bound, previous, run, blobs, files, ours, quoted }: Circumstances): Memory {
  const { ledger, rounds, reviews } = report;
  const gate = withoutWaiting(report.gate);
  const { headSha, mergeBase } = bound;
  const vendors = new Map(reviews.map(({ reviewer }) => [reviewer.name, reviewer.vendor]));
  const known = knownBefore(previous, ledger.priors ?? []);
  const tags = new Map(
    [...(previous?.closed ?? []), ...(previous?.findings ?? [])].map((found) => [found.id, tagOf(found)]),
  );
  const priorOf = new Map(ledger.priors?.map((prior) => [prior.id, prior]));
  const acted = actedOn(ledger.priors ?? [], previous);
  const kept = ledger.findings.filter((found) => isOpen(found) || found.standing === 'declined');
  const findings = kept.map((found): Remembered => {
    const { anchor, finding, raisedBy } = found;
    const place = placeOf(found);
    const before = known.get(found.id);
    // It may be reopened: what is known of it stays as it was when it was declined.
    const declined = found.standing === 'declined' ? (before ?? null) : null;
    return {
      id: found.id,
      fingerprint: found.fingerprint,
      ...otherThan(found.fingerprint, tags.get(found.id)),
      since: before?.since ?? found.past?.since ?? rounds.round,
      severity: found.severity,
      rawSeverity: found.rawSeverity,
      // A round in which nobody could look at it takes nothing from what verifiers had confirmed.
      standing:
        declined?.standing ?? (found.sources.length === 0 ? (before?.standing ?? found.standing) : found.standing),
      voices: found.voices,
      kind: found.kind,
      rule: found.rule,
      isOurs: anchor === null || declined !== null ? before?.isOurs === true : ours.has(found.id),
      title: cut(finding.title, longestTitle),
      claim: claimOf(finding, before),
      path: cut(place.path, 4096),
      side: place.side,
      startLine: anchor?.startLine ?? null,
      endLine: anchor?.endLine ?? null,
      quote: firstLines(finding.quote, 1_200),
      ...quotedBy(quoted.get(found.id)),
      blob: blobs.get(place.path) ?? null,
      raisedBy: [...new Set([...(before?.raisedBy ?? []), ...raisedBy])].slice(0, 50),
      vendors: [...new Set([...(before?.vendors ?? []), ...raisedBy.flatMap((name) => vendors.get(name) ?? [])])].slice(
        0,
        50,
      ),
      isUnclear: declined?.isUnclear ?? priorOf.get(found.id)?.status === 'unclear',
      ...againOf(before, priorOf.get(found.id), rounds.round),
      ...kinOf(found.past, before),
      ...(acted.has(found.id) || before?.isActedOn === true ? { isActedOn: true as const } : {}),
      declined: declined?.declined ?? null,
    };
  });
  const priors = ledger.priors ?? [];
  const again = new Set(findings.map(({ id }) => id));
  const closed = [
    ...(previous?.closed ?? []).filter(({ id }) => !again.has(id)).map((each) => withoutOldFix(each, rounds.round)),
    ...priors
      .filter(({ status, id }) => !isStillOpen(status) && !again.has(id))
      .map((prior) => closedOf(prior, previous, rounds.round)),
  ];
  return {
    bound,
    round: rounds.round,
    sequence: (previous?.sequence ?? 0) + 1,
    run,
    nextId: nextIdOf(ledger, previous?.nextId ?? 1),
    isComplete: gate.outcome !== 'incomplete',
    gaps: gate.gaps.slice(0, 50).map((gap) => cut(gap, 600)),
    base: isBase({ ...report, gate })
      ? { round: rounds.round, headSha, mergeBase, files, ...(report.small === undefined ? {} : { isSmall: true }) }
      : (previous?.base ?? null),
    restsOn: isBase({ ...report, gate }) ? restsOn(report, { bound, blobs }) : null,
    rounds: [
      ...(previous?.rounds ?? []),
      rowOf({ ...report, gate, verdict: report.gate === gate ? report.verdict : verdictOfMemory(gate, { findings }) }),
    ].slice(-mostRows),
    findings,
    closed: closed.slice(-mostClosed),
    decisions: previous?.decisions ?? [],
    handled: previous?.handled ?? 0,
    tallies: [...talliesOf(ledger, previous)],
    // Nobody knows what became of those that were not found again: they stay counted.
    ...stillLeftOut(previous ?? nothingLeftOut, ledger.findings),
  };
}

/** The number of the next finding. @param before of this round's first new one */
export function nextIdOf({ findings, priors = [] }: Report['ledger'], before: number): number {
  return Math.max(before, ...[...findings, ...priors].map(({ id }) => Number(id.slice(1)) + 1));
}

/**
 * Whether the next round may leave out what this one had: it came to a decision, and lacked nothing. One that blocks may
 * still have left a line undelivered.
 */
function isBase({ gate, coverage }: Report): boolean {
  return gate.outcome !== 'incomplete' && gate.gaps.length === 0 && coverage.undelivered.length === 0;
}

/** What was known of each finding before this round; of one that others turned out to be, what was known of all of them. */
function knownBefore(previous: Memory | null, priors: readonly Prior[]): ReadonlyMap<string, Remembered> {
  const known = new Map(previous?.findings.map((found) => [found.id, found]));
  for (const { id, supersededBy } of priors) {
    const [one, other] = [known.get(supersededBy ?? ''), known.get(id)];
    if (one !== undefined && other !== undefined) known.set(one.id, united(one, other));
  }
  return known;
}

/** What is open, and was acted on all the same: it is fixed in part, or had been closed and is back. */
function actedOn(priors: readonly Prior[], previous: Memory | null): ReadonlySet<string> {
  return new Set([...priors, ...(previous?.closed ?? [])].filter(wasActedOn).map(({ id }) => id));
}

/** In which rounds it was raised once more; the first one it has by itself. */
function againOf(before: Remembered | undefined, prior: Prior | undefined, round: number): Pick<Remembered, 'again'> {
  const now =
    prior === undefined || prior.foundAgain.length === 0 ? [] : [{ round, by: prior.foundAgain.slice(0, 50) }];
  const all = [...(before?.again ?? []), ...now];
  return all.length === 0 ? {} : { again: all.slice(-mostAgain) };
}

function kinOf(
  past: LedgerFinding['past'],
  before: Remembered | undefined,
): Pick<Remembered, 'after' | 'splitFrom' | 'late' | 'undoes'> {
  const { after = null, splitFrom = null, late } = past ?? {};
  // A remedy is not remembered: what it takes back was told when it was proposed.
  const undoes = past?.undoes?.id ?? before?.undoes;
  return {
    ...(after === null ? {} : { after }),
    ...(splitFrom === null ? {} : { splitFrom }),
    ...(late === undefined ? {} : { late }),
    ...(undoes === undefined ? {} : { undoes }),
  };
}

function quotedBy(quoted: readonly QuotedCaller[] = []): Pick<Remembered, 'quoted'> {
  return quoted.length === 0 ? {} : { quoted };
}

/** One round in a row. */
function rowOf({ createdAt, change, gate, verdict, ledger, rounds }: Report): RoundRow {
  const earlier = new Set((ledger.priors ?? []).map(({ id }) => id));
  const open = ledger.findings.filter(isOpen);
  return {
    round: rounds.round,
    at: createdAt,
    headSha: change.headSha,
    outcome: gate.outcome,
    verdict,
    found: open.filter(({ id }) => !earlier.has(id)).length,
    fixed: (ledger.priors ?? []).filter(({ status }) => status === 'fixed').length,
    open: open.length,
  };
}

function closedOf(prior: Prior, previous: Memory | null, round: number): Closed {
  const { id, status, severity, title, since, supersededBy, evidence } = prior;
  const before = previous?.findings.find((found) => found.id === id);
  const fingerprint = before?.fingerprint ?? '';
  return {
    ...{ id, fingerprint, since, status, round, severity, title: cut(title, longestTitle) },
    ...otherThan(fingerprint, before?.tag),
    ...(supersededBy === undefined ? {} : { supersededBy }),
    ...(before === undefined || before.rule !== null
      ? {}
      : { code: { kind: before.kind, path: before.path, quote: firstLines(before.quote, longestClosedQuote) } }),
    ...(status !== 'fixed' || before?.side !== 'new'
      ? {}
      : {
          mendedBy: evidence && {
            path: cut(evidence.anchor.path, 4096),
            quote: firstLines(evidence.quote, longestClosedQuote),
          },
        }),
  };
}

/** Who asks for what a fix took out does so soon. */
function withoutOldFix(closed: Closed, round: number): Closed {
  return round - closed.round < roundsOfFix ? closed : { ...closed, mendedBy: undefined };
}

/** A finding keeps the comment on lines that it got when it was new. */
function tagOf({ fingerprint, tag = fingerprint }: Pick<Closed, 'tag' | 'fingerprint'>): string {
  return tag;
}

function otherThan(fingerprint: string, tag = ''): Pick<Closed, 'tag'> {
  return tag === '' || tag === fingerprint ? {} : { tag };
}

/** As many whole lines as fit; of one that does not fit by itself, its beginning. */
function firstLines(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf('\n', most);
  return cut(end > 0 ? text.slice(0, end) : text, most);
}
