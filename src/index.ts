import * as core from '@actions/core';
import { logSafe } from './lib/log.ts';
import { messageOf, UserError } from './lib/user-error.ts';
import { exitCode } from './publish/commit-status.ts';
import { renderErrorPage } from './render/pages/error-page.ts';
import { run } from './run.ts';
import { createWorld, type World } from './worlds/action.ts';

// A promise that never settles ends a program with 0, and 0 lets a merge pass.
process.exitCode = 1;

/** The runner kills a cancelled step 10 seconds after its SIGINT. */
const graceMs = 6_000;
const cancel = new AbortController();
let world: World | null = null;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    cancel.abort(new UserError('The run was cancelled before the review was complete.', 'Start it again.'));
    setTimeout(() => process.exit(1), graceMs).unref();
  });
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error) => {
    void fail(error).finally(() => process.exit(1));
  });

/** The fourth outcome: printed for people, told to the status, never green. */
async function fail(error: unknown): Promise<void> {
  const redact = world?.redact ?? ((text: string) => text);
  const clean = (text: string) => logSafe(redact(text));
  const what = clean(messageOf(error));
  const remedy = error instanceof UserError ? clean(error.remedy) : 'This is a bug of the action: please report it.';
  if (!(error instanceof UserError) && error instanceof Error) core.info(clean(error.stack ?? ''));
  core.error(`${what} ${remedy}`, { title: 'Deep Review could not review' });
  core.setOutput('outcome', 'error');
  core.setOutput('verdict', 'No verdict');
  const page = renderErrorPage({ what, remedy });
  const summary = core.summary.addRaw(page, true).write({ overwrite: true });
  const ended = { what, remedy, isCancelled: cancel.signal.aborted };
  await Promise.allSettled([summary, world?.status.fail(what), world?.progress.fail(ended)]);
}

try {
  world = createWorld(cancel.signal);
  const outcome = await run(world);
  process.exit(exitCode(outcome, world.config.policy.onIncomplete));
} catch (error) {
  await fail(error);
  process.exit(1);
}
