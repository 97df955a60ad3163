import { isDeepStrictEqual } from 'node:util';
import { startDelivery } from '../../steps/print/delivery.ts';
import type { Page } from '../../steps/print/pages.ts';
import type { Slice } from '../../steps/print/print-change.ts';
import type { HeldSlice } from '../../steps/review/hold-slice.ts';
import { mergeTraces } from '../../steps/review/merge-slices.ts';
import { reviewOf } from '../../steps/review/review.ts';
import { type HeldPart, LegFile, type StageBound } from '../../types/stages/stage-files.ts';
import { failureOf, type RawReview, type Reviewer } from '../../types.ts';
import type { BegunRound } from '../begin-round.ts';
import type { Leg } from '../legs.ts';
import { foreignTo } from './bind-stage.ts';
import { legFileName, readStageFile } from './stage-folder.ts';

/** What the jobs of the matrix came to: one review a reviewer, in their order. */
export interface ReadLegs {
  readonly reviews: readonly RawReview[];
  readonly hasWithheldText: boolean;
  /** Why a file that one of them asked for has not come; null: none was missing. */
  readonly lack: string | null;
}

/**
 * Reads what the jobs of the matrix wrote. A file that is missing, or is not the very one that its job wrote for this run, is a
 * failure of its reviewer. What a session was given is held against its receipts once more.
 * @param given.digests of the files, as their jobs gave them out, by `leg-1` and so on
 */
export function readLegs(
  legs: readonly Leg[],
  { reviewers, printed, started }: Pick<BegunRound, 'reviewers' | 'printed' | 'started'>,
  given: { readonly directory: string; readonly digests: ReadonlyMap<string, string>; readonly bound: StageBound },
): ReadLegs {
  const read = legs.map((leg) => ({ leg, file: readLeg(leg, given) }));
  const files = read.flatMap(({ file }) => (typeof file === 'string' ? [] : [file]));
  const reviewOfOne = (reviewer: Reviewer): RawReview => {
    const own = read.filter(({ leg }) => leg.reviewer === reviewer);
    const held = own.flatMap(({ leg, file }) =>
      typeof file === 'string'
        ? lost(leg, file, started)
        : heldBy(leg, file, (slice, read) => startDelivery(printed, slice, read)),
    );
    return reviewOf(reviewer, held, {
      printed,
      time: spanOf(
        own.map(({ file }) => file),
        started,
      ),
    });
  };
  return {
    reviews: reviewers.map(reviewOfOne),
    hasWithheldText: files.some((file) => file.hasWithheldText),
    lack: files.find((file) => file.lack !== '')?.lack ?? null,
  };
}

/** From the begin of the first to the end of the last of several jobs. */
function spanOf(files: readonly (LegFile | string)[], otherwise: number): LegFile['time'] {
  const times = files.flatMap((file) => (typeof file === 'string' ? [] : [file.time]));
  if (times.length === 0) return { startedAt: otherwise, durationMs: 0 };
  const startedAt = Math.min(...times.map((time) => time.startedAt));
  const end = Math.max(...times.map((time) => time.startedAt + time.durationMs));
  return { startedAt, durationMs: end - startedAt };
}

/** The file of a job, or why it does not count, as the end of a sentence. */
function readLeg(leg: Leg, { directory, digests, bound }: Parameters<typeof readLegs>[2]): LegFile | string {
  const digest = digests.get(`leg-${leg.leg}`);
  const read = readStageFile(directory, { name: legFileName(leg.leg), digest, schema: LegFile });
  if ('problem' in read) return read.problem;
  const file = read.content;
  const foreign = foreignTo(bound, file.bound);
  if (foreign !== null) return foreign;
  if (file.leg !== leg.leg) return `it is that of job ${file.leg}`;
  if (!isDeepStrictEqual(file.reviewer, leg.reviewer)) return 'it is that of another reviewer';
  const parts = file.parts.map(({ part }) => part);
  if (
    !isDeepStrictEqual(
      parts,
      leg.slices.map(({ part }) => part),
    )
  )
    return 'it has other parts of the change';
  const isKnown = (part: HeldPart, { rest }: Slice) => part.shown.every((place) => place < rest.length);
  return leg.slices.every((slice, at) => isKnown(file.parts[at] as HeldPart, slice))
    ? file
    : 'it speaks of pages that there are not';
}

function lost({ leg, slices }: Leg, why: string, startedAt: number): readonly HeldSlice[] {
  const failure = failureOf('lost', `What job ${leg} of the matrix wrote does not count: ${why}.`);
  // What it spent before its file was lost nobody knows.
  const trace = { ...mergeTraces([], { startedAt, durationMs: 0 }), costUsd: null };
  const end = { outcome: 'failed', ...failure, trace } as const;
  return slices.map((slice) => ({ slice, end, shown: new Set<Page>(), delivered: new Set<Page>() }));
}

function heldBy(
  { slices }: Leg,
  { parts }: LegFile,
  deliveryOf: (slice: Slice, read: readonly Page[]) => Pick<ReturnType<typeof startDelivery>, 'delivered'>,
): readonly HeldSlice[] {
  return slices.flatMap((slice, at) => {
    const { end, shown: places } = parts[at] as HeldPart;
    const shown = places.flatMap((place) => slice.rest[place] ?? []);
    const delivered =
      end.outcome === 'submitted' ? deliveryOf(slice, shown).delivered(end.value.coverage) : new Set<Page>();
    return [{ slice, end, shown: new Set(shown), delivered }];
  });
}
