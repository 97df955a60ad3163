/** What is known of two members before any are joined. */
export interface Bond {
  /** How much more alike they are than it takes: the scale that is one for all pairs. */
  readonly surplus: number;
  /** Alike enough to be one without the help of others. */
  readonly isTie: boolean;
}

/**
 * Joins members to groups along ties, the strongest tie first. A tie joins the groups of its two members only when no
 * pair across them is null. So a member changes nothing for those to whom no chain of ties leads from it, and brings no
 * two together whose bond is null.
 * @param size number of members; they are known by their indexes, of which the lower wins where all else is equal
 * @param bond of two members, the lower index first; null: never in one group. Called once for each pair
 * @returns groups in the order of their first members; members in ascending order
 */
export function linkByTies(size: number, bond: (left: number, right: number) => Bond | null): number[][] {
  const mayMeet = new Set<number>();
  const ties: { readonly left: number; readonly right: number; readonly surplus: number }[] = [];
  for (let left = 0; left < size; left += 1)
    for (let right = left + 1; right < size; right += 1) {
      const found = bond(left, right);
      if (found === null) continue;
      mayMeet.add(left * size + right);
      if (found.isTie) ties.push({ left, right, surplus: found.surplus });
    }
  const groups = Array.from({ length: size }, (_, index) => [index]);
  const groupOf = (index: number) => groups[index] ?? [];
  for (const { left, right } of ties.sort((one, other) => other.surplus - one.surplus)) {
    const [one, other] = [groupOf(left), groupOf(right)];
    if (one === other) continue;
    const fits = one.every((here) =>
      other.every((there) => mayMeet.has(Math.min(here, there) * size + Math.max(here, there))),
    );
    if (!fits) continue;
    one.push(...other);
    for (const member of other) groups[member] = one;
  }
  return [...new Set(groups)].map((group) => group.sort((one, other) => one - other));
}
