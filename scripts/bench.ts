// Times dist/ as the runner starts it beside a floor: three bare loops over the vendors' SDKs. `npm run bench` runs the part
// `start`; `npm run bench -- turns history` others, `all` all of them. --runs N counts so many runs of each, --write keeps
// what was measured in docs/performance.md. Nothing asks a model: the answers are scripted and come at once.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { barsOf } from './bench/bars.ts';
import type { Kept } from './bench/measured.ts';
import { barTable, peerTable, rowTable, section } from './bench/page.ts';
import { type PartName, parts } from './bench/parts.ts';
import { plot } from './bench/plot.ts';
import { readArguments } from './read-arguments.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'performance');
const page = join(root, 'docs', 'performance.md');
const names = Object.keys(parts) as PartName[];
const usage = `npm run bench [-- ${names.join(' ')} all --runs NUMBER --write]`;
const { values, positionals } = readArguments(usage, {
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, write: { type: 'boolean', default: false } },
});
const asked = positionals.includes('all')
  ? names
  : positionals.length === 0
    ? ['start' as const]
    : positionals.map(named);

function named(word: string): PartName {
  const name = names.find((one) => one === word);
  if (name === undefined) {
    console.error(`There is no part ${word}.\n${usage}`);
    process.exit(1);
  }
  return name;
}

const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`\`--runs\` is ${values.runs}: give a whole number from 1 on.\n${usage}`);
  process.exit(1);
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const machine = `${cpus().length} × ${cpus()[0]?.model ?? process.arch}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
const measured: Partial<Record<PartName, Kept>> = {};
for (const name of asked) {
  const part = await parts[name]({ runs, probes: Math.min(runs, 3) });
  measured[name] = { machine, date: new Date().toISOString().slice(0, 10), commit, runs, ...part };
  console.log(`\n${name}\n\n${rowTable(part)}`);
  const ratios = peerTable(part);
  if (ratios !== null) console.log(`\n${ratios}`);
  for (const sentence of part.absent ?? []) console.log(sentence);
}
console.log(`\n${barTable(barsOf(measured))}`);

if (values.write) {
  mkdirSync(folder, { recursive: true });
  for (const [name, kept] of Object.entries(measured)) {
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
    writeFileSync(join(folder, `${name}.svg`), plot(`${name}, scripted, ${kept.date}`, kept.rows));
  }
  const kept = Object.fromEntries(
    names.flatMap((name) => {
      const file = join(folder, `${name}.json`);
      return existsSync(file) ? [[name, JSON.parse(readFileSync(file, 'utf8')) as Kept]] : [];
    }),
  );
  const [before = '', rest = ''] = readFileSync(page, 'utf8').split('<!-- bench -->\n');
  const after = rest.split('<!-- /bench -->\n')[1] ?? rest;
  writeFileSync(page, `${before}<!-- bench -->\n\n${section(kept)}\n\n<!-- /bench -->\n${after}`);
}
