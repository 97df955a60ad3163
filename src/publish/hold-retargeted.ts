import type { Inputs } from '../config/settle.ts';
import type { Trigger } from '../worlds/triggers/trigger.ts';
import type { World } from '../worlds/world.ts';
import { headStatus } from './head-status.ts';
import { destinationsOf } from './memory/destinations-of.ts';

/**
 * Takes back what the status says of a head whose pull request was put on another base: it was earned against the one
 * before. This comes before anything that could fail; the review then sets its own, of the same context or of another.
 * @throws {UserError} when GitHub does not take it: a success would go on to stand
 */
export async function holdRetargeted(
  trigger: Trigger,
  { name, status: wanted }: Pick<Inputs, 'name' | 'status'>,
  world: Pick<World, 'destinations' | 'seal' | 'runUrl' | 'log' | 'redact'>,
): Promise<void> {
  if (trigger.kind !== 'pull-request' || trigger.retargeted === null || wanted === 'false') return;
  const { number, headSha, retargeted } = trigger;
  const change = { kind: 'pull-request', number, headSha } as const;
  const { status: set } = destinationsOf(world, { change, name, context: name });
  // Whether the token may set it is said where the review announces itself.
  const status = headStatus({
    ...world,
    set,
    name,
    isDemanded: false,
    log: { ...world.log, line: () => undefined },
  });
  await status.pending(`The base was ${retargeted.from} and is ${retargeted.to} now: not reviewed against it yet.`);
}
