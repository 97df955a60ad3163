// Holds the imports of src/ to the rule of docs/architecture.md: which room may know which, which package may be known
// where, and that no file knows itself by way of others. Imports of types count: who knows a shape knows its owner.
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import process from 'node:process';
import { circles } from './circles.ts';
import { type Import, importsOf, withoutComments } from './imports-of.ts';
import { sourceFiles } from './source-files.ts';
import { packageOf, sdkViolations } from './vendor-sdks.ts';

/** What a room may import of the others; itself, `types/` and `lib/` go without saying. */
interface Room {
  readonly uses: readonly string[];
  readonly usesTypesOf?: readonly string[];
}

/** From above to below: a room that is not named is unknown. */
const rooms: Readonly<Record<string, Room>> = {
  stages: {
    uses: [
      'begin',
      'commands',
      'config',
      'events',
      'publish',
      'queue',
      'render',
      'rounds',
      'rules',
      'steps',
      'tools',
      'worlds',
    ],
    usesTypesOf: ['git'],
  },
  'command-line': {
    uses: ['agent', 'begin', 'config', 'events', 'git', 'prices', 'prompts', 'providers', 'rules', 'steps', 'worlds'],
  },
  begin: { uses: ['config', 'prices', 'prompts', 'rules', 'steps'], usesTypesOf: ['git', 'worlds'] },
  commands: { uses: ['begin', 'config', 'publish', 'render', 'rounds'], usesTypesOf: ['github', 'worlds'] },
  queue: {
    uses: ['config', 'events', 'publish', 'render', 'rules', 'worlds'],
    usesTypesOf: ['github'],
  },
  publish: { uses: ['render', 'events', 'rounds'], usesTypesOf: ['config', 'git', 'github', 'worlds'] },
  worlds: { uses: ['agent', 'config', 'events', 'git', 'github', 'providers'], usesTypesOf: ['render', 'rounds'] },
  steps: { uses: ['agent', 'prices', 'prompts', 'git', 'rounds', 'rules'], usesTypesOf: ['events'] },
  events: { uses: ['render'], usesTypesOf: ['github'] },
  tools: { uses: ['agent'], usesTypesOf: ['git'] },
  providers: { uses: ['agent'] },
  agent: { uses: [], usesTypesOf: ['git'] },
  config: { uses: ['prices'] },
  prices: { uses: [] },
  rounds: { uses: [] },
  prompts: { uses: [] },
  render: { uses: ['prices', 'rules'] },
  rules: { uses: [], usesTypesOf: ['git'] },
  github: { uses: [] },
  git: { uses: [] },
  lib: { uses: [] },
  types: { uses: [] },
};

/** The rooms of steps/ in the order of the story: each may know those before it. What lies right in steps/ knows all. */
const stepRooms = [
  'files',
  'small',
  'delta',
  'sessions',
  'print',
  'review',
  'ground',
  'cluster',
  'decide',
  'verify',
  'recheck',
  'ledger',
  'compose',
];

/** These stand above all rooms. */
const topFiles = ['src/index.ts', 'src/cli.ts', 'src/start.ts', 'src/run.ts'];

/** Packages, and modules of Node, that only some files may know; vendors' SDKs are known by who imports them. */
const owners: readonly { readonly package: RegExp; readonly files: RegExp; readonly where: string }[] = [
  { package: /^@actions\/core$/, files: /^src\/(index\.ts|worlds\/)/, where: 'index.ts and worlds/' },
  { package: /^@actions\/exec$/, files: /^src\/git\/process\.ts$/, where: 'git/process.ts' },
  { package: /^(@actions\/github|@octokit|bottleneck)(\/|$)/, files: /^src\/github\//, where: 'github/' },
  { package: /^(commander|log-update)$/, files: /^src\/(cli\.ts|command-line\/)/, where: 'cli.ts and command-line/' },
  { package: /^(node:)?child_process$/, files: /^src\/git\/process\.ts$/, where: 'git/process.ts' },
];

const readsEnvironment = /\bprocess\s*(\??\.\s*env\b|\[)|\benv\b[^;=]*\}\s*(=\s*process\b|from\s*'(node:)?process')/;
const mayReadEnvironment = /^src\/((index|cli)\.ts$|worlds\/)/;

/** One sentence for each import, each look at the environment and each circle that the house does not allow. */
export function layerViolations(root: string): string[] {
  const packages = readPackages(root);
  const files = sourceFiles(root).map((path) => {
    const code = withoutComments(readFileSync(join(root, path), 'utf8'));
    return { path, code, imports: importsOf(code) };
  });
  const problems = files.flatMap(({ path, code, imports }) => {
    const found = imports.flatMap((each) => problemOf(path, each, packages) ?? []);
    if (readsEnvironment.test(code) && !mayReadEnvironment.test(path))
      found.push('reads process.env; only index.ts, cli.ts and worlds/ may, and hand on what is needed');
    return found.map((problem) => `${path} ${problem}`);
  });
  const importing = files.map(({ path, imports }) => ({ path, specifiers: imports.map(({ specifier }) => specifier) }));
  const ways = circles(new Map(files.map(({ path, imports }) => [path, ownTargets(path, imports)])));
  const turning = ways.map((way) => `${way[0]} knows itself: ${[...way, way[0]].join(' → ')}`);
  return [...problems, ...sdkViolations(importing), ...turning];
}

function ownTargets(path: string, imports: readonly Import[]): string[] {
  const own = imports.filter(({ specifier }) => specifier.startsWith('.'));
  return own.map(({ specifier }) => posix.join(posix.dirname(path), specifier));
}

/** Names in package.json: what is bundled, and what only has types. */
interface Packages {
  readonly bundled: readonly string[];
  readonly typed: readonly string[];
}

function readPackages(root: string): Packages {
  const manifest: { dependencies?: Record<string, string>; devDependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return {
    bundled: Object.keys(manifest.dependencies ?? {}),
    typed: Object.keys(manifest.devDependencies ?? {}).flatMap((name) => /^@types\/(.+)$/.exec(name)?.[1] ?? []),
  };
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
  if (isData(path) && specifier !== 'zod') return `imports ${specifier}; types/ imports nothing but zod`;
  const name = packageOf(specifier);
  if (isBuiltin(specifier) || bundled.includes(name) || (isTypeOnly && typed.includes(name))) return null;
  return `imports ${specifier}, which is not under "dependencies" in package.json`;
}

function problemOfOwn(path: string, { specifier, isTypeOnly: isType }: Import): string | null {
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith('src/')) return `imports ${target}, which is outside of src/`;
  if (target.endsWith('.test.ts')) return `imports the test ${target}`;
  if (isData(path)) return isData(target) ? null : `imports ${target}; types/ imports nothing but zod`;
  if (topFiles.includes(path)) return null;
  const [from, to] = [roomOf(path), roomOf(target)];
  const room = from === null ? undefined : rooms[from];
  if (from === null || room === undefined) return `lies in ${from ?? 'src'}/, which check-layers does not know`;
  if (from === to) return from === 'steps' ? problemOfStep(path, target) : null;
  if (isData(target))
    return from === 'lib' && !isType ? `imports values of ${target}; lib/ may import its types only` : null;
  if (to === 'lib' || (to !== null && room.uses.includes(to))) return null;
  if (to !== null && room.usesTypesOf?.includes(to))
    return isType ? null : `imports values of ${target}; ${from}/ may import types of ${to}/ only`;
  return `imports ${target}; ${from}/ may not`;
}

/** Within steps/: what comes later in the story is not known earlier. */
function problemOfStep(path: string, target: string): string | null {
  const [from, to] = [stepRoomOf(path), stepRoomOf(target)];
  if (from === null || from === to) return null;
  if (!stepRooms.includes(from)) return `lies in steps/${from}/, which check-layers does not know`;
  if (to !== null && stepRooms.indexOf(to) < stepRooms.indexOf(from)) return null;
  return `imports ${target}; in steps/, ${from}/ may import ${stepRooms.slice(0, stepRooms.indexOf(from)).join(', ') || 'nothing'} only`;
}

/** `types.ts`, and the files that it is made of. */
function isData(path: string): boolean {
  return path === 'src/types.ts' || path.startsWith('src/types/');
}

function roomOf(path: string): string | null {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function stepRoomOf(path: string): string | null {
  return /^src\/steps\/([^/]+)\//.exec(path)?.[1] ?? null;
}

if (import.meta.main) {
  const problems = layerViolations(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) console.error('The import rule stands in docs/architecture.md.');
  process.exitCode = problems.length > 0 ? 1 : 0;
}
