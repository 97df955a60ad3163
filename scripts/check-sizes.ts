import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import process from 'node:process';
import { sourceFiles } from './source-files.ts';

const mostLines = 250;
const mostFiles = 20;

/** One sentence for each source file that is too long to be held in mind, and for each folder that holds too many. */
export function oversized(root: string): string[] {
  const files = sourceFiles(root);
  const long = files.flatMap((path) => {
    const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;
    return lines > mostLines ? [`${path} has ${lines} lines; split it, the limit is ${mostLines}`] : [];
  });
  const full = [...Map.groupBy(files, (path) => posix.dirname(path))].flatMap(([folder, own]) =>
    own.length > mostFiles ? [`${folder}/ has ${own.length} source files; the limit is ${mostFiles}`] : [],
  );
  return [...long, ...full];
}

if (import.meta.main) {
  const problems = oversized(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
