import { z } from 'zod';
import type { PriceRow } from '../prices/price.ts';
import { type FailOn, failOnLevels, onIncompleteModes, type Policy, type Reviewer, verifyModes } from '../types.ts';
import { checkedInputs, choice, optional, type ReadInput, whole } from './inputs.ts';
import { type Choosable, readReviewers } from './reviewers.ts';

/** Everything the inputs say, checked, but for keys, their addresses and the token: no secret is in it. */
export interface Config {
  readonly name: string;
  readonly reviewers: readonly Reviewer[];
  readonly pullRequest: number | null;
  readonly headSha: string | null;
  /** Whether the author of a pull request may decline by a command what keeps its own gate shut. */
  readonly dismissOwn: boolean;
  /** The ends of a range of commits, by names or SHAs. */
  readonly base: string | null;
  readonly head: string | null;
  /** Whether runs on `pull_request_target` review at all. */
  readonly allowPullRequestTarget: boolean;
  readonly policy: Policy;
  /** The configuration file that was named; null: the usual one, which need not exist. */
  readonly configFile: string | null;
  /** What is done with drafts: they wait until they are ready, or are reviewed as any other. */
  readonly drafts: 'review' | 'wait';
  /** The label that pull requests wait for; null: for none. */
  readonly label: string | null;
  /** Of the configuration file: fewer lines than this can be a small change. Null: no change is one. */
  readonly smallChanges: number | null;
  readonly timeoutMs: number;
  readonly maxSlices: number;
  readonly maxTurns: number;
  /** What the run may spend, in US dollars; null: as much as it takes. */
  readonly maxCostUsd: number | null;
  /** Of the configuration file; they hold against the table of list prices. */
  readonly prices: readonly PriceRow[];
  readonly comment: boolean;
  readonly inlineComments: boolean;
  readonly annotations: boolean;
  readonly status: 'auto' | 'true' | 'false';
  /** Names of branches, in which `*` stands for any text without a slash; null: as GitHub says. */
  readonly protectedBases: readonly string[] | null;
  /** Null: the default folder of the run. */
  readonly reportDirectory: string | null;
}

/** The same as far as inputs alone say it: the configuration file has a say in the rest. */
export interface Inputs extends Omit<Config, 'reviewers' | 'policy' | 'prices' | 'smallChanges'> {
  /** Null: no input names them. */
  readonly reviewers: readonly Reviewer[] | null;
  readonly minReviewers: number | null;
  readonly policy: Omit<Policy, 'minReviewers' | 'blockOn'>;
}

/** Nothing that git does not allow in a name; no other repository, and no path. */
const commitName = /^(?![-./])(?!.*\.\.)(?!.*@\{)[^\s\p{Cc}~^:?*[\\]{1,250}$/u;
const aCommit = 'a branch, a tag or a full SHA';

/**
 * Those that say which commit status is set, for what comes before everything else.
 * @throws {UserError} that names the input, what it holds and what it may hold
 */
export function settleStatus(read: ReadInput): Pick<Inputs, 'name' | 'status'> {
  const input = checkedInputs(read);
  return {
    name: input(
      'name',
      z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/),
      'letters, digits and . _ / -, at most 50: no `@`, which stands before the base in other contexts',
    ),
    status: choice(input, 'status', ['auto', 'true', 'false']),
  };
}

/**
 * All inputs that are no secret, checked once. Defaults stand in action.yml only, and the runner fills them in.
 * @throws {UserError} that names the input, what it holds and what it may hold
 */
export function settleInputs(read: ReadInput, choosable: Choosable): Inputs {
  const input = checkedInputs(read);
  return {
    ...settleStatus(read),
    reviewers: read('reviewers').trim() === '' ? null : readReviewers(read('reviewers'), choosable),
    minReviewers: optional(input, 'min-reviewers', /^[1-9]\d{0,3}$/, 'a number from 1 on', Number),
    pullRequest: optional(input, 'pull-request', /^[1-9]\d{0,9}$/, 'the number of a pull request', Number),
    headSha: optional(
      input,
      'head-sha',
      /^[0-9a-f]{40}$/,
      'a full commit SHA: 40 lower-case hexadecimal digits',
      String,
    ),
    base: optional(input, 'base', commitName, aCommit, String),
    head: optional(input, 'head', commitName, aCommit, String),
    allowPullRequestTarget: choice(input, 'allow-pull-request-target', ['true', 'false']) === 'true',
    policy: {
      failOn: choice(input, 'fail-on', failOnLevels) satisfies FailOn,
      onIncomplete: choice(input, 'on-incomplete', onIncompleteModes),
      verify: choice(input, 'verify', verifyModes),
    },
    configFile: optional(
      input,
      'config',
      /^(?!\/|\.{1,2}\/|.*\/\.{1,2}(?:\/|$)).{1,300}$/,
      'the path of a file from the root of the repository, such as `.github/deep-review.yml`',
      String,
    ),
    dismissOwn: choice(input, 'dismiss-own', ['true', 'false']) === 'true',
    drafts: choice(input, 'drafts', ['review', 'wait']),
    label: optional(input, 'label', /^[^\p{Cc}]{1,50}$/u, 'the name of a label', String),
    timeoutMs: whole(input, 'timeout-minutes', 1, 360) * 60_000,
    maxSlices: whole(input, 'max-slices', 1, 100),
    maxTurns: whole(input, 'max-turns', 3, 1000),
    maxCostUsd: optional(
      input,
      'max-cost-usd',
      /^(?=.*[1-9])\d{1,4}(?:\.\d{1,2})?$/,
      'an amount of US dollars from 0.01 to 9999.99',
      Number,
    ),
    comment: choice(input, 'comment', ['true', 'false']) === 'true',
    inlineComments: choice(input, 'inline-comments', ['true', 'false']) === 'true',
    annotations: choice(input, 'annotations', ['true', 'false']) === 'true',
    protectedBases: optional(
      input,
      'protected-bases',
      // What git does not allow in a name.
      /^[^~^:?[\\]*$/,
      'names of branches, between blanks or commas, such as `main release/*`',
      (text) => text.split(/[\s,]+/).filter(Boolean),
    ),
    reportDirectory: read('report-directory').trim() || null,
  };
}
