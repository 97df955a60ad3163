// Builds dist/ from src/: tsc, then ncc on its JavaScript (ncc cannot compile with TypeScript 7), then licenses.txt.
// With --check it builds into a temporary folder and compares every byte with dist/.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** A module of webpack's statistics; a concatenated one holds others. */
export interface BundledModule {
  readonly name?: string;
  readonly modules?: readonly BundledModule[];
}

/** ncc turns an import that it cannot find into an error at run time. Libraries ask for these inside of a try. */
const optionalImports = ['bufferutil', 'supports-color', 'utf-8-validate'];

/** Names of packages that the bundle would miss when it runs. */
export function unresolvedImports(names: readonly string[]): string[] {
  const lost = names.flatMap((name) => /@@notfound\.js\?(.+)$/.exec(name)?.[1] ?? []);
  return [...new Set(lost)].filter((name) => !optionalImports.includes(name));
}

/** Names of files that are missing, surplus or different in one of two folders. */
export function differingFiles(built: string, committed: string): string[] {
  const [left, right] = [filesOf(built), filesOf(committed)];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => {
    const [one, other] = [left.get(name), right.get(name)];
    return one === undefined || other === undefined || !one.equals(other);
  });
}

function filesOf(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

function namesOf(modules: readonly BundledModule[]): string[] {
  return modules.flatMap(({ name, modules: inner }) => [
    ...(name === undefined ? [] : [name]),
    ...namesOf(inner ?? []),
  ]);
}

/** `ncc --license` keeps only the last chunk's packages when there are several chunks, so the build writes the file. */
function licenses(root: string, names: readonly string[]): string {
  const folders = new Set(names.flatMap((name) => /^\.\/(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? []));
  const entries = [...folders].flatMap((folder) => (folder.endsWith('/@vercel/ncc') ? [] : [licenseOf(root, folder)]));
  return [...new Set(entries)].sort().join(`\n${'-'.repeat(80)}\n\n`);
}

function licenseOf(root: string, folder: string): string {
  const manifest: { name: string; version: string; license?: string } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  );
  const texts = readdirSync(join(root, folder))
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) =>
      readFileSync(join(root, folder, name), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    );
  return `${manifest.name}@${manifest.version} (${manifest.license ?? 'see text'})\n\n${texts.join('\n\n')}\n`;
}

/** Builds into `out`, an absolute path. @throws when TypeScript or ncc fails, or an import is lost */
function build(root: string, out: string, temporary: string): void {
  const start = (name: string, args: readonly string[]) =>
    // The working folder and ncc's own place enter webpack's module ids: anything else gives other bytes.
    execFileSync(join(root, 'node_modules', '.bin', name), args, { cwd: root, stdio: 'inherit' });
  // ncc names chunks by number and leaves the old ones.
  for (const folder of [join(root, 'lib'), out]) rmSync(folder, { recursive: true, force: true });
  start('tsc', ['-p', 'tsconfig.json']);
  const statistics = join(temporary, 'statistics.json');
  const asked = ['--no-cache', '--quiet', '--external', 'undici', '--stats-out', statistics];
  start('ncc', ['build', 'lib/index.js', '-o', out, ...asked]);
  const bundle: { modules: readonly BundledModule[] } = JSON.parse(readFileSync(statistics, 'utf8'));
  const names = namesOf(bundle.modules);
  const lost = unresolvedImports(names);
  if (lost.length > 0) throw new Error(`ncc could not find: ${lost.join(', ')}`);
  writeFileSync(join(out, 'licenses.txt'), licenses(root, names));
  leaveOutUndici(root, out);
}

/** @actions/core and @actions/github load it, a megabyte, and we send with Node's own (decision 219). ncc's `--external` takes no other name. */
function leaveOutUndici(root: string, out: string): void {
  const stub = 'without-undici.cjs';
  const entry = join(out, 'index.js');
  writeFileSync(entry, withStub(readFileSync(entry, 'utf8'), 'undici', `./${stub}`));
  copyFileSync(join(root, 'scripts', 'bundle', stub), join(out, stub));
}

/** The text of a bundle that loads a file beside it where it would load a package. @throws when it loads none of that name */
export function withStub(bundle: string, name: string, stub: string): string {
  const stubbed = bundle.replaceAll(`("${name}")`, `("${stub}")`).replaceAll(`from "${name}";`, `from "${stub}";`);
  if (stubbed === bundle) throw new Error(`the bundle does not load ${name} any more`);
  return stubbed;
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const dist = join(root, 'dist');
  const temporary = mkdtempSync(join(tmpdir(), 'deep-review-build-'));
  try {
    const isCheck = process.argv.includes('--check');
    const out = isCheck ? join(temporary, 'dist') : dist;
    build(root, out, temporary);
    const stale = differingFiles(out, dist);
    if (stale.length > 0) {
      console.error(`dist/ does not match src/ (${stale.join(', ')}); run: npm run build`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
