import type { PhrasingContent, RootContent } from 'mdast';
import type { Report } from '../../types.ts';
import { counted, figure } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { joined, paragraph, strong, text, upTo } from '../nodes.ts';
import type { Level } from './level.ts';

type Reason = NonNullable<Report['changes'][number]['notReviewed']>['reason'];

/** One such file, and several. */
const names: Readonly<Record<Reason, readonly [one: string, many: string]>> = {
  unreadable: ['file that could run and nobody could read', 'files that could run and nobody could read'],
  configuration: ['file left out by configuration', 'files left out by configuration'],
  'lock-file': ['lock file', 'lock files'],
  generated: ['generated file', 'generated files'],
  'inert-binary': ['inert binary', 'inert binaries'],
  'deleted-binary': ['deleted binary', 'deleted binaries'],
};

const mostPaths = 3;
const longestPath = 80;

/** Files that no reviewer was shown, by reason, and lines that too few had. */
export function notReviewedLines({ changes, coverage, policy }: Report, { observations }: Level): RootContent[] {
  const some = observations ? mostPaths : 0;
  const byReason = Map.groupBy(
    changes.flatMap(({ path, notReviewed }) => (notReviewed === null ? [] : [{ path, reason: notReviewed.reason }])),
    ({ reason }) => reason,
  );
  const lines = [...byReason].map(([reason, files]) => [
    text(counted(files.length, ...names[reason])),
    ...paths(files, some),
  ]);
  const { undelivered } = coverage;
  const gaps =
    undelivered.length === 0
      ? []
      : [
          [
            text(
              `${counted(undelivered.length, 'file')} not delivered in full to ${figure(policy.minReviewers)} reviewers`,
            ),
            ...paths(undelivered, some),
          ],
        ];
  const all = [...gaps, ...lines];
  return all.length === 0 ? [] : [paragraph(strong('Not reviewed:'), text(' '), joined(all, text('; ')), text('.'))];
}

function paths(files: readonly { readonly path: string }[], most: number): PhrasingContent[] {
  if (most === 0) return [];
  const shown = files.map(({ path }): PhrasingContent[] => [codeSpan(path, longestPath)]);
  return [text(' ('), ...joined(upTo(shown, most), text(', ')), text(')')];
}
