import { declinedWords } from '../../rounds/decisions.ts';
import {
  type Anchor,
  type Closed,
  isOpen,
  isStillOpen,
  type Ledger,
  type LedgerFinding,
  type Memory,
  type Prior,
  rankOf,
  stands,
} from '../../types.ts';
import type { GroundContext } from '../ground/ground.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';
import { carriedOf } from './carried.ts';
import { checkPriors } from './check-priors.ts';
import { isDeclinedStill, likeDeclined, type Words, wasDeclined } from './declined.ts';
import { type EarlierRounds, linkRounds } from './link-rounds.ts';
import { pastOf, pastOfClosed, pastOfPrior, pastWords } from './past.ts';
import { unite } from './unite.ts';

/**
 * One ledger of this round and those before it. A finding that an earlier round had keeps its id, every other one gets an
 * id that no finding ever had, and what was open and nobody raised again stands on as its re-check says. Finding something
 * again never makes it count for less: who raises it once more, and rates it lower, has not mended it.
 * @throws {Error} when not every earlier finding has exactly one status, which is a bug
 */
export async function joinRounds(
  ledger: Ledger,
  earlierRounds: EarlierRounds,
  context: GroundContext,
): Promise<Ledger> {
  const { memory, ties } = earlierRounds;
  const { again: links, back, alike } = linkRounds(ledger, earlierRounds, await namesNow(context));
  const { checked, again, living, superseded } = unite(earlierRounds.checked, links, ties);
  const origins = { checked, since: earlierRounds.since, round: memory.round + 1 };
  const kept = new Map<LedgerFinding, string>([
    ...[...again].map(([found, { placed }]) => [found, placed.prior.id] as const),
    ...[...back].map(([found, { id }]) => [found, id] as const),
  ]);
  const ids = newIds(ledger, memory, kept);
  const words = (comment: number | null) => declinedWords(comment, memory.decisions);
  const findings = await Promise.all(
    ledger.findings.map(async (found): Promise<LedgerFinding> => {
      const earlier = again.get(found);
      const id = ids.get(found.id) ?? found.id;
      if (earlier === undefined) {
        const past =
          pastOfClosed(back.get(found)) ??
          (await pastOf(found, (alike.get(found) ?? []).map(living), origins, context));
        const reasons = [...found.reasons, ...likeDeclined(found, checked, words), ...pastWords(past, checked)];
        return { ...found, id, past, reasons };
      }
      if (!isDeclinedStill(earlier, found)) return { ...asBefore(found, earlier, words), id };
      const { sources, raisedBy } = found;
      const standing = 'declined' as const;
      // What reviewers say of it anew is no other code, and must not become what the decision is about.
      if (found.rule === null) return { ...(await carriedOf(earlier, context, words)), sources, raisedBy };
      const past = pastOfPrior(earlier.placed.prior);
      return { ...found, id, standing, past, reasons: [words(earlier.placed.prior.declined) ?? earlier.reason] };
    }),
  );
  const raised = new Map([...again].map(([found, earlier]) => [earlier, found]));
  const priors = [
    ...(await Promise.all(checked.map((each) => priorOf(each, raised.get(each) ?? null, { context, words })))),
    ...superseded.map(({ earlier, by }) => supersededPrior(earlier, by)),
    ...[...back].map(([found, closed]) => returned(found, closed)),
  ];
  const isCarried = ({ placed, status }: CheckedPrior) =>
    (isStillOpen(status) || status === 'declined') && placed.prior.rule === null;
  const carried = await Promise.all(
    checked.filter((each) => !raised.has(each) && isCarried(each)).map((each) => carriedOf(each, context, words)),
  );
  const joined = {
    findings: [...findings, ...carried].toSorted(inOrder),
    observations: ledger.observations.map((one) => ({
      ...one,
      sameAs: one.sameAs === null ? null : (ids.get(one.sameAs) ?? one.sameAs),
    })),
    dispositions: ledger.dispositions.map((one) => ({
      ...one,
      into: one.into === null ? null : (ids.get(one.into) ?? one.into),
    })),
    priors,
  };
  checkPriors(joined, memory);
  return joined;
}

/** Under which name the head has a file; empty where it has none that the change has not renamed. */
async function namesNow({ head, changes, renamed: since }: GroundContext): Promise<(path: string) => string> {
  const paths = new Set((await head.list()).map(({ path }) => path));
  const renamed = new Map(changes.flatMap(({ oldPath, path }) => (oldPath === undefined ? [] : [[oldPath, path]])));
  return (path) => (paths.has(path) ? path : (renamed.get(path) ?? since?.get(path) ?? ''));
}

/** Ids by the one that this round alone would give: those of earlier findings, and numbers that no finding ever had. */
function newIds(
  { findings }: Ledger,
  { nextId }: Memory,
  kept: ReadonlyMap<LedgerFinding, string>,
): ReadonlyMap<string, string> {
  let next = nextId;
  return new Map(
    findings.map((found) => {
      const before = kept.get(found);
      if (before !== undefined) return [found.id, before];
      next += 1;
      return [found.id, `F${next - 1}`];
    }),
  );
}

/**
 * A finding that is raised again. What the last round had confirmed stays so unless a re-check says that it is mended: then
 * the two contradict each other, and this round's own verification has the word. Rated lower counts only where voices have
 * lowered it.
 */
function asBefore(found: LedgerFinding, earlier: CheckedPrior, words: Words): LedgerFinding {
  const { placed, status } = earlier;
  const { prior } = placed;
  if (prior.rule !== null) return found;
  const isLowered = rankOf(found.rawSeverity) <= rankOf(prior.severity);
  const severity = isLowered || rankOf(found.severity) <= rankOf(prior.severity) ? found.severity : prior.severity;
  const isStanding = stands(prior) && !stands(found) && isStillOpen(status);
  const past = pastOfPrior(prior);
  const reasons = [
    `Open since round ${prior.since}.`,
    ...pastWords(past),
    ...wasDeclined(earlier, words),
    ...(severity === prior.severity ? [] : [`It was ${prior.severity} in the last round.`]),
    ...(severity === found.severity ? [] : [`It was raised as ${found.severity} this time, which no voice bears out.`]),
  ];
  const standing = isStanding ? prior.standing : found.standing;
  return {
    ...found,
    severity,
    standing,
    voices: Math.max(found.voices, prior.voices),
    past,
    reasons: [...found.reasons, ...reasons],
  };
}

async function priorOf(
  earlier: CheckedPrior,
  again: LedgerFinding | null,
  { context: { head }, words }: { readonly context: GroundContext; readonly words: Words },
): Promise<Prior> {
  const { placed, status, voices, evidence } = earlier;
  const { prior, code, anchor } = placed;
  const shown = evidence?.anchor ?? null;
  const isDeclined = isDeclinedStill(earlier, again);
  const reason = isDeclined
    ? (words(prior.declined) ?? earlier.reason)
    : [...wasDeclined(earlier, words), earlier.reason].join(' ');
  const told = toldAgain(again, {
    status: isDeclined || status !== 'declined' ? status : 'open',
    reason,
    rule: prior.rule,
  });
  return {
    id: prior.id,
    title: prior.title,
    severity: prior.severity,
    since: prior.since,
    status: told.status,
    code,
    anchor,
    evidence: shown === null || evidence === null ? null : { anchor: shown, quote: evidence.evidence.quote },
    commit: shown === null || told.status !== 'fixed' ? null : await newestCommit(shown, head),
    foundAgain: again?.raisedBy ?? [],
    ...(prior.again === undefined ? {} : { raisedAgain: prior.again }),
    voices,
    reason: told.reason,
  };
}

function toldAgain(
  again: LedgerFinding | null,
  { status, reason, rule }: Pick<Prior, 'status' | 'reason'> & { readonly rule: string | null },
): Pick<Prior, 'status' | 'reason'> {
  if (again === null)
    return rule === null ? { status, reason } : { status: 'code-gone', reason: 'Code does not find it any more.' };
  if (status === 'declined') return { status, reason };
  if (!isOpen(again))
    return {
      status: 'acknowledged',
      reason: 'It is still there, and the configuration does not let it count any more.',
    };
  if (rule !== null) return { status: 'open', reason: 'Code finds it again.' };
  if (status === 'unclear') return { status: 'open', reason: 'It was raised again.' };
  if (isStillOpen(status)) return { status, reason };
  return { status: 'open', reason: `It was raised again, although a re-check says otherwise: ${reason}` };
}

/** One that turned out to be another one, and lives on in it. */
function supersededPrior({ placed: { prior, code, anchor }, voices }: CheckedPrior, by: string): Prior {
  const { id, title, severity, since } = prior;
  return {
    ...{ id, title, severity, since, code, anchor, voices, evidence: null, commit: null, foundAgain: [] },
    ...{ status: 'superseded', supersededBy: by, reason: `It is one finding with ${by}.` },
  };
}

/** A finding that had been closed, and is there again under its old id. */
function returned({ raisedBy, anchor }: LedgerFinding, { id, title, severity, since, status, round }: Closed): Prior {
  const wasMended = status === 'fixed' || status === 'code-gone';
  return {
    ...{ id, title, severity, since, anchor, code: null, evidence: null, commit: null, voices: [] },
    status: wasMended ? 'regressed' : 'open',
    foundAgain: raisedBy,
    reason: `Round ${round} had closed it (${status}).`,
  };
}

/** The newest commit of the change that wrote one of the lines; null where they are older, or git does not tell. */
async function newestCommit({ path, side, startLine, endLine }: Anchor, head: GroundContext['head']) {
  if (side !== 'new') return null;
  try {
    const commits = (await head.blame(path, startLine, endLine)).flatMap(({ commit }) => commit ?? []);
    return commits.toSorted((one, other) => other.date.localeCompare(one.date))[0]?.sha ?? null;
  } catch {
    return null;
  }
}

/** As the ledger of one round is sorted. */
export function inOrder(one: LedgerFinding, other: LedgerFinding): number {
  return (
    Number(isOpen(other)) - Number(isOpen(one)) ||
    rankOf(one.severity) - rankOf(other.severity) ||
    Number(one.id.slice(1)) - Number(other.id.slice(1))
  );
}
