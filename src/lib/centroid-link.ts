/** What is known of two members before any are joined. */
export interface Bond {
  /** 0 to 1, on one scale for all pairs. */
  readonly alike: number;
  /** Alike enough to be one without the help of others. */
  readonly isTie: boolean;
}

/**
 * Joins members to groups, the two groups that are most alike first, until none are alike enough: two members by a tie,
 * more than two by reaching `enough`. Groups are as alike as the sums of their members are (centroid link on a matrix of
 * likenesses): unlike average link, a large group of one matter draws the next that speaks of it. Two groups join only
 * when at least one pair across them is a tie, and none is null. So a member changes nothing for those to whom no chain
 * of ties leads from it.
 * @param size number of members; they are known by their indexes, of which the lower wins where all else is equal
 * @param bond of two members, the lower index first; null: never in one group. Called once for each pair
 * @returns groups in the order of their first members; members in ascending order
 */
export function centroidLink(
  size: number,
  bond: (left: number, right: number) => Bond | null,
  enough: number,
): number[][] {
  const bonds = Array.from({ length: size }, () => new Map<number, Bond>());
  const reach = Array.from({ length: size }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (reach[root] !== root) root = reach[root] ?? root;
    reach[index] = root;
    return root;
  };
  for (let left = 0; left < size; left += 1)
    for (let right = left + 1; right < size; right += 1) {
      const found = bond(left, right);
      if (found === null) continue;
      bonds[left]?.set(right, found);
      if (!found.isTie) continue;
      const [one, other] = [rootOf(left), rootOf(right)];
      reach[Math.max(one, other)] = Math.min(one, other);
    }
  const regions = Map.groupBy(reach.keys(), rootOf);
  return [...regions.values()]
    .flatMap((members) => new Region(members, (left, right) => bonds[left]?.get(right) ?? null, enough).groups())
    .sort(([left = 0], [right = 0]) => left - right);
}

const never = 0;
const maybe = 1;
const tie = 2;

/** Members that chains of ties connect. Groups are known by the position of their first member. */
class Region {
  readonly #enough: number;
  readonly #members: readonly number[];
  readonly #groups: Map<number, number[]>;
  /** Sums of likenesses between groups, in rows; on the diagonal the sum within a group, each member's own 1 included. */
  readonly #alike: Float64Array;
  readonly #state: Uint8Array;
  /** For each group the later one that it is most alike to, if any is alike enough. */
  readonly #best = new Map<number, { readonly other: number; readonly alike: number } | null>();

  constructor(members: readonly number[], bond: (left: number, right: number) => Bond | null, enough: number) {
    const size = members.length;
    this.#enough = enough;
    this.#members = members;
    this.#groups = new Map(members.map((_, position) => [position, [position]]));
    this.#alike = new Float64Array(size * size);
    this.#state = new Uint8Array(size * size);
    for (const [one, left] of members.entries()) {
      this.#alike[this.#at(one, one)] = 1;
      for (let other = one + 1; other < size; other += 1) {
        const found = bond(left, members[other] ?? left);
        if (found !== null) this.#set(one, other, found.alike, found.isTie ? tie : maybe);
      }
    }
    for (const one of members.keys()) this.#best.set(one, this.#bestOf(one));
  }

  groups(): number[][] {
    for (;;) {
      let [left, right, most] = [-1, -1, 0];
      for (const [one, best] of this.#best)
        if (best !== null && best.alike > most) [left, right, most] = [one, best.other, best.alike];
      if (left < 0) break;
      this.#join(left, right);
    }
    return [...this.#groups.values()].map((group) =>
      group.sort((one, other) => one - other).map((position) => this.#members[position] ?? 0),
    );
  }

  #at(one: number, other: number): number {
    return one * this.#members.length + other;
  }

  #set(one: number, other: number, alike: number, state: number): void {
    for (const index of [this.#at(one, other), this.#at(other, one)]) {
      this.#alike[index] = alike;
      this.#state[index] = state;
    }
  }

  #sum(one: number, other: number): number {
    return this.#alike[this.#at(one, other)] ?? 0;
  }

  /** How alike two groups are; 0 when they may not join. */
  #value(one: number, other: number): number {
    if (this.#state[this.#at(one, other)] !== tie) return 0;
    const value = this.#sum(one, other) / Math.sqrt(this.#sum(one, one) * this.#sum(other, other));
    const areTwo = this.#groups.get(one)?.length === 1 && this.#groups.get(other)?.length === 1;
    return areTwo || value >= this.#enough ? value : 0;
  }

  #bestOf(one: number) {
    let [most, best] = [0, -1];
    for (const other of this.#groups.keys()) {
      if (other <= one) continue;
      const value = this.#value(one, other);
      if (value > most) [most, best] = [value, other];
    }
    return best < 0 ? null : { other: best, alike: most };
  }

  /** Puts the later group into the earlier one. */
  #join(into: number, gone: number): void {
    this.#groups.get(into)?.push(...(this.#groups.get(gone) ?? []));
    this.#groups.delete(gone);
    this.#best.delete(gone);
    const within = this.#sum(into, into) + this.#sum(gone, gone) + 2 * this.#sum(into, gone);
    for (const other of this.#groups.keys()) {
      if (other === into) continue;
      const states = [this.#state[this.#at(into, other)] ?? never, this.#state[this.#at(gone, other)] ?? never];
      const state = states.includes(never) ? never : Math.max(...states);
      this.#set(into, other, this.#sum(into, other) + this.#sum(gone, other), state);
    }
    this.#alike[this.#at(into, into)] = within;
    for (const [one, best] of this.#best) {
      const mayRise = one < into && this.#value(one, into) >= (best?.alike ?? 0);
      if (one === into || best?.other === into || best?.other === gone || mayRise)
        this.#best.set(one, this.#bestOf(one));
    }
  }
}
