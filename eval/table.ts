import { averageOf, type Bar } from './bars.ts';
import { type Measured, sumsOf, verifiedName } from './measure.ts';
import { clusterings as names } from './ranking.ts';
import { score } from './scores.ts';
import { verifiers } from './verifiers.ts';

/** Pull requests that are shown side by side. */
export interface Part {
  readonly name: string;
  readonly measured: readonly Measured[];
}

/** Lines of all scores, a column for each part. */
export function scoreLines(parts: readonly Part[]): readonly string[] {
  const counted = (title: string, which: 'pairs' | 'reports') => {
    const sums = parts.map(({ measured }) => sumsOf(measured.map((one) => one[which])));
    return [
      row(
        title,
        parts.map(() => 'P    R    F1'),
      ),
      ...Object.keys(sums[0] ?? {}).map((name) =>
        row(
          `  ${name}`,
          sums.map((of) => {
            const counts = of[name];
            if (counts === undefined) return '-';
            const { precision, recall, f1 } = score(counts);
            return [precision, recall, f1].map(short).join(' ');
          }),
        ),
      ),
      '',
    ];
  };
  const ranked = (title: string, which: 'ranking' | 'rankingOfAll') => [
    row(
      title,
      parts.map(() => 'MAP'),
    ),
    ...Object.keys(parts[0]?.measured[0]?.[which] ?? {}).map((name) =>
      row(
        `  ${name}`,
        parts.map(({ measured }) => short(averageOf(measured, which, name))),
      ),
    ),
    '',
  ];
  return [
    row(
      '',
      parts.map(({ name, measured }) => `${name} (${measured.length})`),
    ),
    ...counted('Duplicate pairs across tools, of all tools at once', 'pairs'),
    ...counted('Reports: each tool, and every three tools', 'reports'),
    ...ranked('Order of the candidates of every three tools', 'ranking'),
    ...ranked('Order of the candidates of all tools at once', 'rankingOfAll'),
    ...tripleLines(parts),
    row(
      'Golden issues raised, over all ledgers',
      parts.map(({ measured }) => `${total(measured, 'raised')}`),
    ),
    row(
      '  among the sources of open findings',
      parts.map(({ measured }) => `${total(measured, 'open')}`),
    ),
    row(
      '  refuted by a recorded ruling',
      parts.map(({ measured }) => `${total(measured, 'raised') - total(measured, 'open')}`),
    ),
    '',
  ];
}

/** How even it is: each three tools by themselves. */
function tripleLines(parts: readonly Part[]): string[] {
  return [
    row(
      'F1 of ours by F1 with oracle clusters, each three tools alone',
      parts.map(() => 'mean worst ≥.97'),
    ),
    ...verifiers.map((verifier) =>
      row(
        `  verifier ${verifier.name}`,
        parts.map(({ measured }) => {
          const shares = (measured[0]?.triples ?? []).map((_, index) => {
            const sums = sumsOf(measured.map((one) => one.triples[index] ?? {}));
            const of = (name: string) => {
              const counts = sums[verifiedName(verifier, name)];
              return counts === undefined ? 0 : score(counts).f1;
            };
            return of(names.oracle) === 0 ? 1 : of(names.ours) / of(names.oracle);
          });
          const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
          const good = shares.filter((share) => share >= 0.97).length / shares.length;
          return `${short(mean)} ${short(Math.min(...shares))} ${Math.round(good * 100)} %`;
        }),
      ),
    ),
    '',
  ];
}

/** A line for each bar. */
export function barLines(part: string, bars: readonly Bar[]): readonly string[] {
  return bars.map(({ name, reached, needed, margin, isMet }) => {
    const range = margin === null ? '' : `, 95 % ${signed(margin.low)} to ${signed(margin.high)}`;
    return `${isMet ? 'met   ' : 'MISSED'} ${part}: ${name}: ${short(reached)}, needed ${short(needed)} (${signed(reached - needed)}${range})`;
  });
}

function total(measured: readonly Measured[], which: 'raised' | 'open'): number {
  return measured.reduce((sum, { golden }) => sum + golden[which], 0);
}

function row(name: string, cells: readonly string[]): string {
  return `${name.padEnd(66)}${cells.map((cell) => cell.padEnd(18)).join('')}`.trimEnd();
}

function short(value: number): string {
  return Number.isInteger(value) ? `${value}` : value.toFixed(3).replace(/^0/, '');
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${short(Math.abs(value))}`;
}
