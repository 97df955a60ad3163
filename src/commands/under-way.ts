import type { Config } from '../config/settle.ts';
import type { CommentDestination } from '../github/access.ts';
import { keptOf } from '../render/pages/last-report.ts';
import type { World } from '../worlds/world.ts';

/** What a run takes besides the time that it may review. */
const aroundMs = 10 * 60_000;

/** When the run began that shows its progress in the comment and can still be alive; null where none does. */
export async function underWay(
  comment: CommentDestination | null,
  { name, timeoutMs }: Pick<Config, 'name' | 'timeoutMs'>,
  { clock }: Pick<World, 'clock'>,
): Promise<number | null> {
  const there = (await comment?.earlier()) ?? null;
  if (there === null || there.startedAt === null || !keptOf(there.body, { name }).isRunning) return null;
  return clock.now() - there.startedAt < timeoutMs + aroundMs ? there.startedAt : null;
}
