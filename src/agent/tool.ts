import type { z } from 'zod';
import type { Snapshot } from '../git/snapshot.ts';
import type { ChangedFile } from '../types.ts';

/** What a tool may touch: two commits and the change between them, all read-only. */
export interface ToolContext {
  readonly head: Snapshot;
  /** The merge base. */
  readonly base: Snapshot;
  readonly changes: readonly ChangedFile[];
  readonly signal: AbortSignal;
  /** Prints one changed file's numbered diff for the model, and records what of it was shown. */
  readonly showChange: (file: ChangedFile, fromLine: number) => string;
  /** Records that a file was opened, for the metrics. */
  readonly opened: (path: string) => void;
}

/** A read-only tool. A thrown error becomes an error text for the model, never the end of a review. */
export interface Tool<Input = unknown> {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType<Input>;
  run(input: Input, context: ToolContext): Promise<string>;
}

/** An error whose message tells the model what to do instead. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}
