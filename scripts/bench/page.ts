import { type Bar, barsOf, holds } from './bars.ts';
import type { Row } from './figures.ts';
import type { Kept } from './measured.ts';
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

/** One part's rows as a table. */
export function rowTable(rows: readonly Row[]): string {
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
      rowTable(part.rows),
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
