import type { CommitStatus } from '../github/access.ts';
import type { Deadline } from '../lib/clock.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import type { Log } from '../lib/log.ts';
import { messageOf, UserError } from '../lib/user-error.ts';
import type { Destinations } from '../worlds/world.ts';

/** The commit status on the head, where the token allows it. */
export interface HeadStatus {
  /**
   * Before the first model call. True when it is pending now.
   * @param how.isContinued whether an earlier job of the same run may have set it
   * @throws {UserError} when it is demanded and may not be set, or GitHub does not take it
   */
  pending(description: string, how?: Pick<CommitStatus, 'isContinued'>): Promise<boolean>;
  /**
   * Does nothing when none is pending. A success, and unless this run is known to be the newest also a failure, is left to
   * who has set the status on the same commit since; a failure to another review only.
   * @throws when GitHub does not take it before the deadline
   */
  conclude(
    end: { readonly state: 'success' | 'failure' | 'error'; readonly description: string },
    how: { readonly deadline: Deadline; readonly isNewest: boolean },
  ): Promise<void>;
  /**
   * What a run last decided of this head; null where none did, or there is no status.
   * @throws when GitHub does not say before the deadline
   */
  last(deadline: Deadline): ReturnType<NonNullable<Destinations['lastStatus']>>;
  /** Turns a pending status into an error, unless a later run has it. Does nothing when none is pending. */
  abandon(description: string, deadline: Deadline): Promise<void>;
}

/** @param options.set null, as `last`: the change has no status, or none is wanted */
export function headStatus(options: {
  readonly set: Destinations['status'];
  readonly last?: Destinations['lastStatus'];
  readonly isDemanded: boolean;
  readonly name: string;
  readonly runUrl: string | null;
  readonly log: Log;
  readonly redact: (text: string) => string;
  /** What keeps a success from being set, in a sentence; null: nothing ever does. */
  readonly waitsFor?: ((deadline: Deadline) => Promise<string | null>) | null;
}): HeadStatus {
  const { set, last = null, isDemanded, name, runUrl: targetUrl, log, redact } = options;
  let isPending = false;
  const end = async (
    { state, description }: Pick<CommitStatus, 'state' | 'description'>,
    how: Pick<CommitStatus, 'deadline' | 'isLeftToLater' | 'isNoReview'>,
  ) => {
    if (!isPending || set === null) return;
    const outcome = await set({ state, description: harmless(description), targetUrl, ...how });
    if (outcome === 'denied') throw new Error('the token may not set it any more');
    if (outcome === 'later') log.line(leftToLater);
    isPending = false;
  };
  /** The state is what was decided, whatever its description holds. */
  const harmless = (description: string) => {
    if (!holdsSecret(description, redact)) return description;
    log.warning('The description of the commit status held a secret of the workflow and was withheld.');
    return 'The reason held a secret of the workflow and is withheld.';
  };
  return {
    async pending(description, how = {}) {
      if (set === null) return false;
      const outcome = await set({ state: 'pending', description: harmless(description), targetUrl, ...how }).catch(
        (error: unknown) => notTaken(error),
      );
      if (outcome === 'set') isPending = true;
      else if (isDemanded)
        throw new UserError(
          `The token may not set the commit status \`${name}\`.`,
          'Give the job `permissions: statuses: write`, or set `status: auto` and require the job itself.',
        );
      else log.line('The token may not set a commit status: the result of this job is the gate.');
      return isPending;
    },
    async conclude(concluded, { deadline, isNewest }) {
      const why = concluded.state === 'success' ? ((await options.waitsFor?.(deadline)) ?? null) : null;
      const ended = why === null ? concluded : ({ state: 'error', description: why } as const);
      // Who carries out a decision has reviewed nothing: what a review has found is not left to it (decision 213).
      const isNoReview = (said: string) => ended.state === 'failure' && carriedOut.has(said);
      return end(ended, { deadline, isLeftToLater: !isNewest || ended.state === 'success', isNoReview });
    },
    // Where the token may set none, nothing that stands there is ours.
    last: async (deadline) => (isPending && last !== null ? last(deadline) : null),
    abandon: (description, deadline) =>
      end({ state: 'error', description }, { deadline, isLeftToLater: true }).catch((error: unknown) =>
        log.warning(`The commit status could not be set: ${messageOf(error)}`),
      ),
  };
}

/** What the status says while a decision of people is carried out. */
export const carries = {
  override: 'An override is carried out.',
  decision: 'A decision of people is carried out.',
} as const;
const carriedOut: ReadonlySet<string> = new Set(Object.values(carries));

/** Said in the log. */
export const leftToLater = 'The commit status is left to the run that began later: it reviews the same commit.';

/** What stood there before would go on to stand, and could be green: nothing may be spent on a review that it outlives. */
function notTaken(error: unknown): never {
  if (error instanceof UserError) throw error;
  throw new UserError(
    `GitHub did not take the commit status: ${messageOf(error)}`,
    'Run the job again; https://www.githubstatus.com says whether GitHub is out.',
  );
}
