import type { SessionTask } from '../../agent/loop.ts';
import { type Claim, missingRulings, unfoundEvidence } from '../../prompts/verifier.ts';
import {
  type CheckedEvidence,
  type GroundedFinding,
  type Judgement,
  Judgements,
  type Ruling,
  readAs,
} from '../../types.ts';
import { type GroundContext, groundQuotation } from '../ground/ground.ts';
import { formProblem } from '../sessions/form-problem.ts';
import { acceptAfterReminders } from '../sessions/reminders.ts';

/** Who rules. */
type Bench = Pick<Ruling, 'by' | 'provider' | 'isOtherVendor'>;

const mostReminders = 2;
/** A quotation of a bracket or a blank line stands everywhere and shows nothing. */
const leastLetters = 4;

/**
 * Accepts rulings that have the form, after the session was told twice at most of claims without exactly one ruling and
 * of quotations that are not in the code. What is still wrong then counts as unproven or unverified.
 */
export function checkRulings(claims: readonly Claim[], ground: GroundContext): SessionTask<Judgements>['submit'] {
  const broken = 'The rulings do not have the form:';
  return acceptAfterReminders({
    most: mostReminders,
    read(input) {
      const read = readAs(Judgements, input);
      const problems = read.issues.length > 0 ? [formProblem(broken, read.issues)] : [];
      return 'value' in read ? { value: read.value, problems } : problems.join('');
    },
    async problemsOf(judgements) {
      const unruledIds = claims.filter(({ id }) => soleJudgement(id, judgements) === null).map(({ id }) => id);
      const problems = (await Promise.all(judgements.rulings.map((judgement) => problemsOf(judgement, ground)))).flat();
      return [
        ...(unruledIds.length > 0 ? [missingRulings(unruledIds)] : []),
        ...(problems.length > 0 ? [unfoundEvidence(problems)] : []),
      ];
    },
  });
}

function soleJudgement(id: string, { rulings }: Judgements): Judgement | null {
  const [judgement, ...others] = rulings.filter(({ claim }) => claim === id);
  return judgement === undefined || others.length > 0 ? null : judgement;
}

async function problemsOf(judgement: Judgement, ground: GroundContext): Promise<readonly string[]> {
  if (judgement.verdict === 'unproven') return [];
  if (judgement.evidence.length === 0) return [`${judgement.claim}: no quotation.`];
  const checked = await Promise.all(judgement.evidence.map((evidence) => checkEvidence(evidence, ground)));
  return checked.flatMap(({ anchor, evidence: { path, startLine, endLine } }) =>
    anchor === null ? [`${judgement.claim}: not found at ${path}:${startLine ?? '?'}-${endLine ?? '?'}.`] : [],
  );
}

async function checkEvidence(evidence: Judgement['evidence'][number], ground: GroundContext): Promise<CheckedEvidence> {
  const letters = evidence.quote.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < leastLetters) return { evidence, anchor: null, origin: null };
  const { anchor, origin } = await groundQuotation(evidence, ground);
  return { evidence, anchor, origin };
}

/**
 * The ruling on one claim. A verdict that lacks a quotation, or of which one is not in the code, is unproven: nobody is
 * talked out of a finding, or into one, without an established fact.
 */
export async function rulingsOf(
  { id, source }: Claim,
  judgements: Judgements,
  { ground, bench }: { readonly ground: GroundContext; readonly bench: Bench },
): Promise<Ruling> {
  const judgement = soleJudgement(id, judgements);
  if (judgement === null) return unruled(source, bench, 'The session gave no ruling, or more than one, on this claim.');
  const { verdict, severity, effect, isIntended, fix, reason } = judgement;
  const evidence = await Promise.all(judgement.evidence.map((one) => checkEvidence(one, ground)));
  const isChecked = evidence.length > 0 && evidence.every(({ anchor }) => anchor !== null);
  const isWithdrawn = verdict !== 'unproven' && !isChecked;
  return {
    ...bench,
    about: source.id,
    verdict: isWithdrawn ? 'unproven' : verdict,
    severity,
    effect,
    isIntended,
    fix,
    evidence,
    reason,
    withdrawn: isWithdrawn ? verdict : null,
  };
}

/** No verdict came. */
export function unruled(source: GroundedFinding, bench: Bench, reason: string): Ruling {
  return {
    ...bench,
    about: source.id,
    verdict: 'unverified',
    severity: null,
    effect: null,
    isIntended: false,
    fix: 'not-judged',
    evidence: [],
    reason,
    withdrawn: null,
  };
}
