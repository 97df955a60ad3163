import type { GitHub } from '../github/github.ts';
import type { Log } from '../lib/log.ts';
import { holdsSecret } from '../lib/refuse-secret.ts';
import { UserError } from '../lib/user-error.ts';
import type { GateOutcome, Report } from '../types.ts';

/** Exit code of a run: 0 lets the merge pass. */
export function exitCode(outcome: GateOutcome, onIncomplete: 'fail' | 'pass'): 0 | 1 {
  return outcome === 'clean' || (outcome === 'incomplete' && onIncomplete === 'pass') ? 0 : 1;
}

/** The commit status on the head, where the token allows it. */
export interface GateStatus {
  /** Before the first model call. @throws {UserError} when a status is demanded and the token may not set it */
  pending(sha: string): Promise<void>;
  conclude(report: Report): Promise<void>;
  /** Turns a pending status into an error. Does nothing when none is pending. */
  fail(description: string): Promise<void>;
}

export function createGateStatus(options: {
  readonly github: Pick<GitHub, 'setStatus'>;
  readonly mode: 'auto' | 'true' | 'false';
  readonly name: string;
  readonly runUrl: string | null;
  readonly onIncomplete: 'fail' | 'pass';
  readonly log: Log;
  readonly redact: (text: string) => string;
}): GateStatus {
  const { github, mode, name, runUrl, log } = options;
  let pendingSha: string | null = null;
  const set = (sha: string, state: 'pending' | 'success' | 'failure' | 'error', description: string) =>
    github.setStatus(sha, { state, description: harmless(description), targetUrl: runUrl });
  /** The state is what was decided, whatever its description holds. */
  const harmless = (description: string) => {
    if (!holdsSecret(description, options.redact)) return description;
    log.warning('The description of the commit status held a secret of the workflow and was withheld.');
    return 'The reason held a secret of the workflow and is withheld.';
  };
  return {
    async pending(sha) {
      if (mode === 'false') return;
      if ((await set(sha, 'pending', 'The review is running.')) === 'set') pendingSha = sha;
      else if (mode === 'true')
        throw new UserError(
          `The token may not set the commit status \`${name}\`.`,
          'Give the job `permissions: statuses: write`, or set `status: auto` and require the job itself.',
        );
      else log.line('The token may not set a commit status: the result of this job is the gate.');
    },
    async conclude({ gate, verdict, pullRequest }) {
      if (pendingSha === null) return;
      const passes = exitCode(gate.outcome, options.onIncomplete) === 0;
      const label = gate.outcome === 'clean' || gate.outcome === 'blocking' ? verdict : gate.outcome.toUpperCase();
      await set(pullRequest.headSha, passes ? 'success' : 'failure', `${label}: ${gate.reasons[0] ?? ''}`);
      pendingSha = null;
    },
    async fail(description) {
      if (pendingSha === null) return;
      await set(pendingSha, 'error', description);
      pendingSha = null;
    },
  };
}
