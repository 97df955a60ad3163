import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { once } from '../agent/once.ts';
import { secretsOf } from '../agent/provider.ts';
import type { Vendor } from '../agent/vendor.ts';
import { type Access, readAccess, readStateKeys, readToken, unmasked } from '../config/access.ts';
import type { ReadInput } from '../config/inputs.ts';
import { createEvents } from '../events/event.ts';
import { type EarlyFetch, fetchEarly } from '../git/arrival/early-fetch.ts';
import { openRepo } from '../git/fetch.ts';
import { createGitHub } from '../github/client.ts';
import type { WorkflowEvent } from '../github/event.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { createRedactor, shortestSecret } from '../lib/redact.ts';
import { messageOf, UserError } from '../lib/user-error.ts';
import { withoutTrailing } from '../lib/without-trailing.ts';
import { vendors } from '../providers/index.ts';
import { connections, modelChecks, openInputs } from './connections.ts';
import { type EarlyHint, earlyHint, seemsLarge } from './early-hint.ts';
import { hostedSource, notHosted } from './hosted-source.ts';
import { neighboursOf } from './neighbours.ts';
import { createLog, type Runner } from './runner.ts';
import { sealOf } from './seal.ts';
import { readTrigger } from './triggers/trigger.ts';
import { unsafeWorkflow } from './unsafe-workflow.ts';
import type { Destinations, World } from './world.ts';

/** A range has no page of its own, and its status could be that of a pull request with the same head. */
const nowhere: Destinations = {
  comment: null,
  inlineComments: null,
  markComments: null,
  status: null,
  lastStatus: null,
  hadStatus: null,
};

/** What a step of a workflow is started with. */
export interface Step {
  /** Inputs as `INPUT_…`, and what the runner says of itself and the workflow. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What started the workflow. */
  readonly event: () => Promise<WorkflowEvent>;
  readonly runner: Runner;
  readonly cancel: AbortSignal;
  readonly patience?: Patience;
  readonly clock?: Clock;
  /** In place of all that there are: a test has vendors whose own address is on this machine. */
  readonly vendors?: readonly Vendor<string>[];
}

/** How long to wait before something is tried again. A test has less time than a run. */
export interface Patience {
  /** What GitHub calls a second, in milliseconds. */
  readonly secondMs: number;
}

const ordinary: Patience = { secondMs: 1_000 };

const variables = z.object({
  GITHUB_REPOSITORY: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
  GITHUB_REPOSITORY_ID: z.string().optional(),
  GITHUB_API_URL: z.url(),
  GITHUB_SERVER_URL: z.url(),
  GITHUB_RUN_ID: z.string().optional(),
  GITHUB_RUN_ATTEMPT: z.string().optional(),
  RUNNER_TEMP: z.string().optional(),
  RUNNER_DEBUG: z.string().optional(),
});

/**
 * The world of a step: its environment, read once, made into ports. Keys and token end here.
 * @throws {UserError} when a key or the environment does not hold
 */
export function openActionWorld({
  environment,
  event,
  runner,
  cancel,
  patience = ordinary,
  clock = systemClock,
  vendors: offered = vendors,
}: Step): World {
  const read: ReadInput = (name) => environment[`INPUT_${name.toUpperCase()}`] ?? '';
  const access = readAccess(read, offered);
  const token = readToken(read);
  const stateKeys = readStateKeys(read);
  const secrets = secretsIn(access, [token, ...stateKeys]);
  for (const secret of secrets) runner.secret(secret);
  for (const warning of unmasked(access)) runner.warning(warning);
  const redact = createRedactor(secrets);
  const step = readVariables(environment);
  const [owner = '', repo = ''] = step.GITHUB_REPOSITORY.split('/');
  const serverUrl = withoutTrailing(step.GITHUB_SERVER_URL, '/');
  const pages = `${serverUrl}/${owner}/${repo}`;
  const temporary = step.RUNNER_TEMP || tmpdir();
  const repository = step.GITHUB_REPOSITORY_ID || step.GITHUB_REPOSITORY.toLowerCase();
  const github = createGitHub({
    token,
    apiUrl: step.GITHUB_API_URL,
    serverUrl,
    owner,
    repo,
    run: { startedAt: clock.now(), run: runName(step) },
    secondMs: patience.secondMs,
    clock,
  });
  const log = createLog(runner, redact);
  const remote = {
    remoteUrl: pages,
    token,
    path: environment['PATH'] ?? '',
    transport: transportOf(environment),
    timeoutMs: 600_000,
    clock,
    signal: cancel,
  };
  let hint: EarlyHint | null = null;
  let isLarge = false;
  let early: EarlyFetch | null = null;
  const heard = once(async () => {
    const told = await event();
    hint = earlyHint(told.payload);
    isLarge = seemsLarge(told.payload);
    for (const warning of unsafeWorkflow(environment, told)) runner.warning(warning);
    return readTrigger(told, step.GITHUB_REPOSITORY);
  });
  return {
    trigger: heard.part,
    inputs: openInputs(read, access),
    source: hostedSource(github, { log, clock, signal: cancel }),
    neighbours: neighboursOf(github),
    expect(target) {
      if (target.kind !== 'pull-request' || hint === null || target.headSha !== hint.headSha) return;
      early ??= fetchEarly({ ...remote, ...hint, isLarge, number: target.number, directory: folderIn(temporary) });
    },
    close: async () => early?.end(),
    openRepo(change) {
      if (change.kind === 'local-branch') throw notHosted(change);
      return openRepo({ ...remote, isLarge, number: null, ...change, directory: folderIn(temporary) }, early);
    },
    destinations({ change, name, context, merging, began }) {
      if (change.kind !== 'pull-request') return nowhere;
      const { number, headSha } = change;
      return {
        comment: github.comment(number, { name, headSha, merging, began }),
        markComments: (fates, deadline) => github.markComments(number, fates, deadline),
        inlineComments: (batch, deadline) => github.postInlineComments(number, batch, deadline),
        status: github.status(headSha, context),
        lastStatus: (deadline) => github.lastStatus(headSha, context, deadline),
        hadStatus: (deadline) => github.hadStatus(number, { sha: headSha, context, deadline }),
      };
    },
    conversation: github.conversation,
    connect: connections(access),
    checkModel: modelChecks(access, offered),
    seal: sealOf({
      ...{ stateKeys, access, vendors, repository },
    }),
    run: runName(step),
    runner,
    events: createEvents(),
    log,
    clock,
    seed: randomBytes(16).toString('hex'),
    redact,
    cancel,
    isDebug: step.RUNNER_DEBUG === '1',
    actionUrl: actionUrl(environment),
    runUrl: step.GITHUB_RUN_ID === undefined ? null : `${pages}/actions/runs/${step.GITHUB_RUN_ID}`,
    reportDirectory: join(temporary, 'deep-review'),
    handover: { directory: join(temporary, 'deep-review-stages'), repository },
  };
}

/** Where the files of this action are shown. Unknown for one that is used from a folder of the workspace. */
export function actionUrl(environment: Step['environment']): string | null {
  const {
    GITHUB_SERVER_URL: server = '',
    GITHUB_ACTION_REPOSITORY: repository = '',
    GITHUB_ACTION_REF: ref = '',
  } = environment;
  const isKnown = /^https?:/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
  return isKnown ? `${withoutTrailing(server, '/')}/${repository}/blob/${ref}` : null;
}

function readVariables(environment: Step['environment']): z.infer<typeof variables> {
  const parsed = variables.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new UserError(
    `The environment of the step is not that of GitHub Actions: ${z.prettifyError(parsed.error)}`,
    'Run this as a step of a workflow.',
  );
}

/** As GitHub counts runs and attempts; other systems that run actions may count otherwise. */
function runName({ GITHUB_RUN_ID: run = '', GITHUB_RUN_ATTEMPT: attempt = '' }: z.infer<typeof variables>): string {
  const number = (text: string, otherwise: string) => (/^\d+$/.test(text) ? text : otherwise);
  return `${number(run, '0')}-${number(attempt, '1')}`;
}

/**
 * What the runner is to mask in all that it prints. What comes from a secret of the workflow it masks by itself, however
 * short it is; what does not, whoever reads the workflow can read.
 */
function secretsIn(access: ReadonlyMap<string, Access>, [token = '', ...others]: readonly string[]): string[] {
  const connections = [...access.values()];
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const all = [...connections.flatMap(secretsOf), token, basic, ...others];
  return [...new Set(all.filter(({ length }) => length >= shortestSecret))];
}

/** A private folder. Runners of one's own may name a folder for what is temporary that is not there. */
function folderIn(temporary: string): string {
  try {
    mkdirSync(temporary, { recursive: true });
    return mkdtempSync(join(temporary, 'deep-review-objects-'));
  } catch (error) {
    throw new UserError(
      `No folder could be made in ${temporary}: ${messageOf(error)}`,
      'Let `RUNNER_TEMP` name a folder that the job may write to.',
    );
  }
}

const transportVariables = ['http_proxy', 'https_proxy', 'no_proxy', 'ssl_cert_file', 'ssl_cert_dir', 'git_ssl_cainfo'];

/** What the fetch needs of the runner to reach the server: proxies and certificates. */
function transportOf(environment: Step['environment']): Record<string, string> {
  const entries = Object.entries(environment).filter(([name]) => transportVariables.includes(name.toLowerCase()));
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
