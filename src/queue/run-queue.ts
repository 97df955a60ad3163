import { gatePolicy } from '../config/agree.ts';
import { readFileConfig } from '../config/file.ts';
import { type Inputs, settleInputs } from '../config/settle.ts';
import { longestEndMs } from '../events/event.ts';
import { messageOf } from '../lib/user-error.ts';
import { headStatus } from '../publish/head-status.ts';
import { destinationsOf } from '../publish/memory/destinations-of.ts';
import { recordedOf } from '../publish/others/recorded.ts';
import { statusContext } from '../publish/status-context.ts';
import { type QueuedPull, renderQueuePage } from '../render/pages/queue-page.ts';
import { rules } from '../rules/index.ts';
import type { Ended } from '../types.ts';
import type { MergeGroupTrigger } from '../worlds/triggers/merge-group.ts';
import type { World } from '../worlds/world.ts';
import { membersOf } from './members.ts';

/** What was found of a merge group. */
interface Found {
  readonly pulls: readonly QueuedPull[];
  /** Why the group cannot pass, whatever its pull requests are, in a sentence; null: nothing of that kind. */
  readonly problem: string | null;
}

/** Of what the end of a run sends. */
const longestStatusMs = 30_000;

/**
 * Decides on a merge group without a model: it passes where the review of each pull request in it passes, as the sealed
 * memory in its comment says of the head that it has now. No comment is written.
 * @throws {UserError} when a status is demanded and the token may not set it, or GitHub does not answer
 */
export async function runQueue(group: MergeGroupTrigger, world: World): Promise<Ended> {
  const { runner, log, events, clock, redact, runUrl } = world;
  // Nobody is asked, so it does not matter who reviews.
  const inputs = settleInputs((name) => (name === 'reviewers' ? '' : world.inputs.read(name)), world.inputs);
  const { number, baseRef, headSha, defaultBranch } = group;
  const change = { kind: 'pull-request', number, headSha, baseRef, defaultBranch } as const;
  const context = await statusContext(change, inputs, world);
  const { status: set } = destinationsOf(world, { change, name: inputs.name, context });
  const status = headStatus({
    set: inputs.status === 'false' ? null : set,
    isDemanded: inputs.status === 'true',
    name: context,
    ...{ runUrl, log, redact },
  });
  events.listen((event) => {
    if (event.kind !== 'abandoned') return undefined;
    return status.abandon(event.what, clock.deadline(event.isCancelled ? longestEndMs.cancelled : longestEndMs.failed));
  });
  log.line(`Merge group of #${number} at ${headSha}, base ${baseRef}`);
  await status.pending('What the reviews of the queued pull requests came to is looked up.');

  const { pulls, problem } = await lookUp(group, inputs, world);
  const lacking = pulls.filter(({ passes }) => !passes);
  const isClean = problem === null && lacking.length === 0 && pulls.length > 0;
  const told = pulls.map((pull) => `#${pull.number} ${pull.told}`);
  const reason = problem ?? `${(isClean ? told : lacking.map((pull) => `#${pull.number} ${pull.told}`)).join('; ')}.`;
  const ended: Ended = isClean ? { outcome: 'clean', exitCode: 0 } : { outcome: 'incomplete', exitCode: 1 };
  for (const line of told) log.line(line);
  if (!isClean) log.warning(`The merge group does not pass: ${reason}`);
  runner.output('outcome', ended.outcome);
  runner.output('verdict', isClean ? 'Merge as-is' : 'No verdict');
  runner.output('reason', redact(reason));
  await runner.summary(redact(renderQueuePage({ pulls, problem, baseRef })));
  await status
    .conclude(
      { state: isClean ? 'success' : 'failure', description: `${isClean ? 'Merge as-is' : 'INCOMPLETE'}: ${reason}` },
      { deadline: clock.deadline(longestStatusMs), isNewest: false },
    )
    .catch((error: unknown) => log.warning(`The commit status could not be set: ${messageOf(error)}`));
  events.tell({ kind: 'concluded', exitCode: ended.exitCode });
  return ended;
}

async function lookUp(group: MergeGroupTrigger, inputs: Inputs, world: World): Promise<Found> {
  const { seal, neighbours, source } = world;
  if (neighbours === null) throw new Error('a merge group where there are no pull requests');
  if (seal === null)
    return {
      pulls: [],
      problem:
        'No key of this run can open what the reviews left. Give this workflow the `state-key`, or the vendors’ keys, of the one that reviews.',
    };
  const { baseRef, baseSha } = group;
  const file = await readFileConfig(inputs.configFile, {
    read: (path) => source.readBaseFile({ kind: 'pull-request', baseRef, baseSha }, path),
    branch: baseRef,
    rules: rules.map(({ id }) => id),
  });
  const policy = gatePolicy(inputs, file);
  const members = membersOf(group, await neighbours.group(group));
  if ('unclear' in members)
    return { pulls: [], problem: `Which pull requests the group holds is not clear: ${members.unclear}.` };
  const pulls = await Promise.all(
    members.numbers.map(async (number): Promise<QueuedPull> => {
      const { headSha, ...live } = await neighbours.live(number);
      const lacks = (told: string): QueuedPull => ({ number, headSha, passes: false, told });
      if (!live.isOpen) return lacks('is closed');
      if (live.baseRef !== baseRef) return lacks(`goes to ${live.baseRef}, and the queue is that of ${baseRef}`);
      const comment = await neighbours.remembered({ number, name: inputs.name, headSha });
      return {
        number,
        headSha,
        ...recordedOf(comment, { number, headSha, baseRef, instance: inputs.name, seal, policy }),
      };
    }),
  );
  const heads = new Set(pulls.map(({ headSha }) => headSha));
  const moved = members.merged.find((sha) => !heads.has(sha));
  const problem =
    moved === undefined
      ? null
      : `The group merges ${moved.slice(0, 12)}, which is the head of none of its pull requests: somebody has pushed since.`;
  return { pulls, problem };
}
