import { heldToEvidence } from '../../src/steps/decide/evidence.ts';
import { termsOf } from '../../src/steps/decide/terms.ts';
import { benchOf } from '../../src/steps/verify/hold-verification.ts';
import type {
  Candidate,
  CheckedEvidence,
  Finding,
  GroundedFinding,
  Policy,
  RawReview,
  Reviewer,
  Ruling,
} from '../../src/types.ts';
import type { GateCase } from './gate-case.ts';

/** A case as values of src. Ids are those that raw findings have in a ledger. */
export interface GateParts {
  readonly reviewers: readonly Reviewer[];
  readonly policy: Policy;
  readonly reviews: readonly RawReview[];
  readonly candidates: readonly Candidate[];
  readonly groups: readonly (readonly Candidate[])[];
  readonly rulings: readonly Ruling[];
  /** Id of a raw finding → the case's own id. */
  readonly named: ReadonlyMap<string, string>;
}

const trace = {
  turns: 0,
  toolCalls: {},
  filesOpened: [],
  retries: 0,
  startedAt: 0,
  costUsd: null,
  durationMs: 0,
  usage: { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 },
  model: null,
};
const anchor = { path: 'src/case.ts', side: 'new', startLine: 7, endLine: 7 } as const;

export function partsOf(given: GateCase): GateParts {
  const reviewers = given.reviewers.map(
    ({ name, provider, vendor }): Reviewer => ({
      ...{ name, provider: provider ?? vendor ?? name, vendor: vendor ?? provider ?? name, model: 'of the case' },
      ...{ effort: 'high', passes: 1, maxOutputTokens: null },
    }),
  );
  const policy: Policy = { ...given.policy, minReviewers: 1, blockOn: [] };
  const terms = termsOf(reviewers, policy);
  const counts = new Map<string, number>();
  const claims = new Map(
    given.claims.map((claim) => {
      const index = counts.get(claim.by) ?? 0;
      counts.set(claim.by, index + 1);
      return [claim.id, groundedOf(claim, index)] as const;
    }),
  );
  const claimed = (id: string) => {
    const source = claims.get(id);
    if (source === undefined) throw new Error(`the case has no claim ${id}`);
    return source;
  };
  const ofIds = (ids: readonly string[]): Candidate => {
    const sources = ids.map(claimed);
    const [lead] = sources;
    if (lead === undefined) throw new Error('a candidate without a claim');
    return { lead, sources };
  };
  const whole = given.claims.length === 0 ? [] : [given.claims.map(({ id }) => id)];
  const candidates = (given.candidates ?? whole).map(ofIds);
  const groups = given.groups?.map((ids) =>
    candidates.filter(({ sources }) => sources.some(({ id }) => ids.map((one) => claimed(one).id).includes(id))),
  );
  const rulings = given.rulings.map((ruling): Ruling => {
    const verifier = reviewers.find(({ name }) => name === ruling.by);
    if (verifier === undefined) throw new Error(`the case has no reviewer ${ruling.by}`);
    const source = claimed(ruling.about);
    return heldToEvidence({
      ...benchOf(verifier, source, terms),
      about: source.id,
      verdict: ruling.verdict,
      severity: ruling.severity,
      effect: ruling.effect,
      isIntended: ruling.deliberate,
      fix: 'not-judged',
      evidence: ruling.evidence.map(evidenceOf),
      reason: 'of the case',
    });
  });
  return {
    reviewers,
    policy,
    candidates,
    rulings,
    groups: groups ?? candidates.map((candidate) => [candidate]),
    reviews: reviewers.map((reviewer) => reviewOf(reviewer, [...claims.values()])),
    named: new Map([...claims].map(([id, source]) => [source.id, id])),
  };
}

function groundedOf(claim: GateCase['claims'][number], index: number): GroundedFinding {
  const { by, severity, origin, quote, path, touched } = claim;
  const finding: Finding = {
    ...anchor,
    severity,
    kind: 'regression',
    title: `the defect of ${claim.id}`,
    quote: 'code of the case',
    cause: null,
    failure: 'of the case',
    body: 'of the case',
    fix: null,
    evidence: 'traced',
  };
  const isFound = quote === 'found' && path === 'exists';
  return {
    id: `${by}:F${index + 1}`,
    reviewer: by,
    finding,
    grounding: {
      file: path === 'absent' ? 'absent' : touched ? 'changed' : 'rest',
      quote: isFound ? 'found' : 'missing',
      anchor: isFound ? anchor : null,
      problem: isFound ? null : 'not there',
      origin: isFound ? origin : null,
      fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
    },
  };
}

function evidenceOf(given: GateCase['rulings'][number]['evidence'][number]): CheckedEvidence {
  const { side, stands, file } = given;
  const isDeleted = 'deleted' in given && given.deleted === true;
  const kind = ('kind' in given ? given.kind : undefined) ?? 'code';
  return {
    evidence: { ...anchor, side, quote: 'code of the case', shows: 'of the case' },
    anchor: stands === 'nowhere' ? null : { ...anchor, side },
    origin: stands === 'nowhere' ? null : 'introduced',
    stands,
    isDeleted,
    file,
    kind,
  };
}

function reviewOf(reviewer: Reviewer, claims: readonly GroundedFinding[]): RawReview {
  const findings = claims.filter((claim) => claim.reviewer === reviewer.name).map(({ finding }) => finding);
  const none = {
    concerns: [],
    strengths: [],
    testing: [],
    documentation: [],
    limitations: [],
    coverage: [],
    unreadable: [],
  };
  return { outcome: 'completed', reviewer, submission: { findings, ...none }, delivery: [], trace };
}
