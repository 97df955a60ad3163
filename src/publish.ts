import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from './lib/user-error.ts';
import { annotations } from './render/annotations.ts';
import { renderComment } from './render/comment.ts';
import { formats } from './render/index.ts';
import { inlineComments } from './render/inline-comments.ts';
import { logTable } from './render/log-table.ts';
import { renderSummary } from './render/summary.ts';
import { type ChangedFile, openStandings, type Report } from './types.ts';
import type { World } from './world.ts';

/**
 * Every destination on its own: one that fails is named and does not stop the others. The status comes last.
 * @param changes of the reviewed head; inline comments stand on their lines
 */
export async function publish(report: Report, changes: readonly ChangedFile[], world: World): Promise<void> {
  const { config, log, channels, status } = world;
  const attempt = async (destination: string, act: () => void | Promise<void>) => {
    try {
      await act();
    } catch (error) {
      log.warning(`The report could not be written to ${destination}: ${messageOf(error)}`);
    }
  };
  await attempt('the log', () => {
    for (const line of logTable(report)) log.line(line);
  });
  await attempt('the report files', () => writeFiles(report, world));
  await attempt('the job summary', () => channels.summary(renderSummary(report)));
  // A write that shows progress must not come after the report.
  await world.progress.stop();
  if (config.comment) await attempt('the comment', () => comment(report, world));
  if (config.inlineComments) await attempt('inline comments', () => commentInline(report, changes, world));
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

async function comment(report: Report, { config: { name }, github, log, channels }: World): Promise<void> {
  const posted = await github.upsertComment(report.pullRequest.number, renderComment(report, { name }));
  if (posted.outcome === 'denied') {
    log.warning('The token may not comment on this pull request: the report is in the job summary only.');
    return;
  }
  log.line(`Comment ${posted.outcome}: ${posted.url}`);
  channels.output('comment-url', posted.url);
}

async function commentInline(
  report: Report,
  changes: readonly ChangedFile[],
  { github, log, redact }: World,
): Promise<void> {
  // The diff is not redacted; what a suggestion repeats of it must hold no secret either.
  const comments = inlineComments(report, changes).filter(({ body }) => redact(body) === body);
  const { number, headSha } = report.pullRequest;
  const ended = await github.postInlineComments(number, { headSha, comments });
  if (ended.outcome === 'denied') {
    log.warning('The token may not comment on lines of this pull request: the findings are in the report only.');
    return;
  }
  const { posted, onFile, known, leftOut } = ended;
  log.line(
    `Inline comments: ${posted.length} posted, ${onFile.length} on the file only, ${known.length} there already.`,
  );
  for (const { finding, reason } of leftOut) log.line(`Inline comment on ${finding} left out: GitHub says: ${reason}`);
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
