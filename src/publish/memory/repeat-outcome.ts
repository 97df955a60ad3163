import type { Config } from '../../config/settle.ts';
import type { Snapshot } from '../../git/snapshot.ts';
import { gateOfMemory } from '../../rounds/gate-of-memory.ts';
import type { Recalled } from '../../rounds/recall.ts';
import { isSameChange } from '../../rounds/repeat.ts';
import { type Dossier, letsPass, type Memory } from '../../types.ts';
import type { World } from '../../worlds/world.ts';
import type { Announced } from '../announce.ts';
import type { BoundRound } from './bind-round.ts';
import { doubtOf } from './doubt.ts';
import type { FromMemory, publishFromMemory } from './publish-from-memory.ts';

/** What a run knows before it would ask a model. */
export interface Beginning {
  readonly recalled: Recalled;
  readonly bound: BoundRound | null;
  readonly dossier: Pick<Dossier, 'change' | 'changes'>;
  /** Whether one reviewer is enough for it. */
  readonly isSmall: boolean;
  /** The merge base. */
  readonly base: Pick<Snapshot, 'readWhole'>;
}

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
  if (!('no' in found)) return (await import('./publish-from-memory.ts')).publishFromMemory(found, announced, to);
  to.world.log.line(`Round ${memory.round} is not repeated: ${found.no}.`);
  return null;
}

async function repeatable(
  { recalled, bound, dossier: { change, changes }, isSmall, base }: Beginning,
  memory: Memory,
  { status }: Announced,
  { config: { policy }, world: { clock } }: { readonly config: Config; readonly world: World },
): Promise<FromMemory | { readonly no: string }> {
  if (bound === null) return { no: 'nothing of this run can be remembered' };
  const readBase = async (path: string) => {
    const read = await base.readWhole(path);
    return read.found ? read.lines : null;
  };
  const isCrossed = change.isCrossed === true;
  const same = await isSameChange(memory, { ...bound, changes, isCrossed, isSmall, readBase });
  if (!same.isSame) return { no: same.why };
  const gate = gateOfMemory(memory, policy);
  if (gate.outcome === 'incomplete') return { no: 'it came to no decision' };
  const isItsPage = recalled.isItsPage === true;
  const doubt = await doubtOf(memory, { passes: letsPass(gate, policy), isItsPage, status, clock });
  if (doubt !== null) return { no: doubt };
  const { movedBase } = same;
  return { memory: { ...memory, bound: bound.bound }, change, why: { kind: 'unchanged', movedBase } };
}
