import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createRepo } from '../../src/git/repo.ts';
import { examine } from '../../src/steps/examine.ts';
import { adjudicate } from '../../src/steps/ledger/adjudicate.ts';
import { printChange } from '../../src/steps/print/print-change.ts';
import type { SessionOptions } from '../../src/steps/sessions/session-options.ts';
import { tools } from '../../src/tools/index.ts';
import { isOpen, type Ledger, type Policy, type RawReview, type Reviewer } from '../../src/types.ts';
import { buildRepository } from '../../test/support/git-repository.ts';
import type { LiveCase } from './cases.ts';

/** What the reviewers made of one case. */
export interface LiveScore {
  readonly name: string;
  readonly planted: number;
  /** Planted defects on which an open finding lies. */
  readonly found: number;
  /** Open critical and important findings on no planted defect. */
  readonly alarms: number;
  /** Critical findings that stand although the change is sound. */
  readonly falseBlocks: number;
  readonly reviews: readonly RawReview[];
  readonly ledger: Ledger;
}

const policy: Policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] };

/** Runs the real steps, from the prompt to the ledger, on a case in a repository of its own. */
export async function runLive(
  { name, base, head, planted }: LiveCase,
  { reviewers, options }: { readonly reviewers: readonly Reviewer[]; readonly options: SessionOptions },
): Promise<LiveScore> {
  const removed = Object.keys(base).filter((path) => !(path in head));
  using built = buildRepository([
    { files: base, message: 'Start' },
    { files: { ...head, ...Object.fromEntries(removed.map((path) => [path, null])) }, branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const changes = await repo.diff(mergeBase, headSha);
  const printed = printChange(changes, { budget: options.limits.changeCharacters, seed: randomUUID() });
  const span = { baseRef: 'main', baseSha: mergeBase, headRef: 'topic', headSha, mergeBase };
  const dossier = {
    change: { kind: 'local-branch' as const, repository: name, ...span },
    commits: [],
    changes,
    guidelines: { files: [], furtherFiles: 0 },
  };
  const examined = await examine(
    { dossier, repo, tools, options },
    {
      reviewers,
      policy,
      printed,
      code: { head: repo.at(headSha), base: repo.at(mergeBase), changes },
      redact: (text) => text,
      tell: () => undefined,
    },
  );
  const ledger = adjudicate({ ...examined, policy });
  const open = ledger.findings.filter(isOpen);
  const severe = open.filter(({ severity }) => severity !== 'suggestion');
  const lies = (place: LiveCase['planted'][number]) => (finding: (typeof open)[number]) =>
    finding.anchor?.path === place.path &&
    finding.anchor.startLine <= place.endLine &&
    finding.anchor.endLine >= place.startLine;
  return {
    name,
    planted: planted.length,
    found: planted.filter((place) => open.some(lies(place))).length,
    alarms: severe.filter((finding) => !planted.some((place) => lies(place)(finding))).length,
    falseBlocks: planted.length > 0 ? 0 : severe.filter(({ severity }) => severity === 'critical').length,
    reviews: examined.reviews,
    ledger,
  };
}
