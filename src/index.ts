import './worlds/require-platform.ts';
import { setGlobalProxyFromEnv } from 'node:http';
import { readEvent } from './github/event.ts';
import { UserError } from './lib/user-error.ts';
import { vendors } from './providers/index.ts';
import { start } from './start.ts';
import { actionsRunner } from './worlds/runner.ts';

// A promise that never settles ends a program with 0, and 0 lets a merge pass.
process.exitCode = 1;

/** The runner kills a cancelled step 10 seconds after its SIGINT. */
const graceMs = 6_000;
const cancel = new AbortController();

// Undefined before Node 24.14. The vendors' SDKs and octokit use the global fetch, which ignores the variables by itself.
setGlobalProxyFromEnv?.();
for (const name of vendors.flatMap(({ sdkVariables }) => sdkVariables)) delete process.env[name];

const started = start({ environment: process.env, event: readEvent, runner: actionsRunner, cancel: cancel.signal });

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    cancel.abort(new UserError('The run was cancelled before the review was complete.', 'Start it again.'));
    setTimeout(() => process.exit(1), graceMs).unref();
  });
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error) => {
    void started.abandon(error).then(
      (code) => process.exit(code),
      () => process.exit(1),
    );
  });

process.exit(await started.exitCode);
