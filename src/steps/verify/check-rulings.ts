import { type Claim, missingRulings, unfoundEvidence } from '../../prompts/verifier.ts';
import {
  type CheckedEvidence,
  type GroundedFinding,
  type Judgement,
  Judgements,
  type Ruling,
  readAs,
} from '../../types.ts';
import { heldToEvidence, isBorneOut } from '../decide/evidence.ts';
import { formProblem } from '../sessions/form-problem.ts';
import { acceptAfterReminders } from '../sessions/reminders.ts';
import type { Errand } from '../sessions/repository-session.ts';
import { checkEvidence, type EvidenceContext } from './check-evidence.ts';

/** Who rules. */
export type Bench = Pick<Ruling, 'by' | 'vendor' | 'isOtherVendor'>;

const mostReminders = 2;

/**
 * Accepts rulings that have the form, after the session was told twice at most of claims without exactly one ruling and
 * of verdicts whose quotations do not bear them out. What is still wrong then counts as unproven or unverified.
 */
export function checkRulings(
  claims: readonly Claim[],
  context: Pick<EvidenceContext, 'ground'>,
): Errand<Judgements>['submit'] {
  const broken = 'The rulings do not have the form:';
  return acceptAfterReminders({
    most: mostReminders,
    read(input) {
      const read = readAs(Judgements, input);
      const problems = read.issues.length > 0 ? [formProblem(broken, read.issues)] : [];
      return 'value' in read ? { value: read.value, problems } : problems.join('');
    },
    async problemsOf(judgements, { opened }) {
      const unruledIds = claims.filter(({ id }) => soleJudgement(id, judgements) === null).map(({ id }) => id);
      const problems = await Promise.all(
        claims.map(({ id, source }) => {
          const judgement = soleJudgement(id, judgements);
          return judgement === null ? [] : problemsOf(judgement, source, { ...context, opened });
        }),
      );
      return [
        ...(unruledIds.length > 0 ? [missingRulings(unruledIds)] : []),
        ...(problems.flat().length > 0 ? [unfoundEvidence(problems.flat())] : []),
      ];
    },
  });
}

function soleJudgement(id: string, { rulings }: Judgements): Judgement | null {
  const [judgement, ...others] = rulings.filter(({ claim }) => claim === id);
  return judgement === undefined || others.length > 0 ? null : judgement;
}

async function problemsOf(
  { claim, verdict, evidence }: Judgement,
  source: GroundedFinding,
  context: EvidenceContext,
): Promise<readonly string[]> {
  if (verdict === 'unproven') return [];
  if (evidence.length === 0) return [`${claim}: no quotation.`];
  const checked = await Promise.all(evidence.map((one) => checkEvidence(one, source, context)));
  return isBorneOut(verdict, checked) ? [] : checked.map((one) => `${claim}: ${lackOf(one)}`);
}

/** Why a quotation bears nothing out, in words for the session. */
function lackOf({ evidence, stands, isDeleted, file }: CheckedEvidence): string {
  const place = `${evidence.path}:${evidence.startLine ?? '?'}-${evidence.endLine ?? '?'}`;
  if (stands === 'nowhere' || stands === (evidence.side === 'new' ? 'base' : 'head'))
    return `not found at ${place} on the ${evidence.side} side.`;
  if (isDeleted || stands === 'base')
    return `${place} is deleted by this change: a refutation needs a line that is there after it.`;
  if (file === 'unopened') return `${evidence.path} was not opened in this session: read it before you rest on it.`;
  return `${place} does not bear the verdict out.`;
}

/**
 * The ruling on one claim. A verdict that its quotations do not bear out is unproven: nobody is talked out of a finding,
 * or into one, without an established fact.
 */
export async function rulingOn(
  { id, source }: Claim,
  judgements: Judgements,
  context: EvidenceContext & { readonly bench: Bench },
): Promise<Ruling> {
  const { bench } = context;
  const judgement = soleJudgement(id, judgements);
  if (judgement === null) return unruled(source, bench, 'The session gave no ruling, or more than one, on this claim.');
  const { claim: _, ...said } = judgement;
  const evidence = await Promise.all(judgement.evidence.map((one) => checkEvidence(one, source, context)));
  return heldToEvidence({ ...bench, about: source.id, ...said, evidence });
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
