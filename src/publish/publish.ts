import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Progress } from '../events/progress-comment.ts';
import type { GitHub } from '../github/github.ts';
import { commentMarker } from '../lib/marker.ts';
import { holdsSecret, refuseSecret, secretHeld } from '../lib/refuse-secret.ts';
import { messageOf, UserError } from '../lib/user-error.ts';
import type { Format } from '../render/format.ts';
import { formats } from '../render/index.ts';
import { annotations } from '../render/lines/annotations.ts';
import { inlineComments } from '../render/lines/inline-comments.ts';
import { renderComment } from '../render/pages/comment.ts';
import { logTable } from '../render/pages/log-table.ts';
import { renderSummary } from '../render/pages/summary.ts';
import { renderWithheldPage } from '../render/pages/withheld-page.ts';
import { type ChangedFile, type InlineComment, isOpen, type Report } from '../types.ts';
import type { World } from '../worlds/action.ts';
import type { GateStatus } from './commit-status.ts';

/** Where a report goes, and what decides whether it may. */
export interface Destinations extends Pick<World, 'log' | 'channels' | 'redact' | 'reportDirectory'> {
  readonly config: Pick<Config, 'name' | 'comment' | 'inlineComments' | 'annotations'>;
  readonly github: Pick<GitHub, 'upsertComment' | 'postInlineComments'>;
  readonly progress: Pick<Progress, 'stop'>;
  readonly status: Pick<GateStatus, 'conclude'>;
}

/**
 * Every destination on its own: one that fails is named and does not stop the others. The status comes last. What still
 * holds a secret goes nowhere and is named in the same way; the gate stands as it was decided.
 * @param changes of the reviewed head; inline comments stand on their lines
 */
export async function publish(report: Report, changes: readonly ChangedFile[], to: Destinations): Promise<void> {
  const { config, log, channels, redact } = to;
  const warn = (destination: string, error: unknown) => {
    const remedy = error instanceof UserError ? ` ${error.remedy}` : '';
    log.warning(`The report could not be written to ${destination}: ${messageOf(error)}${remedy}`);
  };
  const attempt = async (destination: string, act: () => void | Promise<void>) => {
    try {
      await act();
    } catch (error) {
      warn(destination, error);
    }
  };
  /** Leaves out what holds a secret, and says of how many of the destination. */
  const harmless = <Item>(destination: string, items: readonly Item[], textOf: (item: Item) => string) => {
    const kept = items.filter((item) => !holdsSecret(textOf(item), redact));
    if (kept.length < items.length) warn(`${items.length - kept.length} of ${destination}`, secretHeld());
    return kept;
  };
  await attempt('the log', () => {
    for (const line of logTable(report)) log.line(line);
  });
  for (const format of formats) await attempt(`the file ${format.fileName}`, () => writeFile(report, format, to));
  await attempt('the job summary', () =>
    sendPage(report, { page: renderSummary(report), start: '', redact }, channels.summary),
  );
  // A write that shows progress must not come after the report.
  await to.progress.stop();
  if (config.comment) await attempt('the comment', () => comment(report, to));
  if (config.inlineComments)
    await attempt('inline comments', () => {
      // The diff is not redacted, and a suggestion repeats it.
      const all = inlineComments(report, changes);
      return commentInline(
        report,
        harmless('the inline comments', all, ({ path, body }) => `${path}\n${body}`),
        to,
      );
    });
  if (config.annotations)
    await attempt('the annotations', () => {
      const all = annotations(report);
      const textOf = ({ path, title, message }: (typeof all)[number]) => `${path}\n${title}\n${message}`;
      for (const annotation of harmless('the annotations', all, textOf)) channels.annotate(annotation);
    });
  for (const [name, value] of Object.entries(outputs(report)))
    await attempt(`the output ${name}`, () => channels.output(name, refuseSecret(value, redact)));
  await to.status.conclude(report);
}

function writeFile(
  report: Report,
  { fileName, output, render }: Format,
  { reportDirectory, channels, log, redact }: Destinations,
): void {
  mkdirSync(reportDirectory, { recursive: true });
  const path = join(reportDirectory, fileName);
  // On a runner that is used again, the file of an earlier run would pass for this one's.
  rmSync(path, { force: true });
  writeFileSync(path, refuseSecret(render(report), redact));
  channels.output(output, path);
  log.line(`${output}: ${path}`);
}

interface Page {
  readonly page: string;
  /** How the page must begin. */
  readonly start: string;
  readonly redact: (text: string) => string;
}

/** Sends a page, or one that says that it is withheld: its place must not go on to show what was there before. */
async function sendPage<Sent>(
  { verdict }: Report,
  { page, start, redact }: Page,
  send: (page: string) => Promise<Sent>,
): Promise<Sent> {
  if (!holdsSecret(page, redact)) return send(page);
  const refusal = secretHeld();
  await send(refuseSecret(`${start}${renderWithheldPage({ verdict, remedy: refusal.remedy })}`, redact));
  throw refusal;
}

async function comment(report: Report, { config: { name }, github, log, channels, redact }: Destinations) {
  const page = { page: renderComment(report, { name }), start: `${commentMarker(name)}\n`, redact };
  const posted = await sendPage(report, page, (body) => github.upsertComment(report.pullRequest.number, body));
  if (posted.outcome === 'denied') {
    log.warning('The token may not comment on this pull request: the report is in the job summary only.');
    return;
  }
  log.line(`Comment ${posted.outcome}: ${posted.url}`);
  channels.output('comment-url', posted.url);
}

async function commentInline(report: Report, comments: readonly InlineComment[], { github, log }: Destinations) {
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
    String(ledger.findings.filter((finding) => isOpen(finding) && finding.severity === severity).length);
  return {
    outcome: gate.outcome,
    verdict,
    critical: count('critical'),
    important: count('important'),
    suggestions: count('suggestion'),
    'reviewers-completed': String(reviews.filter(({ outcome }) => outcome === 'completed').length),
  };
}
