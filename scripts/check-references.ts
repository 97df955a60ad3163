// Holds what comments and documents cite to what the repository holds: documents, decisions, paths of code, links.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { falseCitations } from './references/citations.ts';
import { falseLinks } from './references/links.ts';
import { proseOf } from './references/prose-of.ts';
import { shelfOf } from './references/shelf.ts';

/** Text that speaks of other repositories, or was made by a program. */
const notOurs = /^(?:dist|test\/fixtures|test\/golden|scripts\/demo\/repository)\//;

/** One sentence for each thing that is cited and not there, with the file and line that cite it. */
export function falseReferences(root: string): string[] {
  const shelf = shelfOf(root);
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  return shelf.files
    .filter((path) => /\.(?:ts|md|ya?ml)$/.test(path) && !notOurs.test(path))
    .flatMap((path) => {
      const text = read(path);
      const links = path.endsWith('.md') ? falseLinks(path, read, shelf) : [];
      return [...falseCitations(path, proseOf(path, text), shelf), ...links]
        .sort((one, other) => one.offset - other.offset)
        .map(({ offset, words }) => `${path}:${text.slice(0, offset).split('\n').length} ${words}`);
    });
}

if (import.meta.main) {
  const problems = falseReferences(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
