import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { parse, stringify } from 'yaml';
import type { TestBed } from '../../test/support/test-bed.ts';
import { standIns } from './stand-ins.ts';

const root = join(import.meta.dirname, '..', '..');

export interface ActRun {
  /** The path of the program. */
  readonly act: string;
  /** The workflow as a team would paste it. */
  readonly workflow: string;
  readonly eventName: string;
  readonly payload: unknown;
  readonly secrets: Readonly<Record<string, string>>;
  /** `vars` of the repository. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface ActEnd {
  readonly exitCode: number | null;
  /** All that act and the steps printed. */
  readonly printed: string;
  /** What the stand-ins for actions of others were given, by their names. */
  readonly given: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * The workflow without the key `deployment` of an environment: GitHub knows it, act does not yet and runs nothing that
 * has it. Nothing else of a workflow is changed for act.
 */
export function asActKnows(workflow: string): string {
  return workflow.replaceAll(/^ *deployment: false(?: #.*)?\n|, deployment: false(?= \})/gm, '');
}

/**
 * Runs a workflow with act on this machine: no container, no download. The action is the committed bundle, which reaches the vendors of the test bed; actions of others are stand-ins.
 */
export async function runAct({ act, workflow, ...run }: ActRun, bed: TestBed): Promise<ActEnd> {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-act-'));
  try {
    const at = (...names: string[]) => join(folder, ...names);
    writeAction(at('action'), bed);
    writeRepository(at('repository'), asActKnows(workflow));
    writeFileSync(at('event.json'), JSON.stringify(run.payload));
    const others = standIns(at('others'), workflow);
    const own = [...workflow.matchAll(/[\w.-]+\/deep-review@[\w.-]+/g)].map(([uses]) => `${uses}=${at('action')}`);
    const options: readonly (readonly [string, string])[] = [
      ['--eventpath', at('event.json')],
      ...runnersOf(workflow).map((label) => ['--platform', `${label}=-self-hosted`] as const),
      ['--action-cache-path', at('cache')],
      ['--env', `GITHUB_API_URL=${bed.github.url}`],
      ['--env', `GITHUB_SERVER_URL=${bed.git.url}`],
      ...[...new Set(own), ...others.repositories].map((replaced) => ['--local-repository', replaced] as const),
      // Their values are in the environment, where no list of processes shows them.
      ...Object.keys(run.secrets).map((name) => ['--secret', name] as const),
      ...Object.entries(run.variables).map(([name, value]) => ['--var', `${name}=${value}`] as const),
    ];
    const args = [run.eventName, '--no-cache-server', ...options.flat()];
    const environment = { HOME: folder, XDG_CACHE_HOME: at('xdg'), ...run.secrets };
    const ended = await ending(act, args, { cwd: at('repository'), environment });
    return { ...ended, given: others.given() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The labels of runners that its jobs ask for; all of them are this machine. */
function runnersOf(workflow: string): readonly string[] {
  const jobs: Readonly<Record<string, { readonly 'runs-on'?: string | readonly string[] }>> = parse(workflow).jobs;
  return Object.values(jobs).flatMap(({ 'runs-on': labels = [] }) => labels);
}

/** The action as a release has it, except that the local vendors stand where the real ones would. */
function writeAction(folder: string, bed: TestBed): void {
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  const face = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  writeFileSync(join(folder, 'action.yml'), stringify({ ...face, runs: { using: 'node24', main: 'local.mjs' } }));
  const addresses = {
    ANTHROPIC: bed.vendors.url('anthropic'),
    OPENAI: bed.vendors.url('openai'),
    GEMINI: bed.vendors.url('google'),
  };
  // An address without a key is an error, and one that the workflow gives is the one that is meant. A key that goes to
  // such an address seals no memory, which the vendor's own would: here it is the `state-key` as well.
  const program = `for (const [name, url] of Object.entries(${JSON.stringify(addresses)}))
  if (process.env['INPUT_' + name + '-API-KEY'] && !process.env['INPUT_' + name + '-BASE-URL'])
    process.env['INPUT_' + name + '-BASE-URL'] = url;
process.env['INPUT_STATE-KEY'] ||= process.env['INPUT_ANTHROPIC-API-KEY'] ?? '';
await import('./dist/index.js');
`;
  writeFileSync(join(folder, 'local.mjs'), program);
}

function writeRepository(folder: string, workflow: string): void {
  mkdirSync(join(folder, '.github', 'workflows'), { recursive: true });
  writeFileSync(join(folder, '.github', 'workflows', 'deep-review.yml'), workflow);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...args]);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Review pull requests');
  // act takes the name of the repository from it; nothing is fetched from there.
  git('remote', 'add', 'origin', 'https://github.com/acme/shares');
}

async function ending(
  program: string,
  args: readonly string[],
  { cwd, environment }: { readonly cwd: string; readonly environment: Readonly<Record<string, string>> },
): Promise<Omit<ActEnd, 'given'>> {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Node 24 is what `using: node24` finds.
    env: { PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`, ...environment },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, printed };
}
