import type { SettledAll } from '../begin/begin.ts';
import type { CommentDestination } from '../github/access.ts';
import type { Conversation } from '../github/conversation.ts';
import { announceDecision } from '../publish/announce.ts';
import { publishFromMemory } from '../publish/memory/publish-from-memory.ts';
import { overrideOn } from '../rounds/override.ts';
import { type Decision, type Ended, letsPass, type Memory } from '../types.ts';
import type { World } from '../worlds/world.ts';
import { type Before, endAsBefore, gateBefore } from './end-as-before.ts';
import { keepDecisions } from './keep-decisions.ts';
import { openUnreviewed } from './open-unreviewed.ts';
import { underWay } from './under-way.ts';

interface Decided {
  readonly before: Before;
  /** With the decisions; null: nothing is remembered. */
  readonly memory: Memory | null;
  readonly comment: CommentDestination | null;
  readonly conversation: Conversation;
  readonly settled: SettledAll;
  readonly world: World;
}

/**
 * Makes decisions hold: in the memory, and for the live head in status, comment and job, without asking a model. Where a
 * review of that head is under way, or its head is another one than the last round's, they are kept for the review. What
 * was answered without a decision is kept as handled all the same.
 */
export async function tellDecisions(decisions: readonly Decision[], decided: Decided): Promise<Ended> {
  const { before, memory, comment, conversation, settled, world } = decided;
  const { facts, changed } = before;
  const { config } = settled;
  const isThisHead = memory?.bound.headSha === facts.headSha && memory.bound.baseRef === facts.baseRef;
  const sentences = decisions.map(sentenceOf);
  const isFree =
    decisions.length > 0 && memory !== null && isThisHead && (await underWay(comment, config, world)) === null;
  const staysOpen = changed !== null && isOpen(before) && isOpen({ ...before, memory });
  if (isFree && !staysOpen) {
    const announced = await announceDecision('decision', facts, config, world);
    const change = { ...facts, mergeBase: memory.bound.mergeBase };
    const given = { memory, why: { kind: 'decided', sentences }, change, doubt: changed } as const;
    // The one that has been looked for: a second look may fail, and would make a second comment.
    const to = comment === null ? announced.to : { ...announced.to, comment };
    return publishFromMemory(given, { ...announced, to }, { config, world });
  }
  for (const sentence of sentences) world.log.line(sentence);
  if (memory !== null) {
    const here = { pull: facts.number, instance: config.name };
    await keepDecisions({ decisions, handled: memory.handled }, { comment, here, world });
  }
  const override = overrideOn(facts.headSha, decisions);
  if (override !== null && !isThisHead) return openUnreviewed(override, { facts, config, conversation, world });
  if (decisions.length === 0) return endAsBefore('There was nothing to decide.', { ...before, memory }, world);
  if (isFree) return endAsBefore(`The gate stays open, and ${changed}. ${fromNextOn}`, { ...before, memory }, world);
  const why = isThisHead
    ? 'A review of this head is under way, and ends with what was decided.'
    : `The last round reviewed another head. ${fromNextOn}`;
  return endAsBefore(why, null, world);
}

const fromNextOn = 'What was decided counts from the next round on: `/deep-review` asks for one.';

/** Whether the last round has opened the gate of this head. */
function isOpen(before: Before): boolean {
  const gate = gateBefore(before);
  return gate !== null && letsPass(gate, before.policy);
}

/** `max declined F1: it is meant so` */
function sentenceOf({ verb, by, finding, headSha, reason }: Decision): string {
  if (verb === 'reopen') return `@${by} reopened ${finding}.`;
  if (verb === 'dismiss') return `@${by} declined ${finding}, for this reason: ${reason}`;
  return `@${by} overrode the gate for \`${(headSha ?? '').slice(0, 12)}\`, for this reason: ${reason}`;
}
