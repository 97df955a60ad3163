import { mkdtempSync, readFileSync } from 'node:fs';
import { setGlobalProxyFromEnv } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { z } from 'zod';
import type { Provider } from '../agent/provider.ts';
import { type Access, readAccess, readToken } from '../config/access.ts';
import { type Config, settle } from '../config/settle.ts';
import { type Narrator, narrateTo, tellAll } from '../events/job-log.ts';
import { createProgress, type Progress } from '../events/progress-comment.ts';
import type { FetchOptions } from '../git/fetch.ts';
import { createGitHub } from '../github/client.ts';
import type { GitHub } from '../github/github.ts';
import { type Log, logSafe } from '../lib/log.ts';
import { maskTokens } from '../lib/mask-tokens.ts';
import { createRedactor } from '../lib/redact.ts';
import { UserError } from '../lib/user-error.ts';
import { withoutTrailing } from '../lib/without-trailing.ts';
import { vendors } from '../providers/index.ts';
import { createGateStatus, type GateStatus } from '../publish/commit-status.ts';
import type { Annotation } from '../render/lines/annotations.ts';
import type { SessionOptions } from '../steps/sessions/repository-session.ts';

/** Everything of the outside that a run touches. */
export interface World {
  readonly config: Config;
  readonly github: GitHub;
  readonly status: GateStatus;
  readonly target: Target;
  /** Where and how the objects are fetched. */
  readonly remote: Pick<FetchOptions, 'directory' | 'remoteUrl' | 'token' | 'path' | 'transport' | 'timeoutMs'>;
  readonly sessions: SessionOptions;
  readonly log: Log;
  readonly narrator: Narrator;
  readonly progress: Progress;
  readonly redact: (text: string) => string;
  readonly cancel: AbortSignal;
  readonly now: () => number;
  readonly runUrl: string | null;
  readonly serverUrl: string;
  readonly reportDirectory: string;
  readonly channels: Channels;
}

/** What the runner takes from a step. */
export interface Channels {
  summary(markdown: string): Promise<void>;
  output(name: string, value: string): void;
  annotate(annotation: Annotation): void;
}

/** The pull request that is meant, and the head that it was meant at when the event or an input says. */
export interface Target {
  readonly number: number;
  readonly headSha: string | null;
}

const environment = z.object({
  GITHUB_EVENT_NAME: z.string(),
  GITHUB_EVENT_PATH: z.string(),
  GITHUB_REPOSITORY: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
  GITHUB_API_URL: z.url(),
  GITHUB_SERVER_URL: z.url(),
  GITHUB_RUN_ID: z.string().optional(),
  RUNNER_TEMP: z.string().optional(),
});

/**
 * Reads inputs, event and environment once, and makes the real adapters.
 * @throws {UserError} when an input, the event or the environment does not hold
 */
export function createWorld(cancel: AbortSignal): World {
  // Undefined before Node 24.14. The vendors' SDKs and octokit use the global fetch, which ignores the variables by itself.
  setGlobalProxyFromEnv?.();
  for (const name of vendors.flatMap(({ sdkVariables }) => sdkVariables)) delete process.env[name];
  const read = (name: string) => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
  const access = readAccess(read, vendors);
  const token = readToken(read);
  const config = settle(read, { vendors, withKey: new Set(access.keys()) });
  const secrets = secretsOf(access, token);
  for (const secret of secrets) core.setSecret(secret);
  const redact = createRedactor(secrets);
  const log = createLog(redact);
  const runner = readEnvironment();
  const [owner = '', repo = ''] = runner.GITHUB_REPOSITORY.split('/');
  const serverUrl = withoutTrailing(runner.GITHUB_SERVER_URL, '/');
  const runUrl =
    runner.GITHUB_RUN_ID === undefined ? null : `${serverUrl}/${owner}/${repo}/actions/runs/${runner.GITHUB_RUN_ID}`;
  const temporary = runner.RUNNER_TEMP ?? tmpdir();
  const github = createGitHub({
    token,
    apiUrl: runner.GITHUB_API_URL,
    owner,
    repo,
    name: config.name,
  });
  const target = readTarget(runner.GITHUB_EVENT_NAME, runner.GITHUB_EVENT_PATH, config);
  const progress = createProgress({
    github,
    isEnabled: config.comment,
    number: target.number,
    name: config.name,
    reviewers: config.reviewers,
    runUrl,
    log,
    redact,
    now: Date.now,
  });
  return {
    config,
    github,
    status: createGateStatus({
      github,
      mode: config.status,
      name: config.name,
      runUrl,
      onIncomplete: config.policy.onIncomplete,
      log,
      redact,
    }),
    target,
    remote: {
      directory: mkdtempSync(join(temporary, 'deep-review-objects-')),
      remoteUrl: `${serverUrl}/${owner}/${repo}`,
      token,
      path: process.env['PATH'] ?? '',
      transport: transportOf(process.env),
      timeoutMs: 600_000,
    },
    sessions: createSessions(config, access, cancel),
    log,
    narrator: tellAll([narrateTo(log), progress]),
    progress,
    redact,
    cancel,
    now: Date.now,
    runUrl,
    serverUrl,
    reportDirectory: config.reportDirectory ?? join(temporary, 'deep-review'),
    channels: createChannels(),
  };
}

const transportVariables = ['http_proxy', 'https_proxy', 'no_proxy', 'ssl_cert_file', 'ssl_cert_dir', 'git_ssl_cainfo'];

/** What the fetch needs of the runner to reach the server: proxies and certificates. */
function transportOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment).filter(([name]) => transportVariables.includes(name.toLowerCase()));
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function secretsOf(access: ReadonlyMap<string, Access>, token: string): string[] {
  const keys = [...access.values()].map(({ apiKey }) => apiKey);
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return [...keys, token, basic];
}

function readEnvironment(): z.infer<typeof environment> {
  const parsed = environment.safeParse(process.env);
  if (parsed.success) return parsed.data;
  throw new UserError(
    `The environment of the step is not that of GitHub Actions: ${z.prettifyError(parsed.error)}`,
    'Run this as a step of a workflow.',
  );
}

const pullRequestEvent = z.object({
  action: z.string(),
  pull_request: z.object({ number: z.int().positive(), head: z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/) }) }),
});

function readTarget(eventName: string, eventPath: string, config: Config): Target {
  if (config.pullRequest !== null) return { number: config.pullRequest, headSha: config.headSha };
  if (eventName === 'workflow_dispatch')
    throw new UserError(
      'Input `pull-request` is empty, and a workflow_dispatch event names no pull request.',
      'Set `pull-request: ${{ inputs.pr }}`, with an input `pr` in the workflow.',
    );
  if (eventName !== 'pull_request')
    throw new UserError(
      `The event \`${eventName}\` is not one that this action reviews.`,
      'Run it on `pull_request`, or on `workflow_dispatch` with the input `pull-request`.',
    );
  const payload = pullRequestEvent.safeParse(JSON.parse(readFileSync(eventPath, 'utf8')));
  if (!payload.success)
    throw new UserError(
      'The event payload has no pull request.',
      'Run the action on `pull_request`, or set `pull-request`.',
    );
  const { number, head } = payload.data.pull_request;
  return { number, headSha: config.headSha ?? head.sha };
}

function createLog(redact: (text: string) => string): Log {
  // The log repeats titles and details of models, who may quote a credential of the repository.
  const clean = (text: string) => logSafe(maskTokens(redact(text)));
  return {
    line: (text) => core.info(clean(text)),
    warning: (text) => core.warning(clean(text)),
    group(title, lines) {
      core.startGroup(clean(title));
      for (const line of lines) core.info(clean(line));
      core.endGroup();
    },
  };
}

function createChannels(): Channels {
  return {
    summary: async (markdown) => void (await core.summary.addRaw(markdown, true).write({ overwrite: true })),
    output: (name, value) => core.setOutput(name, value),
    annotate({ level, message, title, path, startLine, endLine }) {
      const place = { title: logSafe(title), file: path, startLine, endLine };
      const print = { error: core.error, warning: core.warning, notice: core.notice }[level];
      print(logSafe(message), place);
    },
  };
}

/** When sessions must have ended, as shares of the time for the run: each leaves time for what comes after it. */
const shares = { review: 0.6, verification: 0.85, editing: 0.92 };

function createSessions(config: Config, access: ReadonlyMap<string, Access>, cancel: AbortSignal): World['sessions'] {
  const connected = new Map<string, Provider>();
  for (const vendor of vendors) {
    const connection = access.get(vendor.name);
    if (connection !== undefined) connected.set(vendor.name, vendor.connect(connection));
  }
  return {
    provider(reviewer) {
      const provider = connected.get(reviewer.provider);
      if (provider === undefined) throw new Error(`no provider ${reviewer.provider}`);
      return provider;
    },
    limits: {
      turns: config.maxTurns,
      changeCharacters: 400_000,
      toolCharacters: 1_500_000,
      outputTokens: 64_000,
      idleTimeoutMs: 300_000,
    },
    retry: { attempts: 4, firstWaitMs: 1_000 },
    deadlines: {
      review: AbortSignal.timeout(config.timeoutMs * shares.review),
      verification: AbortSignal.timeout(config.timeoutMs * shares.verification),
      editing: AbortSignal.timeout(config.timeoutMs * shares.editing),
    },
    cancel,
    now: Date.now,
  };
}
