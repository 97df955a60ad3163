import { gatherAsked, printFor, settleAll } from '../begin/begin.ts';
import { estimateReview } from '../begin/estimate.ts';
import { extentOf } from '../begin/round-extent.ts';
import { settleInputs } from '../config/settle.ts';
import { smallSentence } from '../lib/change/small-sentence.ts';
import { visible } from '../lib/visible.ts';
import { limitsOf } from '../steps/sessions/session-options.ts';
import { inDollars } from '../types.ts';
import { targetOf } from '../worlds/triggers/target.ts';
import type { World } from '../worlds/world.ts';

/**
 * What a review would do, without asking a model: files, what is left out and why, and the size of the first requests.
 * @param isUncommitted whether the head is what is not committed, as a commit that nobody made
 * @throws {UserError} for what the user must act on
 */
export async function dryRun(world: World, isUncommitted: boolean): Promise<string> {
  const { source, inputs: choosable, clock } = world;
  const inputs = settleInputs(choosable.read, choosable);
  const facts = await source.readChange(targetOf(await world.trigger(), inputs));
  const { file, config, told, problem } = await settleAll(facts, inputs, world);
  if (problem !== null) throw problem;
  await using opened = await world.openRepo(facts);
  const dossier = await gatherAsked(facts, opened, file);
  const printed = printFor(dossier, { limits: limitsOf(config) }, world);
  const reviewed = dossier.changes.filter(({ notReviewed }) => !notReviewed);
  const aside = dossier.changes.filter(({ notReviewed }) => notReviewed);
  const code = { head: opened.repo.at(dossier.change.headSha), base: opened.repo.at(opened.mergeBase) };
  const asked = { config, file, code, recalled: { memory: null }, isFull: false };
  const { small, reviewers, doubt } = await extentOf(dossier, asked);
  const estimate = estimateReview({ dossier, printed, reviewers }, config, clock.now());
  return [
    `${facts.headRef} against ${facts.baseRef}: ${dossier.changes.length} changed file(s), ${dossier.commits.length - (isUncommitted ? 1 : 0)} commit(s). No model was asked.`,
    '',
    `Reviewed: ${reviewed.length} file(s)`,
    ...reviewed.map(({ path, additions, deletions }) => `  ${visible(path)}  +${additions} -${deletions}`),
    '',
    `Not reviewed: ${aside.length} file(s)`,
    ...aside.map(
      ({ path, notReviewed }) => `  ${visible(path)}  ${notReviewed?.reason}: ${visible(notReviewed?.detail ?? '')}`,
    ),
    '',
    ...(reviewers.length === 0
      ? [
          `Nothing was changed there, so nobody would be asked. Name another base with \`--base\`, or ${isUncommitted ? 'leave `--uncommitted` out' : 'use `--uncommitted`'}.`,
        ]
      : [
          `First requests, about, in ${printed.slices.length} session(s) each:`,
          ...estimate.reviewers.map(
            ({ reviewer: { name, provider, model }, dollars }) =>
              `  ${name} (${provider}/${model})  ${estimate.tokens} tokens; ${dollars === null ? 'no price known' : `its review about ${inDollars(dollars)}`}`,
          ),
          '',
          estimate.sentence,
        ]),
    ...(printed.beyond.length === 0
      ? []
      : ['', 'Part of the change has no room in these sessions: raise `max-slices`.']),
    ...(small === null ? [] : ['', smallSentence(small, reviewers)]),
    ...(doubt === null ? [] : ['', visible(doubt)]),
    ...(told.length === 0 ? [] : ['', ...told]),
    '',
  ].join('\n');
}
