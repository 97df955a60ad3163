import type { Judgement } from '../../src/types.ts';
import type { ScriptedAnswer, ScriptedRequest } from './vendors.ts';

/** What a session is for, as its task says. */
export function purposeOf({
  contextText,
}: Pick<ScriptedRequest, 'contextText'>): 'review' | 'verify' | 'group' | 'edit' {
  if (contextText.includes('\nYour task: judge ')) return 'verify';
  if (/(?:^|\n)Group these \d+ findings:/u.test(contextText)) return 'group';
  return contextText.includes('\nYour task: review ') ? 'review' : 'edit';
}

/** A claim as a verifier is shown it. */
export interface ScriptedClaim {
  readonly claim: string;
  readonly path: string;
  readonly side: 'new' | 'old';
  readonly startLine: number;
  readonly endLine: number;
  readonly quote: string;
  readonly title: string;
}

/** The claims of a verification's task, which stand one JSON object a line. */
export function claimsIn(contextText: string): ScriptedClaim[] {
  return contextText.split('\n').flatMap((line): ScriptedClaim[] => {
    if (!line.startsWith('{"claim":')) return [];
    return [JSON.parse(line)];
  });
}

/** A ruling written by hand, which quotes the claim's own lines. */
export function scriptedJudgement(
  { claim, path, side, startLine, endLine, quote }: ScriptedClaim,
  more: Partial<Judgement> = {},
): Judgement {
  return {
    claim,
    verdict: 'confirmed',
    severity: 'critical',
    effect: 'introduced',
    isIntended: false,
    fix: 'not-judged',
    evidence: [{ path, side, startLine, endLine, quote, shows: 'Written by hand: the quoted lines.' }],
    reason: 'Written by hand for a test.',
    ...more,
  };
}

/** Rules on every claim in the same way, unless `more` says otherwise for one. */
export function rules(more: Partial<Judgement> | ((claim: ScriptedClaim) => Partial<Judgement>) = {}) {
  return ({ contextText }: Pick<ScriptedRequest, 'contextText'>): ScriptedAnswer => ({
    calls: [
      {
        name: 'submit_rulings',
        input: {
          rulings: claimsIn(contextText).map((claim) =>
            scriptedJudgement(claim, typeof more === 'function' ? more(claim) : more),
          ),
        },
      },
    ],
  });
}

/** Leaves every candidate a group of its own. */
export function groupsApart({ contextText }: Pick<ScriptedRequest, 'contextText'>): ScriptedAnswer {
  const ids = [...contextText.matchAll(/^\{"id":"(K\d+)"/gmu)].map(([, id]) => [id]);
  return { calls: [{ name: 'submit_partition', input: { groups: ids } }] };
}
