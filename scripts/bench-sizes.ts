// Runs dist/ as the runner starts it on changes of many sizes, and prints bytes sent, sessions, turns, outcome and memory.
// The reviewers are scripted, and call one tool a turn. With words as arguments, only the changes whose names have one.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { counted } from '../src/render/counted.ts';
import type { Report } from '../src/types.ts';
import { diligentReader } from '../test/support/diligent-reader.ts';
import type { CommitScript } from '../test/support/git-repository.ts';
import { startTestBed } from '../test/support/test-bed.ts';
import { watchMemory } from '../test/support/watch-memory.ts';

type Files = CommitScript['files'];

/** Of a process. */
const mostMegabytes = 350;

function folder(name: string, files: number, text: (file: number) => string): Files {
  return Object.fromEntries(Array.from({ length: files }, (_, file) => [`${name}/f${file}.ts`, text(file)]));
}

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');
}

const long = (version: number, file: number) => (at: number) =>
  `export const value${at} = compute(${version}, ${file}, 'some text that fills the line to 80');`;
const filled = (files: number, count: number, version: number) =>
  folder('src', files, (file) => lines(count, long(version, file)));
/** Files of 200 lines, of which some were edited, far from each other. */
const edited = (files: number, each: number) => {
  const text = (version: number) => (file: number) =>
    lines(200, (at) => long(at % Math.floor(200 / each) === 0 ? version : 1, file)(at));
  return { base: folder('src', files, text(1)), head: folder('src', files, text(2)) };
};
const quay = { base: { 'src/quay.js': 'one\n' }, head: { 'src/quay.js': 'two\n' } };
const deck = (name: string) =>
  folder(name, 40, (file) => lines(100, (at) => `export const value${at} = compute(${at}, 'deck ${file}');`));
const gone = Object.fromEntries(Object.keys(deck('old')).map((path) => [path, null]));
const minified = 'var a=1;'.repeat(655_360);

interface Change {
  readonly base: Files;
  readonly head: Files;
  /** That it should end as; clean unless it is said. */
  readonly outcome?: Report['gate']['outcome'];
}

const changes: Readonly<Record<string, Change>> = {
  '3 files, 30 lines edited': edited(3, 10),
  '10 files, 200 lines edited': edited(10, 20),
  '40 files, 1,000 lines edited': edited(40, 25),
  'a folder of 40 files × 100 lines, moved': { base: deck('old'), head: { ...gone, ...deck('src') } },
  '80 files × 34 lines': { base: filled(80, 34, 1), head: filled(80, 34, 2) },
  '81 files × 34 lines': { base: filled(81, 34, 1), head: filled(81, 34, 2) },
  '100 files × 34 lines': { base: filled(100, 34, 1), head: filled(100, 34, 2) },
  '1,000 files, 34,000 lines': { base: filled(1_000, 34, 1), head: filled(1_000, 34, 2) },
  '1,500 new files of 430 characters': {
    base: quay.base,
    head: folder('src', 1_500, (file) => lines(10, (at) => `// ${file} a line of forty-three letters, new ${at}`)),
  },
  '3,000 files, one line each': {
    base: folder('pkg', 3_000, () => lines(12, (at) => `const c${at} = 1;`)),
    head: folder('pkg', 3_000, () => lines(12, (at) => `const c${at} = ${at === 0 ? 2 : 1};`)),
  },
  '3,000 files, 100,000 lines': {
    outcome: 'incomplete',
    base: quay.base,
    head: folder('src', 3_000, (file) =>
      lines(34, long(1, file))
        .split('\n')
        .slice(0, file % 3 === 0 ? 34 : 33)
        .join('\n'),
    ),
  },
  '3,000 files, 100,000 lines replaced': {
    outcome: 'incomplete',
    ...{ base: filled(3_000, 34, 1), head: filled(3_000, 34, 2) },
  },
  '5 MB on one line, one token changed': {
    base: { ...quay.base, 'app.js': minified },
    head: { ...quay.head, 'app.js': `${minified.slice(0, 2_500_000)}var b=9;${minified.slice(2_500_008)}` },
  },
  'a new line of 1.2 MB': {
    outcome: 'incomplete',
    base: quay.base,
    head: { 'src/long.js': `${'x'.repeat(1_200_000)}";end();` },
  },
};

const wanted = process.argv.slice(2);
const rows = Object.entries(changes).filter(
  ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
console.log(
  '| change | bytes sent | sessions | turns | largest first request | outcome | not delivered | memory | time |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
const failed: string[] = [];
for (const [name, { outcome = 'clean', ...repository }] of rows) {
  let [bytes, first] = [0, 0];
  await using bed = await startTestBed({
    repository,
    way: 'bundle',
    script(request) {
      const size = Buffer.byteLength(JSON.stringify(request.body));
      bytes += size;
      if (request.turn === 1) first = Math.max(first, size);
      return diligentReader(request);
    },
  });
  using memory = watchMemory();
  using step = await bed.review({ whileRunning: memory.watch });
  const peak = memory.peak();
  const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  const { reviews, coverage, gate } = report;
  const sessions = reviews.reduce(
    (sum, review) => sum + ((review.outcome === 'failed' ? null : review.sessions) ?? 1),
    0,
  );
  const turns = reviews.reduce((sum, { trace }) => sum + trace.turns, 0);
  const undelivered = coverage.undelivered.reduce((sum, file) => sum + file.lines, 0);
  if (peak > mostMegabytes) failed.push(`${name}: ${peak} MB, over ${mostMegabytes}`);
  if (gate.outcome !== outcome) failed.push(`${name}: ${gate.outcome} instead of ${outcome}`);
  const cells = [
    ...[name, megabytes(bytes), sessions, turns, megabytes(first), gate.outcome],
    undelivered === 0 ? '–' : `${counted(undelivered, 'line')} of ${counted(coverage.undelivered.length, 'file')}`,
    ...[`${peak} MB`, `${(step.durationMs / 1_000).toFixed(1)} s`],
  ];
  console.log(`| ${cells.join(' | ')} |`);
  for (const reason of gate.outcome === 'clean' ? [] : gate.reasons) console.log(`<!-- ${name}: ${reason} -->`);
}
for (const problem of failed) console.error(problem);
process.exitCode = failed.length > 0 ? 1 : 0;

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`;
}
