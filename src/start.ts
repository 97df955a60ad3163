import { setGlobalProxyFromEnv } from 'node:http';
import { readEvent } from './github/event.ts';
import { logSafe } from './lib/log.ts';
import { messageOf, UserError } from './lib/user-error.ts';
import { vendors } from './providers/index.ts';
import { renderErrorPage } from './render/pages/error-page.ts';
import { run } from './run.ts';
import { openActionWorld, type Step } from './worlds/action.ts';
import { actionsRunner } from './worlds/runner.ts';
import type { World } from './worlds/world.ts';

/** One step of a workflow, from its environment to its exit code. */
export interface Started {
  /** 0 lets the merge pass. Never rejects. */
  readonly exitCode: Promise<0 | 1>;
  /**
   * For an error that nobody could catch: tells it as `exitCode` would have. A report that is there already stays, and
   * what is left of its way goes on.
   * @returns the exit code
   */
  abandon(error: unknown): Promise<0 | 1>;
}

/** The same, of the runner of GitHub Actions. Variables that a vendor's SDK would obey unasked are taken out of the environment. */
export function startAction(environment: Record<string, string | undefined>, cancel: AbortSignal): Started {
  // Undefined before Node 24.14. The vendors' SDKs and octokit use the global fetch, which ignores the variables by itself.
  setGlobalProxyFromEnv?.();
  for (const name of vendors.flatMap(({ sdkVariables }) => sdkVariables)) delete environment[name];
  return start({ environment, event: readEvent, runner: actionsRunner, cancel });
}

/** Starts the review. Whatever it throws ends as the fourth outcome, `error`: printed for people, told to the status, never green. */
export function start(step: Step): Started {
  let world: World | null = null;
  let hasReport = false;
  async function abandon(error: unknown): Promise<0 | 1> {
    const { runner } = step;
    const redact = world?.redact ?? ((text: string) => text);
    const clean = (text: string) => logSafe(redact(text));
    const what = clean(messageOf(error));
    const remedy = error instanceof UserError ? clean(error.remedy) : 'This is a bug of the action: please report it.';
    if (!(error instanceof UserError) && error instanceof Error) runner.line(clean(error.stack ?? ''));
    if (hasReport) {
      runner.error(`${what} ${remedy}`, 'Something failed after the report was written');
      return exitCode;
    }
    runner.error(`${what} ${remedy}`, 'Deep Review could not review');
    runner.output('outcome', 'error');
    runner.output('verdict', 'No verdict');
    world?.events.tell({ kind: 'abandoned', what, remedy, isCancelled: step.cancel.aborted });
    await Promise.allSettled([runner.summary(renderErrorPage({ what, remedy })), world?.events.settled()]);
    return 1;
  }
  async function review(): Promise<0 | 1> {
    try {
      world = openActionWorld(step);
      world.events.listen(({ kind }) => {
        hasReport ||= kind === 'reported';
      });
      step.cancel.throwIfAborted();
      return (await run(world)).exitCode;
    } catch (error) {
      // Whatever throws after the report is a bug: waiting for the end of the run would be waiting for this very line.
      hasReport = false;
      return abandon(error);
    }
  }
  const exitCode = review();
  return { exitCode, abandon };
}
