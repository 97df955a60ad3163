import type { Config } from '../config/settle.ts';
import type { Conversation } from '../github/conversation.ts';
import { announceDecision } from '../publish/announce.ts';
import { renderOverride } from '../render/pages/override-page.ts';
import { replyTag } from '../render/pages/reply-page.ts';
import type { Decision, Ended, PullRequestFacts } from '../types.ts';
import type { World } from '../worlds/world.ts';

/** How long GitHub may take for each part of it, in milliseconds. */
const longestMs = 30_000;

/**
 * Opens the gate for a head that no round has reviewed. Nothing but the status can do that, and all places say it: also that it
 * stays shut, where another pull request with this head lacks a clean review of its own.
 */
export async function openUnreviewed(
  { comment, by, reason }: Decision,
  {
    facts,
    config,
    conversation,
    world,
  }: {
    readonly facts: PullRequestFacts;
    readonly config: Config;
    readonly conversation: Pick<Conversation, 'reply'>;
    readonly world: World;
  },
): Promise<Ended> {
  const { log, runner, clock, events } = world;
  const announced = await announceDecision('override', facts, config, world);
  const waitsFor = await announced.waitsFor(clock.deadline(longestMs));
  const description = waitsFor ?? `OVERRIDDEN by ${by}, not reviewed: ${reason}`;
  const page = renderOverride({ by, reason, headSha: facts.headSha, waitsFor });
  await runner.summary(page);
  await announced.status.conclude(
    { state: waitsFor === null ? 'success' : 'error', description },
    { deadline: clock.deadline(longestMs), isNewest: true },
  );
  const body = `${replyTag(config.name, comment)}\n${page}`;
  await conversation.reply(body, clock.deadline(longestMs)).catch(() => undefined);
  log.warning(description);
  runner.output('outcome', 'incomplete');
  runner.output('verdict', 'No verdict');
  runner.output('reason', description);
  const exitCode = waitsFor === null ? 0 : 1;
  events.tell({ kind: 'concluded', exitCode });
  return { outcome: 'incomplete', exitCode };
}
