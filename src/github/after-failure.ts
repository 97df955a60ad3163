import type { retry } from '@octokit/plugin-retry';

type Octokit = Parameters<typeof retry>[0];
type Options = Parameters<typeof retry>[1];
type Send<Given, Answer> = (options: Given) => Answer | Promise<Answer>;
type Wrap<Given, Answer> = (send: Send<Given, Answer>, options: Given) => Answer | Promise<Answer>;

/**
 * The same plugin of octokit, which is asked only when a request has failed or its answer tells of errors: it meets what came as if it had sent the request
 * itself. What goes well takes none of its time, which is five milliseconds for each queue of `bottleneck` (decision 219).
 */
export function afterFailure<Made>(
  plugin: (octokit: Octokit, options: Options) => Made,
): (octokit: Octokit, options: Options) => Made {
  return (octokit, options) => {
    const wrap: Octokit['hook']['wrap'] = (name, act) => octokit.hook.wrap(name, onlyAfterFailure(act));
    return plugin(Object.create(octokit, { hook: { value: { ...octokit.hook, wrap } } }), options);
  };
}

function onlyAfterFailure<Given, Answer>(act: Wrap<Given, Answer>): Wrap<Given, Answer> {
  return async (send, options) => {
    const first = Promise.resolve(send(options));
    const isFine = await first.then(
      (answer) => !hasErrors(answer),
      () => false,
    );
    if (isFine) return first;
    let met: Promise<Answer> | null = first;
    const sendAgain: Send<Given, Answer> = (given) => {
      const answer = met ?? send(given);
      met = null;
      return answer;
    };
    return act(Object.assign(sendAgain, send), options);
  };
}

/** An answer over GraphQL has them, with status 200. */
function hasErrors(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return false;
  const { data } = answer;
  return typeof data === 'object' && data !== null && 'errors' in data;
}
