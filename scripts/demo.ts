// The main job, end to end, without keys: a real repository over smart HTTP, a loopback GitHub and three loopback
// vendors whose answers were written by hand; then the committed bundle, started as the runner starts it.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { styleText } from 'node:util';
import { startTestBed } from '../test/support/test-bed.ts';
import { clean, critical } from './demo/answers.ts';

const isClean = process.argv.includes('--clean');
const programs = join(import.meta.dirname, 'demo', 'repository');

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const paths = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

function title(text: string): void {
  console.log(`\n${styleText('bold', `── ${text} `)}${'─'.repeat(Math.max(0, 76 - text.length))}`);
}

await using bed = await startTestBed({
  repository: {
    base: filesOf(join(programs, 'base')),
    head: filesOf(join(programs, isClean ? 'clean' : 'pull-request')),
  },
  script: isClean ? clean : critical,
});
console.log('The reviewers of this demo are scripted: their answers were written by hand. No model was called.');
title('Job log');
using step = await bed.review({ onOutput: (text) => process.stdout.write(text.replaceAll(/^::add-mask::.*\n/gm, '')) });

title('Sticky comment, as posted');
const body = bed.github.state.comments[0]?.body ?? '(none)';
console.log(body);

title('Where everything is');
const kept = join(process.cwd(), 'tmp', isClean ? 'demo-clean' : 'demo');
const copies = { 'comment.md': body, 'summary.md': step.summary };
mkdirSync(kept, { recursive: true });
for (const [name, text] of Object.entries(copies)) writeFileSync(join(kept, name), text);
for (const output of ['report-html', 'report-markdown', 'report-json', 'report-sarif'])
  copyFileSync(step.outputs[output] ?? '', join(kept, basename(step.outputs[output] ?? '')));
for (const name of readdirSync(kept)) console.log(join(relative(process.cwd(), kept), name));

title('Gate');
console.log(`commit status: ${bed.github.state.statuses.map(({ state }) => state).join(' → ')}`);
console.log(`               ${bed.github.state.statuses.at(-1)?.description}`);
console.log(`outcome:       ${step.outputs['outcome']} (${step.outputs['verdict']})`);
console.log(`exit code:     ${step.exitCode}, after ${(step.durationMs / 1000).toFixed(1)} s`);

const isAsExpected =
  step.exitCode === (isClean ? 0 : 1) && step.outputs['outcome'] === (isClean ? 'clean' : 'blocking');
console.log(
  isAsExpected
    ? `\nThat is what this pull request deserves${isClean ? '' : ': its compaction loses data, so the job fails'}.`
    : '\nThat is not what this demo is meant to show.',
);
process.exitCode = isAsExpected ? 0 : 1;
