import type { Config } from '../../config/settle.ts';
import type { Snapshot } from '../../git/snapshot.ts';
import { messageOf } from '../../lib/user-error.ts';
import { gateOfMemory } from '../../rounds/gate-of-memory.ts';
import type { Recalled } from '../../rounds/recall.ts';
import { isSameChange } from '../../rounds/repeat.ts';
import { type Dossier, letsPass, type Memory } from '../../types.ts';
import type { World } from '../../worlds/world.ts';
import type { Announced } from '../announce.ts';
import type { BoundRound } from './bind-round.ts';
import { type FromMemory, publishFromMemory } from './publish-from-memory.ts';

/** What a run knows before it would ask a model. */
export interface Beginning {
  readonly recalled: Recalled;
  readonly bound: BoundRound | null;
  readonly dossier: Pick<Dossier, 'change' | 'changes'>;
  /** The merge base. */
  readonly base: Pick<Snapshot, 'readWhole'>;
}

/** Most that is waited for what stands on the head, in milliseconds. */
const longestLook = 10_000;

/**
 * Repeats the outcome of the last round where nothing has changed that it rests on: no model is asked, the round keeps its
 * number, and the memory holds for the head as it is now. Whatever is in doubt is reviewed, and the log says why.
 * @returns how the run ended; null: it has to review
 */
export async function repeatOutcome(
  beginning: Beginning,
  announced: Announced,
  to: { readonly config: Config; readonly world: World },
): Promise<Awaited<ReturnType<typeof publishFromMemory>> | null> {
  const { memory } = beginning.recalled;
  if (memory === null) return null;
  const found = await repeatable(beginning, memory, announced, to);
  if (!('no' in found)) return publishFromMemory(found, announced, to);
  to.world.log.line(`Round ${memory.round} is not repeated: ${found.no}.`);
  return null;
}

async function repeatable(
  { recalled, bound, dossier: { change, changes }, base }: Beginning,
  memory: Memory,
  { status }: Announced,
  { config: { policy }, world: { clock } }: { readonly config: Config; readonly world: World },
): Promise<FromMemory | { readonly no: string }> {
  if (bound === null) return { no: 'nothing of this run can be remembered' };
  const readBase = async (path: string) => {
    const read = await base.readWhole(path);
    return read.found ? read.lines : null;
  };
  const same = await isSameChange(memory, { ...bound, changes, readBase });
  if (!same.isSame) return { no: same.why };
  const gate = gateOfMemory(memory, policy);
  if (gate.outcome === 'incomplete') return { no: 'it came to no decision' };
  // A run that showed its progress, and no report, may have decided something all the same.
  if (recalled.isItsPage !== true) return { no: 'a later run wrote into the comment, and left no memory' };
  try {
    const last = await status.last(clock.deadline(longestLook));
    if (last === 'failure' && letsPass(gate, policy)) return { no: 'the status of this head says otherwise' };
  } catch (error) {
    return { no: `GitHub did not say what the status of this head was (${messageOf(error)})` };
  }
  const { movedBase } = same;
  return { memory: { ...memory, bound: bound.bound }, change, why: { kind: 'unchanged', movedBase } };
}
