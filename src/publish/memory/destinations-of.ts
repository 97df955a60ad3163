import { mergingOf } from '../../rounds/merge/merging.ts';
import type { Destinations, World } from '../../worlds/world.ts';

type Of = Omit<Parameters<World['destinations']>[0], 'merging'>;

/** Where the report of a change goes, the comment with what its writes must not lose of what stands there. */
export function destinationsOf(world: Pick<World, 'destinations' | 'seal'>, of: Of): Destinations {
  const pull = 'number' in of.change ? of.change.number : 0;
  return world.destinations({ ...of, merging: mergingOf(world.seal, { pull, instance: of.name }) });
}
