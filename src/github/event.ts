import { messageOf, UserError } from '../lib/user-error.ts';

/** What started a workflow: the name of GitHub's event, and its payload, of which nothing is checked. */
export interface WorkflowEvent {
  readonly name: string;
  readonly payload: unknown;
}

/**
 * The event of this step, from the context that GitHub's toolkit makes of the process's environment as it is loaded.
 * @throws {UserError} when the event's file holds no JSON
 */
export async function readEvent(): Promise<WorkflowEvent> {
  try {
    const { context } = await import('@actions/github/lib/utils');
    return { name: context.eventName, payload: context.payload };
  } catch (error) {
    throw new UserError(
      `The event of the workflow could not be read: ${messageOf(error)}`,
      "Run the job again; on a runner that is not GitHub's, let `GITHUB_EVENT_PATH` name a file with the payload as JSON.",
    );
  }
}
