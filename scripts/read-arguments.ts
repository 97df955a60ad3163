import process from 'node:process';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { messageOf } from '../src/lib/user-error.ts';

/**
 * The arguments of a program of this repository. One that it does not know ends it, before anything is done.
 * @param usage what it takes, in one line
 */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // What node says after its first sentence is for whoever calls it.
    console.error(`${messageOf(error).split('. ')[0]}\n${usage}`);
    process.exit(1);
  }
}
