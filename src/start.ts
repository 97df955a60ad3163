import { readEvent } from './github/event.ts';
import { logSafe } from './lib/log.ts';
import { messageOf, UserError } from './lib/user-error.ts';
import { vendors } from './providers/index.ts';
import { program } from './render/data/program.ts';
import { renderErrorPage } from './render/pages/error-page.ts';
import { run } from './run.ts';
import { actionUrl, openActionWorld, type Step } from './worlds/action.ts';
import { heedProxies } from './worlds/proxies.ts';
import { recordAsAsked } from './worlds/record-as-asked.ts';
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
  for (const name of vendors.flatMap(({ sdkVariables }) => sdkVariables)) delete environment[name];
  return start({ environment, event: readEvent, runner: actionsRunner, cancel }, () => heedProxies(environment));
}

/** Starts the review. Whatever it throws ends as the fourth outcome, `error`: printed for people, told to the status, never green. @param prepare is done first */
export function start(step: Step, prepare: () => void = () => undefined): Started {
  const { runner } = step;
  let world: World | null = null;
  let hasReport = false;
  let concluded: 0 | 1 | null = null;
  const redact = (text: string) => logSafe(world?.redact(text) ?? text);

  /** In the log, with what to do. */
  function tell(error: unknown, title: string): { readonly what: string; readonly remedy: string } {
    const what = redact(messageOf(error));
    const remedy = error instanceof UserError ? redact(error.remedy) : 'This is a bug of the action: please report it.';
    if (!(error instanceof UserError) && error instanceof Error) runner.line(redact(error.stack ?? ''));
    runner.error(`${what} ${remedy}`, title);
    return { what, remedy };
  }

  function output(name: string, value: string): void {
    try {
      runner.output(name, value);
    } catch (error) {
      runner.line(redact(`The output ${name} could not be set: ${messageOf(error)}`));
    }
  }

  /** The end of a run that did not conclude. A report that stands in the summary stays there. */
  async function end(error: unknown): Promise<0 | 1> {
    if (concluded !== null) {
      tell(error, 'Something failed after the report was published');
      return concluded;
    }
    const { what, remedy } = tell(error, 'Deep Review could not review');
    output('outcome', 'error');
    output('verdict', 'No verdict');
    world?.events.tell({ kind: 'abandoned', what, remedy, isCancelled: step.cancel.aborted });
    const page = hasReport ? null : renderErrorPage({ what, remedy, actionUrl: actionUrl(step.environment) });
    await Promise.allSettled([page === null ? null : runner.summary(page), world?.events.settled()]);
    return 1;
  }

  async function review(): Promise<0 | 1> {
    try {
      prepare();
      world = openActionWorld(step);
      world = await recordAsAsked(world, program.version);
      world.events.listen((event) => {
        hasReport ||= event.kind === 'reported';
        if (event.kind === 'concluded') concluded = event.exitCode;
      });
      step.cancel.throwIfAborted();
      return (await run(world)).exitCode;
    } catch (error) {
      return await end(error);
    } finally {
      await world?.close?.();
    }
  }

  async function abandon(error: unknown): Promise<0 | 1> {
    if (!hasReport) return end(error);
    tell(error, 'Something failed after the report was written');
    return exitCode;
  }
  const exitCode = review();
  return { exitCode, abandon };
}
