import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readState } from '../../../src/rounds/state-line.ts';
import { type Finding, type Memory, Prose, type Recheck, type Report } from '../../../src/types.ts';
import { buildRepository, type CommitScript } from '../git-repository.ts';
import { pullRequestEvent } from '../github/payloads.ts';
import type { Step, Way } from '../runner.ts';
import { earlierIn, purposeOf, rechecks, rules, type ScriptedEarlier } from '../scripted-verification.ts';
import { seal, stateKey } from '../sealing.ts';
import { down, reviewers } from '../shares.ts';
import { startTestBed } from '../test-bed.ts';
import type { Script, ScriptedAnswer, ScriptedRequest, VendorName } from '../vendors.ts';
import { base, opened } from './program.ts';

/** What reviewers are scripted to say of one step of the life. */
export interface Said {
  /** By vendor: what it raises. */
  readonly finds?: Partial<Record<VendorName, readonly Finding[]>>;
  readonly down?: readonly VendorName[];
  readonly recheck?: (claim: ScriptedEarlier, vendor: VendorName) => Partial<Recheck>;
  readonly severities?: Readonly<Record<string, Finding['severity']>>;
}

/** What one step left. */
export interface Lived {
  readonly exitCode: number | null;
  readonly printed: string;
  /** Null where no report was made. */
  readonly report: Report | null;
  /** `F1 open`, in the order of ids. */
  readonly priors: readonly string[];
  readonly memory: Memory | null;
  readonly comment: string;
  readonly summary: string;
  readonly outcome: string | undefined;
  /** Requests to models. */
  readonly calls: number;
  /** Characters that models were sent. */
  readonly sent: number;
  /** State and commit of each status that this step set. */
  readonly statuses: readonly { readonly state: string; readonly sha: string; readonly context: string }[];
}

/** What it quotes counts once its session has seen it. */
function readsThenAnswers(
  request: ScriptedRequest,
  answer: (claim: ScriptedEarlier) => Partial<Recheck>,
): ScriptedAnswer {
  const quoted = earlierIn(request.contextText).flatMap((claim) => answer(claim).evidence ?? []);
  const paths = [...new Set(quoted.map(({ path }) => path))];
  if (request.turn > 1 || paths.length === 0) return rechecks(answer)(request);
  return reads(paths);
}

function reads(paths: readonly string[]): ScriptedAnswer {
  const input = (path: string) => ({ revision: 'head', path, startLine: 1, lineCount: null, startColumn: null });
  return { calls: paths.map((path) => ({ name: 'read_file', input: input(path) })) };
}

/** A review looks around before it submits, as real ones do. */
const turnsOfReading = 10;
const isReading = (request: ScriptedRequest) => purposeOf(request) === 'review' && request.turn <= turnsOfReading;

/** An editor that answers when it is asked, with as little as it may. */
const writes: ScriptedAnswer = {
  calls: [{ name: 'submit_prose', input: Object.fromEntries(Object.keys(Prose.shape).map((field) => [field, null])) }],
};

const number = 7;

/** The pull request of the scripted life, reviewed step after step over one comment. */
export async function startLife(way: Way) {
  const repository = buildRepository([
    { files: base, message: 'Start' },
    { files: opened, message: 'Store keys, run jobs', branch: 'topic' },
  ]);
  const [start = '', first = ''] = repository.commits;
  repository.git('update-ref', `refs/pull/${number}/head`, first);
  let scripted: Script = () => ({ text: '' });
  const bed = await startTestBed({
    repository: { gitDirectory: join(repository.folder, '.git'), mergeBase: start, headSha: first },
    script: (request) => scripted(request),
    pull: { author: 'ann' },
    way,
  });
  const { github, vendors } = bed;
  github.state.branches = { main: true };
  const now = { headSha: first, mergeBase: start, baseSha: start };
  let keys = stateKey;
  const known = new Set<string>();
  let nextId = 1;

  function say({ finds = {}, down: silent = [], recheck, severities = {} }: Said): void {
    const rated = rules(({ title }) => {
      const severity = severities[title];
      return severity === undefined ? {} : { severity };
    });
    scripted = (request) =>
      silent.includes(request.vendor)
        ? down
        : isReading(request)
          ? reads(['keys.js'])
          : purposeOf(request) === 'edit'
            ? writes
            : reviewers(finds[request.vendor] ?? [], {}, rated, {}, (asked) =>
                readsThenAnswers(asked, (claim) => recheck?.(claim, request.vendor) ?? {}),
              )(request);
  }

  async function live(act: () => ReturnType<typeof bed.review>): Promise<Lived> {
    const before = { requests: vendors.requests.length, statuses: github.state.statuses.length };
    using done = await act();
    const path = done.outputs['report-json'];
    const report: Report | null = path === undefined ? null : JSON.parse(readFileSync(path, 'utf8'));
    const ours = github.state.comments.filter(({ author }) => author === 'github-actions[bot]');
    const comment = ours.find(({ body }) => body.includes('deep-review:state:'))?.body ?? '';
    const state = readState(comment, seal(keys.split('\n'), 'acme/shares'));
    const memory = state.found === 'memory' ? state.memory : null;
    for (const { id } of memory?.findings ?? []) {
      if (!known.has(id) && Number(id.slice(1)) < nextId) throw new Error(`${id} is given to another finding`);
      known.add(id);
    }
    nextId = Math.max(nextId, memory?.nextId ?? 1);
    const sent = vendors.requests.slice(before.requests);
    return {
      exitCode: done.exitCode,
      printed: done.printed,
      report,
      priors: (report?.ledger.priors ?? []).map(({ id, status }) => `${id} ${status}`).toSorted(),
      memory,
      comment,
      summary: done.summary,
      outcome: done.outputs['outcome'],
      calls: sent.length,
      sent: sent.reduce((sum, { body }) => sum + JSON.stringify(body).length, 0),
      statuses: github.state.statuses
        .slice(before.statuses)
        .map(({ state: set, sha, context }) => ({ state: set, sha, context })),
    };
  }

  /** Tells API, refs and events of what stands now. */
  function move(to: Partial<typeof now>): void {
    Object.assign(now, to);
    repository.git('update-ref', `refs/pull/${number}/head`, now.headSha);
    const commits = Number(repository.git('rev-list', '--count', `${now.mergeBase}..${now.headSha}`));
    bed.push({ ...now, commits });
  }

  const given = (step: Partial<Step> = {}) => ({ ...step, inputs: { 'state-key': keys, ...step.inputs } });

  return {
    bed,
    repository,
    now,
    say,
    move,
    rotate: (to: string) => {
      keys = to;
    },
    commit(files: CommitScript['files'], message: string): string {
      const headSha = repository.commit({ files, message });
      move({ headSha });
      return headSha;
    },
    /** Somebody else's commit lands on the base. */
    moveBase(files: CommitScript['files']): void {
      const baseSha = repository.commit({ files, message: 'Land something else', on: 'main' });
      repository.git('checkout', '--quiet', 'topic');
      move({ baseSha });
    },
    retarget(baseRef: string): void {
      bed.push({ ...now, baseRef });
    },
    /** The tip of the base comes into the branch. */
    mergeBase(): void {
      const headSha = repository.commit({ files: {}, merge: 'main', message: 'Merge main' });
      move({ headSha, mergeBase: now.baseSha });
    },
    /** All commits anew on the tip of the base. */
    rebase(): void {
      repository.git('rebase', '--quiet', 'main');
      move({ headSha: repository.git('rev-parse', 'topic'), mergeBase: now.baseSha });
    },
    /** The change as one new commit; nothing of the old ones is left on the server. */
    amend(files: CommitScript['files'], message: string): void {
      repository.git('reset', '--quiet', '--soft', now.mergeBase);
      const headSha = repository.commit({ files, message });
      move({ headSha });
      repository.git('reflog', 'expire', '--expire=now', '--all');
      repository.git('gc', '--quiet', '--prune=now');
    },
    /** A run on `pull_request`. */
    review: (step?: Partial<Step>) => live(() => bed.review(given(step))),
    /** The same, by an event of another action. */
    event(action: string, more: Readonly<Record<string, unknown>> = {}): Promise<Lived> {
      const pull = github.state.pulls.get(number);
      if (pull === undefined) throw new Error('there is no pull request');
      return live(() => bed.review(given({ payload: { ...pullRequestEvent(pull, bed.git.url, action), ...more } })));
    },
    live: (step: Partial<Step>) => live(() => bed.review(given(step))),
    /** A run on a new comment of somebody. */
    says: (by: string, body: string) => live(() => bed.onComment(bed.says(body, by), given())),
    /** Before a reviewer answers for the first time, something else happens to its end. */
    meanwhile(act: () => Promise<unknown>): void {
      const answer = scripted;
      let done: Promise<unknown> | null = null;
      scripted = async (request) => {
        done ??= act();
        await done;
        return answer(request);
      };
    },
    async [Symbol.asyncDispose]() {
      await bed[Symbol.asyncDispose]();
      repository[Symbol.dispose]();
    },
  };
}
