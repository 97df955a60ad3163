// Writes docs/troubleshooting.md: every error that a person must act on, every reason of a reviewer that failed and of the gate,
// by the text that is printed. With --check it only says what is missing or stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import { failureReasons, remedies } from '../src/types.ts';
import { sourceFiles } from './source-files.ts';
import { type Causes, pageOf, problemsOf } from './troubleshooting/page.ts';
import { sentencesIn, toldBy } from './troubleshooting/told.ts';

/** Modules whose sentences people read, besides errors. */
const speaking = [
  'src/events/progress-comment.ts',
  'src/publish/github-sentence.ts',
  'src/publish/memory/doubt.ts',
  'src/publish/memory/publish-from-memory.ts',
  'src/publish/send.ts',
  'src/publish/status-context.ts',
  'src/steps/decide/gate.ts',
  'src/steps/decide/undelivered.ts',
  'src/worlds/require-platform.ts',
];

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const source = {
  told: sourceFiles(root).flatMap((path) => toldBy(read(path))),
  said: speaking.flatMap((path) => sentencesIn(read(path))),
  reasons: failureReasons.map((reason) => ({ reason, remedy: remedies[reason] })),
};
const causes: Causes = parse(read('scripts/troubleshooting/causes.yml'));
const problems = problemsOf(source, causes);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else {
  const page = pageOf(source, causes);
  const path = 'docs/troubleshooting.md';
  if (!process.argv.includes('--check')) writeFileSync(join(root, path), page);
  else if (page !== read(path)) {
    console.error(`${path} does not match src/; run: npm run troubleshooting`);
    process.exitCode = 1;
  }
}
