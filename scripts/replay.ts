// Runs a recorded run again, without a network and without keys, and says whether its report is the same, byte for byte.
// It is a program of this repository and no input: what it makes goes to files of this machine alone.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { terminal } from '../src/command-line/terminal.ts';
import { logSafe } from '../src/lib/log.ts';
import { messageOf, UserError } from '../src/lib/user-error.ts';
import { program } from '../src/render/data/program.ts';
import { run } from '../src/run.ts';
import { differenceOf } from '../src/worlds/recordings/difference.ts';
import { openReplay } from '../src/worlds/replaying.ts';
import { readArguments } from './read-arguments.ts';

const usage = 'npm run replay FOLDER [-- --output FOLDER --quiet]';

/** What came of a replay. */
export interface Replayed {
  /** Who answered when it was recorded: `Claude's provider: model`. */
  readonly origins: readonly string[];
  /** Files that are what they were, by name. */
  readonly same: readonly string[];
  /** A text for each file that is not. */
  readonly different: readonly string[];
}

/**
 * Runs the whole pipeline again from a recording.
 * @param folder holds the recording
 * @param output where the report goes
 * @throws {UserError} for a recording that cannot be replayed, and where the run asks for anything that it does not hold
 */
export async function replay(
  folder: string,
  output: string,
  options: { readonly print?: (line: string) => void; readonly signal?: AbortSignal } = {},
): Promise<Replayed> {
  const { print = () => undefined, signal = new AbortController().signal } = options;
  const temporary = mkdtempSync(join(tmpdir(), 'deep-review-replay-'));
  const { runner, outputs } = terminal(print, { lines: true, isColoured: false });
  try {
    const { world, manifest, published, left } = openReplay({
      ...{ folder, runner, temporary, reportDirectory: output, cancel: signal },
      ...{ program: program.version, path: process.env['PATH'] ?? '' },
    });
    await run(world);
    const unasked = left();
    if (unasked !== null)
      throw new UserError(
        `This run is not the one that was recorded: ${unasked}`,
        'Replay it with the sources that recorded it.',
      );
    const same: string[] = [];
    const different: string[] = [];
    for (const [of, { name, text: before }] of published) {
      const path = of === 'handover' ? join(world.handover?.directory ?? output, name) : outputs.get(of);
      const now = path === undefined ? '' : readFileSync(path, 'utf8');
      if (now === before) same.push(name);
      else different.push(differenceOf(name, before, now));
    }
    const origins = Object.entries(manifest.origins).map(([provider, origin]) => `${provider}: ${origin}`);
    return { origins, same, different };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments(usage, {
    options: { output: { type: 'string' }, quiet: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new UserError('Which recording?', usage);
  const output = resolve(values.output ?? join('tmp', 'replay'));
  mkdirSync(output, { recursive: true });
  const print = values.quiet ? {} : { print: (line: string) => console.error(line) };
  const started = performance.now();
  const { origins, same, different } = await replay(resolve(folder), output, print);
  console.log(`Answers that were recorded, by who gave them: ${origins.join(', ') || 'none'}.`);
  console.log(`Replayed in ${((performance.now() - started) / 1000).toFixed(1)} s into ${output}.`);
  if (same.length > 0) console.log(`The same, byte for byte: ${same.join(', ')}.`);
  for (const difference of different) console.log(logSafe(difference));
  return different.length === 0 ? 0 : 1;
}

if (import.meta.main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(
      logSafe(`error: ${error instanceof Error && !(error instanceof UserError) ? error.stack : messageOf(error)}`),
    );
    if (error instanceof UserError) console.error(logSafe(error.remedy));
    process.exitCode = 1;
  }
}
