import fc from 'fast-check';
import { UserError } from '../../../src/lib/user-error.ts';
import type { PullRequestFacts } from '../../../src/types.ts';
import { pull } from '../github/connect.ts';
import { emptyState, type GitHubState, type StoredComment } from '../github/state.ts';
import type { VendorName } from '../vendors.ts';
import { type Files, type Form, treeOf, type Unit } from './code.ts';
import { type LifeClock, lifeClock } from './life-clock.ts';
import { MemoryRepository, type Tree } from './memory-repo.ts';
import { memoryWorld } from './memory-world.ts';
import { type Chance, chanceOf, scriptOf } from './reviewing.ts';
import { askedRound, type LivedRound, liveRound } from './round.ts';
import { type Heard, hearSaid, people, speak, stickyOf, write } from './saying.ts';

/** What happens to a pull request before a round. */
const acts = [
  ...['push', 'push', 'push', 'rename', 'rebase', 'force-push', 'land', 'nothing'],
  ...['say', 'say', 'ask', 'lose-comment', 'edit-text', 'edit-state'],
] as const;
/** How its run ends. */
const ends = [
  'whole',
  'whole',
  'whole',
  'whole',
  'cancelled',
  'killed',
  'head-moves',
  'no-writes',
  'no-reads',
] as const;

export interface LifeStep {
  readonly act: (typeof acts)[number];
  readonly end: (typeof ends)[number];
  /** Of all that is left to chance. */
  readonly seed: number;
}

/** Steps of a life, of up to so many rounds. @param short how many lives are short for each that may be long */
export function lives(most: number, short: number): fc.Arbitrary<readonly LifeStep[]> {
  const step = fc.record({ act: fc.constantFrom(...acts), end: fc.constantFrom(...ends), seed: fc.nat() });
  const life = (maxLength: number) => fc.array(step, { minLength: 1, maxLength, size: 'max' });
  return fc.oneof({ weight: short, arbitrary: life(2) }, { weight: 1, arbitrary: life(most) });
}

/** What is to be seen after a round. */
export interface Lived {
  readonly step: LifeStep;
  readonly github: GitHubState;
  readonly headSha: string;
  readonly files: Files;
  /** What the base has. */
  readonly base: Tree;
  /** Null: the run came to no end of its own. */
  readonly ended: LivedRound | null;
  /** Of the comment, before the run. */
  readonly before: string | null;
  /** Runs of comments, before this one and while it went on. */
  readonly heard: readonly Heard[];
  readonly log: readonly string[];
}

interface Pull {
  files: Files;
  base: Tree;
  baseSha: string;
  headSha: string;
  commits: number;
  /** The number of the next unit, so that no two are alike. */
  next: number;
}

/** Lives a pull request through its steps. @param directory where runs may leave files */
export async function* live(steps: readonly LifeStep[], directory: string): AsyncGenerator<Lived> {
  const repository = new MemoryRepository();
  const base: Tree = { 'README.md': '# Shares\n', 'src/old.js': 'export const old = 1;\n' };
  const baseSha = repository.commit(base, null);
  const at: Pull = { files: new Map(), base, baseSha, headSha: baseSha, commits: 0, next: 1 };
  const github = emptyState([{ ...pull, baseSha, mergeBase: baseSha, headSha: baseSha }]);
  for (const [login, rights] of Object.entries(people)) github.rights.set(login, rights);
  const clock = lifeClock(Date.parse('2026-01-05T09:00:00Z'));
  push(at, repository, chanceOf(steps[0]?.seed ?? 0));
  for (const [run, step] of steps.entries()) {
    const chance = chanceOf(step.seed);
    const around = { repository, chance, github, clock, directory };
    if (run > 0) happen(step.act, at, around);
    github.pulls.set(pull.number, { ...pull, ...shasOf(at) });
    const heard: Heard[] = [];
    if (step.act === 'say')
      for (let times = 0; times < 2; times += 1) heard.push(...(await say(at, around, 1_000 + run)));
    const before = stickyOf(github)?.body ?? null;
    const log: string[] = [];
    const ended = await oneRun(step, at, { ...around, run: run + 1, log, heard });
    yield { step, github, headSha: at.headSha, files: at.files, base: at.base, ended, before, heard, log };
    clock.pass(3_600_000);
  }
}

/** Somebody writes a comment. Some are edited before their run has begun, and of some the run never begins. */
async function say(at: Pull, around: Spoken, run: number, isReviewing = false): Promise<Heard[]> {
  const { repository, github, chance, clock } = around;
  clock.pass(60_000);
  const said = speak(github, chance, { headSha: at.headSha, at: clock.now() });
  const sent = { ...said };
  const luck = chance();
  if (luck < 0.1) Object.assign(said, { body: `${said.body} And more.`, isEdited: true });
  if (luck > 0.85) return [];
  const script = scriptOf({
    ...{ files: at.files, tree: repository.tree(at.headSha), chance, eyes: 1, liar: null, down: null },
  });
  return [await hearSaid(sent, { ...around, facts: factsOf(at), run, isReviewing, script })];
}

function factsOf(at: Pull): PullRequestFacts {
  const { owner, repo, number } = pull;
  return {
    ...{ kind: 'pull-request', serverUrl: 'https://github.test', owner, repo, number },
    ...{ title: 'Shares', body: '', author: 'ana', headRef: 'topic', headRepo: 'o/r', isFork: false, isDraft: false },
    ...{ labels: [], defaultBranch: 'main', baseRef: 'main', url: 'https://github.test/o/r/pull/7' },
    ...{ ...shasOf(at), commitCount: at.commits },
  };
}

const shasOf = ({ headSha, baseSha, commits }: Pull) => ({ headSha, baseSha, mergeBase: baseSha, commits });

interface Around {
  readonly repository: MemoryRepository;
  readonly chance: Chance;
  readonly github: GitHubState;
}

interface Spoken extends Around {
  readonly clock: LifeClock;
  readonly directory: string;
}

function happen(act: LifeStep['act'], at: Pull, { repository, chance, github }: Around): void {
  const comment = stickyOf(github);
  if (act === 'push') push(at, repository, chance);
  if (act === 'rename') rename(at, repository, chance);
  if (act === 'force-push') {
    at.commits = 0;
    at.headSha = at.baseSha;
    push(at, repository, chance);
  }
  if (act === 'rebase') {
    at.base = { ...at.base, [`docs/note${at.next}.md`]: 'A note.\n' };
    at.baseSha = repository.commit(at.base, at.baseSha);
    at.headSha = at.baseSha;
    at.commits = 0;
    commit(at, repository);
  }
  if (act === 'land') land(at, repository, chance);
  if (act === 'lose-comment') github.comments = github.comments.filter((each) => each !== comment);
  if (comment === undefined) return;
  if (act === 'edit-text') comment.body = comment.body.replace('Deep Review', 'Deep review, says somebody');
  if (act === 'edit-state') comment.body = comment.body.replace(/state:v1:.{20}/u, (line) => `${line.slice(0, -1)}_`);
}

function commit(at: Pull, repository: MemoryRepository): void {
  at.headSha = repository.commit(treeOf(at.files, at.base), at.headSha);
  at.commits += 1;
}

/** Some units are new, some are mended, broken again, taken out or moved by lines. */
function push(at: Pull, repository: MemoryRepository, chance: Chance): void {
  const forms: readonly Form[] = ['broken', 'guarded', 'changed'];
  const change = (unit: Unit): Unit[] => {
    const luck = chance();
    if (luck < 0.1) return [];
    if (luck < 0.4) return [{ ...unit, form: forms[Math.floor(chance() * forms.length)] ?? 'broken' }];
    return [{ ...unit, above: luck < 0.5 ? Math.floor(chance() * 4) : unit.above }];
  };
  const files = new Map([...at.files].map(([path, units]) => [path, units.flatMap(change)]));
  const path = `src/part${Math.floor(chance() * 3)}.js`;
  const more = Array.from({ length: 1 + Math.floor(chance() * 2) }, (): Unit => {
    at.next += 1;
    return { number: at.next - 1, form: chance() < 0.8 ? 'broken' : 'guarded', above: 0 };
  });
  at.files = files.set(path, [...(files.get(path) ?? []), ...more]);
  commit(at, repository);
}

function rename(at: Pull, repository: MemoryRepository, chance: Chance): void {
  const [path, ...others] = [...at.files.keys()].toSorted(() => chance() - 0.5);
  if (path === undefined) return;
  const units = at.files.get(path) ?? [];
  at.files = new Map([
    ...others.map((other) => [other, at.files.get(other) ?? []] as const),
    [`lib/moved${at.next}.js`, units],
  ]);
  at.next += 1;
  commit(at, repository);
}

/** A part of the change comes to stand on the base, and the base is merged into the branch. */
function land(at: Pull, repository: MemoryRepository, chance: Chance): void {
  const [path] = [...at.files.keys()].toSorted(() => chance() - 0.5);
  if (path === undefined) return;
  at.base = { ...at.base, ...treeOf(new Map([[path, at.files.get(path) ?? []]]), {}) };
  at.baseSha = repository.commit(at.base, at.baseSha);
  commit(at, repository);
}

const vendors: readonly VendorName[] = ['anthropic', 'openai', 'google'];

async function oneRun(
  { act, end }: LifeStep,
  at: Pull,
  around: Spoken & { readonly run: number; readonly log: string[]; readonly heard: Heard[] },
): Promise<LivedRound | null> {
  const { repository, chance, github, clock, directory, run, log, heard } = around;
  const cancel = new AbortController();
  const script = scriptOf({
    ...{ files: at.files, tree: repository.tree(at.headSha), chance, eyes: 0.3 + chance() * 0.7 },
    liar: vendors[Math.floor(chance() * 3)] ?? 'google',
    down: chance() < 0.15 ? (vendors[Math.floor(chance() * 3)] ?? null) : null,
  });
  const moment = Math.floor(chance() * 14);
  const speaks = chance() < 0.15 ? Math.floor(chance() * 8) : null;
  const said = act === 'ask' ? askFor(at, around) : null;
  let [sends, requests] = [0, 0];
  const killed = Promise.withResolvers<null>();
  const facts = factsOf(at);
  const world = memoryWorld({
    ...{ github, repository, facts, clock, run, cancel: cancel.signal, directory, said },
    print: (line) => void log.push(line),
    async script(request) {
      sends += 1;
      clock.pass(15_000);
      if (sends - 1 === speaks) heard.push(...(await say(at, around, 2_000 + run, true)));
      if (end === 'cancelled' && sends === moment + 1)
        cancel.abort(new UserError('The run was cancelled before the review was complete.', 'Start it again.'));
      if (end === 'head-moves') github.pulls.set(pull.number, { ...pull, ...shasOf(at), headSha: 'f'.repeat(40) });
      return script(request);
    },
    async served(request) {
      requests += 1;
      if (end === 'killed' && requests > 2 * moment + 4) {
        killed.resolve(null);
        await new Promise(() => undefined);
      }
      const isRead = request.startsWith('GET') || request.includes('/graphql');
      const isOut = (end === 'no-writes' && !isRead) || (end === 'no-reads' && isRead);
      if (isOut && requests > 2 * moment + 4 && !request.endsWith('answered')) throw outage();
    },
  });
  const round = said === null ? liveRound(world, facts) : askedRound(world, directory);
  const lived = round.catch(async (error: unknown) => {
    log.push(String(error));
    world.events.tell({ kind: 'abandoned', what: String(error), remedy: 'Again.', isCancelled: cancel.signal.aborted });
    await world.events.settled();
    return null;
  });
  return Promise.race([lived, killed.promise]);
}

/** Somebody who may asks for a review, whole or as it comes. */
function askFor(at: Pull, { github, chance, clock }: Spoken): StoredComment {
  const sha = chance() < 0.5 ? ` ${at.headSha.slice(0, 12)}` : '';
  const body = `/deep-review${chance() < 0.5 ? ' full' : ''}${sha}`;
  return write(github, { author: 'max', body, at: clock.now() });
}

function outage(): Error {
  return Object.assign(new Error('Bad gateway'), { status: 502 });
}
