import type { Judgement, Recheck } from '../../src/types.ts';
import type { ScriptedAnswer, ScriptedRequest } from './vendors.ts';

/** What a session is for, as its task says. */
export function purposeOf({
  contextText,
}: Pick<ScriptedRequest, 'contextText'>): 'review' | 'verify' | 'recheck' | 'group' | 'edit' {
  if (contextText.includes('\nYour task: judge ')) return 'verify';
  if (contextText.includes('\nYour task: look at ')) return 'recheck';
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

/** Leaves every finding a group of its own. */
export function groupsApart({ contextText }: Pick<ScriptedRequest, 'contextText'>): ScriptedAnswer {
  const ids = [...contextText.matchAll(/^\{"id":"([EK]\d+)"/gmu)].map(([, id]) => [id]);
  return { calls: [{ name: 'submit_partition', input: { groups: ids } }] };
}

/** Puts a finding of an earlier round into the group of the first one that it is one with, by their titles. */
export function groupsWith(isOne: (now: string, earlier: string) => boolean) {
  return ({ contextText }: Pick<ScriptedRequest, 'contextText'>): ScriptedAnswer => {
    const all = contextText
      .split('\n')
      .flatMap((line): { id: string; title: string; maybe?: string[] }[] =>
        /^\{"id":"[EK]\d/u.test(line) ? [JSON.parse(line)] : [],
      );
    const groups = all.flatMap(({ id, maybe }) => (maybe === undefined ? [[id]] : []));
    for (const { id, title, maybe } of all) {
      const beside = all.find((now) => maybe?.includes(now.id) && isOne(now.title, title));
      const group = groups.find(([first]) => first === beside?.id);
      if (group !== undefined) group.push(id);
      else if (maybe !== undefined) groups.push([id]);
    }
    return { calls: [{ name: 'submit_partition', input: { groups } }] };
  };
}

/** An earlier claim as a re-check is shown it. */
export interface ScriptedEarlier {
  readonly claim: string;
  readonly path: string;
  readonly startLine?: number;
  readonly endLine?: number;
  readonly quote: string;
  readonly title: string;
}

/** The claims of a re-check's task. */
export function earlierIn(contextText: string): ScriptedEarlier[] {
  return contextText.split('\n').flatMap((line): ScriptedEarlier[] => {
    if (!line.startsWith('{"claim":')) return [];
    return [JSON.parse(line)];
  });
}

/** Answers every earlier claim in the same way, unless `more` says otherwise for one. Without `more` each is open. */
export function rechecks(more: (claim: ScriptedEarlier) => Partial<Recheck> = () => ({})) {
  return ({ contextText }: Pick<ScriptedRequest, 'contextText'>): ScriptedAnswer => ({
    calls: [
      {
        name: 'submit_rechecks',
        input: {
          answers: earlierIn(contextText).map(
            (claim): Recheck => ({
              claim: claim.claim,
              now: 'open',
              evidence: [],
              remains: null,
              reason: 'Written by hand for a test.',
              ...more(claim),
            }),
          ),
        },
      },
    ],
  });
}

/** A quotation at the head. */
export function shownAt(path: string, startLine: number, quote: string): Recheck['evidence'][number] {
  return { path, side: 'new', startLine, endLine: startLine, quote, shows: 'Written by hand for a test.' };
}
