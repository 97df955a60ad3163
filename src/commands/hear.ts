import { type SettledAll, settleAll } from '../begin/begin.ts';
import { requireKeys } from '../config/require-keys.ts';
import type { Inputs } from '../config/settle.ts';
import type { CommentDestination } from '../github/access.ts';
import type { Conversation, SaidComment } from '../github/conversation.ts';
import type { Deadline } from '../lib/clock.ts';
import { maskTokens } from '../lib/mask-tokens.ts';
import { ClosedError, LateError, UserError } from '../lib/user-error.ts';
import { recallRounds } from '../publish/keep-rounds.ts';
import { destinationsOf } from '../publish/memory/destinations-of.ts';
import { doubtOf } from '../publish/memory/doubt.ts';
import { askedOf } from '../publish/memory/settings-that-count.ts';
import { waitsForSiblings } from '../publish/others/siblings.ts';
import { statusContext } from '../publish/status-context.ts';
import { changedSince } from '../rounds/bindings.ts';
import type { Recalled } from '../rounds/recall.ts';
import type { Ended, Policy, PullRequestFacts } from '../types.ts';
import type { CommentTrigger } from '../worlds/triggers/comment.ts';
import type { World } from '../worlds/world.ts';
import { react, reply } from './acknowledge.ts';
import { type CarriedOut, carryOut } from './carry-out.ts';
import { endAsBefore } from './end-as-before.ts';
import { readAsked } from './grammar.ts';
import { keepDecisions } from './keep-decisions.ts';
import { pick } from './pick.ts';
import { tellDecisions } from './tell-decisions.ts';
import { underWay } from './under-way.ts';
import { refused } from './verb.ts';

/** What a run does that a comment started: it has ended, or it reviews. */
export type Heard =
  | { readonly ended: Ended }
  | {
      readonly ended: null;
      readonly facts: PullRequestFacts;
      readonly settled: SettledAll;
      /** Ours, with the report, as the run has looked for it. */
      readonly comment: CommentDestination | null;
      /** With what was decided by comments before it. */
      readonly recalled: Recalled;
      /** Whether nothing that an earlier round has read is taken as read. */
      readonly isFull: boolean;
    };

/**
 * Does what a comment asks for, and what earlier ones ask for that no run has done. A comment that asks for nothing, or of
 * somebody who may not, changes nothing: the job ends as the last round ended for this head.
 * @throws {UserError} when GitHub is out, or what is configured does not hold
 */
export async function hear(
  trigger: CommentTrigger,
  {
    inputs,
    program,
  }: {
    readonly inputs: Inputs;
    /** What the program is: its version, and what it tells models. */
    readonly program: readonly string[];
  },
  world: World,
): Promise<Heard> {
  const { conversation: of, log, redact } = world;
  if (of === null) throw new Error('a comment in a world without any');
  if (trigger.action !== 'created' || !trigger.isOnPullRequest)
    return { ended: await endAsBefore(whyNot(trigger), null, world) };
  const asked = readAsked(trigger.comment.body);
  const conversation = of(trigger.number);
  const sha = asked === null || asked === 'misspelt' ? null : asked.sha;
  const facts = await readFacts(trigger.number, sha, world);
  if (facts === null) return { ended: await hearClosed(trigger, { conversation, name: inputs.name, world }) };
  const settled = await settleAll(facts, inputs, world);
  if (settled.problem !== null) throw settled.problem;
  const { config } = settled;
  const to = destinationsOf(world, { change: facts, name: config.name, context: config.name });
  const comment = config.comment ? to.comment : null;
  const recalled = await recallRounds(facts, config, { to, world });
  const { memory } = recalled;
  const changed = memory && changedSince(memory, facts, askedOf(settled, program));
  const before = {
    facts,
    memory,
    isItsPage: recalled.isItsPage === true,
    policy: config.policy,
    changed,
    waitsFor: waitsForSiblings(facts, config, world),
    doubt: doubtOn(facts, recalled, { config, world }),
  };
  if (asked === null) return { ended: await endAsBefore('The comment is no command.', before, world) };
  if (recalled.isUnread === true)
    throw new UserError(
      'GitHub did not show what earlier rounds left open.',
      'Write the command again once GitHub is well.',
    );
  const all = await conversation.comments();
  const picked = pick(all, trigger.comment, memory);
  const done = await carryOut(picked.said, {
    ...{ conversation, memory, change: facts, policy: config.policy, isDismissOwn: config.dismissOwn },
    unkept: recalled.isKept ? null : recalled.note,
    changed: changed ?? (before.isItsPage ? null : 'a later run wrote into the comment'),
    underWay: await underWay(comment, config, world),
    mask: (text) => maskTokens(redact(text)),
  });
  const why = picked.why ?? done.why;
  if (why !== null) log.line(why);
  if (done.why !== null)
    await conversation.react(trigger.comment.id, 'confused', world.clock.deadline(10_000)).catch(() => undefined);
  if (done.answered.length === 0)
    return { ended: await endAsBefore(why ?? 'There was nothing to carry out.', before, world) };
  const way = { all, name: config.name, conversation, world };
  const handled = trigger.comment.id;
  const kept = done.memory && { ...done.memory, handled };
  await reply(done.answered, way);
  const review = reviewOf(done);
  if (review !== null) {
    requireKeys(world.inputs, { keyless: null });
    const here = { pull: facts.number, instance: config.name };
    // They hold whatever becomes of the review, which is still to be carried out until it has ended.
    if (memory !== null)
      await keepDecisions({ decisions: done.decisions, handled: memory.handled }, { comment, here, world });
    await react(done.answered, way);
    return { ended: null, facts, settled, comment, recalled: { ...recalled, memory: kept, handled }, ...review };
  }
  const telling = { before, memory: kept, comment, conversation, settled, world };
  const ended = await tellDecisions(done.decisions, telling);
  await react(done.answered, way);
  return { ended };
}

/** Whether something was decided of the head that the memory does not know of, as its status tells where it has one. */
function doubtOn(
  facts: PullRequestFacts,
  { memory, isItsPage }: Recalled,
  { config, world }: { readonly config: SettledAll['config']; readonly world: World },
): (deadline: Deadline) => Promise<string | null> {
  return async (deadline) => {
    if (memory === null || config.status === 'false') return null;
    const context = await statusContext(facts, config, world);
    const { lastStatus } = destinationsOf(world, { change: facts, name: config.name, context });
    const status = { last: async () => (await lastStatus?.(deadline)) ?? null };
    return doubtOf(memory, { passes: true, isItsPage: isItsPage === true, status, clock: world.clock });
  };
}

function whyNot({ action, isOnPullRequest }: CommentTrigger): string {
  if (!isOnPullRequest) return 'The comment is on an issue, and not on a pull request.';
  return `The comment was ${action}: only a new one is a command.`;
}

function reviewOf({ answered }: CarriedOut): { readonly isFull: boolean } | null {
  const asked = answered.flatMap(({ answer }) => (answer.does === 'review' ? [answer.isFull] : []));
  return asked.length === 0 ? null : { isFull: asked.includes(true) };
}

/** GitHub may be behind the head that a command names. Null: the pull request is closed. */
async function readFacts(
  number: number,
  sha: string | null,
  { source }: Pick<World, 'source'>,
): Promise<PullRequestFacts | null> {
  const read = async (headSha: string | null) => {
    const facts = await source.readChange({ kind: 'pull-request', number, headSha, seen: null });
    if (facts.kind !== 'pull-request') throw new Error(`a ${facts.kind} with comments`);
    return facts;
  };
  try {
    return await read(sha).catch((error: unknown) => {
      if (sha !== null && error instanceof LateError) return read(null);
      throw error;
    });
  } catch (error) {
    if (error instanceof ClosedError) return null;
    throw error;
  }
}

/** Of a pull request that is closed, whoever may ask for something is told so, and nothing changes. */
async function hearClosed(
  trigger: CommentTrigger,
  { conversation, name, world }: { readonly conversation: Conversation; readonly name: string; readonly world: World },
): Promise<Ended> {
  const why = 'The pull request is closed: nothing is reviewed or decided. Open it again first.';
  const all: readonly SaidComment[] = await conversation.comments();
  const picked = pick(all, trigger.comment, null);
  if (picked.why !== null) return endAsBefore(picked.why, null, world);
  const act = () => refused(why);
  const said = picked.said.map((each) => ({
    ...each,
    asked: each.asked === 'misspelt' ? each.asked : { ...each.asked, act },
  }));
  const change = { headSha: '', author: '', isFork: false };
  const policy: Policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] };
  const nobody = {
    change,
    policy,
    memory: null,
    ...{ unkept: null, changed: null },
    underWay: null,
    isDismissOwn: false,
    mask: (text: string) => text,
  };
  const done = await carryOut(said, { ...nobody, conversation });
  if (done.why !== null) return endAsBefore(done.why, null, world);
  const way = { all, name, conversation, world };
  await reply(done.answered, way);
  await react(done.answered, way);
  return endAsBefore(why, null, world);
}
