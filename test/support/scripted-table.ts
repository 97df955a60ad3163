import { heldToEvidence } from '../../src/steps/decide/evidence.ts';
import { termsOf } from '../../src/steps/decide/terms.ts';
import type {
  Candidate,
  CheckedEvidence,
  GroundedFinding,
  Policy,
  Reviewer,
  Ruling,
  Severity,
} from '../../src/types.ts';
import { crossVerified } from './scripted-ledger.ts';
import { scriptedFinding } from './scripted-review.ts';

/** Reviewers by name; a name before a colon is the vendor: `A`, or `anthropic:A2`. */
export function reviewersNamed(...names: readonly string[]): readonly Reviewer[] {
  return names.map((name): Reviewer => {
    const [vendor = '', own = vendor] = name.split(':');
    return { name: own, provider: vendor, model: 'm', effort: 'high', vendor, passes: 1, maxOutputTokens: null };
  });
}

export const threeVendors = reviewersNamed('A', 'B', 'C');

export function scriptedTerms(policy: Partial<Policy> = {}, reviewers: readonly Reviewer[] = threeVendors) {
  return termsOf(reviewers, { ...crossVerified, ...policy });
}

const severityIn = (words: readonly string[]): Severity | null =>
  words.find((word): word is Severity => ['critical', 'important', 'suggestion'].includes(word)) ?? null;

/**
 * A claim in words: who raised it, how severe, and what is not as usual (`missing`: its quotation; `absent`: its file;
 * `older`; `untouched`: the change leaves its file alone; `5-7`: the lines that it quotes, in the place of the first). Ids are `A1`, `A2` in the order of the claims of one reviewer.
 */
export function claimsIn(script: string): readonly GroundedFinding[] {
  const counts = new Map<string, number>();
  return script.split(',').map((part) => {
    const [reviewer = '', ...words] = part.trim().split(' ');
    const ordinal = (counts.get(reviewer) ?? 0) + 1;
    counts.set(reviewer, ordinal);
    return claim(`${reviewer}${ordinal}`, reviewer, words);
  });
}

function claim(id: string, reviewer: string, words: readonly string[]): GroundedFinding {
  const finding = scriptedFinding({
    ...{ path: 'a.ts', startLine: 1, quote: 'code', title: `the defect of ${id}` },
    severity: severityIn(words) ?? 'critical',
  });
  const isFound = !words.includes('missing') && !words.includes('absent');
  const [startLine = 1, endLine = startLine] =
    words
      .find((word) => /^\d/u.test(word))
      ?.split('-')
      .map(Number) ?? [];
  const anchor = { path: 'a.ts', side: 'new', startLine, endLine } as const;
  return {
    id,
    reviewer,
    finding,
    grounding: {
      file: words.includes('absent') ? 'absent' : words.includes('untouched') ? 'rest' : 'changed',
      quote: isFound ? 'found' : 'missing',
      anchor: isFound ? anchor : null,
      problem: isFound ? null : 'not there',
      origin: isFound ? (words.includes('older') ? 'pre-existing' : 'introduced') : null,
      fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
    },
  };
}

/** All claims as one candidate. */
export function candidateIn(script: string): Candidate {
  const sources = claimsIn(script);
  const [lead] = sources;
  if (lead === undefined) throw new Error('a candidate without a claim');
  return { lead, sources };
}

const verdicts = { confirms: 'confirmed', refutes: 'refuted', opens: 'unproven', dies: 'unverified' } as const;

/** What a piece of evidence may be besides a line of code at the head, in the file of the claim. */
const kinds: Readonly<Record<string, Partial<CheckedEvidence>>> = {
  'at-nowhere': { stands: 'nowhere', anchor: null, origin: null },
  'at-base': { stands: 'base', isDeleted: true },
  unopened: { file: 'unopened' },
  opened: { file: 'opened' },
  comment: { kind: 'comment', stands: 'both' },
  'new-comment': { kind: 'comment' },
  document: { kind: 'document', stands: 'both', file: 'opened' },
};

/**
 * Rulings in words: `B confirms A1 critical`, `C refutes A1`, `B opens A1 important`, `B dies A1`; then an effect (`older`,
 * `worsened`, `introduced`), `deliberate`, and what its evidence is. Held to their evidence, as a session's are.
 */
export function rulingsIn(script: string, reviewers: readonly Reviewer[] = threeVendors): readonly Ruling[] {
  return script
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [by = '', verb = '', about = '', ...words] = part.trim().split(' ');
      const vendor = reviewers.find(({ name }) => name === by)?.provider ?? by;
      const finder = about.replace(/\d+$/u, '');
      const isOwn = vendor === (reviewers.find(({ name }) => name === finder)?.provider ?? finder);
      const facts = words.map((word) => kinds[word]).filter((fact) => fact !== undefined);
      return heldToEvidence({
        ...{ about, by, vendor, isOtherVendor: !isOwn },
        verdict: verdicts[verb as keyof typeof verdicts],
        severity: severityIn(words),
        effect: words.includes('older')
          ? 'pre-existing'
          : (words.find((word) => word === 'worsened' || word === 'introduced') ?? null),
        isIntended: words.includes('deliberate'),
        fix: 'not-judged',
        evidence: verb === 'dies' || verb === 'opens' ? [] : (facts.length > 0 ? facts : [{}]).map(evidence),
        reason: 'Written by hand for a test.',
      });
    });
}

function evidence(facts: Partial<CheckedEvidence>): CheckedEvidence {
  const anchor = { path: 'a.ts', side: 'new', startLine: 3, endLine: 3 } as const;
  return {
    ...{ evidence: { ...anchor, quote: 'scripted()', shows: 'Written by hand.' }, anchor, origin: 'introduced' },
    ...{ stands: 'head', isDeleted: false, file: 'claim', kind: 'code' },
    ...facts,
  };
}
