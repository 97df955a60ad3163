import { foldersOf, pathProblem, resolvePath } from '../../lib/resolve-path.ts';
import {
  type Anchor,
  type Limitation,
  ObservationKind,
  type OriginByCode,
  type RawReview,
  rawItemId,
  rawItemLists,
  type Submission,
} from '../../types.ts';
import { type GroundContext, type GroundedQuotation, groundQuotation } from './ground.ts';
import { placeComment } from './place-comment.ts';

/** Where code found what an observation speaks of. */
export interface ObservationPlace {
  /** As head or merge base has it, a folder with a slash behind it; null: it names none, or none that is there. */
  readonly path: string | null;
  /** Why what it names is not there, in words for the report and for its reviewer; null otherwise. */
  readonly problem: string | null;
  /** Of the comment that a limitation quotes, where code found it. */
  readonly anchor: Anchor | null;
  readonly origin: OriginByCode | null;
}

/** By raw id, such as `Claude:L1`. */
export type ObservationPlaces = ReadonlyMap<string, ObservationPlace>;

/** Looks up what observations name: paths, and the comments that acknowledge limitations. */
export async function placeObservations(
  reviews: readonly RawReview[],
  context: GroundContext,
): Promise<ObservationPlaces> {
  const placed = reviews.map(async (review) => {
    if (review.outcome === 'failed') return [];
    const { reviewer, submission } = review;
    const places = await placesIn(submission, context);
    return places.map(({ item, index, place }) => [rawItemId(reviewer.name, item, index), place] as const);
  });
  return new Map((await Promise.all(placed)).flat());
}

/** The same of one submission. */
export async function placesIn(
  submission: Submission,
  context: GroundContext,
): Promise<readonly { readonly item: ObservationKind; readonly index: number; readonly place: ObservationPlace }[]> {
  const kinds = ObservationKind.options.map((item) =>
    Promise.all(
      submission[rawItemLists[item]].map(async (observation, index) => ({
        item,
        index,
        place:
          'quote' in observation
            ? await placeLimitation(observation, context)
            : { ...(await placePath(observation.path, context)), anchor: null, origin: null },
      })),
    ),
  );
  return (await Promise.all(kinds)).flat();
}

async function placeLimitation(limitation: Limitation, context: GroundContext): Promise<ObservationPlace> {
  const { anchor, origin, problem } = await groundLimitation(limitation, context);
  if (anchor !== null) return { path: anchor.path, problem: null, anchor, origin };
  const { path } = await placePath(limitation.path, context);
  return { path, problem, anchor: null, origin: null };
}

/** Looks up the comment that a limitation quotes: by what it says, because models leave out what makes it a comment. */
function groundLimitation({ path, startLine, quote }: Limitation, context: GroundContext): Promise<GroundedQuotation> {
  const endLine = startLine === null ? null : startLine + quote.trimEnd().split('\n').length - 1;
  return groundQuotation({ path, side: 'new', startLine, endLine, quote }, context, placeComment);
}

/** A file, or a folder where it is no file. What is no more than the root is the change as a whole. */
async function placePath(
  written: string | null,
  { head, base }: GroundContext,
): Promise<Pick<ObservationPlace, 'path' | 'problem'>> {
  if (written === null || /^[\s./\\`'"]*$/u.test(written)) return { path: null, problem: null };
  const [here, there] = await Promise.all([head.list(), base.list()]);
  const file = resolvePath(written, here, there);
  if (!('problem' in file)) return { path: file.path, problem: null };
  const folder = resolvePath(written.replace(/[\\/]+(?=[`'"\s]*$)/u, ''), foldersOf(here), foldersOf(there));
  if (file.problem === 'absent' && !('problem' in folder)) return { path: `${folder.path}/`, problem: null };
  return { path: null, problem: pathProblem(written, file) };
}
