import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noPeople, reviewers } from './support/shares.ts';
import { openTerminal, scratch } from './support/terminal.ts';

const root = join(import.meta.dirname, '..');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Installs what `files` of package.json names, as npm does, and starts its bin through the link that npm makes. */
function installed(folder: string): string {
  const { files, bin }: { files: string[]; bin: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const home = join(folder, 'node_modules', 'deep-review');
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  for (const name of [...files, 'package.json']) cpSync(join(root, name), join(home, name), { recursive: true });
  const link = join(folder, 'node_modules', '.bin', 'deep-review');
  symlinkSync(join(home, bin['deep-review'] ?? ''), link);
  return link;
}

function started(
  program: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...argv], { env: environment }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

it('reviews, checks and helps as npm installs it, and needs nothing but its own files', async () => {
  await using terminal = await openTerminal(reviewers([noPeople]));
  using folder = scratch();
  const program = installed(folder.path);
  const at = ['--repo', terminal.folder, '--base', 'main', '--head', 'topic'];
  const { code, out, err } = await started(program, at, terminal.environment);
  expect(code, err).toBe(1);
  expect(out).toContain('An empty list of people gives Infinity');
  expect(err).toContain('Reviewers: Claude');
  // In a pipe every line is plain (A39).
  expect(out + err).not.toContain('\u001b');
  expect(await started(program, ['--help'], { PATH: '' })).toMatchObject({ code: 0, err: '' });
  expect(await started(program, ['--nonsense'], { PATH: '' })).toMatchObject({ code: 3, out: '' });
});

it('ends with 130 soon after Ctrl-C, and at once after the second (A39)', async () => {
  await using terminal = await openTerminal(() => ({ fault: 'stall' }));
  for (const times of [1, 2]) {
    const before = terminal.vendors.requests.length;
    const child = spawn(
      process.execPath,
      [join(root, 'bin', 'deep-review.js'), '--repo', terminal.folder, '--base', 'main', '--head', 'topic'],
      { env: terminal.environment, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let out = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
    });
    const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
    while (terminal.vendors.requests.length === before) await new Promise((resolve) => setTimeout(resolve, 20));
    for (let sent = 0; sent < times; sent += 1) child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(out).toBe('');
  }
});
