import { agree } from '../config/agree.ts';
import { type FileConfig, noFile, readFileConfig } from '../config/file.ts';
import { languageCalled } from '../config/language.ts';
import type { Config, Inputs } from '../config/settle.ts';
import type { OpenedRepo } from '../git/fetch.ts';
import { rules } from '../rules/index.ts';
import { gather } from '../steps/gather.ts';
import { type PrintedChange, printChange, roomOf } from '../steps/print/print-change.ts';
import type { SessionOptions } from '../steps/sessions/session-options.ts';
import { type ChangeFacts, type Dossier, passesOf, type Reviewer } from '../types.ts';
import type { World } from '../worlds/world.ts';

/*
 * How a run begins, and so what one without models can tell of it: both do the same, in the same order.
 */

/** What inputs and configuration file say together. */
export interface SettledAll {
  readonly file: FileConfig;
  readonly config: Config;
  /** A sentence for each thing that the file has a say in. */
  readonly told: readonly string[];
  /** Why the file does not hold; then inputs say it alone. Null: it holds, or there is none. */
  readonly problem: unknown;
}

/** Agrees on what inputs and the file at the tip of the base ask for. @throws {UserError} when the inputs alone do not hold */
export async function settleAll(
  facts: ChangeFacts,
  inputs: Inputs,
  { source, inputs: choosable, clock }: Pick<World, 'source' | 'inputs' | 'clock'>,
): Promise<SettledAll> {
  const reading = readFileConfig(inputs.configFile, {
    read: (path) => source.readBaseFile(facts, path),
    branch: facts.baseRef,
    rules: rules.map(({ id }) => id),
  });
  const given = { ...choosable, now: clock.now() };
  try {
    const file = await reading;
    return { file, ...agree(inputs, file, given), problem: null };
  } catch (problem) {
    return { file: noFile, ...agree(inputs, noFile, given), problem };
  }
}

/** What reviewers are given of a change, by what the configuration file asks for. */
export function gatherAsked(
  facts: ChangeFacts,
  { repo, mergeBase, isCrossed }: Omit<OpenedRepo, typeof Symbol.asyncDispose>,
  file: FileConfig,
): Promise<Dossier> {
  const language = file.language && (languageCalled(file.language) ?? null);
  return gather({ ...facts, mergeBase, ...(isCrossed ? { isCrossed } : {}) }, repo, { ...file, language });
}

/** Who reviews, once for each pass. Nobody is asked about nothing. */
export function reviewersFor({ changes }: Pick<Dossier, 'changes'>, { reviewers }: Config): readonly Reviewer[] {
  return changes.length === 0 ? [] : reviewers.flatMap(passesOf);
}

/** The change as sessions are shown it, in as many slices as it takes. */
export function printFor(
  { changes, delta = null }: Pick<Dossier, 'changes' | 'delta'>,
  { limits }: Pick<SessionOptions, 'limits'>,
  { seed }: Pick<World, 'seed'>,
): PrintedChange {
  return printChange(changes, { ...roomOf(limits), seed, delta });
}
