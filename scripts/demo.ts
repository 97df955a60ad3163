// The main job, end to end, without keys: a real repository over smart HTTP, a loopback GitHub and three loopback
// vendors whose answers were written by hand; then the committed bundle, started as the runner starts it.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import process from 'node:process';
import { styleText } from 'node:util';
import type { LedgerFinding, Report } from '../src/types.ts';
import { type Manifest, names } from '../src/worlds/recordings/form.ts';
import { startTestBed } from '../test/support/test-bed.ts';
import { clean, critical } from './demo/answers.ts';
import { readArguments } from './read-arguments.ts';

const isClean = readArguments('npm run demo [-- --clean]', { options: { clean: { type: 'boolean' } } }).values.clean;
const programs = join(import.meta.dirname, 'demo', 'repository');

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const paths = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

/** What stays of a run, and what each file is. */
const words: Readonly<Record<string, string>> = {
  'report.html': 'the page: open it in a browser',
  'comment.md': 'what the pull request shows',
  'summary.md': 'what the run shows, the whole report',
  'report.md': 'the same as a file',
  'report.sarif': 'for code scanning',
  'report.json': 'the ledger, for programs',
  'job-log.txt': 'what the run printed',
};

/** Says of the recording who answered: the program knows no more than that it was no vendor. */
function keepRecording(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const manifest: Manifest = JSON.parse(readFileSync(join(to, names.manifest), 'utf8'));
  const origins = Object.fromEntries(Object.keys(manifest.origins).map((name) => [name, 'written by hand' as const]));
  writeFileSync(join(to, names.manifest), `${JSON.stringify({ ...manifest, origins }, null, 2)}\n`);
}

function title(text: string): void {
  console.log(`\n${styleText('bold', text)}`);
}

/** `F1  critical  confirmed  src/a.ts:12  Claude, Codex  No limit`, the columns below one another. */
function table(findings: readonly LedgerFinding[]): string[] {
  const rows = findings.map(({ id, severity, anchor, finding, raisedBy, standing }) => [
    id,
    severity,
    standing,
    `${finding.path}:${anchor?.startLine ?? '?'}`,
    raisedBy.join(', '),
    finding.title,
  ]);
  const all = [['', 'severity', 'standing', 'place', 'found by', 'finding'], ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  );
}

await using bed = await startTestBed({
  repository: {
    base: filesOf(join(programs, 'base')),
    head: filesOf(join(programs, isClean ? 'clean' : 'pull-request')),
  },
  script: isClean ? clean : critical,
  way: 'bundle',
});
console.log(
  'Scripted, never recorded: the answers of the reviewers in this demo were written by hand. No model was called.',
);
console.log("Around them: git over HTTP, the vendors' own SDKs, a GitHub on this machine, and the committed bundle.");
const log: string[] = [];
using step = await bed.review({ onOutput: (text) => void log.push(text), inputs: { record: 'true' } });

const kept = join(process.cwd(), 'tmp', isClean ? 'demo-clean' : 'demo');
const copies = {
  'comment.md': bed.github.state.comments[0]?.body ?? '',
  'summary.md': step.summary,
  'job-log.txt': log.join('').replaceAll(/^::add-mask::.*\n/gm, ''),
};
mkdirSync(kept, { recursive: true });
for (const [name, text] of Object.entries(copies)) writeFileSync(join(kept, name), text);
const written = ['report-html', 'report-markdown', 'report-json', 'report-sarif'].flatMap(
  (output) => step.outputs[output] ?? [],
);
for (const path of written) copyFileSync(path, join(kept, basename(path)));
const recording = join(step.temporary, 'deep-review', 'recording');
if (existsSync(recording)) keepRecording(recording, join(kept, 'recording'));

const json = step.outputs['report-json'];
const report: Report | null = json === undefined ? null : JSON.parse(readFileSync(json, 'utf8'));
title(`${report?.verdict ?? 'No report'}: ${step.outputs['reason'] ?? log.at(-1)}`);
const findings = report?.ledger.findings ?? [];
for (const line of findings.length === 0 ? ['No finding.'] : table(findings)) console.log(line);

title('What stays');
for (const [name, what] of Object.entries(words))
  if (name in copies || written.some((path) => basename(path) === name))
    console.log(`${join(relative(process.cwd(), kept), name).padEnd(28)}  ${what}`);
if (existsSync(join(kept, 'recording')))
  console.log(
    `The run itself, written by hand as it is: npm run replay ${join(relative(process.cwd(), kept), 'recording')}`,
  );

title('Gate');
console.log(
  `commit status  ${bed.github.state.statuses.map(({ state }) => state).join(' → ')}: ${bed.github.state.statuses.at(-1)?.description}`,
);
console.log(`exit code      ${step.exitCode}, after ${(step.durationMs / 1000).toFixed(1)} s`);

const isAsExpected =
  step.exitCode === (isClean ? 0 : 1) && step.outputs['outcome'] === (isClean ? 'clean' : 'blocking');
console.log(
  isAsExpected
    ? `\nThat is what this pull request deserves${isClean ? '' : ': its compaction loses data, so the job fails'}.`
    : '\nThat is not what this demo is meant to show.',
);
process.exitCode = isAsExpected ? 0 : 1;
