import { readState } from '../../src/rounds/state-line.ts';
import type { Memory } from '../../src/types.ts';
import { pullRequestEvent } from './github/payloads.ts';
import type { startRounds } from './rounds-bed.ts';
import type { Step } from './runner.ts';
import { seal, stateKey } from './sealing.ts';

/** What happens to the pull request, and with what the run is started. */
export interface Happening {
  /** Of `pull_request`. */
  readonly action?: string;
  /** In place of that, `workflow_dispatch`. */
  readonly isByHand?: boolean;
  /** In place of that, what somebody says. */
  readonly said?: readonly [by: string, words: string];
  readonly inputs?: Readonly<Record<string, string>>;
  /** GitHub's number of the run and of its attempt. */
  readonly run?: readonly [string, string];
  readonly step?: Partial<Step>;
}

/** Everything that a run said, wherever it said it. */
export interface Said {
  readonly exitCode: number | null;
  readonly printed: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly comment: string;
  readonly memory: Memory | null;
  /** States of the commit status that this run set, in order, and the last description. */
  readonly statuses: readonly string[];
  readonly status: { readonly sha: string; readonly description: string };
  /** Requests to vendors. */
  readonly requests: number;
}

type Rounds = Awaited<ReturnType<typeof startRounds>>;

/** Runs the step for an event, whether or not it reviews anything. */
export async function happen({ bed }: Rounds, happening: Happening = {}): Promise<Said> {
  const {
    action = 'edited',
    isByHand = false,
    said,
    inputs = {},
    run: [id, attempt] = ['4712', '1'],
    step,
  } = happening;
  const { state } = bed.github;
  const pull = state.pulls.get(7);
  if (pull === undefined) throw new Error('there is no pull request');
  const [asked, set] = [bed.vendors.requests.length, state.statuses.length];
  const changes = {
    ...step,
    payload: pullRequestEvent(pull, bed.git.url, action),
    inputs: { 'state-key': stateKey, ...inputs },
    environment: { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt },
  };
  const { payload: _, ...byHand } = changes;
  const run = () => {
    if (said !== undefined) return bed.onComment(bed.says(said[1], said[0]), byHand);
    return isByHand ? bed.dispatch({ 'pull-request': '7' }, byHand) : bed.review(changes);
  };
  using done = await run();
  const comment = state.comments.find(({ body }) => body.startsWith('<!-- deep-review:v1:'))?.body ?? '';
  const read = readState(comment, seal([inputs['state-key'] ?? stateKey], 'acme/shares'));
  const own = state.statuses.slice(set);
  const { sha = '', description = '' } = own.at(-1) ?? {};
  return {
    ...{ exitCode: done.exitCode, printed: done.printed, outputs: done.outputs, summary: done.summary, comment },
    memory: read.found === 'memory' ? read.memory : null,
    statuses: own.map((each) => each.state),
    status: { sha, description: description ?? '' },
    requests: bed.vendors.requests.length - asked,
  };
}
