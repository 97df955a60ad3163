import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Vendor } from '../../src/agent/vendor.ts';
import { locateGit } from '../../src/git/process.ts';
import { vendors as allVendors } from '../../src/providers/index.ts';
import { progressTag } from '../../src/render/pages/last-report.ts';
import { buildRepository, type CommitScript } from './git-repository.ts';
import { type GitServer, startGitServer } from './git-server.ts';
import { commentEvent, type PullScript, pullRequestEvent } from './github/payloads.ts';
import type { StoredComment } from './github/state.ts';
import { type LoopbackGitHub, startGitHub } from './github.ts';
import { readerProblems } from './reader-problems.ts';
import { reportProblems } from './report-problems.ts';
import { type FinishedStep, runStep, type Step, type Way } from './runner.ts';
import type { Left } from './step-problems.ts';
import type { ModelsScript } from './vendors/models.ts';
import { type LoopbackVendors, type Script, startVendors } from './vendors.ts';

/** Sentinels: none of them may ever be seen outside of a request. */
export const keys = {
  github: 'ghs_sentinel.token-of_the-workflow',
  anthropic: 'sk-ant-sentinel-key-of-anthropic',
  openai: 'sk-sentinel-key-of-openai',
  google: 'AIza-sentinel-key-of-google',
};
const login = 'github-actions[bot]';
const number = 7;

/** A step, and what it cost by itself: what reads its files afterwards is no part of it. */
export interface MeasuredStep extends FinishedStep {
  readonly processorSeconds: number;
}

export interface TestBed extends AsyncDisposable {
  readonly headSha: string;
  readonly github: LoopbackGitHub;
  readonly vendors: LoopbackVendors;
  /** Runs on `pull_request`. @throws {Error} when something that it wrote does not hold against its validator */
  review(changes?: Partial<Step>): Promise<MeasuredStep>;
  /** The same on `workflow_dispatch`. */
  dispatch(inputs: Readonly<Record<string, string>>, changes?: Partial<Step>): Promise<MeasuredStep>;
  /** Somebody writes a comment, without a run. @returns its number */
  says(body: string, by?: string, more?: Partial<StoredComment>): number;
  /** The same on `issue_comment`, of a comment that stands there, or of one that is written now by `max`. */
  onComment(comment: number | string, changes?: Partial<Step>): Promise<MeasuredStep>;
  /** GitHub's event of a comment that stands there, as it stands now. */
  commentEvent(comment: number): unknown;
  /** What is wrong with anything that a step wrote, by validators that are not ours. */
  problems(step: FinishedStep): Promise<readonly string[]>;
  /** States of the commit status, in order. */
  statuses(): string[];
  readonly git: GitServer;
  /** Somebody pushed: events and API tell of the new head from now on. */
  push(to: Pick<PullScript, 'headSha'> & Partial<PullScript>): void;
  /** Somebody pushes, or GitHub's API learns of another head. */
  moveHead(to?: string): void;
  /** Resolves when the first request has reached a vendor. */
  onceReviewing(): Promise<void>;
  /** Calls of git, when they are spied on. */
  gitCalls(): { readonly argv: string[]; readonly environment: string }[];
}

type Files = CommitScript['files'];

export interface TestBedOptions {
  /** Two commits by their files, or a repository that has them, which stays. */
  readonly repository:
    | { readonly base: Files; readonly head: Files }
    | { readonly gitDirectory: string; readonly mergeBase: string; readonly headSha: string };
  readonly script: Script;
  /** What the pull request is besides. */
  readonly pull?: Partial<PullScript>;
  readonly permissions?: { readonly comments: boolean; readonly statuses: boolean };
  /** How the program is started; `source` unless given. */
  readonly way?: Way;
  /** What vendors say of their models. Where it is given, they are reached as at addresses of their own, which alone are asked. */
  readonly models?: ModelsScript;
  /** Puts a git first on PATH that writes down its arguments and its environment. */
  readonly spyOnGit?: boolean;
}

/**
 * A pull request in a world of its own: a real repository over smart HTTP, a GitHub with a memory and four vendors
 * whose answers are scripted by hand, all on 127.0.0.1.
 */
export async function startTestBed(options: TestBedOptions): Promise<TestBed> {
  using stack = new DisposableStack();
  const { gitDirectory, mergeBase, headSha } =
    'base' in options.repository ? stack.use(twoCommits(options.repository)) : options.repository;
  const git = await startGitServer({ token: keys.github, repositories: { 'acme/shares': gitDirectory } });
  let pull: PullScript = {
    owner: 'acme',
    repo: 'shares',
    number,
    title: 'Share totals',
    body: 'Please review.',
    author: 'ana',
    baseRef: 'main',
    baseSha: mergeBase,
    headRef: 'topic',
    headSha,
    mergeBase,
    commits: 1,
    state: 'open',
    isDraft: false,
    headRepo: 'acme/shares',
    ...options.pull,
  };
  const github = await startGitHub({ token: keys.github, login, serverUrl: git.url, pulls: [pull] });
  if (options.permissions !== undefined) github.state.permissions = { threads: true, ...options.permissions };
  const vendors = await startVendors(options.script, options.models);
  const own = options.models === undefined ? undefined : ownVendors(vendors);
  const spy = options.spyOnGit ? installSpy() : null;
  const inputs = {
    'github-token': keys.github,
    'anthropic-api-key': keys.anthropic,
    'openai-api-key': keys.openai,
    'gemini-api-key': keys.google,
    ...(own === undefined
      ? {
          'anthropic-base-url': vendors.url('anthropic'),
          'openai-base-url': vendors.url('openai'),
          'gemini-base-url': vendors.url('google'),
        }
      : {}),
  };
  const step = {
    inputs,
    eventName: 'pull_request',
    repository: 'acme/shares',
    serverUrl: git.url,
    apiUrl: github.url,
    ...(own === undefined ? {} : { vendors: own }),
  };
  const built = stack.move();
  const left = () => {
    const { comments, threads, statuses } = github.state;
    const all = [...comments, ...threads.flatMap((thread) => thread.comments)];
    return { server: git.url, comments: all.filter(({ author }) => author === login), statuses };
  };
  function says(body: string, by = 'max', more: Partial<StoredComment> = {}): number {
    const id = Math.max(100, ...github.state.comments.map((each) => each.id)) + 1;
    github.state.comments.push({ id, author: by, body, at: new Date().toISOString(), ...more });
    return id;
  }
  function eventOf(id: number) {
    const said = github.state.comments.find((each) => each.id === id);
    if (said === undefined) throw new Error(`no comment ${id}`);
    return commentEvent(pull, git.url, said);
  }
  const run = (started: Step) => checkedStep(started, options.way ?? 'source', left);
  const path: Record<string, string> = spy === null ? {} : { PATH: `${spy.folder}${delimiter}${process.env['PATH']}` };
  return {
    headSha,
    git,
    github,
    vendors,
    review(changes = {}) {
      const given = { ...inputs, ...changes.inputs };
      const withoutKeys = Object.entries(given).filter(
        ([name]) =>
          !name.endsWith('-base-url') || given[name.replace('-base-url', '-api-key') as keyof typeof given] !== '',
      );
      return run({
        ...step,
        payload: pullRequestEvent(pull, git.url),
        ...changes,
        inputs: Object.fromEntries(withoutKeys),
        environment: { ...path, ...changes.environment },
      });
    },
    dispatch: (given, changes = {}) =>
      run({
        ...step,
        ...{ eventName: 'workflow_dispatch', payload: { inputs: given }, ...changes },
        inputs: { ...inputs, ...given, ...changes.inputs },
      }),
    says,
    commentEvent: eventOf,
    onComment(given, changes = {}) {
      const id = typeof given === 'number' ? given : says(given);
      const event = { eventName: 'issue_comment', payload: eventOf(id) };
      return run({
        ...{ ...step, ...event, ...changes },
        inputs: { ...inputs, ...changes.inputs },
        environment: { ...path, ...changes.environment },
      });
    },
    problems: (step) => allProblems(step, left()),
    statuses: () => github.state.statuses.map(({ state }) => state),
    push(to) {
      pull = { ...pull, ...to };
      github.state.pulls.set(number, pull);
    },
    moveHead: (to = 'f'.repeat(40)) => void github.state.pulls.set(number, { ...pull, headSha: to }),
    async onceReviewing() {
      while (vendors.requests.length === 0) await wait(20);
    },
    gitCalls: () => spy?.calls() ?? [],
    async [Symbol.asyncDispose]() {
      await vendors[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
      await git[Symbol.asyncDispose]();
      built.dispose();
      spy?.remove();
    },
  };
}

/** Every vendor, with its own address on this machine. */
export function ownVendors({ url }: Pick<LoopbackVendors, 'url'>): readonly Vendor<string>[] {
  return allVendors.map((vendor) =>
    'own' in vendor.address ? { ...vendor, address: { own: url(vendor.name) } } : vendor,
  );
}

function twoCommits({ base, head }: { readonly base: Files; readonly head: Files }) {
  const repository = buildRepository([
    { files: base, message: 'Start' },
    { files: head, message: 'Change it', branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = repository.commits;
  const gitDirectory = join(repository.folder, '.git');
  // As git would, without starting a program for each run.
  mkdirSync(join(gitDirectory, 'refs', 'pull', String(number)), { recursive: true });
  writeFileSync(join(gitDirectory, 'refs', 'pull', String(number), 'head'), `${headSha}\n`);
  return { gitDirectory, mergeBase, headSha, [Symbol.dispose]: () => repository[Symbol.dispose]() };
}

/** No scenario can forget that what it publishes has the published form. */
async function checkedStep(step: Step, way: Way, left: () => Left): Promise<MeasuredStep> {
  const before = process.cpuUsage();
  const finished = await runStep(step, way);
  const { user, system } = process.cpuUsage(before);
  const problems = await problemsOf(finished, left());
  if (problems.length === 0) return { ...finished, processorSeconds: (user + system) / 1e6 };
  finished[Symbol.dispose]();
  throw new Error(`What the run wrote is not valid: ${problems.slice(0, 10).join('; ')}`);
}

/** In `npm run test:deep` everything that a run writes goes to everybody who reads it; they cost more than the run. */
async function problemsOf(finished: FinishedStep, left: Left): Promise<readonly string[]> {
  if (process.env['TEST_DEEP'] === '1') return allProblems(finished, left);
  const path = finished.outputs['report-json'];
  const ofReport = path === undefined ? [] : reportProblems(JSON.parse(readFileSync(path, 'utf8')));
  return [...ofReport, ...commentProblems(left)];
}

/** Loaded when it is asked for: the validators take longer to load than most tests take. */
async function allProblems(finished: FinishedStep, left: Left): Promise<readonly string[]> {
  const { stepProblems } = await import('./step-problems.ts');
  return [...(await stepProblems(finished, left)), ...commentProblems(left)];
}

/** A comment has readers. The last line of a report tells it from progress, and from what other people wrote. */
function commentProblems({ comments }: Left): string[] {
  const reports = comments
    .map(({ body }) => body)
    .filter((body) => !body.includes(progressTag) && /^Deep Review of .* · Not here: /mu.test(body));
  return reports.flatMap(readerProblems);
}

function installSpy() {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-spy-'));
  const record = join(folder, 'calls');
  mkdirSync(record);
  const real = locateGit(process.env['PATH'] ?? '');
  const script = [
    '#!/bin/sh',
    `file=$(mktemp ${record}/XXXXXX)`,
    'for argument in "$@"; do printf "%s\\0" "$argument"; done > "$file"',
    'tr "\\0" "\\n" < /proc/self/environ > "$file.environment"',
    `exec ${real} "$@"`,
    '',
  ].join('\n');
  writeFileSync(join(folder, 'git'), script);
  chmodSync(join(folder, 'git'), 0o755);
  return {
    folder,
    calls: () =>
      readdirSync(record)
        .filter((name) => !name.endsWith('.environment'))
        .map((name) => ({
          argv: readFileSync(join(record, name), 'utf8').split('\0'),
          environment: existsSync(join(record, `${name}.environment`))
            ? readFileSync(join(record, `${name}.environment`), 'utf8')
            : '',
        })),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
