import type { Reviewer, SmallChange } from '../../types.ts';

/**
 * What a small change is made of, and who has reviewed it: pages and log say the same.
 * @param reviewers in the order in which they were asked
 */
export function smallSentence(
  { lines, under, texts, comments, moves }: SmallChange,
  reviewers: readonly Pick<Reviewer, 'name' | 'effort'>[],
): string {
  const [first = '', ...standIns] = reviewers.map(withEffort);
  const instead =
    standIns.length === 0 ? '' : ` It did not review all of it, so another one stood in: ${standIns.join(', then ')}.`;
  const parts = [
    ...(texts === 0 ? [] : [`prose of ${counted(texts, 'text')}`]),
    ...(comments === 0 ? [] : [`comments of ${counted(comments, 'file')}`]),
    ...(moves === 0 ? [] : [`the place of ${counted(moves, 'file')}`]),
  ];
  return `Nothing but ${parts.join(', ')} differs (${counted(lines, 'line')}, fewer than ${under}): one reviewer is enough, ${first}.${instead}`;
}

/** A reviewer, and how much it is asked to think. */
export function withEffort({ name, effort }: Pick<Reviewer, 'name' | 'effort'>): string {
  return `${name}${effort === null ? '' : ` at ${effort} effort`}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
