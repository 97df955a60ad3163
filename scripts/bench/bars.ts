import type { Figures, Row } from './figures.ts';
import type { Measured } from './measured.ts';
import type { PartName } from './parts.ts';

/** What is asked of a figure, and what was measured. */
export interface Bar {
  readonly what: string;
  readonly most: number;
  readonly measured: number;
  readonly unit: '×' | 's' | 'MB' | 'B' | '';
}

type Measures = Readonly<Partial<Record<PartName, Measured>>>;

/** The bars that the measured parts can be held to, in the words of the issue that set them. */
export function barsOf({ start, sizes, history }: Measures): readonly Bar[] {
  return [
    ...(start === undefined ? [] : startBars(start)),
    ...(sizes === undefined ? [] : sizeBars(sizes)),
    ...(history === undefined ? [] : historyBars(history)),
  ];
}

function startBars({ rows, coldStart = 0, beyondDossier = {} }: Measured): Bar[] {
  const [floor, ours] = pair(rows, rows[0]?.size ?? '');
  if (floor === undefined || ours === undefined) return [];
  const memory = ours.memory ?? 0;
  return [
    {
      what: 'first request of the last reviewer, of the floor',
      most: 1.3,
      measured: ours.firstRequest / floor.firstRequest,
      unit: '×',
    },
    { what: 'cold start, processor time', most: 0.25, measured: coldStart, unit: 's' },
    { what: 'programs of git before the first request', most: 5, measured: ours.gitBefore, unit: '' },
    { what: 'whole run, wall, of the floor', most: 1.5, measured: ours.wall / floor.wall, unit: '×' },
    {
      what: 'whole run, processor time, of the floor',
      most: 1.5,
      measured: ours.processor / floor.processor,
      unit: '×',
    },
    { what: 'memory, of the floor', most: 1.4, measured: memory / (floor.memory ?? memory), unit: '×' },
    { what: 'memory', most: 170, measured: memory, unit: 'MB' },
    { what: 'tail after the last answer of a model', most: 0.4, measured: ours.tail, unit: 's' },
    { what: 'bytes of ten turns, of the floor', most: 1.2, measured: ours.bytes / floor.bytes, unit: '×' },
    ...Object.entries(beyondDossier).map(
      ([vendor, measured]): Bar => ({
        what: `first request beyond the dossier, ${vendor}`,
        most: 11_000,
        measured,
        unit: 'B',
      }),
    ),
  ];
}

function sizeBars({ rows, dossier }: Measured): Bar[] {
  const at = (files: string) => rows.find(({ size }) => size === `${files} files`)?.figures;
  const [middle, large] = [at('1,000'), at('3,000')];
  if (middle === undefined || large === undefined) return [];
  const dossierBars: Bar[] =
    dossier === undefined
      ? []
      : [
          { what: '3,000 files, 100,000 lines: dossier', most: 3, measured: dossier.large.seconds, unit: 's' },
          {
            what: '3,000 files, 100,000 lines: dossier, memory',
            most: 250,
            measured: dossier.large.memory,
            unit: 'MB',
          },
          {
            what: 'dossier of 3,000 files, of three times that of 1,000',
            most: 1.1,
            measured: dossier.large.seconds / dossier.middle.seconds / 3,
            unit: '×',
          },
        ];
  return [
    ...dossierBars,
    { what: '3,000 files, 100,000 lines: first request', most: 3, measured: large.firstRequest, unit: 's' },
    { what: '3,000 files, 100,000 lines: memory', most: 350, measured: large.memory ?? 0, unit: 'MB' },
    {
      what: 'first request at 3,000 files, of three times that at 1,000',
      most: 1.1,
      measured: large.firstRequest / middle.firstRequest / 3,
      unit: '×',
    },
  ];
}

function historyBars({ rows, withoutBlobs }: Measured): Bar[] {
  const [floor, ours] = pair(rows, '20 of 10,000 files');
  if (floor === undefined || ours === undefined || withoutBlobs === undefined) return [];
  return [
    { what: '20 of 10,000 files: fetch requests', most: 3, measured: ours.fetchRequests, unit: '' },
    {
      what: '20 of 10,000 files: bytes fetched, of one fetch',
      most: 1.02,
      measured: ours.fetchedBytes / floor.fetchedBytes,
      unit: '×',
    },
    {
      what: '20 of 10,000 files: bytes fetched before the first request, of a fetch without blobs',
      most: 3,
      measured: ours.fetchedBefore / withoutBlobs,
      unit: '×',
    },
  ];
}

function pair(rows: readonly Row[], size: string): [Figures | undefined, Figures | undefined] {
  const of = (name: string) => rows.find((row) => row.size === size && row.candidate === name)?.figures;
  return [of('floor'), of('deep-review')];
}

export function holds({ most, measured }: Bar): boolean {
  return measured <= most;
}
