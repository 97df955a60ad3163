import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { sourceFiles } from './source-files.ts';

const mostLines = 250;

/** One sentence for each source file that is too long to be held in mind. */
export function oversizedFiles(root: string): string[] {
  return sourceFiles(root).flatMap((path) => {
    const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;
    return lines > mostLines ? [`${path} has ${lines} lines; split it, the limit is ${mostLines}`] : [];
  });
}

if (import.meta.main) {
  const problems = oversizedFiles(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
