import type { Provider, Turn } from '../../../src/agent/provider.ts';
import { createEvents } from '../../../src/events/event.ts';
import { conversation } from '../../../src/github/conversation.ts';
import { commitStatus, hadStatus, lastStatus } from '../../../src/github/status.ts';
import { stickyComment } from '../../../src/github/sticky-comment.ts';
import type { Clock } from '../../../src/lib/clock.ts';
import { LateError } from '../../../src/lib/user-error.ts';
import { vendors } from '../../../src/providers/index.ts';
import type { ChangeFacts, PullRequestFacts } from '../../../src/types.ts';
import { openInputs } from '../../../src/worlds/connections.ts';
import { createLog, type Runner } from '../../../src/worlds/runner.ts';
import { readCommentEvent } from '../../../src/worlds/triggers/comment.ts';
import type { World } from '../../../src/worlds/world.ts';
import { login } from '../github/connect.ts';
import { inMemoryAccess } from '../github/in-memory.ts';
import { commentEvent } from '../github/payloads.ts';
import type { GitHubState, StoredComment } from '../github/state.ts';
import { inputDefaults } from '../runner.ts';
import { seal } from '../sealing.ts';
import type { Script, ScriptedRequest } from '../vendors.ts';
import type { MemoryRepository } from './memory-repo.ts';

const defaults = inputDefaults();
const keys = seal();

/** What a run of a life is made of. */
export interface LifeStep {
  readonly github: GitHubState;
  readonly repository: MemoryRepository;
  readonly facts: PullRequestFacts;
  readonly script: Script;
  readonly clock: Clock;
  /** As GitHub counts runs, and when it began. */
  readonly run: number;
  readonly cancel: AbortSignal;
  readonly directory: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The comment that started it, as it was sent; a push did, unless given. */
  readonly said?: StoredComment | null;
  /** Every request to GitHub waits for it; what it throws, the request throws. */
  readonly served?: (request: string) => Promise<unknown>;
  readonly print?: (line: string) => void;
}

/** A world of memory: the story as it is, the adapters of comment and status over octokit, and no server, program or git. */
export function memoryWorld(step: LifeStep): World {
  const { github, repository, facts, clock, run, cancel, print = () => undefined } = step;
  const access = inMemoryAccess(github, { login, ...(step.served === undefined ? {} : { served: step.served }) });
  const inputs: Readonly<Record<string, string>> = { ...defaults, ...step.inputs };
  const runner: Runner = {
    ...{ secret: () => undefined, line: print, warning: print, error: print, group: () => undefined },
    ...{ summary: async () => undefined, output: () => undefined, annotate: () => undefined },
  };
  const live = () => {
    const pull = github.pulls.get(facts.number);
    if (pull === undefined) throw new Error('no pull request');
    return pull;
  };
  const inTime = <Value>(_: unknown, act: (to: typeof access) => Promise<Value>) => act(access);
  const given = { apiKey: 'scripted', baseUrl: 'https://vendor.test' };
  const { said = null } = step;
  return {
    trigger: async () =>
      said !== null
        ? readCommentEvent(commentEvent(live(), facts.serverUrl, said))
        : {
            ...{ kind: 'pull-request', event: 'pull_request', action: 'synchronize', number: facts.number },
            ...{ headSha: facts.headSha, retargeted: null },
            seen: { isDraft: false, labels: [], isFork: false, author: facts.author },
          },
    inputs: openInputs((name) => inputs[name] ?? '', new Map(vendors.slice(0, 3).map(({ name }) => [name, given]))),
    source: {
      async readChange(target): Promise<ChangeFacts> {
        const meant = target.kind === 'pull-request' ? target.headSha : null;
        if (meant !== null && !facts.headSha.startsWith(meant)) throw new LateError('It has another head.', '');
        return facts;
      },
      readHead: async () => live(),
      readProtected: async () => true,
      readBaseFile: async () => null,
      readThreads: async () => null,
    },
    openRepo: async () => ({
      repo: repository.open(live().mergeBase, facts.headSha),
      mergeBase: live().mergeBase,
      isCrossed: false,
      bring: async (commits) => new Set(commits.filter((sha) => repository.has(sha))),
      keep: () => Promise.reject(new Error('memory has no pack')),
      [Symbol.asyncDispose]: async () => undefined,
    }),
    destinations: ({ name, context, merging }) => ({
      comment: stickyComment({
        ...{ inTime, clock, name, merging, number: facts.number },
        stamp: { startedAt: clock.now(), run: `${run}-1`, headSha: facts.headSha },
      }),
      inlineComments: null,
      markComments: null,
      hadStatus: () => hadStatus(access, { number: facts.number, sha: facts.headSha, context }),
      lastStatus: () => lastStatus(access, { sha: facts.headSha, context }),
      status: commitStatus({ inTime, clock, sha: facts.headSha, context }),
    }),
    connect: ({ vendor }) => scriptedProvider(vendor as ScriptedRequest['vendor'], step.script),
    neighbours: null,
    conversation: (number) => conversation(number, inTime),
    seal: keys,
    run: `${run}-1`,
    runner,
    events: createEvents(),
    log: createLog(runner, (text) => text),
    clock,
    seed: String(run),
    redact: (text) => text,
    cancel,
    isDebug: false,
    runUrl: null,
    actionUrl: null,
    reportDirectory: step.directory,
    handover: null,
  };
}

const usage = { input: 100, cached: 0, written: 0, writtenLong: 0, output: 10, reasoning: 0 };

/** The port to a vendor, without its protocol. */
function scriptedProvider(vendor: ScriptedRequest['vendor'], script: Script): Provider {
  return {
    name: vendor,
    open({ model, system, context }) {
      const texts = [context];
      let turn = 0;
      return {
        async send(input, signal): Promise<Turn> {
          signal.throwIfAborted();
          turn += 1;
          if (typeof input === 'string') texts.push(input);
          const toolTexts = typeof input === 'string' ? [] : input.map(({ text }) => text);
          const contextText = texts.join('\n');
          const request = {
            vendor,
            model,
            turn,
            system,
            contextText,
            lastText: texts.at(-1) ?? '',
            toolTexts,
            body: {},
          };
          const answer = await script(request);
          signal.throwIfAborted();
          if ('fault' in answer) throw new Error('Scripts of lives fail by throwing.');
          const calls = (answer.calls ?? []).map(({ name, input: given }, at) => ({
            id: `${turn}-${at}`,
            name,
            input: given,
          }));
          return { text: answer.text ?? '', calls, stop: calls.length > 0 ? 'tools' : 'end', usage, model };
        },
      };
    },
  };
}
