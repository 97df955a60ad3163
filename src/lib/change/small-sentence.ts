import type { Reviewer, SmallChange } from '../../types.ts';

/** What a small change is made of, and who has reviewed it: pages and log say the same. */
export function smallSentence(
  { lines, under, texts, comments, moves }: SmallChange,
  reviewers: readonly Pick<Reviewer, 'name' | 'effort'>[],
): string {
  const who = reviewers.map(({ name, effort }) => `${name}${effort === null ? '' : ` at ${effort} effort`}`).join(', ');
  const parts = [
    ...(texts === 0 ? [] : [`prose of ${counted(texts, 'text')}`]),
    ...(comments === 0 ? [] : [`comments of ${counted(comments, 'file')}`]),
    ...(moves === 0 ? [] : [`the place of ${counted(moves, 'file')}`]),
  ];
  return `Nothing but ${parts.join(', ')} differs (${counted(lines, 'line')}, fewer than ${under}): one reviewer is enough, ${who}.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
