// A bar of the quality harness: whether a quotation is brought back to its line. Spans of real files and diffs, quoted
// in the ways in which models change what they copy, under line numbers that are off by 1 to 30. No model is called.
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { groundQuotation } from '../src/steps/ground/ground.ts';
import { seeded } from './random.ts';
import { type Trial, tryOnce } from './support/anchoring.ts';
import { mutations } from './support/mutations.ts';
import { type ChangedSide, changedSides, filesAtHead, filesUnder } from './support/sources.ts';

const bar = 99;
const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    /** A repository whose files and diffs are quoted too; may be given more than once. */
    repository: { type: 'string', multiple: true, default: [] },
    /** Files from each place, sides of diffs from each repository, quotations of each kind from each of them. */
    files: { type: 'string', default: '300' },
    sides: { type: 'string', default: '150' },
    rounds: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    /** How many of the failures are printed. */
    show: { type: 'string', default: '5' },
  },
});
const [files, sides, rounds] = [Number(values.files), Number(values.sides), Number(values.rounds)];
const random = seeded('anchoring', values.seed);
const names = Object.keys(mutations);
const trials: Trial[] = [];
for (const file of [
  ...filesUnder(join(root, 'node_modules'), files, random),
  ...[root, ...values.repository].flatMap((repository) => filesAtHead(repository, files, random)),
])
  for (const mutation of names)
    for (let round = 0; round < rounds; round += 1) keep(await tryOnce(file, random, { mutation }));
const fromFiles = trials.length;
for (const repository of [root, ...values.repository])
  for (const side of await changedSides(repository, sides, random))
    for (const mutation of names)
      keep(await tryOnce(side.file, random, { mutation, around: side.changed, locate: locateIn(side) }));

function keep(trial: Trial | null): void {
  if (trial !== null) trials.push(trial);
}

function locateIn({ path, side, context }: ChangedSide): Parameters<typeof tryOnce>[2]['locate'] {
  return async ({ quote }, stated) => {
    const { anchor } = await groundQuotation({ path, side, quote, ...stated }, context);
    // A place on the other side is wrong on this one.
    return anchor && (anchor.side === side ? anchor : { startLine: -1, endLine: -1 });
  };
}

const outcomes = ['right', 'narrowed', 'refused', 'twin', 'wrong'] as const;
const kinds = ['unique', 'ends', 'several', 'little'] as const;
const count = (some: readonly Trial[], kind: Trial['kind'], outcome: Trial['outcome']) =>
  some.filter((trial) => trial.kind === kind && trial.outcome === outcome).length;
const share = (some: readonly Trial[]) => {
  const unique = some.filter(({ kind }) => kind === 'unique');
  return unique.length === 0 ? 100 : (count(unique, 'unique', 'right') / unique.length) * 100;
};
const row = (title: string, some: readonly Trial[]) => {
  const cells = kinds.map((kind) => outcomes.map((outcome) => String(count(some, kind, outcome)).padStart(6)).join(''));
  return `${title.padEnd(27)}${share(some).toFixed(2).padStart(6)} ${cells.join(' |')}`;
};
console.log(`${trials.length} quotations, ${fromFiles} of files and ${trials.length - fromFiles} of diffs; seed ${values.seed}
unique: one place has it | ends: a gap could end in several lines | several: more places have it | little: says too little
each as ${outcomes.join(', ')}; the first number is the share of unique ones that are right, in percent\n`);
for (const name of names)
  console.log(
    row(
      name,
      trials.filter(({ mutation }) => mutation === name),
    ),
  );
console.log(row('all', trials));
console.log(row('all of diffs', trials.slice(fromFiles)));
const wrong = trials.filter(({ outcome }) => outcome === 'wrong');
const lost = trials.filter(({ kind, outcome }) => kind === 'unique' && outcome !== 'right' && outcome !== 'wrong');
for (const { mutation, stated, actual, placed, quotation } of [...wrong, ...lost].slice(0, Number(values.show)))
  console.log(`\n${mutation}: ${JSON.stringify({ stated, actual, placed })}\n${quotation.quote}`);
const missed = names.filter((name) => share(trials.filter(({ mutation }) => mutation === name)) < bar);
console.log(
  missed.length + wrong.length === 0
    ? `\nBar 3 holds: at least ${bar} % of each kind right, none silently wrong.`
    : `\nBar 3 is missed: ${wrong.length} silently wrong; below ${bar} %: ${missed.join(', ') || 'none'}.`,
);
process.exitCode = missed.length + wrong.length === 0 ? 0 : 1;
