import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import process from 'node:process';
import { sourceFiles } from './source-files.ts';
import { packageOf, sdkViolations } from './vendor-sdks.ts';

/** What a folder of src/ may import of the other folders; itself, `types.ts` and `lib/` go without saying. */
interface Layer {
  readonly uses: readonly string[];
  readonly usesTypesOf?: readonly string[];
}

const folders: Readonly<Record<string, Layer>> = {
  steps: { uses: ['agent', 'prompts', 'git'] },
  agent: { uses: [], usesTypesOf: ['git'] },
  providers: { uses: ['agent'] },
  tools: { uses: ['agent'], usesTypesOf: ['git'] },
  config: { uses: [] },
  prompts: { uses: [] },
  render: { uses: [] },
  rounds: { uses: [] },
  github: { uses: [] },
  git: { uses: [] },
  lib: { uses: [] },
};

/** These stand above all folders. Any other file right in src/ may use `types.ts` and `lib/` only. */
const topFiles = [
  'src/index.ts',
  'src/world.ts',
  'src/run.ts',
  'src/publish.ts',
  'src/narrate.ts',
  'src/progress.ts',
  'src/gate-status.ts',
];

/** Packages, and modules of Node, that only some files may know; vendors' SDKs are known by who imports them. */
const owners: readonly { readonly package: RegExp; readonly files: RegExp; readonly where: string }[] = [
  { package: /^@actions\/exec(\/|$)/, files: /^src\/git\/process\.ts$/, where: 'git/process.ts' },
  { package: /^@actions\/github(\/|$)/, files: /^src\/github\//, where: 'github/' },
  { package: /^@actions\//, files: /^src\/((index|world)\.ts$|worlds\/)/, where: 'index.ts and world.ts, or worlds/' },
  { package: /^(@octokit|bottleneck)\//, files: /^src\/github\//, where: 'github/' },
  { package: /^(node:)?child_process$/, files: /^src\/git\/process\.ts$/, where: 'git/process.ts' },
];

const readsEnvironment = /\bprocess\s*(\??\.\s*env\b|\[)|\benv\b[^;=]*\}\s*(=\s*process\b|from\s*'(node:)?process')/;
const mayReadEnvironment = ['src/index.ts', 'src/world.ts'];

interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

/** Biome's format, which `npm run lint` demands, puts every import at the start of a line and in single quotes. */
const staticImport = /^(?:import|export)\s+(?<clause>[^'";]*?\sfrom\s+)?'(?<specifier>[^']+)'/gm;
const dynamicImport = /\b(?:import|require)\s*\(\s*(?:['"`](?<specifier>[^'"`]+)['"`])?/g;

function importsOf(code: string): Import[] {
  const fixed = [...code.matchAll(staticImport)].map(({ groups }) => ({
    specifier: groups?.['specifier'] ?? '',
    isTypeOnly: isTypeOnly(groups?.['clause'] ?? ''),
  }));
  const dynamic = [...code.matchAll(dynamicImport)].map(({ groups }) => ({
    specifier: groups?.['specifier'] ?? '',
    isTypeOnly: false,
  }));
  return [...fixed, ...dynamic];
}

function isTypeOnly(clause: string): boolean {
  if (/^type\s/.test(clause)) return true;
  const names = /^\{(?<names>[^}]*)\}\s*from\s+$/.exec(clause)?.groups?.['names']?.split(',') ?? [''];
  return names.filter((name) => name.trim() !== '').every((name) => /^\s*type\s/.test(name)) && clause !== '';
}

function withoutComments(code: string): string {
  return code.replace(/^\s*\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, '');
}

/** One sentence for each import, and each look at the environment, that the house does not allow. */
export function layerViolations(root: string): string[] {
  const manifest: { dependencies?: Record<string, string>; devDependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const packages: Packages = {
    bundled: Object.keys(manifest.dependencies ?? {}),
    typed: Object.keys(manifest.devDependencies ?? {}).flatMap((name) => /^@types\/(.+)$/.exec(name)?.[1] ?? []),
  };
  const files = sourceFiles(root).map((path) => {
    const code = withoutComments(readFileSync(join(root, path), 'utf8'));
    return { path, code, imports: importsOf(code) };
  });
  const problems = files.flatMap(({ path, code, imports }) => {
    const found = imports.flatMap((each) => problemOf(path, each, packages) ?? []);
    if (readsEnvironment.test(code) && !mayReadEnvironment.includes(path))
      found.push('reads process.env; only index.ts and world.ts may, and hand on what is needed');
    return found.map((problem) => `${path} ${problem}`);
  });
  const importing = files.map(({ path, imports }) => ({ path, specifiers: imports.map(({ specifier }) => specifier) }));
  return [...problems, ...sdkViolations(importing)];
}

/** Names in package.json: what is bundled, and what only has types. */
interface Packages {
  readonly bundled: readonly string[];
  readonly typed: readonly string[];
}

function problemOf(path: string, found: Import, packages: Packages): string | null {
  const { specifier } = found;
  if (specifier === '') return 'imports something that is known at run time only';
  return specifier.startsWith('.') ? problemOfOwn(path, found) : problemOfPackage(path, found, packages);
}

function problemOfPackage(
  path: string,
  { specifier, isTypeOnly }: Import,
  { bundled, typed }: Packages,
): string | null {
  const owner = owners.find((candidate) => candidate.package.test(specifier));
  if (owner !== undefined && !owner.files.test(path)) return `imports ${specifier}; only ${owner.where} may`;
  if (isData(path) && specifier !== 'zod') return `imports ${specifier}; types.ts imports nothing but zod`;
  const name = packageOf(specifier);
  if (isBuiltin(specifier) || bundled.includes(name) || (isTypeOnly && typed.includes(name))) return null;
  return `imports ${specifier}, which is not under "dependencies" in package.json`;
}

function problemOfOwn(path: string, { specifier, isTypeOnly: isType }: Import): string | null {
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith('src/')) return `imports ${target}, which is outside of src/`;
  if (target.endsWith('.test.ts')) return `imports the test ${target}`;
  if (isData(path)) return isData(target) ? null : `imports ${target}; types.ts imports nothing but zod`;
  if (topFiles.includes(path)) return null;
  const [from, to] = [folderOf(path), folderOf(target)];
  if (from !== null && folders[from] === undefined) return `lies in ${from}/, which check-layers does not know`;
  if (from !== null && from === to) return null;
  if (from !== 'lib' && (to === 'lib' || target === 'src/types.ts')) return null;
  const layer = from === null ? undefined : folders[from];
  if (to !== null && layer?.uses.includes(to)) return null;
  if (to !== null && layer?.usesTypesOf?.includes(to))
    return isType ? null : `imports values of ${target}; ${from}/ may import types of ${to}/ only`;
  return `imports ${target}; ${from === null ? 'it' : `${from}/`} may not`;
}

/** `types.ts`, and the files that it is made of. */
function isData(path: string): boolean {
  return path === 'src/types.ts' || path.startsWith('src/types/');
}

function folderOf(path: string): string | null {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

if (import.meta.main) {
  const problems = layerViolations(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) console.error('The import rule stands in docs/architecture.md.');
  process.exitCode = problems.length > 0 ? 1 : 0;
}
