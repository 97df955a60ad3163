import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { startGitServer } from '../../test/support/git-server.ts';
import { type PullScript, pullRequestEvent } from '../../test/support/github/payloads.ts';
import { startGitHub } from '../../test/support/github.ts';
import { inputDefaults } from '../../test/support/runner.ts';
import { keys } from '../../test/support/test-bed.ts';
import {
  type Script,
  type ScriptedAnswer,
  type ScriptedRequest,
  startVendors,
  type VendorName,
} from '../../test/support/vendors.ts';
import type { BenchRepository } from './repository.ts';

/** What a run did at the three loopback servers. Times in milliseconds, as `performance.now()` counts them. */
export interface Seen {
  /** Arrival of the first request of each vendor. */
  readonly first: ReadonlyMap<VendorName, number>;
  /** When the last answer of a model was given. */
  readonly lastAnswer: number;
  /** Of the bodies, in bytes. */
  readonly bytes: number;
  readonly requests: number;
  /** Bytes of the first request of each vendor. */
  readonly firstBytes: ReadonlyMap<VendorName, number>;
  /** Calls of GitHub's API, such as `GET /repos/o/r/pulls/7`. */
  readonly calls: readonly string[];
  /** Requests to the git server. */
  readonly fetches: readonly string[];
  readonly fetchedBytes: number;
  /** Of these, those before the first request of the last vendor. */
  readonly fetchedBefore: number;
}

export interface BenchWorld extends AsyncDisposable {
  /** Of a step, as the runner would set it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** The base URL of a vendor here. */
  url(vendor: VendorName): string;
  /** Aborted when the script knows no answer: nothing that follows counts. */
  readonly spoiled: AbortSignal;
  /** @throws when a request was not as the real server would have it, or the script knew no answer */
  seen(): Seen;
}

/** Runs of a benchmark meet three servers on loopback that answer at once; what models say is written by hand. */
export async function openWorld(
  repository: BenchRepository,
  script: Script,
  inputs: Readonly<Record<string, string>> = {},
): Promise<BenchWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-bench-step-'));
  const git = await startGitServer({ token: keys.github, repositories: { 'acme/shares': repository.gitDirectory } });
  const { mergeBase, headSha } = repository;
  const pull: PullScript = {
    ...{ owner: 'acme', repo: 'shares', number: 7, title: 'Share totals', body: 'Please review.', author: 'ana' },
    ...{ baseRef: 'main', baseSha: mergeBase, headRef: 'topic', headSha, mergeBase, commits: 1 },
    ...{ state: 'open', isDraft: false, headRepo: 'acme/shares', kilobytes: repository.kilobytes },
  };
  const login = 'github-actions[bot]';
  const github = await startGitHub({ token: keys.github, login, serverUrl: git.url, pulls: [pull] });
  github.state.branches = { main: true };
  const first = new Map<VendorName, number>();
  const spoiled = new AbortController();
  const answerOf = async (request: ScriptedRequest): Promise<ScriptedAnswer> => {
    try {
      return await script(request);
    } catch (error) {
      spoiled.abort(error);
      return { fault: 'auth' };
    }
  };
  let [lastAnswer, fetchedBefore] = [0, 0];
  const vendors = await startVendors(async (request) => {
    if (!first.has(request.vendor)) {
      first.set(request.vendor, performance.now());
      fetchedBefore = git.sent();
    }
    const answer = await answerOf(request);
    lastAnswer = performance.now();
    return answer;
  });
  const file = (name: string, text = '') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const temporary = join(folder, 'temp');
  mkdirSync(temporary);
  const given: Record<string, string> = {
    ...inputDefaults(),
    'github-token': keys.github,
    'anthropic-api-key': keys.anthropic,
    'openai-api-key': keys.openai,
    'gemini-api-key': keys.google,
    'anthropic-base-url': vendors.url('anthropic'),
    'openai-base-url': vendors.url('openai'),
    'gemini-base-url': vendors.url('google'),
    ...inputs,
  };
  const sizeOf = ({ headers, body }: (typeof vendors.requests)[number]) =>
    Number(headers['content-length'] ?? Buffer.byteLength(JSON.stringify(body)));
  return {
    ...{ folder, url: vendors.url, spoiled: spoiled.signal },
    environment: {
      ...{ PATH: process.env['PATH'] ?? '', CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request' },
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(pullRequestEvent(pull, git.url))),
      ...{ GITHUB_REPOSITORY: 'acme/shares', GITHUB_SERVER_URL: git.url, GITHUB_API_URL: github.url },
      ...{ GITHUB_ACTION_REPOSITORY: 'acme/deep-review', GITHUB_ACTION_REF: 'v1', GITHUB_RUN_ID: '4711' },
      ...{ GITHUB_OUTPUT: file('output'), GITHUB_STEP_SUMMARY: file('summary'), RUNNER_TEMP: temporary },
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
    seen() {
      spoiled.signal.throwIfAborted();
      if (vendors.refusals.length > 0) throw new Error(`A vendor refused: ${vendors.refusals[0]}`);
      if (github.violations.length > 0) throw new Error(`GitHub refused: ${github.violations[0]}`);
      const firstBytes = new Map<VendorName, number>();
      for (const request of vendors.requests)
        if (!firstBytes.has(request.vendor)) firstBytes.set(request.vendor, sizeOf(request));
      const bytes = vendors.requests.reduce((sum, request) => sum + sizeOf(request), 0);
      return {
        ...{ first, lastAnswer, bytes, firstBytes, requests: vendors.requests.length },
        ...{ calls: github.requests, fetches: git.requests, fetchedBytes: git.sent(), fetchedBefore },
      };
    },
    async [Symbol.asyncDispose]() {
      await vendors[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
      await git[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
