import { countCovered } from '../../lib/change/covered.ts';
import { overridden } from '../../rounds/override.ts';
import { exclusionAdvice } from '../../rules/unreadable-binary.ts';
import {
  blocks,
  type ChangedFile,
  type CoverageSummary,
  countReviewers,
  type Decision,
  type Delta,
  declinedSentence,
  failuresOf,
  type Gate,
  type HeadState,
  isAtLeast,
  isOpen,
  isUnsettled,
  type Ledger,
  type LedgerFinding,
  type Memory,
  type Policy,
  type RawReview,
  type Ruling,
  rawItemId,
  reaches,
  remedies,
  type SessionRecord,
  severities,
  stands,
  type Verdict,
} from '../../types.ts';
import { counted, missingFiles, named, undeliveredReasons } from './undelivered.ts';

export interface GateInput {
  readonly ledger: Ledger;
  readonly coverage: CoverageSummary;
  readonly reviews: readonly RawReview[];
  readonly policy: Policy;
  /** Every session besides the reviews. */
  readonly sessions?: readonly SessionRecord[];
  /** What is not reviewed, and why. */
  readonly changes: readonly Pick<ChangedFile, 'path' | 'notReviewed'>[];
  readonly head: HeadState;
  /** True when head and base have several merge bases, and one of them does not show it all. */
  readonly isCrossed: boolean;
  /** What the last round left; null where this is the first one. */
  readonly previous?: Pick<Memory, 'leftOut'> | null;
  /** What an earlier round covers; null: all of the change was delivered in this one. */
  readonly delta?: Pick<Delta, 'since' | 'files'> | null;
  /** True when GitHub did not show what the last round left: nobody looked at what was open then. */
  readonly isUnread?: boolean;
  /** Why a file that somebody asked for has not come, in a sentence; null: none was missing. */
  readonly lack?: string | null;
  /** True when some text was withheld because it held a secret of the workflow. */
  readonly hasWithheldText: boolean;
  /** What somebody decided of this very head; null: nothing. */
  readonly override?: Decision | null;
}

const crossed =
  'The branch and its base have several merge bases, and the comparison with one of them does not show what the branch takes back of the others. Merge the base into the branch once more: then there is one.';

/** Decides, from data alone. Blocking wins over incomplete; clean is what is left when nothing speaks against it. */
export function gate(input: GateInput): Gate {
  return overridden(gateAlone(input), input.override ?? null);
}

function gateAlone(input: GateInput): Gate {
  const { ledger, policy } = input;
  const blocking = ledger.findings.filter((found) => blocks(found, policy));
  const open = ledger.findings.filter((found) => isUnsettled(found) && reaches(found.severity, policy.failOn));
  const gaps = gapsOf(input);
  const reasons = [...open.map(unsettledReason), ...gaps, ...adviceOn(open, policy)];
  const isOnlyUnproven = open.length > 0 && gaps.length === 0 && open.every(isLeftOpen);
  if (blocking.length > 0)
    return { outcome: 'blocking', reasons: [...blocking.map(blockingReason), ...reasons], gaps, isOnlyUnproven: false };
  if (reasons.length > 0) return { outcome: 'incomplete', reasons, gaps, isOnlyUnproven };
  return { outcome: 'clean', reasons: [cleanReason(input)], gaps, isOnlyUnproven: false };
}

/** Verifiers answered, and could not tell. A verifier that died has left nothing open. */
function isLeftOpen({ standing, voices }: LedgerFinding): boolean {
  return standing === 'unproven' && voices >= 2;
}

/** What a person can do about findings that no verifier settles, said once. */
function adviceOn(open: readonly LedgerFinding[], { onIncomplete }: Policy): string[] {
  const unproven = open.filter(isLeftOpen);
  if (unproven.length === 0) return [];
  const ids = unproven.map(({ id }) => id).join(', ');
  const letPass =
    onIncomplete === 'fail'
      ? `, or let a person decide: by the comment \`/deep-review dismiss ${unproven[0]?.id} REASON\`, or for all such findings by \`on-incomplete: pass-unproven\``
      : '';
  return [`Verifiers could not settle ${ids}: mend it, make the code show why it cannot happen${letPass}.`];
}

/** Says no more than was measured: not every reviewer that completed had all of the change. */
function cleanReason({ ledger, coverage, reviews, policy, changes, delta = null }: GateInput): string {
  if (isEmpty({ coverage, changes })) return 'The change is empty: no file differs, so there was nothing to review.';
  const { completed, partly, all } = countReviewers(reviews);
  const scope = policy.failOn === 'never' ? '' : `, and nothing at or above ${policy.failOn} is open`;
  const needed = leastReviewers(policy);
  const aside = changes.filter(({ notReviewed }) => notReviewed !== null).length;
  const none = `the pull request changes no line of text that is reviewed${aside === 0 ? '' : ` (not reviewed: ${counted(aside, 'file')})`}`;
  const reached = `every changed line${aside === 0 ? '' : `, but for ${counted(aside, 'file')} that ${aside === 1 ? 'is' : 'are'} not reviewed,`} reached at least ${counted(needed, 'reviewer')}${coveredBefore(delta)}`;
  const read = coverage.changedLines === 0 ? none : reached;
  const own = ledger.findings.filter(
    (found) => found.standing === 'refuted' && found.severity === 'critical' && hasOwnVoice(found),
  );
  const label =
    own.length === 0 ? '' : ` ${own.map(({ id }) => id).join(', ')}: refuted with a fresh session of its own vendor.`;
  const declined = declinedSentence(ledger.findings.filter(({ standing }) => standing === 'declined'));
  return `${completed} of ${all} reviewers completed${partly === 0 ? '' : `, ${partly} in part`}; ${read}${scope}.${declined}${label}`;
}

function coveredBefore(delta: GateInput['delta']): string {
  const lines = (delta?.files ?? []).reduce((sum, file) => sum + countCovered(file), 0);
  return lines === 0 ? '' : ` (${counted(lines, 'line')} in round ${delta?.since})`;
}

function hasOwnVoice({ rulings }: LedgerFinding): boolean {
  return rulings.some(({ verdict, isOtherVendor }) => verdict === 'refuted' && !isOtherVendor);
}

/** Nothing differs between merge base and head: there is nothing that a reviewer could be needed for. */
function isEmpty({ coverage, changes }: Pick<GateInput, 'coverage' | 'changes'>): boolean {
  return coverage.files === 0 && changes.length === 0;
}

/** A gate without a single reviewer would be open. */
function leastReviewers({ minReviewers }: Policy): number {
  return Math.max(1, minReviewers);
}

function unsettledReason({ id, severity, standing, finding }: LedgerFinding): string {
  return `${id} (${severity}) is ${standing}, so it neither blocks nor passes: ${finding.title}`;
}

function blockingReason(found: LedgerFinding): string {
  const { id, severity, rule, finding } = found;
  const by = hasOwnVoiceOnly(found, 'confirmed') ? ', confirmed by its own vendor only' : '';
  return `${id} (${rule === null ? `${severity}${by}` : `found by code, ${rule}`}): ${finding.title}`;
}

/** Whether nobody but fresh sessions of the finder's vendor came to the verdict: whoever reads it must know. */
function hasOwnVoiceOnly({ rulings }: LedgerFinding, verdict: Ruling['verdict']): boolean {
  const those = rulings.filter((ruling) => ruling.verdict === verdict);
  return those.length > 0 && those.every(({ isOtherVendor }) => !isOtherVendor);
}

function gapsOf(input: GateInput): string[] {
  const { coverage, reviews, policy, changes, head, isCrossed, hasWithheldText, isUnread = false, lack = null } = input;
  const gaps: string[] = [];
  const { completed, partly, all } = countReviewers(reviews);
  const needed = isEmpty({ coverage, changes }) ? 0 : leastReviewers(policy);
  const isQuorum = completed + partly >= needed;
  if (!isQuorum) {
    const failed = reviews.flatMap((review) =>
      review.outcome === 'failed' ? [`${review.reviewer.name} (${review.reason.replaceAll('-', ' ')})`] : [],
    );
    const missing = failed.length > 0 ? ` Missing: ${failed.join(', ')}.` : '';
    gaps.push(
      `${completed + partly} of ${all} reviewers completed, and ${needed} ${needed === 1 ? 'is' : 'are'} needed.${missing}`,
    );
  }
  if (isQuorum) gaps.push(...undeliveredReasons(coverage, reviews, needed));
  const lost = reviews.filter((review) => failuresOf(review).some(({ failure }) => failure.reason === 'lost'));
  if (lost.length > 0)
    gaps.push(
      `What ${lost.map(({ reviewer }) => reviewer.name).join(', ')} wrote in another job did not come as that job wrote it, so nobody knows what it said. Re-run all jobs of the workflow.`,
    );
  const unreadable = changes.filter(({ notReviewed }) => notReviewed?.reason === 'unreadable');
  if (unreadable.length > 0)
    gaps.push(
      `${named(unreadable, 1)} cannot be read by any reviewer, and could run: look at ${unreadable.length === 1 ? 'it' : 'them'} by hand. ${exclusionAdvice(unreadable[0]?.path ?? '')}`,
    );
  gaps.push(...costReasons(input), ...reviews.flatMap((review) => unreadableReasons(review, policy)));
  if (isCrossed) gaps.push(crossed);
  gaps.push(...forgottenReasons(input));
  if (isUnread)
    gaps.push('GitHub did not show what earlier rounds left open, so nobody looked at it. Run the job again.');
  if (lack !== null) gaps.push(missingFiles(lack));
  if (head !== 'current') gaps.push(headGaps[head]);
  if (hasWithheldText) gaps.push('A reviewer repeated a secret of the workflow; that text was withheld.');
  return gaps;
}

/** What was not done for want of money, whatever else came of it: who set a bound is told that it was reached. */
function costReasons({ reviews, sessions = [] }: GateInput): readonly string[] {
  const isStopped = ({ reason }: { readonly reason: string }) => reason === 'cost';
  const stopped = reviews.filter((review) => failuresOf(review).some(({ failure }) => isStopped(failure)));
  const count = (purpose: SessionRecord['purpose']) =>
    sessions.filter((session) => session.purpose === purpose && session.failure !== null && isStopped(session.failure))
      .length;
  const [verifications, rechecks] = [count('verification'), count('recheck')];
  const undone = [
    ...stopped.map(
      ({ reviewer, outcome }) => `the review of ${reviewer.name}${outcome === 'failed' ? '' : ', in part'}`,
    ),
    ...(verifications === 0 ? [] : [counted(verifications, 'verification')]),
    ...(rechecks === 0
      ? []
      : [`${counted(rechecks, 'session')} that ${rechecks === 1 ? 'looks' : 'look'} at earlier findings again`]),
  ];
  return undone.length === 0 ? [] : [`\`max-cost-usd\` stopped ${undone.join(', ')}. ${remedies.cost}`];
}

/** Open findings of the last round that its memory had no room for: nobody knows what became of them. */
function forgottenReasons({ previous, policy }: GateInput): readonly string[] {
  const lost = severities
    .filter((severity) => reaches(severity, policy.failOn))
    .map((severity) => previous?.leftOut[severity] ?? 0);
  const count = lost.reduce((sum, each) => sum + each, 0);
  if (count === 0) return [];
  return [
    `${counted(count, 'open finding')} of the last round had no room in the memory, and nobody knows what became of them. Mend what the last report lists, then delete the comment of this action: the next run begins anew.`,
  ];
}

const headGaps: Readonly<Record<Exclude<HeadState, 'current'>, string>> = {
  moved: 'The head of the pull request moved while the review ran.',
  retargeted: 'The base branch of the pull request was changed while the review ran. Run the job again.',
  unknown: 'GitHub did not say whether the head is still the one that was reviewed. Run the job again.',
};

/** What could have kept the gate shut, had it been read: nobody knows that it does not. */
function unreadableReasons(review: RawReview, { failOn }: Policy): readonly string[] {
  if (review.outcome === 'failed') return [];
  const { name } = review.reviewer;
  return review.submission.unreadable.flatMap(({ list, severity }, index) => {
    if (list !== 'findings') return [];
    if (severity !== null && !isAtLeast(severity, 'important') && !reaches(severity, failOn)) return [];
    const what = severity === null ? 'A finding of unknown severity' : `A finding (${severity})`;
    const id = rawItemId(name, 'unreadable', index);
    return [
      `${what} by ${name} could not be read (${id}): read it in the original review in the report, or run the review again.`,
    ];
  });
}

/** The one word for people, which follows from the gate and the counts. */
export function verdictOf({ outcome }: Gate, { findings }: Ledger): Verdict {
  if (outcome === 'incomplete') return 'No verdict';
  const open = findings.filter(isOpen);
  if (open.some((finding) => finding.severity === 'critical' && stands(finding))) return 'Rework';
  const hasDefect = open.some(({ severity }) => severity !== 'suggestion');
  return hasDefect || outcome === 'blocking' ? 'Merge with fixes' : 'Merge as-is';
}
