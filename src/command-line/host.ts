import type { World } from '../worlds/world.ts';
import type { Canvas } from './live-lines.ts';

/** What a command line is started with. */
export interface Host {
  /** Arguments behind the name of the program. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Takes the answer, and nothing else. */
  readonly out: (text: string) => void;
  /** Takes everything else, a line at a time. */
  readonly err: (line: string) => void;
  /** Makes a place that is written anew; null where nobody looks at one: a pipe, a file, a CI. */
  readonly canvas: (() => Promise<Canvas>) | null;
  readonly isColoured: boolean;
  readonly cancel: AbortSignal;
  /** Path of action.yml, which has the words and defaults of inputs. */
  readonly face: string;
  /** Is done before anything is asked for. @throws {UserError} */
  readonly prepare?: () => void;
  /** The story. */
  readonly run: (world: World) => Promise<{ readonly outcome: 'clean' | 'blocking' | 'incomplete' | 'error' }>;
}

/** How a command ends: hooks and scripts rest on the numbers. */
export const exitCodes = { clean: 0, blocking: 1, incomplete: 2, error: 3, cancelled: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
