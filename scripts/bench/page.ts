import { type Bar, barsOf, holds } from './bars.ts';
import type { Figures, UnmeasuredRow } from './figures.ts';
import type { Kept, Measured } from './measured.ts';
import type { PartName } from './parts.ts';

const titles: Readonly<Record<PartName, string>> = {
  start: 'Ten turns over a change of 20 files',
  turns: 'By turns',
  sizes: 'By files changed',
  history: 'By commits of the base',
  findings: 'By findings',
};

/** The bars as a table. */
export function barTable(bars: readonly Bar[]): string {
  return [
    '| what | at most | measured | |',
    '| --- | --- | --- | --- |',
    ...bars.map(
      (bar) =>
        `| ${bar.what} | ${shown(bar.most, bar.unit)} | ${shown(bar.measured, bar.unit)} | ${holds(bar) ? 'pass' : '**miss**'} |`,
    ),
  ].join('\n');
}

/** One part's rows as a table; what could not be measured says why. */
export function rowTable({ rows, unmeasured = [] }: Pick<Measured, 'rows' | 'unmeasured'>): string {
  const head =
    '| size | program | first request | wall | processor | memory | tail | sent | requests | git, before | GitHub | fetched |';
  return [
    head,
    head.replaceAll(/[^|]+/gu, ' --- '),
    ...rows.map(({ size, candidate, figures }) => {
      const cells = [
        ...[size, candidate, seconds(figures.firstRequest), seconds(figures.wall), seconds(figures.processor)],
        ...[figures.memory === null ? '–' : `${figures.memory} MB`, seconds(figures.tail), megabytes(figures.bytes)],
        ...[
          figures.requests,
          `${figures.git}, ${figures.gitBefore}`,
          figures.githubCalls,
          megabytes(figures.fetchedBytes),
        ],
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    ...unmeasured.map(unmeasuredRow),
  ].join('\n');
}

function unmeasuredRow({ size, candidate, why }: UnmeasuredRow): string {
  const cell = why.replaceAll(/[\\`*_[\]<>|]/gu, (character) => `\\${character}`);
  return `| ${size} | ${candidate} | not measured: ${cell} |${' – |'.repeat(9)}`;
}

const compared: readonly { readonly name: string; readonly read: (of: Figures) => number | null }[] = [
  { name: 'first request', read: (of) => of.firstRequest },
  { name: 'wall', read: (of) => of.wall },
  { name: 'processor', read: (of) => of.processor },
  { name: 'memory', read: (of) => of.memory },
  { name: 'sent', read: (of) => of.bytes },
  { name: 'requests', read: (of) => of.requests },
];

/** What a run of ours takes of what the vendors' own programs take; null where none was measured. */
export function peerTable({ rows, peers = [] }: Pick<Measured, 'rows' | 'peers'>): string | null {
  const ours = rows.find(({ candidate }) => candidate === 'deep-review')?.figures;
  const theirs = rows.filter(({ candidate }) => peers.includes(candidate));
  if (ours === undefined || theirs.length === 0) return null;
  const ratio = (mine: number | null, other: number | null) =>
    mine === null || other === null || other === 0 ? '–' : shown(mine / other, '×');
  return [
    `| deep-review, of | ${compared.map(({ name }) => name).join(' | ')} |`,
    `|${' --- |'.repeat(compared.length + 1)}`,
    ...theirs.map(
      ({ candidate, figures }) =>
        `| ${candidate} | ${compared.map(({ read }) => ratio(read(ours), read(figures))).join(' | ')} |`,
    ),
  ].join('\n');
}

/** Everything that is kept, as the section of docs/performance.md. */
export function section(kept: Readonly<Partial<Record<PartName, Kept>>>): string {
  const parts = Object.entries(kept) as [PartName, Kept][];
  return [
    barTable(barsOf(kept)),
    ...parts.flatMap(([name, part]) => [
      `### ${titles[name]}`,
      `![${titles[name]}](performance/${name}.svg)`,
      rowTable(part),
      ...[peerTable(part)].filter((table) => table !== null),
      ...(part.absent ?? []).map((sentence) => `- ${sentence}`),
      `Medians of ${part.runs} interleaved runs on ${part.date}, commit \`${part.commit}\`, ${part.machine}. All answers are **scripted** and come at once.`,
    ]),
  ].join('\n\n');
}

function shown(value: number, unit: Bar['unit']): string {
  const digits = unit === '×' || unit === 's' ? value.toFixed(2) : Math.round(value).toLocaleString('en-US');
  return unit === '' ? digits : `${digits} ${unit}`;
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`;
}
