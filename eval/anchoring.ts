import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Trial, tryOnce } from './support/anchoring.ts';
import { mutations } from './support/mutations.ts';
import { prepare } from './support/oracle.ts';
import { seeded } from './support/random.ts';
import { filesUnder } from './support/sources.ts';

const { values } = parseArgs({
  options: {
    repository: { type: 'string', multiple: true, default: [] },
    files: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '0' },
  },
});
const random = seeded(Number(values.seed));
const root = join(import.meta.dirname, '..');
const folders = [join(root, 'src'), join(root, 'node_modules'), ...values.repository];
const trials: Trial[] = [];
for (const folder of folders)
  for (const lines of filesUnder(folder, Number(values.files), random)) {
    const file = prepare(lines);
    for (const mutation of Object.keys(mutations))
      for (let round = 0; round < Number(values.rounds); round += 1) {
        const trial = await tryOnce(file, random, { mutation });
        if (trial !== null) trials.push(trial);
      }
  }
const write = (text: string) => process.stdout.write(`${text}\n`);
const count = (some: readonly Trial[], kind: string, outcome?: string) =>
  some.filter((trial) => trial.kind === kind && (outcome === undefined || trial.outcome === outcome)).length;
for (const mutation of Object.keys(mutations)) {
  const some = trials.filter((trial) => trial.mutation === mutation);
  const u = count(some, 'unique');
  const row = (kind: string) =>
    ['right', 'narrowed', 'refused', 'twin', 'wrong'].map((o) => String(count(some, kind, o)).padStart(6)).join('');
  write(
    `${mutation.padEnd(26)} U${row('unique')} ${((100 * count(some, 'unique', 'right')) / u).toFixed(2)}% | E${row('ends')} | S${row('several')} | L${row('little')}`,
  );
}
const bad = trials
  .filter((t) => t.outcome === 'wrong' || (t.kind === 'unique' && t.outcome !== 'right'))
  .sort((a, b) => Number(b.outcome === 'wrong') - Number(a.outcome === 'wrong'));
for (const trial of bad.slice(0, Number(values.show)))
  write(
    `--- ${trial.mutation} ${trial.kind} ${trial.outcome} stated ${JSON.stringify(trial.stated)} actual ${JSON.stringify(trial.actual)} placed ${JSON.stringify(trial.placed)}\n${trial.quotation.quote}`,
  );
