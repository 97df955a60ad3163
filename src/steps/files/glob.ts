/**
 * Whether a path fits a pattern: `*` stands for any text without a slash, `?` for one character, `**` between slashes for
 * any number of folders; everything else stands for itself, brackets too. Time grows with the product of both lengths at
 * most (decision 64).
 */
export function matchesGlob(path: string, pattern: string): boolean {
  const parts = path.split('/');
  const wanted = pattern.split('/').filter((part, at, all) => part !== '**' || all[at + 1] !== '**');
  return matches(parts, wanted, { many: (part) => part === '**', one: matchesPart, atLeast: isLastFolder });
  /** At the end, `**` is what lies in a folder, and not the folder itself. */
  function isLastFolder(at: number): number {
    return at === wanted.length - 1 ? 1 : 0;
  }
}

function matchesPart(part: string, wanted: string): boolean {
  return matches([...part], [...wanted], {
    many: (sign) => sign === '*',
    one: (sign, other) => other === '?' || sign === other,
    atLeast: () => 0,
  });
}

interface Kind {
  /** Whether this stands for any number. */
  readonly many: (wanted: string) => boolean;
  readonly one: (given: string, wanted: string) => boolean;
  /** How many the one at this place stands for at least. */
  readonly atLeast: (at: number) => number;
}

/** Goes back to the last of those that stand for many, never further: an earlier one could not do what it cannot. */
function matches(given: readonly string[], wanted: readonly string[], { many, one, atLeast }: Kind): boolean {
  let [at, next] = [0, 0];
  let [last, resume] = [-1, 0];
  while (at < given.length) {
    const want = wanted[next];
    if (want !== undefined && many(want)) {
      last = next;
      resume = at + atLeast(next);
      at = resume;
      next += 1;
    } else if (want !== undefined && one(given[at] ?? '', want)) {
      at += 1;
      next += 1;
    } else if (last >= 0) {
      resume += 1;
      at = resume;
      next = last + 1;
    } else return false;
  }
  while (next < wanted.length && many(wanted[next] ?? '') && atLeast(next) === 0) next += 1;
  return next === wanted.length && at === given.length;
}
