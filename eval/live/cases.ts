import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A pull request of our own with defects that were planted in it, or with none. */
export interface LiveCase {
  readonly name: string;
  readonly base: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
  /** Where the planted defects are, at the head. */
  readonly planted: readonly { readonly path: string; readonly startLine: number; readonly endLine: number }[];
}

const programs = join(import.meta.dirname, '..', '..', 'scripts', 'demo', 'repository');

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const paths = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

/** The program of the demo, with the change that loses data and with the one that is sound. */
export function liveCases(): readonly LiveCase[] {
  const base = filesOf(join(programs, 'base'));
  return [
    {
      name: 'compaction loses data',
      base,
      head: filesOf(join(programs, 'pull-request')),
      planted: [
        { path: 'src/compact.js', startLine: 12, endLine: 12 },
        { path: 'src/compact.js', startLine: 13, endLine: 16 },
      ],
    },
    { name: 'sound change', base, head: filesOf(join(programs, 'clean')), planted: [] },
  ];
}
