import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitHub } from './github/github.ts';
import type { Log } from './lib/log.ts';
import { messageOf, UserError } from './lib/user-error.ts';
import { annotations } from './render/annotations.ts';
import { renderComment } from './render/comment.ts';
import { formats } from './render/index.ts';
import { renderSummary } from './render/summary.ts';
import { type GateOutcome, openStandings, type Report } from './types.ts';
import type { World } from './world.ts';

/** Exit code of a run: 0 lets the merge pass. */
export function exitCode(outcome: GateOutcome, onIncomplete: 'fail' | 'pass'): 0 | 1 {
  return outcome === 'clean' || (outcome === 'incomplete' && onIncomplete === 'pass') ? 0 : 1;
}

/** Every destination on its own: one that fails is named and does not stop the others. The status comes last. */
export async function publish(report: Report, world: World): Promise<void> {
  const { config, log, channels, github, status } = world;
  const attempt = async (destination: string, act: () => void | Promise<void>) => {
    try {
      await act();
    } catch (error) {
      log.warning(`The report could not be written to ${destination}: ${messageOf(error)}`);
    }
  };
  await attempt('the report files', () => writeFiles(report, world));
  await attempt('the job summary', () => channels.summary(renderSummary(report)));
  if (config.comment) await attempt('the comment', () => comment(report, { github, log, channels, name: config.name }));
  if (config.annotations)
    await attempt('the annotations', () => {
      for (const annotation of annotations(report)) channels.annotate(annotation);
    });
  await attempt('the outputs', () => {
    for (const [name, value] of Object.entries(outputs(report))) channels.output(name, value);
  });
  await status.conclude(report);
}

function writeFiles(report: Report, { reportDirectory, channels, log }: World): void {
  mkdirSync(reportDirectory, { recursive: true });
  for (const format of formats) {
    const path = join(reportDirectory, format.fileName);
    writeFileSync(path, format.render(report));
    channels.output(format.output, path);
    log.line(`${format.output}: ${path}`);
  }
}

async function comment(
  report: Report,
  to: { github: GitHub; log: Log; channels: World['channels']; name: string },
): Promise<void> {
  const posted = await to.github.upsertComment(report.pullRequest.number, renderComment(report, { name: to.name }));
  if (posted.outcome === 'denied') {
    to.log.warning('The token may not comment on this pull request: the report is in the job summary only.');
    return;
  }
  to.log.line(`Comment ${posted.outcome}: ${posted.url}`);
  to.channels.output('comment-url', posted.url);
}

function outputs({ gate, verdict, ledger, reviews }: Report): Record<string, string> {
  const count = (severity: string) =>
    String(
      ledger.findings.filter((finding) => openStandings.includes(finding.standing) && finding.severity === severity)
        .length,
    );
  return {
    outcome: gate.outcome,
    verdict,
    critical: count('critical'),
    important: count('important'),
    suggestions: count('suggestion'),
    'reviewers-completed': String(reviews.filter(({ outcome }) => outcome === 'completed').length),
  };
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
  readonly github: GitHub;
  readonly mode: 'auto' | 'true' | 'false';
  readonly name: string;
  readonly runUrl: string | null;
  readonly onIncomplete: 'fail' | 'pass';
  readonly log: Log;
}): GateStatus {
  const { github, mode, name, runUrl, log } = options;
  let pendingSha: string | null = null;
  const set = (sha: string, state: 'pending' | 'success' | 'failure' | 'error', description: string) =>
    github.setStatus(sha, { state, description, targetUrl: runUrl });
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
