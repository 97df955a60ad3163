import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
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
  /** Called when the process runs; may cancel the step with `cancel`. */
  readonly whileRunning?: (step: RunningStep) => void;
  /** Receives what the step prints, as it prints it. */
  readonly onOutput?: (text: string) => void;
}

export interface RunningStep {
  readonly pid: number;
  /** As the runner does: SIGINT, after 7.5 s SIGTERM, after 2.5 s more SIGKILL. */
  cancel(): void;
}

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
function defaults(): Record<string, string> {
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

/**
 * Runs the committed bundle as the runner runs a step: a process of its own, INPUT_* and GITHUB_* in the environment,
 * command files, nothing else.
 */
export async function runStep(step: Step): Promise<FinishedStep> {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-step-'));
  const temporary = join(folder, 'temp');
  mkdirSync(temporary);
  const file = (name: string, content = '') => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const inputs = { ...defaults(), ...step.inputs };
  const paths = { output: file('output'), summary: file('summary') };
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist', 'index.js')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: step.eventName,
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(step.payload)),
      GITHUB_REPOSITORY: step.repository,
      GITHUB_SERVER_URL: step.serverUrl,
      GITHUB_API_URL: step.apiUrl,
      GITHUB_RUN_ID: '4711',
      GITHUB_OUTPUT: paths.output,
      GITHUB_STEP_SUMMARY: paths.summary,
      RUNNER_TEMP: temporary,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...step.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      step.onOutput?.(text);
    });
  if (child.pid !== undefined) step.whileRunning?.({ pid: child.pid, cancel: () => cancelLikeTheRunner(child) });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const { log, commands } = readStepOutput(printed);
  return {
    exitCode,
    durationMs: performance.now() - started,
    printed,
    log: [...log, ...commands.filter(({ name }) => name !== 'add-mask').map(({ message }) => message)],
    commands,
    annotations: commands.filter(({ name }) => ['error', 'warning', 'notice'].includes(name)),
    outputs: readOutputs(readFileSync(paths.output, 'utf8')),
    summary: readFileSync(paths.summary, 'utf8'),
    temporary,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
