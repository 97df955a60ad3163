import type { FileConfig } from '../../config/file.ts';
import type { Config } from '../../config/settle.ts';
import { configurationOf } from '../../rounds/bindings.ts';

/** True, or why another value of it leaves what a review comes to as it was. */
type Counts<Key extends PropertyKey> = Readonly<Record<Key, true | string>>;

/** Every setting that was agreed on: who adds one decides here. */
export const configCounts: Counts<keyof Config> = {
  reviewers: true,
  policy: true,
  configFile: true,
  smallChanges: true,
  // A reviewer may have failed for want of any of these, also in a round that had enough others.
  timeoutMs: true,
  maxSlices: true,
  maxTurns: true,
  maxCostUsd: true,
  prices: 'they say what a review costs; what stops for want of money is told by itself, and is never complete',
  name: 'a memory is bound to it by itself',
  pullRequest: 'a memory is bound to its number by itself',
  base: 'only pull requests have a memory',
  head: 'only pull requests have a memory',
  headSha: 'a run for another head than the one that was meant is refused',
  allowPullRequestTarget: 'it says which event may start a review',
  dismissOwn: 'it says who may decide, and decisions are remembered by themselves',
  drafts: 'it says when there is a review',
  label: 'it says when there is a review',
  comment: 'it says where a report goes',
  inlineComments: 'it says where a report goes',
  annotations: 'it says where a report goes',
  status: 'it says where a report goes',
  protectedBases: 'it names the status',
  reportDirectory: 'it says where a report goes',
};

/** The same of the configuration file, where it says more than what was agreed on. */
export const fileCounts: Counts<keyof FileConfig> = {
  include: true,
  exclude: true,
  severityNotes: true,
  language: true,
  guidelines: 'those that fit the changed files are compared as reviewers are given them',
  place: 'it says where the rest stands',
  blockOn: 'it is agreed on, in the policy',
  reviewers: 'they are agreed on',
  failOn: 'it is agreed on, in the policy',
  minReviewers: 'it is agreed on, in the policy',
  smallChanges: 'it is agreed on',
  maxSlices: 'it is agreed on',
  maxTurns: 'it is agreed on',
  timeoutMinutes: 'it is agreed on',
  maxCostUsd: 'it is agreed on',
  prices: 'they are agreed on',
};

/** What was asked for, as far as it has a part in what a review comes to. */
export function settingsThatCount(config: Config, file: FileConfig): Readonly<Record<string, unknown>> {
  return { ...counting(config, configCounts), ...counting(file, fileCounts) };
}

/**
 * What is asked for, as a run knows it before it reads anything of the change: equal for two that would review the same
 * change in the same way. All guidelines of the configuration file count, for nobody knows yet which of them fit.
 * @param program its version, and what it tells models
 */
export function askedOf(
  { config, file }: { readonly config: Config; readonly file: FileConfig },
  program: readonly string[],
): string {
  const settings = { ...settingsThatCount(config, file), guidelines: file.guidelines };
  return configurationOf({ settings, guidelines: { files: [], furtherFiles: 0 }, program });
}

function counting(values: object, counts: Readonly<Record<string, true | string>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => counts[key] === true));
}
