import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from '../lib/clock.ts';
import { messageOf, UserError } from '../lib/user-error.ts';
import { vendors } from '../providers/index.ts';
import { openLocalWorld } from '../worlds/local.ts';
import type { World } from '../worlds/world.ts';
import { dryRun } from './dry-run.ts';
import { byVariables, inputsOf, readFace, readVersion } from './flags.ts';
import { type ExitCode, exitCodes, type Host } from './host.ts';
import { liveView } from './live-lines.ts';
import { readReport } from './read-report.ts';
import { terminal } from './terminal.ts';

/** The files of a report, by what they are called at the command line. */
export const formats = {
  md: 'report-markdown',
  json: 'report-json',
  html: 'report-html',
  sarif: 'report-sarif',
} as const;
export type Format = keyof typeof formats;

export interface ReviewFlags {
  readonly repo: string;
  readonly base: string | null;
  /** Null: what is not committed. */
  readonly head: string | null;
  readonly format: Format;
  /** Where the files of the report stay; null: nowhere. */
  readonly output: string | null;
  /** Where the run is recorded; null: nowhere. */
  readonly record: string | null;
  /** File with the report of the round before; null: this is the first one. */
  readonly previous: string | null;
  readonly isDry: boolean;
  readonly isQuiet: boolean;
  /** Inputs that were typed, by name. */
  readonly typed: Readonly<Record<string, string>>;
}

/**
 * Reviews commits of this machine: the report goes to the answer, and how far it is to the terminal.
 * @throws {UserError} for what the user must act on
 */
export async function review(flags: ReviewFlags, host: Host): Promise<ExitCode> {
  const read = inputsOf(
    { ...flags.typed, ...(flags.output === null ? {} : { 'report-directory': resolve(flags.output) }) },
    { environment: host.environment, face: readFace(host.face), vendors, isDry: flags.isDry },
  );
  if (flags.output !== null && !flags.isDry) openFolder(resolve(flags.output), 'output');
  if (flags.record !== null && !flags.isDry) openFolder(resolve(flags.record), 'record');
  // Read before anything is written: it may be the very file that this review writes.
  const previous = flags.previous === null ? null : readReport(flags.previous);
  const temporary = mkdtempSync(join(tmpdir(), 'deep-review-'));
  const canvas = flags.isDry || flags.isQuiet ? null : ((await host.canvas?.()) ?? null);
  const live = canvas === null ? null : liveView(canvas, systemClock);
  const print = (line: string) => (live === null ? host.err(line) : live.above(() => host.err(line)));
  const lines = live === null && !flags.isQuiet;
  const { runner, outputs } = terminal(print, { lines, isColoured: host.isColoured, temporary });
  try {
    const opened = openLocalWorld({
      folder: resolve(flags.repo),
      ...{ base: flags.base, head: flags.head, read, runner, temporary, cancel: host.cancel },
      ...{ typed: new Set(Object.keys(flags.typed)), previous },
      path: host.environment['PATH'] ?? '',
    });
    const local = { ...opened, inputs: { ...opened.inputs, vendors: byVariables(vendors) } };
    if (flags.isDry) {
      host.out(await dryRun(local, flags.head === null));
      return exitCodes.clean;
    }
    const world = flags.record === null ? local : await recorded(local, flags.record, host);
    if (live !== null) world.events.listen(live.listen);
    const { outcome } = await host.run(world);
    live?.stop();
    const path = outputs.get(formats[flags.format]);
    if (path === undefined) return exitCodes.error;
    host.out(readFileSync(path, 'utf8'));
    return exitCodes[outcome];
  } finally {
    live?.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function recorded(world: World, folder: string, { face }: Host): Promise<World> {
  const { recordRun, requireOwn } = await import('../worlds/recording.ts');
  // Before anything is spent on a recording that would have no place.
  requireOwn(resolve(folder));
  return recordRun(world, { folder: resolve(folder), program: readVersion(face) });
}

/** Before anything is spent on a report that would have no place. */
function openFolder(folder: string, flag: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new UserError(
      `The folder ${folder} cannot be written: ${messageOf(error)}.`,
      `Name another one with \`--${flag}\`.`,
    );
  }
}
