import { z } from 'zod';
import { type Immutable, written } from './primitives.ts';

/** A partition of the given ids: which of them one code change would fix. */
export const Partition = z.strictObject({
  groups: z
    .array(z.array(written(16)).max(500))
    .max(500)
    .describe('Every given id in exactly one group'),
});
export type Partition = Immutable<z.infer<typeof Partition>>;
