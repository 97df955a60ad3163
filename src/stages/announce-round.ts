import { type AnnouncedReview, announce } from '../publish/announce.ts';
import { recallRounds } from '../publish/keep-rounds.ts';
import type { Recalled } from '../rounds/recall.ts';
import { type Preflight, startPreflight } from '../steps/sessions/preflight.ts';
import type { World } from '../worlds/world.ts';
import type { Asked } from './ask.ts';

export interface AnnouncedRound extends AnnouncedReview {
  /** What earlier rounds left; it is read while the objects come. */
  readonly recalling: Promise<Recalled>;
  /** Vendors are asked for the models of the reviewers while the objects come, too. */
  readonly preflight: Preflight;
}

/**
 * Says that the change is under review, and begins to recall what earlier rounds left and to look for the models.
 * @param options.showsProgress whether the comment tells how far the review is
 * @param options.isContinued whether an earlier job of the same run may have said so
 * @param options.began as `World.destinations` has it
 * @throws {UserError} where the configuration file does not hold, or a status is demanded and the token may not set it
 */
export async function announceRound(
  { facts, config, told, problem, recalled, comment, mayRepeat }: Asked,
  world: World,
  {
    showsProgress = true,
    isContinued = false,
    began,
  }: {
    readonly showsProgress?: boolean;
    readonly isContinued?: boolean;
    readonly began?: number | undefined;
  } = {},
): Promise<AnnouncedRound> {
  const announced = await announce(facts, config, world, comment, { isContinued, began });
  const begin = showsProgress ? announced.begin : () => undefined;
  // What announced itself takes it back: a status says that the file does not hold.
  if (problem !== null) throw problem;
  for (const sentence of told) world.log.line(sentence);
  const recalling =
    recalled === null ? recallRounds(facts, config, { to: announced.to, world }) : Promise.resolve(recalled);
  // What may turn out to be nothing new shows no progress until that is known.
  void recalling.then(({ memory }) => (mayRepeat && memory !== null ? undefined : begin()));
  return { ...announced, begin, recalling, preflight: startPreflight(config.reviewers, world) };
}
