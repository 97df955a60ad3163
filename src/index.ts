import './worlds/require-platform.ts';
import { UserError } from './lib/user-error.ts';
import { collectEarly } from './worlds/collect-early.ts';

// A promise that never settles ends a program with 0, and 0 lets a merge pass.
process.exitCode = 1;

/** The runner kills a cancelled step 10 seconds after its SIGINT. */
const graceMs = 6_000;

/** bin/deep-review.js asks for it; the runner of GitHub Actions gives no arguments. */
const isCommandLine = process.argv[2] === 'command-line';

// Everything else takes a part of a second to load, in which a signal would end the program without a word.
if (isCommandLine) {
  const { startCommandLine } = await import('./cli.ts');
  await startCommandLine(process.argv.slice(3));
} else await startStep();

async function startStep(): Promise<void> {
  const cancel = new AbortController();
  // A log that nobody reads any more: comment and status still have their readers, and telling of it would fail again.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      cancel.abort(new UserError('The run was cancelled before the review was complete.', 'Start it again.'));
      setTimeout(() => process.exit(1), graceMs).unref();
    });
  const { startAction } = await import('./start.ts');
  collectEarly();
  const started = startAction(process.env, cancel.signal);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error) => {
      void started.abandon(error).then(
        (code) => process.exit(code),
        () => process.exit(1),
      );
    });
  process.exit(await started.exitCode);
}
