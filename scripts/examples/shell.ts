import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import type { RulesetServer } from './ruleset-server.ts';

/**
 * Whether `.ci/run` has each command of a block, on a fresh clone and perhaps with more options: then that run is its
 * test, and the block needs no second one.
 * @param commands the block, one command a line or between `&&`
 * @param ci the text of .ci/run
 */
export function isRunByCI(commands: string, ci: string): boolean {
  const stages = ci.split('\n').map((line) => line.trim().replace(/^stage /, ''));
  const wanted = commandsOf(commands).map((command) => command.replace(/\s+#.*$/, ''));
  return wanted.every((command) => stages.some((stage) => stage === command || stage.startsWith(`${command} --`)));
}

/** The commands of a block, without comments. */
export function commandsOf(block: string): string[] {
  const lines = block.replaceAll('\\\n', ' ').split(/\n|&&/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** Names of `npm run NAME` in a page that package.json does not have, in its sentences too. */
export function unknownScripts(markdown: string, packageJson: string): string[] {
  const known = Object.keys(JSON.parse(packageJson).scripts);
  const named = [...markdown.matchAll(/\bnpm run (?:-s |--silent )?(?<name>[a-z][\w:-]*)/g)];
  return named.flatMap(({ groups }) => (known.includes(groups?.['name'] ?? '') ? [] : [groups?.['name'] ?? '']));
}

/** A copy of what git knows of a repository, as a clone of its own, that ends with `using`. */
export function scratchClone(root: string): Disposable & { readonly folder: string; readonly home: string } {
  const top = mkdtempSync(join(tmpdir(), 'deep-review-clone-'));
  const [folder, home] = [join(top, 'clone'), join(top, 'home')];
  mkdirSync(home);
  const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  for (const name of names.split('\0'))
    if (name !== '' && existsSync(join(root, name))) cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('git', ['init', '--quiet', folder]);
  return { folder, home, [Symbol.dispose]: () => rmSync(top, { recursive: true, force: true }) };
}

/**
 * Runs a block as it stands, with `bash` and without a key or a token of this machine. `gh` speaks with `github`.
 * @returns what is wrong with it: nothing when each command ends well
 */
export async function shellProblems(
  block: string,
  clone: { readonly folder: string; readonly home: string },
  github: RulesetServer,
): Promise<string[]> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', block], {
    cwd: clone.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`,
      HOME: clone.home,
      ...github.environment,
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  return exitCode === 0 ? [] : [`exit code ${exitCode}: ${printed.trim().slice(-2000)}`];
}
