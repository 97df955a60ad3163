import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Vendor } from '../../src/agent/vendor.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { UserError } from '../../src/lib/user-error.ts';
import { start } from '../../src/start.ts';
import type { Runner } from '../../src/worlds/runner.ts';
import { readStepOutput, type WorkflowCommand } from './workflow-commands.ts';

const root = join(import.meta.dirname, '..', '..');

/** A workflow step that uses this action. */
export interface Step {
  readonly inputs: Readonly<Record<string, string>>;
  readonly eventName: string;
  readonly payload: unknown;
  /** `owner/name` */
  readonly repository: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Added to the step's environment, as a workflow's `env:` would. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Another bundle, in place of dist/index.js. */
  readonly bundle?: string;
  /** In place of the real one, where the story is called in this process. */
  readonly clock?: Clock;
  /** In place of all that there are; the same holds. */
  readonly vendors?: readonly Vendor<string>[];
  /** Called when the process runs; may cancel the step with `cancel`. */
  readonly whileRunning?: (step: RunningStep) => void;
  /** Receives what the step prints, as it prints it. */
  readonly onOutput?: (text: string) => void;
}

export interface RunningStep {
  /** Of a step that is a process of its own. */
  readonly pid?: number;
  /** As the runner does: SIGINT, after 7.5 s SIGTERM, after 2.5 s more SIGKILL. */
  cancel(): void;
  /** One signal, and no other. There is none where the story is called in this process. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Nobody reads what a process prints from now on. */
  stopListening(): void;
  /** An error that nobody caught; only where the story is called in this process. */
  abandon(error: unknown): void;
}

/**
 * `source`: the story is called in this process, with an environment passed in. `child`: `src/index.ts` as a process of
 * its own. `bundle`: the committed dist/, as the runner starts it.
 */
export type Way = 'source' | 'child' | 'bundle';

export interface FinishedStep extends Disposable {
  readonly exitCode: number | null;
  readonly durationMs: number;
  /** All that was printed, commands included. */
  readonly printed: string;
  /** Lines of the log that are no commands, and the messages of errors, warnings and notices. */
  readonly log: readonly string[];
  readonly commands: readonly WorkflowCommand[];
  readonly annotations: readonly WorkflowCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** RUNNER_TEMP of the step. */
  readonly temporary: string;
}

/** Input defaults as the runner takes them from action.yml; expressions have no meaning here and are left out. */
export function inputDefaults(): Record<string, string> {
  const action: { inputs: Record<string, { default?: string | number | boolean }> } = parse(
    readFileSync(join(root, 'action.yml'), 'utf8'),
  );
  return Object.fromEntries(
    Object.entries(action.inputs).flatMap(([name, { default: value }]) =>
      value === undefined || String(value).includes('${{') ? [] : [[name, String(value)]],
    ),
  );
}

/** Reads a file of `name<<delimiter` blocks and `name=value` lines. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, at + 1);
      outputs[name] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (line.includes('=')) outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  }
  return outputs;
}

function cancelLikeTheRunner(child: ChildProcess): void {
  child.kill('SIGINT');
  const terminate = setTimeout(() => child.kill('SIGTERM'), 7_500);
  const kill = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.once('exit', () => {
    clearTimeout(terminate);
    clearTimeout(kill);
  });
}

/** A second of the runner is some milliseconds here: nothing is learnt from waiting. */
const shortPatience = { secondMs: 5 };

const programs = { child: join(root, 'src', 'index.ts'), bundle: join(root, 'dist', 'index.js') };

/** Runs a step with command files, INPUT_* and GITHUB_* in its environment, and nothing else. */
export async function runStep(step: Step, way: Way): Promise<FinishedStep> {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-step-'));
  const temporary = join(folder, 'temp');
  mkdirSync(temporary);
  const environment = environmentOf(step, folder, temporary);
  const started = performance.now();
  const ended =
    way === 'source'
      ? await runHere(step, environment)
      : await runProgram((way === 'bundle' ? step.bundle : undefined) ?? programs[way], step, { folder, environment });
  return {
    ...ended,
    durationMs: performance.now() - started,
    log: [...ended.log, ...ended.commands.filter(({ name }) => name !== 'add-mask').map(({ message }) => message)],
    annotations: ended.commands.filter(({ name }) => ['error', 'warning', 'notice'].includes(name)),
    temporary,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function environmentOf(step: Step, folder: string, temporary: string): Record<string, string> {
  const file = (name: string, content = '') => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const inputs = { ...inputDefaults(), ...step.inputs };
  return {
    PATH: process.env['PATH'] ?? '',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: step.eventName,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(step.payload)),
    GITHUB_REPOSITORY: step.repository,
    GITHUB_SERVER_URL: step.serverUrl,
    GITHUB_API_URL: step.apiUrl,
    GITHUB_ACTION_REPOSITORY: 'acme/deep-review',
    GITHUB_ACTION_REF: 'v1',
    GITHUB_RUN_ID: '4711',
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: temporary,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...step.environment,
  };
}

type Ended = Pick<FinishedStep, 'exitCode' | 'printed' | 'log' | 'commands' | 'outputs' | 'summary'>;

async function runHere(step: Step, environment: Record<string, string>): Promise<Ended> {
  const cancel = new AbortController();
  const heard = listeningRunner(step.onOutput);
  const started = start({
    environment,
    event: async () => ({ name: step.eventName, payload: step.payload }),
    runner: heard.runner,
    cancel: cancel.signal,
    patience: shortPatience,
    ...(step.clock === undefined ? {} : { clock: step.clock }),
    ...(step.vendors === undefined ? {} : { vendors: step.vendors }),
  });
  const reason = new UserError('The run was cancelled before the review was complete.', 'Start it again.');
  step.whileRunning?.({
    cancel: () => cancel.abort(reason),
    kill: () => undefined,
    stopListening: () => undefined,
    abandon: (error) => void started.abandon(error),
  });
  const exitCode = await started.exitCode;
  return { exitCode, ...heard.said() };
}

/** What the runner of GitHub Actions would have been told. */
export function listeningRunner(onOutput: Step['onOutput']): { runner: Runner; said: () => Omit<Ended, 'exitCode'> } {
  const log: string[] = [];
  const commands: WorkflowCommand[] = [];
  const outputs: Record<string, string> = {};
  let summary = '';
  const print = (text: string) => {
    log.push(text);
    onOutput?.(`${text}\n`);
  };
  const command = (name: string, message: string, properties: Record<string, string> = {}) =>
    void commands.push({ name, properties, message });
  const runner: Runner = {
    secret: (text) => command('add-mask', text),
    line: print,
    warning: (text) => command('warning', text),
    error: (text, title) => command('error', text, { title }),
    group: (title, lines) => [title, ...lines].forEach(print),
    summary: async (markdown) => {
      summary = `${markdown}\n`;
    },
    output: (name, value) => {
      outputs[name] = value;
    },
    annotate: ({ level, message, title, path: file, startLine, endLine }) =>
      command(level, message, { title, file, line: String(startLine), endLine: String(endLine) }),
  };
  const said = () => ({
    printed: [...log, ...commands.map(({ name, message }) => `${name}: ${message}`)].join('\n'),
    log,
    commands,
    outputs,
    summary,
  });
  return { runner, said };
}

async function runProgram(
  program: string,
  step: Step,
  { folder, environment }: { readonly folder: string; readonly environment: Record<string, string> },
): Promise<Ended> {
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      step.onOutput?.(text);
    });
  if (child.pid !== undefined)
    step.whileRunning?.({
      pid: child.pid,
      cancel: () => cancelLikeTheRunner(child),
      kill: (signal) => void child.kill(signal),
      stopListening: () => {
        for (const stream of [child.stdout, child.stderr]) stream.destroy();
      },
      abandon: () => undefined,
    });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    exitCode,
    printed,
    ...readStepOutput(printed),
    outputs: readOutputs(readFileSync(environment['GITHUB_OUTPUT'] ?? '', 'utf8')),
    summary: readFileSync(environment['GITHUB_STEP_SUMMARY'] ?? '', 'utf8'),
  };
}
