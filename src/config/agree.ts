import { UserError } from '../lib/user-error.ts';
import { openPriceBook, type PriceBook } from '../prices/price-book.ts';
import { type FailOn, failOnLevels, type Policy, type Reviewer } from '../types.ts';
import type { FileConfig } from './file.ts';
import { placeCalled } from './file-place.ts';
import { type Choosable, defaultReviewers, namedReviewers } from './reviewers.ts';
import type { Config, Inputs } from './settle.ts';

/** Inputs and configuration file made into one. */
export interface Agreed {
  readonly config: Config;
  /** A sentence for each thing that the file has a say in: what holds, and whose word it is. */
  readonly told: readonly string[];
}

/**
 * What holds where workflow and configuration file both speak. A pull request can change its own workflow, and not the file at
 * the tip of the base branch: so the file holds, and of two bars for the gate the higher one (decision 145).
 * @param inputs.typed names of inputs that a person gave at the command line: of these the file says nothing
 * @param choosable.now in milliseconds since 1970: a price may hold from a day on
 * @throws {UserError} when a line names no reviewer, when the keys bring in nobody, or when there are too few for the quorum
 */
export function agree(
  inputs: Inputs,
  file: FileConfig,
  choosable: Choosable & { readonly typed?: ReadonlySet<string>; readonly now: number },
): Agreed {
  const told: string[] = [];
  const origin = file.place === null ? '' : placeCalled(file.place);
  /** The file's word, unless somebody typed another. */
  function asked<T>(name: string, value: T | null): T | null {
    if (value === null || !choosable.typed?.has(name)) return value;
    told.push(`\`${name}\` is as typed, and not as ${origin} has it.`);
    return null;
  }
  function budget(name: string, ofInput: number, ofFile: number | null, unit = 1): number {
    const value = asked(name, ofFile);
    if (value === null) return ofInput;
    told.push(
      `\`${name}\` is ${value}, by ${origin}${value * unit === ofInput ? '' : ` in place of ${ofInput / unit}`}.`,
    );
    return value * unit;
  }

  const lines = asked('reviewers', file.reviewers);
  const named =
    lines &&
    namedReviewers(
      lines.map(({ line, at }) => ({ line, place: `${origin}, ${at},` })),
      choosable,
    );
  if (named !== null)
    told.push(
      `The reviewers are those of ${origin}${inputs.reviewers === null ? '' : ', and not those of the input'}.`,
    );
  const reviewers = named ?? inputs.reviewers ?? defaultReviewers(choosable);

  const failOn = asked('fail-on', file.failOn);
  const strictest = failOn === null ? inputs.policy.failOn : stricter(failOn, inputs.policy.failOn);
  if (failOn !== null)
    told.push(ofTwo('fail-on', strictest, { ofInput: inputs.policy.failOn, ofFile: failOn, origin }));

  const ofFile = asked('min-reviewers', file.minReviewers);
  const ofInput = inputs.minReviewers;
  const least = ofFile === null ? ofInput : Math.max(ofFile, ofInput ?? ofFile);
  if (ofFile !== null && least !== null) told.push(ofTwo('min-reviewers', least, { ofInput, ofFile, origin }));
  if (least !== null && least > reviewers.length)
    throw new UserError(
      `${least === ofInput ? 'Input' : `${origin}:`} \`min-reviewers\` is ${least}, but ${reviewers.length} reviewer(s) are configured.`,
      `Set \`min-reviewers\` to a number from 1 to ${reviewers.length}, or give more API keys.`,
    );

  const smallChanges = ofInput !== null && ofInput > 1 ? null : file.smallChanges;
  if (smallChanges !== null)
    told.push(
      `\`small-changes\` is ${smallChanges}, by ${origin}: what code shows to be one takes one reviewer at low effort.`,
    );
  else if (file.smallChanges !== null)
    told.push(
      `\`small-changes\` of ${origin} has no effect: the workflow asks for ${ofInput} reviewers of every change. Set \`min-reviewers\` in the file instead.`,
    );

  const ofFileUsd = asked('max-cost-usd', file.maxCostUsd);
  const maxCostUsd = ofFileUsd ?? inputs.maxCostUsd;
  if (ofFileUsd !== null) {
    const other =
      inputs.maxCostUsd === null || inputs.maxCostUsd === ofFileUsd ? '' : ` in place of ${inputs.maxCostUsd}`;
    told.push(`\`max-cost-usd\` is ${ofFileUsd}, by ${origin}${other}.`);
  }
  if (maxCostUsd !== null) requirePrices(reviewers, openPriceBook(file.prices, choosable.now), maxCostUsd);

  const { minReviewers: _, ...rest } = inputs;
  const config: Config = {
    ...rest,
    reviewers,
    policy: {
      ...inputs.policy,
      failOn: strictest,
      minReviewers: least ?? ordinaryQuorum(reviewers.length),
      blockOn: file.blockOn,
    },
    smallChanges,
    timeoutMs: budget('timeout-minutes', inputs.timeoutMs, file.timeoutMinutes, 60_000),
    maxSlices: budget('max-slices', inputs.maxSlices, file.maxSlices),
    maxTurns: budget('max-turns', inputs.maxTurns, file.maxTurns),
    maxCostUsd,
    prices: file.prices,
  };
  return { config, told };
}

/** Nobody can hold to a budget what has no price. */
function requirePrices(reviewers: readonly Reviewer[], book: PriceBook, maxCostUsd: number): void {
  const unknown = reviewers.filter((reviewer) => book.priceOf(reviewer) === null);
  if (unknown.length === 0) return;
  const models = [...new Set(unknown.map(({ provider, model }) => `\`${provider}/${model}\``))].join(', ');
  throw new UserError(
    `\`max-cost-usd\` is ${maxCostUsd}, but no price is known of ${models}.`,
    'Give its price under `prices` in the configuration file, or leave `max-cost-usd` out.',
  );
}

/** What a gate is decided by where nobody reviews. @returns the same as `agree` has it for as many reviewers as asked for */
export function gatePolicy(
  { policy, minReviewers }: Inputs,
  { failOn, blockOn, minReviewers: ofFile }: FileConfig,
): Policy {
  const strictest = failOn === null ? policy.failOn : stricter(failOn, policy.failOn);
  return { ...policy, failOn: strictest, blockOn, minReviewers: Math.max(1, minReviewers ?? 1, ofFile ?? 1) };
}

function ordinaryQuorum(reviewers: number): number {
  return reviewers >= 3 ? Math.max(2, reviewers - 1) : 1;
}

/** The one that blocks more: they stand from the most severe on. */
function stricter(one: FailOn, other: FailOn): FailOn {
  const rank = (level: FailOn) => (level === 'never' ? -1 : failOnLevels.indexOf(level));
  return rank(one) >= rank(other) ? one : other;
}

function ofTwo(
  name: string,
  holds: string | number,
  {
    ofInput,
    ofFile,
    origin,
  }: { readonly ofInput: string | number | null; readonly ofFile: string | number; readonly origin: string },
): string {
  if (ofInput === null || ofInput === ofFile) return `\`${name}\` is ${holds}, by ${origin}.`;
  return holds === ofFile
    ? `\`${name}\` is ${holds}, by ${origin}: it is stricter than ${ofInput}, as the workflow has it.`
    : `\`${name}\` is ${holds}, by the workflow: it is stricter than ${ofFile}, as ${origin} has it.`;
}
