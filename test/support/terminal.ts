import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../../src/command-line/command-line.ts';
import type { Host } from '../../src/command-line/host.ts';
import { run } from '../../src/run.ts';
import { buildRepository } from './git-repository.ts';
import { repository } from './shares.ts';
import { keys } from './test-bed.ts';
import { type LoopbackVendors, type Script, startVendors } from './vendors.ts';

const face = join(import.meta.dirname, '..', '..', 'action.yml');

/** What a call at the command line came to. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal extends AsyncDisposable {
  /** Of the repository, whose branch `topic` divides by zero. */
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly vendors: LoopbackVendors;
  /** Calls the program in the repository. */
  call(argv: readonly string[], more?: Partial<Host>): Promise<Called>;
  /** Keys and addresses as variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A repository of this machine, a terminal, and vendors on loopback whose answers are written by hand. */
export async function openTerminal(script: Script): Promise<Terminal> {
  const built = buildRepository([
    { files: repository.base, message: 'Start' },
    { files: repository.head, message: 'Change it', branch: 'topic' },
  ]);
  const vendors = await startVendors(script);
  const environment = {
    PATH: process.env['PATH'] ?? '',
    ANTHROPIC_API_KEY: keys.anthropic,
    ANTHROPIC_BASE_URL: vendors.url('anthropic'),
    OPENAI_API_KEY: keys.openai,
    OPENAI_BASE_URL: vendors.url('openai'),
  };
  return {
    ...{ folder: built.folder, git: built.git, vendors, environment },
    async call(argv, more = {}) {
      const said = { out: '', err: '' };
      const code = await commandLine({
        argv: argv.includes('--repo') || argv.includes('--help') ? argv : [...argv, '--repo', built.folder],
        ...{ environment, canvas: null, isColoured: false, cancel: new AbortController().signal, face, run },
        out(text) {
          said.out += text;
        },
        err(line) {
          said.err += `${line}\n`;
        },
        ...more,
      });
      return { code, ...said };
    },
    async [Symbol.asyncDispose]() {
      await vendors[Symbol.asyncDispose]();
      built[Symbol.dispose]();
    },
  };
}

/** Names and bytes of all files, those of `.git` included. */
export function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${join(entry.parentPath, entry.name)} ${readFileSync(join(entry.parentPath, entry.name), 'hex')}`)
    .sort()
    .join('\n');
}

/** A folder that is removed again. */
export function scratch(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'deep-review-scratch-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
