import { expect, it } from 'vitest';
import { readState } from '../src/rounds/state-line.ts';
import { startRounds } from './support/rounds-bed.ts';
import { rechecks, rules, shownAt } from './support/scripted-verification.ts';
import { seal, stateKey } from './support/sealing.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { named, runStaged, type StagedOptions } from './support/staged.ts';
import type { TestBed } from './support/test-bed.ts';

const long = Array.from({ length: 60 }, (_, at) => `export const value${at} = ${at};\n`).join('');
/** As the example has it: whoever reviews has no key of the memory. */
const options = { inputs: { 'state-key': stateKey }, inputsOf: { review: { 'state-key': '' } } };

/** A job that a comment starts, with no address of a vendor that it has no key of. */
const started =
  (bed: TestBed, comment: number): NonNullable<StagedOptions['start']> =>
  (changes) => {
    const inputs = { ...changes.inputs };
    for (const name of Object.keys(inputs))
      if (name.endsWith('-api-key') && inputs[name] === '') inputs[name.replace('-api-key', '-base-url')] = '';
    return bed.onComment(comment, { ...changes, inputs });
  };

it('rounds, repeats and a key that is missing are in jobs what they are in one', async () => {
  await using rounds = await startRounds(repository.base, { ...repository.head, 'src/long.js': long });
  const { bed } = rounds;
  rounds.answer(reviewers([noPeople]));
  using first = await runStaged(bed, options);
  expect(first.publish.exitCode, first.printed).toBe(1);
  const state = readState(bed.github.state.comments.at(-1)?.body ?? '', seal([stateKey], 'acme/shares'));
  expect(state.found).toBe('memory');

  // Nothing has changed: the job that plans repeats what was decided, and the others end as it says.
  const asked = bed.vendors.requests.length;
  using again = await runStaged(bed, options);
  expect([again.matrix, again.consolidate, again.plan.outputs['handover']]).toEqual([[], null, 'ended:1']);
  expect([again.plan.exitCode, again.publish.exitCode]).toEqual([1, 1]);
  expect(bed.vendors.requests.length).toBe(asked);
  expect(bed.statuses().at(-1)).toBe('failure');

  // What nobody raised again is an entry without a source, and still there.
  rounds.push({ 'docs/share.md': 'Shares a total among people.\n' });
  rounds.answer(reviewers([]));
  using still = await runStaged(bed, options);
  expect([still.publish.exitCode, still.publish.outputs['outcome']], still.printed).toEqual([1, 'blocking']);
  expect(still.report?.ledger.priors).toMatchObject([{ id: 'F1', status: 'open' }]);
  expect(still.report?.ledger.findings).toMatchObject([{ id: 'F1', sources: [] }]);

  const head = 'export function share(total, people) {\n  return people.length === 0 ? 0 : total / people.length;\n}\n';
  rounds.push({ 'src/share.js': head });
  const guard = '  return people.length === 0 ? 0 : total / people.length;';
  const recheck = rechecks(() => ({ now: 'fixed', evidence: [shownAt('src/share.js', 2, guard)] }));
  rounds.answer(reviewers([], {}, rules(), {}, recheck));
  using second = await runStaged(bed, options);
  expect(second.publish.exitCode, second.printed).toBe(0);
  expect(second.report?.rounds).toMatchObject({ round: 3, scope: { since: 2, reason: null } });
  expect(second.report?.ledger.priors).toMatchObject([{ id: 'F1', status: 'fixed' }]);

  // A memory that could not be sealed would be lost.
  rounds.push({ 'src/share.js': `${head}\n` });
  using keyless = await runStaged(bed, { ...options, inputsOf: { ...options.inputsOf, publish: { 'state-key': '' } } });
  expect(keyless.publish.exitCode).toBe(1);
  expect(keyless.publish.printed).toContain('this one has no key to seal a memory with');
  expect(bed.statuses().at(-1)).toBe('error');
  const kept = readState(bed.github.state.comments.at(-1)?.body ?? '', seal([stateKey], 'acme/shares'));
  expect(kept.found).toBe('memory');
});

it('a command is carried out once, by the job that plans', async () => {
  await using rounds = await startRounds(repository.base, repository.head);
  const { bed } = rounds;
  rounds.answer(reviewers([noPeople]));
  using _first = await runStaged(bed, options);
  bed.github.state.rights.set('max', { permission: 'write' });
  const said = bed.says('/deep-review dismiss F1 Nobody shares among none.', 'max');
  using run = await runStaged(bed, { ...options, start: started(bed, said) });
  expect(run.plan.outputs['handover'], run.printed).toBe('ended:0');
  expect([run.plan.exitCode, run.publish.exitCode]).toEqual([0, 0]);
  expect(bed.statuses().at(-1)).toBe('success');
  // A review that a comment asks for goes through all jobs.
  const asks = bed.says('/deep-review full', 'max');
  using full = await runStaged(bed, { ...options, start: started(bed, asks) });
  expect(full.matrix).toHaveLength(3);
  expect(full.report?.rounds.scope, full.printed).toMatchObject({ reason: 'a person asked for it' });
});

it('a command may come by the workflow of commands, in one job with the same inputs', async () => {
  await using rounds = await startRounds(repository.base, repository.head);
  const { bed } = rounds;
  rounds.answer(reviewers([noPeople]));
  using _first = await runStaged(bed, options);
  bed.github.state.rights.set('max', { permission: 'write' });
  const asked = bed.vendors.requests.length;
  const inputs = { ...options.inputs, reviewers: named };
  using run = await bed.onComment('/deep-review dismiss F1 Nobody shares among none.', { inputs });
  expect([run.exitCode, bed.statuses().at(-1)], run.printed).toEqual([0, 'success']);
  expect(bed.vendors.requests.length).toBe(asked);
});

it('what waits for a label, or is cancelled, leaves the gate shut', async () => {
  await using rounds = await startRounds(repository.base, repository.head);
  const { bed } = rounds;
  rounds.answer(reviewers([]));
  using waiting = await runStaged(bed, { inputs: { label: 'deep-review' } });
  expect([waiting.plan.outputs['handover'], waiting.publish.exitCode]).toEqual(['ended:0', 0]);
  expect(bed.statuses().at(-1)).toBe('pending');
  const comments = bed.github.state.comments.length;
  using cancelled = await runStaged(bed, {
    ...options,
    between: ({ stage, outputs }) => {
      if (stage === 'publish') outputs['consolidated'] = '';
    },
    inputsOf: { publish: { needs: JSON.stringify({ review: { result: 'cancelled', outputs: {} } }) } },
  });
  expect(cancelled.publish.exitCode).toBe(1);
  expect(cancelled.publish.printed).toContain('The run was cancelled before the review was complete.');
  expect(bed.statuses().at(-1)).toBe('error');
  expect(bed.github.state.comments).toHaveLength(comments);
});
