import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkflowEvent } from '../github/event.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const place = z.object({ repository: z.object({ private: z.boolean() }) });

/** Events that run with keys although somebody else than a writer can cause them. */
const withKeys = ['pull_request_target', 'issue_comment', 'workflow_run'];

/**
 * What the job around this step should not have, as sentences; none for a workflow as in examples/. It is read from what
 * the runner tells: what the token may do besides, it does not say.
 */
export function unsafeWorkflow(environment: Environment, { name, payload }: WorkflowEvent): readonly string[] {
  const { data } = place.safeParse(payload);
  const isPublic = data?.repository.private === false;
  const warnings = [];
  if ((environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '') !== '')
    warnings.push(
      'The job may ask for tokens of OpenID Connect, which this action never needs. Take `id-token` out of its `permissions`.',
    );
  if (isPublic && environment['RUNNER_ENVIRONMENT'] === 'self-hosted')
    warnings.push(
      'A machine of your own runs jobs of a public repository, whose pull requests can leave something behind there that reads the keys of later jobs. Use `runs-on: ubuntu-24.04`, or a machine that is made anew for each job.',
    );
  if (withKeys.includes(name) && isCheckedOutElsewhere(environment))
    warnings.push(
      `The job has keys of the repository and a checkout of another commit than its own, on \`${name}\`: what runs there can be a stranger's. Take the checkout out, for this action needs none.`,
    );
  return warnings;
}

/** Whether the workspace is at a commit that is not the one of the workflow. Nothing of it is run, and one small file is read. */
function isCheckedOutElsewhere({ GITHUB_WORKSPACE: workspace = '', GITHUB_SHA: own = '' }: Environment): boolean {
  if (workspace === '') return false;
  try {
    const path = join(workspace, '.git', 'HEAD');
    const { size } = statSync(path);
    const head = size > 1_000 ? '' : readFileSync(path, 'utf8').trim();
    return /^[0-9a-f]{40}$/.test(head) && head !== own;
  } catch {
    // No checkout, which is how it should be.
    return false;
  }
}
