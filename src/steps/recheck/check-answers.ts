import { type EarlierClaim, missingAnswers, unfoundAnswers } from '../../prompts/recheck.ts';
import { bare, saysSomething } from '../../rounds/links/quoted-code.ts';
import {
  type Anchor,
  type CheckedEvidence,
  type GroundedFinding,
  type PriorVoice,
  type Recheck,
  Rechecks,
  type Remembered,
  readAs,
} from '../../types.ts';
import { isBorneOut } from '../decide/evidence.ts';
import { formProblem } from '../sessions/form-problem.ts';
import { acceptAfterReminders } from '../sessions/reminders.ts';
import type { Errand } from '../sessions/repository-session.ts';
import { checkEvidence, type EvidenceContext } from '../verify/check-evidence.ts';
import type { PlacedPrior } from './code-state.ts';

/** An earlier finding as it is put to a session. */
export interface AskedClaim extends EarlierClaim {
  readonly placed: PlacedPrior;
}

const mostReminders = 2;

/** Accepts answers as rulings are accepted: told twice at most of what is missing, then taken claim by claim. */
export function checkAnswers(
  claims: readonly AskedClaim[],
  context: Pick<EvidenceContext, 'ground'>,
): Errand<Rechecks>['submit'] {
  return acceptAfterReminders({
    most: mostReminders,
    read(input) {
      const read = readAs(Rechecks, input);
      const problems = read.issues.length > 0 ? [formProblem('The answers do not have the form:', read.issues)] : [];
      return 'value' in read ? { value: read.value, problems } : problems.join('');
    },
    async problemsOf(rechecks, { opened }) {
      const missing = claims.filter(({ id }) => soleAnswer(id, rechecks) === null).map(({ id }) => id);
      const problems = await Promise.all(
        claims.map(async ({ id, placed }) => {
          const answer = soleAnswer(id, rechecks);
          if (answer === null) return [];
          const evidence = await checked(answer, placed, { ...context, opened });
          return isShown(answer.now, evidence, placed) ? [] : [`${id}: ${answer.now} has no quotation that shows it.`];
        }),
      );
      const unfound = problems.flat();
      return [
        ...(missing.length > 0 ? [missingAnswers(missing)] : []),
        ...(unfound.length > 0 ? [unfoundAnswers(unfound)] : []),
      ];
    },
  });
}

/** The answer on one claim as it counts: what its quotations do not show is not said. */
export async function answerOn(
  { id, placed }: AskedClaim,
  rechecks: Rechecks,
  context: EvidenceContext,
): Promise<Pick<PriorVoice, 'now' | 'withdrawn' | 'evidence' | 'remains' | 'reason'>> {
  const answer = soleAnswer(id, rechecks);
  if (answer === null) return noAnswer('The session gave no answer, or more than one, on this claim.');
  const evidence = await checked(answer, placed, context);
  const { now, remains, reason } = answer;
  if (isShown(now, evidence, placed)) return { now, withdrawn: false, evidence, remains, reason };
  return { now: 'cannot-tell', withdrawn: true, evidence, remains, reason };
}

/** Nobody answered. */
function noAnswer(reason: string): Awaited<ReturnType<typeof answerOn>> {
  return { now: 'cannot-tell', withdrawn: false, evidence: [], remains: null, reason };
}

function soleAnswer(id: string, { answers }: Rechecks): Recheck | null {
  const [answer, ...others] = answers.filter(({ claim }) => claim === id);
  return answer === undefined || others.length > 0 ? null : answer;
}

function checked(
  { evidence }: Recheck,
  placed: PlacedPrior,
  context: EvidenceContext,
): Promise<readonly CheckedEvidence[]> {
  const claim = claimOf(placed);
  return Promise.all(evidence.map((one) => checkEvidence(one, claim, context)));
}

/**
 * Whether the quotations show what was answered: for what releases a finding, a line that stands at the head and that can
 * speak against a claim, and that is not the claim's own. That nothing took the place of code, code itself must see.
 */
function isShown(
  now: Recheck['now'],
  evidence: readonly CheckedEvidence[],
  { code, anchor, prior }: PlacedPrior,
): boolean {
  if (now === 'gone') return code === 'gone';
  if (now === 'open' || now === 'cannot-tell') return true;
  // It stays open, so its own lines may show what was done about it.
  if (now === 'partly-fixed') return isBorneOut('refuted', evidence);
  const others = evidence.filter((one) => !liesWithin(one.anchor, anchor) && saysMore(one.evidence.quote, prior.quote));
  if (now === 'documented')
    return isBorneOut(
      'refuted',
      evidence.filter(({ kind }) => kind !== 'code'),
    );
  return isBorneOut('refuted', others);
}

/** Whether a quotation has a line that says something and is none of the claim's: a bracket beside them is no more. */
function saysMore(quote: string, claim: string): boolean {
  const own = new Set(claim.split('\n').map(bare));
  const others = quote.split('\n').filter((line) => !own.has(bare(line)));
  return others.some(saysSomething);
}

function liesWithin(one: Anchor | null, whole: Anchor | null): boolean {
  if (one === null || whole === null) return false;
  const isSameFile = one.path === whole.path && one.side === whole.side;
  return isSameFile && one.startLine >= whole.startLine && one.endLine <= whole.endLine;
}

/** As a claim of this round, for what looks evidence up. */
function claimOf({ prior, anchor, path }: PlacedPrior): GroundedFinding {
  return {
    id: `earlier:F${prior.id.slice(1)}` as GroundedFinding['id'],
    reviewer: prior.raisedBy[0] ?? '',
    finding: findingOf(prior, path),
    grounding: {
      file: 'changed',
      quote: anchor === null ? 'missing' : 'relocated',
      anchor,
      problem: null,
      origin: null,
      fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
    },
  };
}

/** What is remembered of a finding, in the form of one. */
export function findingOf(prior: Remembered, path: string): GroundedFinding['finding'] {
  const { severity, kind, title, side, startLine, endLine, quote, claim, since } = prior;
  return {
    ...{ severity, kind, title, path, side, startLine, endLine, quote },
    cause: null,
    failure: claim === '' ? title : claim,
    body: `As round ${since} or a later one found it; the report of that round has the full text.`,
    fix: null,
    evidence: 'traced',
  };
}
