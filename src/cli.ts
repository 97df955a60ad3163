import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandLine } from './command-line/command-line.ts';
import { exitCodes } from './command-line/host.ts';
import type { Canvas } from './command-line/live-lines.ts';
import { mannerOf } from './command-line/terminal.ts';
import { UserError } from './lib/user-error.ts';
import { vendors } from './providers/index.ts';
import { run } from './run.ts';
import { heedProxies } from './worlds/proxies.ts';

/** What is under way when somebody gives up has so long to end. */
const graceMs = 6_000;

/** The command line as a process. Ends it. */
export async function startCommandLine(argv: readonly string[]): Promise<void> {
  process.exitCode = exitCodes.error;
  const cancel = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // Who asks twice does not wait.
      if (cancel.signal.aborted) process.exit(exitCodes.cancelled);
      cancel.abort(new UserError('The review was cancelled.', 'Start it again.'));
      setTimeout(() => process.exit(exitCodes.cancelled), graceMs).unref();
    });
  // Whoever reads the report may have read enough: a closed pipe is no error.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const environment = { ...process.env };
  for (const name of vendors.flatMap(({ sdkVariables }) => sdkVariables)) delete process.env[name];
  const { stderr, stdout } = process;
  const { isLive, isColoured } = mannerOf(stderr, environment, argv);
  const code = await commandLine({
    ...{ argv, environment, cancel: cancel.signal, run, prepare: () => heedProxies(environment) },
    out: (text) => void stdout.write(text),
    err: (line) => void stderr.write(`${line}\n`),
    canvas: isLive ? openCanvas : null,
    isColoured,
    // Beside the folder that the program was started from: bin/, dist/ or src/.
    face: join(dirname(realpathSync(process.argv[1] ?? '')), '..', 'action.yml'),
  });
  await new Promise<void>((resolve) => void stdout.write('', () => resolve()));
  process.exit(code);
}

/** Loaded for a terminal alone. */
async function openCanvas(): Promise<Canvas> {
  const { createLogUpdate } = await import('log-update');
  const draw = createLogUpdate(process.stderr);
  return { columns: () => process.stderr.columns || 80, draw, clear: () => draw.clear() };
}
