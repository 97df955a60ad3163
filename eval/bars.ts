import { type Measured, sumsOf, verifiedName } from './measure.ts';
import { seeded } from './random.ts';
import { clusterings as names, orders } from './ranking.ts';
import { bootstrap, mean, score } from './scores.ts';
import { verifiers } from './verifiers.ts';

/** Something that must hold: whoever makes one of these numbers worse has broken something. */
export interface Bar {
  readonly name: string;
  readonly reached: number;
  readonly needed: number;
  /** The middle 95 % of `reached - needed` over resampled pull requests; null where that says nothing. */
  readonly margin: { readonly low: number; readonly high: number } | null;
  readonly isMet: boolean;
}

/** Every bar, on the given pull requests. */
export function bars(measured: readonly Measured[]): readonly Bar[] {
  const pairs = (name: string) => (of: readonly Measured[]) =>
    f1(
      of.map((one) => one.pairs),
      name,
    );
  const report = (name: string) => (of: readonly Measured[]) =>
    f1(
      of.map((one) => one.reports),
      name,
    );
  const losses = measured.flatMap((one) => one.losses).length;
  return [
    bar(
      measured,
      'duplicate pairs: F1 of the baseline + .03',
      pairs(names.ours),
      (of) => pairs(names.baseline)(of) + 0.03,
    ),
    ...verifiers.map((verifier) =>
      bar(
        measured,
        `three tools, verifier ${verifier.name}: .97 of the F1 with oracle clusters`,
        report(verifiedName(verifier, names.ours)),
        (of) => 0.97 * report(verifiedName(verifier, names.oracle))(of),
      ),
    ),
    ...verifiers.flatMap(({ name }) => [
      bar(
        measured,
        `ranking of three tools, verifier ${name}: MAP by number of tools, on the better clusters, + .03`,
        (of) => averageOf(of, 'ranking', orders.verified(name)),
        (of) => Math.max(...[orders.byTools, orders.byToolsBaseline].map((by) => averageOf(of, 'ranking', by))) + 0.03,
      ),
      bar(
        measured,
        `ranking of all tools, verifier ${name}: MAP by number of tools, on baseline clusters, + .03`,
        (of) => averageOf(of, 'rankingOfAll', orders.verified(name)),
        (of) => averageOf(of, 'rankingOfAll', orders.byToolsBaseline) + 0.03,
      ),
    ]),
    {
      name: 'conservation: losses without a recorded ruling',
      reached: losses,
      needed: 0,
      margin: null,
      isMet: losses === 0,
    },
  ];
}

type Statistic = (measured: readonly Measured[]) => number;

function bar(measured: readonly Measured[], name: string, reaches: Statistic, needs: Statistic): Bar {
  const [reached, needed] = [reaches(measured), needs(measured)];
  const margin = bootstrap(measured, (drawn) => reaches(drawn) - needs(drawn), { random: seeded('bootstrap', name) });
  return { name, reached, needed, margin, isMet: reached >= needed };
}

function f1(sums: readonly Measured['pairs'][], name: string): number {
  return score(sumsOf(sums)[name] ?? { right: 0, reported: 0, found: 0, wanted: 0 }).f1;
}

export function averageOf(measured: readonly Measured[], which: 'ranking' | 'rankingOfAll', name: string): number {
  return mean(measured.flatMap((one) => one[which][name] ?? []));
}
