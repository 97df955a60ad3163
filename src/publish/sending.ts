import type { Deadline } from '../lib/clock.ts';
import type { Change } from '../types.ts';
import type { Destinations, World } from '../worlds/world.ts';
import type { HeadStatus } from './head-status.ts';

/** Where a publication goes. */
export interface Sending {
  readonly world: Pick<World, 'log' | 'runner' | 'events' | 'source' | 'clock' | 'cancel'>;
  readonly to: Pick<Destinations, 'comment' | 'inlineComments' | 'markComments'>;
  readonly status: Pick<HeadStatus, 'conclude'>;
  /** Asked where the report would let the change pass. */
  readonly waitsFor: (deadline: Deadline) => Promise<string | null>;
  readonly change: Change;
  /** Folder for the files. */
  readonly directory: string;
  /** Soon resolves, and nothing that shows progress begins to be written after that. */
  readonly endProgress: () => Promise<void>;
}
