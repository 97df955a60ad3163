// A bar of the quality harness: whether code says rightly what a pull request introduced. Generated histories in real
// repositories, served and fetched as in a run; the fate of every statement is known (docs/grounding.md). No model is called.
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from './random.ts';
import { compareWithBlame } from './support/blame.ts';
import { fates, makeHistory, type Shape } from './support/histories.ts';
import { type Probe, probeHistory } from './support/scope.ts';

const bar = 99;
const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    /** A repository with merged pull requests, to compare with blame; may be given more than once. */
    repository: { type: 'string', multiple: true, default: [] },
    /** How many of the failures are printed. */
    show: { type: 'string', default: '5' },
  },
});
const shapes: readonly Shape[] = ['straight', 'base merged in', 'criss-cross'];
const probes: (Probe & { readonly shape: Shape })[] = [];
for (let index = 0; index < Number(values.histories); index += 1)
  for (const shape of shapes) {
    const random = seeded('scope', values.seed, index, shape);
    const asked = await probeHistory(makeHistory(random, shape), random);
    probes.push(...asked.map((probe) => ({ ...probe, shape })));
  }
const isRight = ({ expected, actual }: Probe) => expected === actual;
const share = (some: readonly Probe[]) => (some.length === 0 ? 100 : (some.filter(isRight).length / some.length) * 100);
const row = (title: string, some: readonly Probe[]) => {
  const missed = some.filter(({ actual }) => actual === null).length;
  const wrong = some.length - some.filter(isRight).length - missed;
  return `${title.padEnd(38)}${[some.length, wrong, missed].map((count) => String(count).padStart(8)).join('')}${share(some).toFixed(2).padStart(9)} %`;
};
const count = Number(values.histories) * shapes.length;
console.log(`${count} histories, seed ${values.seed}: code asked for, wrong, not found, share that is right\n`);
const kinds = [...Object.keys(fates), 'spans'];
for (const kind of kinds)
  console.log(
    row(
      kind,
      probes.filter(({ fate }) => fate === kind),
    ),
  );
for (const shape of shapes)
  console.log(
    row(
      shape,
      probes.filter((probe) => probe.shape === shape),
    ),
  );
console.log(row('all', probes));
for (const probe of probes.filter((each) => !isRight(each)).slice(0, Number(values.show)))
  console.log(`\n${probe.fate}, ${probe.shape}: expected ${probe.expected}, was ${probe.actual}\n${probe.quote}`);
for (const repository of values.repository) {
  const { pullRequests, lines, stricter, laxer } = await compareWithBlame(repository, 120);
  console.log(
    `\n${basename(repository)}, ${pullRequests} merged pull requests, beside git blame -w -M -C: ${lines} lines, ${stricter} only we call introduced, ${laxer} only we call older`,
  );
}
const missed = kinds.filter((kind) => share(probes.filter(({ fate }) => fate === kind)) < bar);
console.log(
  missed.length === 0
    ? `\nBar 4 holds: at least ${bar} % of each kind right.`
    : `\nBar 4 is missed: ${missed.join(', ')}.`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
