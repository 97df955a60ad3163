import {
  failureReasons,
  notReviewedReasons,
  type Report,
  severities,
  standings,
  verdicts,
  verifyModes,
} from '../../src/types.ts';
import { fullReport } from './full-report.ts';

/** What code writes itself: enumerations, ids, addresses, times and commits. Everything else is somebody's text. */
const ours = new Set<string>([
  ...severities,
  ...standings,
  ...verdicts,
  ...verifyModes,
  ...failureReasons,
  ...notReviewedReasons,
  ...['regression', 'gap', 'enhancement', 'introduced', 'worsened', 'new', 'old', 'traced', 'reasoned', 'concern'],
  ...['in-scope', 'future', 'none', 'applies', 'fails', 'works', 'not-judged', 'found', 'relocated', 'missing'],
  ...['finding', 'strength', 'testing', 'documentation', 'limitation', 'merged', 'fix-refuted', 'kept', 'demoted'],
  ...['promoted', 'moved', 'completed', 'failed', 'clean', 'blocking', 'incomplete', 'fail', 'pass', 'never', 'low'],
  ...['medium', 'high', 'verification', 'clustering', 'editing', 'added', 'modified', 'deleted', 'text', 'binary'],
  ...['pull-request', 'harbour', 'berths', 'head', 'base', 'both', 'nowhere', 'claim', 'opened', 'unopened', 'code'],
  ...['document', 'comment', 'fact', 'deep-review'],
]);
const shapes =
  /^(?:[FCSTDL]\d+|[0-9a-f]{40}|[0-9a-f]{16}(?:-\d+)?|\d{4}-\d\d-\d\dT[\d:.]+Z|\d{8}-\d{6}-pr-\d+|https:\/\/github\.example(?:\/[\w/#-]+)?)$/;
const rawId = /^(?<name>Claude|Codex|Gemini)(?<item>:[FCSTDL]\d+)?$/;
const marks: Readonly<Record<string, string>> = { Claude: '', Codex: ' 2', Gemini: ' 3' };

/** The full report with every text of a model, of the author or of the repository replaced. */
export function hostileReport(text: string): Report {
  const replaced = withTexts(fullReport(), (value) => {
    if (ours.has(value) || shapes.test(value)) return value;
    const { name, item } = rawId.exec(value)?.groups ?? {};
    return name === undefined ? text : `${text}${marks[name] ?? ''}${item ?? ''}`;
  });
  return {
    ...replaced,
    metrics: replaced.metrics.map((each) => ({ ...each, toolCalls: { [text]: 3 } })),
    coverage: { files: 1, changedLines: 0, undelivered: [{ path: text, reviewers: 0, lines: 1, causes: [] }] },
  };
}

/** A copy in which every string went through `change`, but no key. */
function withTexts<T>(value: T, change: (text: string) => string): T {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === 'string' ? change(each) : each));
}
