import { z } from 'zod';
import { type Clock, type Deadline, within } from '../lib/clock.ts';
import { messageOf, UserError } from '../lib/user-error.ts';
import type { Access, CommitStatus, DecidedStatus, SetStatus } from './access.ts';
import { statusOf } from './failure.ts';

/** GitHub refuses longer descriptions. */
const longest = 140;
/** Of 100 statuses each. */
const mostPages = 20;
/** Of the time that is left, for the question whether a later run has announced itself. */
const askingShare = 0.4;

interface Place {
  readonly sha: string;
  readonly context: string;
}

/**
 * The commit status of a context on a commit, as one run sees it. Whoever announces itself sets it to pending; GitHub
 * numbers what it is set to, so a run that did so since this one began later.
 */
export function commitStatus({
  inTime,
  clock,
  ...place
}: Place & {
  /** Acts with a client that keeps the deadline. */
  readonly inTime: <Value>(deadline: Deadline | undefined, act: (access: Access) => Promise<Value>) => Promise<Value>;
  readonly clock: Pick<Clock, 'now' | 'deadline'>;
}): (status: CommitStatus) => Promise<SetStatus> {
  let announced: number | null = null;
  return ({ deadline, isLeftToLater = false, isNoReview = () => false, isContinued = false, ...status }) =>
    inTime(deadline, async (access) => {
      if (isLeftToLater && announced !== null) {
        const end =
          deadline === undefined
            ? null
            : clock.deadline(Math.max(0, Math.round((deadline.at - clock.now()) * askingShare)));
        const asked = within(
          end,
          'GitHub did not say whether a later run is under way',
          hasLater(access, place, { announced, isAny: status.state === 'success', isNoReview }),
        );
        // What is not known keeps a success from being set, and nothing else.
        const isLater = await (status.state === 'success' ? asked : asked.catch(() => false));
        if (isLater) return 'later';
      }
      // Set once more, it would stand behind what others have said of the commit since.
      const begun = isContinued ? await lastPending(access, place, status.targetUrl) : null;
      const id = begun ?? (await setStatus(access, { ...place, ...status }));
      if (id === null) return 'denied';
      if (status.state === 'pending') announced = id;
      return 'set';
    });
}

/** What was last decided of a commit; null where nothing was. Who waits, or was abandoned, has decided nothing. */
export async function lastStatus(
  { client, owner, repo }: Access,
  { sha, context }: Place,
): Promise<DecidedStatus | null> {
  let pages = 0;
  const query = { owner, repo, ref: sha, per_page: 100 };
  for await (const { data } of client.paginate.iterator(client.rest.repos.listCommitStatusesForRef, query)) {
    for (const { state, context: of, target_url } of data)
      if (of === context && (state === 'success' || state === 'failure'))
        return { state, run: /\/actions\/runs\/(\d+)/u.exec(target_url ?? '')?.[1] ?? null };
    pages += 1;
    if (pages >= mostPages) throw new Error('there are too many statuses to tell which was the last');
  }
  return null;
}

/** GitHub's number of what the run with this page was last pending as; null where it was not, or the token may not see. */
function lastPending(access: Access, place: Place, targetUrl: string | null): Promise<number | null> {
  return pendingOf(access, place, targetUrl).catch((error: unknown) => {
    // Who may not read statuses may set none either, and is told so.
    if (statusOf(error) === 403 || statusOf(error) === 404) return null;
    throw error;
  });
}

async function pendingOf(
  { client, owner, repo }: Access,
  { sha, context }: Place,
  targetUrl: string | null,
): Promise<number | null> {
  let pages = 0;
  const query = { owner, repo, ref: sha, per_page: 100 };
  for await (const { data } of client.paginate.iterator(client.rest.repos.listCommitStatusesForRef, query)) {
    const found = data.find(
      (one) => one.context === context && one.state === 'pending' && one.target_url === targetUrl,
    );
    if (found !== undefined) return found.id;
    pages += 1;
    if (pages >= mostPages) throw new Error('there are too many statuses to tell what this run has set');
  }
  return null;
}

/**
 * Whether a context was set to pending after the status of this id; `isAny`: or to anything, as a command does. GitHub
 * lists the latest first.
 */
async function hasLater(
  { client, owner, repo }: Access,
  { sha, context }: Place,
  {
    announced,
    isAny,
    isNoReview,
  }: { readonly announced: number; readonly isAny: boolean } & Required<Pick<CommitStatus, 'isNoReview'>>,
): Promise<boolean> {
  let pages = 0;
  const query = { owner, repo, ref: sha, per_page: 100 };
  for await (const { data } of client.paginate.iterator(client.rest.repos.listCommitStatusesForRef, query)) {
    for (const { id, state, context: of, description } of data) {
      if (id <= announced) return false;
      if (of !== context) continue;
      if (isAny || (state === 'pending' && !isNoReview(description ?? ''))) return true;
    }
    pages += 1;
    if (pages >= mostPages) return false;
  }
  return false;
}

/**
 * @returns GitHub's number of it; null where the token may not set it
 * @throws {UserError} in GitHub's words when it refuses this status (422); any other error when GitHub is out
 */
async function setStatus(
  { client, owner, repo }: Access,
  { sha, context, state, description, targetUrl }: Pick<CommitStatus, 'state' | 'description' | 'targetUrl'> & Place,
): Promise<number | null> {
  const letters = [...description];
  const text = letters.length <= longest ? description : `${letters.slice(0, longest - 1).join('')}…`;
  try {
    const { data } = await client.rest.repos.createCommitStatus({
      owner,
      repo,
      sha,
      state,
      context,
      description: text,
      ...(targetUrl === null ? {} : { target_url: targetUrl }),
    });
    return data.id;
  } catch (error) {
    // GitHub answers 404 where it does not want to tell that the permission is missing.
    if (statusOf(error) === 403 || statusOf(error) === 404) return null;
    if (statusOf(error) === 422) throw refused(error, context);
    throw error;
  }
}

function refused(error: unknown, context: string): UserError {
  const words = messageOf(error).replace(/ - https:\/\/\S+$/u, '');
  if (/maximum number of statuses/iu.test(words))
    return new UserError(
      `GitHub takes 1,000 statuses of one context on one commit, and \`${context}\` has as many here: ${words}`,
      'Push another commit, or set another `name`.',
    );
  return new UserError(
    `GitHub refuses the commit status \`${context}\`: ${words}`,
    'Look whether the head is a commit of this repository, then run the job again; or set `status: false` and require the job itself.',
  );
}

const decided = z.object({
  repository: z.object({
    pullRequest: z.object({
      commits: z.object({
        nodes: z.array(
          z
            .object({
              commit: z.object({
                status: z.object({ context: z.object({ state: z.string() }).nullable() }).nullable(),
              }),
            })
            .nullable(),
        ),
      }),
    }),
  }),
});

const decidedQuery = `query ($owner: String!, $repo: String!, $number: Int!, $context: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { commits(last: 50) { nodes { commit { status { context(name: $context) { state } } } } } }
  }
}`;

/**
 * Whether an earlier run came to a decision on the head, or on one of the last commits of the pull request before it. What a
 * force-push took away is not seen.
 */
export async function hadStatus(
  access: Access,
  { number, sha, context }: { readonly number: number; readonly sha: string; readonly context: string },
): Promise<boolean> {
  const { client, owner, repo } = access;
  if ((await lastStatus(access, { sha, context })) !== null) return true;
  const isDecision = (state: string | undefined) => state === 'SUCCESS' || state === 'FAILURE';
  const { repository } = decided.parse(await client.graphql(decidedQuery, { owner, repo, number, context }));
  return repository.pullRequest.commits.nodes.some((node) => isDecision(node?.commit.status?.context?.state));
}
