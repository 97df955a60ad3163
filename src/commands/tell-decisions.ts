import type { SettledAll } from '../begin/begin.ts';
import type { CommentDestination } from '../github/access.ts';
import type { Conversation } from '../github/conversation.ts';
import { announceDecision } from '../publish/announce.ts';
import { publishFromMemory } from '../publish/memory/publish-from-memory.ts';
import { renderOverride } from '../render/pages/override-page.ts';
import { replyTag } from '../render/pages/reply-page.ts';
import { overrideOn } from '../rounds/override.ts';
import type { Decision, Memory, PullRequestFacts } from '../types.ts';
import type { World } from '../worlds/world.ts';
import { type Ended, endAsBefore } from './end-as-before.ts';
import { keepDecisions } from './keep-decisions.ts';
import { underWay } from './under-way.ts';

interface Decided {
  readonly facts: PullRequestFacts;
  /** With the decisions; null: nothing is remembered. */
  readonly memory: Memory | null;
  readonly comment: CommentDestination | null;
  readonly conversation: Conversation;
  readonly settled: SettledAll;
  readonly world: World;
}

/** How long GitHub may take for the last of it, in milliseconds. */
const longestMs = 30_000;

/**
 * Makes decisions hold: in the memory, and for the live head in status, comment and job, without asking a model. Where a
 * review of that head is under way, or its head is another one than the last round's, they are kept for the review. What
 * was answered without a decision is kept as handled all the same.
 */
export async function tellDecisions(decisions: readonly Decision[], decided: Decided): Promise<Ended> {
  const { facts, memory, comment, settled, world } = decided;
  const { config } = settled;
  const isThisHead = memory?.bound.headSha === facts.headSha && memory.bound.baseRef === facts.baseRef;
  const sentences = decisions.map(sentenceOf);
  if (decisions.length > 0 && memory !== null && isThisHead && (await underWay(comment, config, world)) === null) {
    const announced = await announceDecision('A decision of people is carried out.', facts, config, world);
    const change = { ...facts, mergeBase: memory.bound.mergeBase };
    return publishFromMemory({ memory, why: { kind: 'decided', sentences }, change }, announced, { config, world });
  }
  for (const sentence of sentences) world.log.line(sentence);
  if (memory !== null) {
    const here = { pull: facts.number, instance: config.name };
    await keepDecisions({ decisions, handled: memory.handled }, { comment, here, world });
  }
  const override = overrideOn(facts.headSha, decisions);
  if (override !== null && !isThisHead) return open(override, decided);
  const before = { facts, memory, policy: config.policy };
  if (decisions.length === 0) return endAsBefore('There was nothing to decide.', before, world);
  const why = isThisHead
    ? 'A review of this head is under way, and ends with what was decided.'
    : 'The last round reviewed another head: what was decided counts from the next one on.';
  return endAsBefore(why, null, world);
}

/** `max declined F1: it is meant so` */
function sentenceOf({ verb, by, finding, headSha, reason }: Decision): string {
  if (verb === 'reopen') return `@${by} reopened ${finding}.`;
  if (verb === 'dismiss') return `@${by} declined ${finding}, for this reason: ${reason}`;
  return `@${by} overrode the gate for \`${(headSha ?? '').slice(0, 12)}\`, for this reason: ${reason}`;
}

/** Opens the gate for a head that no round has reviewed. Nothing but the status can do that, and all places say it. */
async function open(
  { comment, by, reason }: Decision,
  { facts, conversation, settled, world }: Decided,
): Promise<Ended> {
  const { config } = settled;
  const { log, runner, clock, events } = world;
  const announced = await announceDecision('An override is carried out.', facts, config, world);
  const description = `OVERRIDDEN by ${by}, not reviewed: ${reason}`;
  const page = renderOverride({ by, reason, headSha: facts.headSha });
  await runner.summary(page);
  await announced.status.conclude(
    { state: 'success', description },
    { deadline: clock.deadline(longestMs), isNewest: true },
  );
  const body = `${replyTag(config.name, comment)}\n${page}`;
  await conversation.reply(body, clock.deadline(longestMs)).catch(() => undefined);
  log.warning(description);
  runner.output('outcome', 'incomplete');
  runner.output('verdict', 'No verdict');
  runner.output('reason', description);
  events.tell({ kind: 'concluded', exitCode: 0 });
  return { outcome: 'incomplete', exitCode: 0 };
}
