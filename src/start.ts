import { logSafe } from './lib/log.ts';
import { messageOf, UserError } from './lib/user-error.ts';
import { renderErrorPage } from './render/pages/error-page.ts';
import { run } from './run.ts';
import { openActionWorld, type Step } from './worlds/action.ts';
import type { World } from './worlds/world.ts';

/** One step of a workflow, from its environment to its exit code. */
export interface Started {
  /** 0 lets the merge pass. Never rejects. */
  readonly exitCode: Promise<0 | 1>;
  /** For an error that nobody could catch: tells it as `exitCode` would have. */
  abandon(error: unknown): Promise<void>;
}

/** Starts the review. Whatever it throws ends as the fourth outcome, `error`: printed for people, told to the status, never green. */
export function start(step: Step): Started {
  let world: World | null = null;
  async function abandon(error: unknown): Promise<void> {
    const { runner } = step;
    const redact = world?.redact ?? ((text: string) => text);
    const clean = (text: string) => logSafe(redact(text));
    const what = clean(messageOf(error));
    const remedy = error instanceof UserError ? clean(error.remedy) : 'This is a bug of the action: please report it.';
    if (!(error instanceof UserError) && error instanceof Error) runner.line(clean(error.stack ?? ''));
    runner.error(`${what} ${remedy}`, 'Deep Review could not review');
    runner.output('outcome', 'error');
    runner.output('verdict', 'No verdict');
    world?.events.tell({ kind: 'abandoned', what, remedy, isCancelled: step.cancel.aborted });
    await Promise.allSettled([runner.summary(renderErrorPage({ what, remedy })), world?.events.settled()]);
  }
  async function review(): Promise<0 | 1> {
    try {
      world = openActionWorld(step);
      return (await run(world)).exitCode;
    } catch (error) {
      await abandon(error);
      return 1;
    }
  }
  return { exitCode: review(), abandon };
}
