import { type Decision, type Memory, type Remembered, rankOf } from '../types.ts';

type Decided = Pick<Memory, 'findings' | 'decisions'>;

/**
 * A memory in which further decisions of people hold as well. Each is known by its comment, so none counts twice, and the
 * order in which they come has no part in it: of two on one finding the later comment has the word.
 */
export function withDecisions<Held extends Decided>(memory: Held, decisions: readonly Decision[]): Held {
  const known = new Set(memory.decisions.map(({ comment }) => comment));
  const added = new Map(decisions.filter(({ comment }) => !known.has(comment)).map((each) => [each.comment, each]));
  if (added.size === 0) return memory;
  const all = [...memory.decisions, ...added.values()].toSorted((one, other) => one.comment - other.comment);
  const findings = memory.findings.map((found) => {
    const last = all.findLast(({ verb, finding }) => verb !== 'override' && finding === found.id);
    // What was known before has had its effect: a dismissal may have ended with its code since.
    if (last === undefined || !added.has(last.comment)) return found;
    return { ...found, declined: last.verb === 'dismiss' && isAbout(last, found) ? last.comment : null };
  });
  return { ...memory, findings, decisions: all };
}

/**
 * Whether a decision speaks of a finding as it is. One that a round rates higher, which ended while somebody declined it, is more than
 * they had before them; and who may decline a suggestion of their own may not decline what keeps the gate shut.
 */
function isAbout({ severity }: Decision, found: Remembered): boolean {
  return severity === undefined || rankOf(found.severity) >= rankOf(severity);
}

/** `Declined by @max for this reason: it is meant so`; null where nobody knows of the decision. */
export function declinedWords(comment: number | null, decisions: readonly Decision[]): string | null {
  const decision = decisions.find((each) => each.comment === comment);
  return decision === undefined ? null : `Declined by @${decision.by} for this reason: ${decision.reason}`;
}
