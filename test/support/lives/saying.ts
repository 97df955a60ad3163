import { readAsked } from '../../../src/commands/grammar.ts';
import { readState } from '../../../src/rounds/state-line.ts';
import { run } from '../../../src/run.ts';
import type { Memory } from '../../../src/types.ts';
import { login } from '../github/connect.ts';
import type { GitHubState, StoredComment, StoredRights } from '../github/state.ts';
import { seal } from '../sealing.ts';
import { memoryWorld } from './memory-world.ts';
import type { Chance } from './reviewing.ts';

/** Who speaks, and what GitHub says of them. `ana` is the author of the pull request. */
export const people: Readonly<Record<string, StoredRights>> = {
  ana: { permission: 'write' },
  max: { permission: 'write' },
  mia: { permission: 'write', maintain: true },
  ada: { permission: 'admin' },
  eve: { permission: 'read' },
  'helper[bot]': { permission: 'write' },
  zoe: { permission: 'write', id: 1 },
};
/** Who may dismiss and reopen; and of them, who may override. */
export const writers = new Set(['ana', 'max', 'mia', 'ada']);
export const maintainers = new Set(['mia', 'ada']);

const keys = seal();

export function memoryOf(body: string | null): Memory | null {
  const read = readState(body ?? '', keys);
  return read.found === 'memory' ? read.memory : null;
}

/** Our comment with the report, as it stands. */
export function stickyOf(github: Pick<GitHubState, 'comments'>): StoredComment | undefined {
  return pagesOf(github).at(-1);
}

function pagesOf({ comments }: Pick<GitHubState, 'comments'>): readonly StoredComment[] {
  return comments.filter(({ author, body }) => author === login && !isReply(body));
}

export function isReply(body: string): boolean {
  return body.startsWith('<!-- deep-review:reply:');
}

/** A comment that somebody writes, often one that asks for something. */
export function speak(
  github: GitHubState,
  chance: Chance,
  { headSha, at }: { readonly headSha: string; readonly at: number },
): StoredComment {
  const one = <Value>(of: readonly Value[]) => of[Math.floor(chance() * of.length)] as Value;
  const ids = memoryOf(stickyOf(github)?.body ?? null)?.findings.map(({ id }) => id) ?? [];
  const id = chance() < 0.9 && ids.length > 0 ? one(ids) : 'F99';
  const sha = chance() < 0.8 ? headSha : 'e'.repeat(40);
  const body = one([
    ...[`/deep-review dismiss ${id} It is meant so.`, `/deep-review dismiss ${id} It is old.`],
    ...[`/deep-review reopen ${id}`, `/deep-review override ${sha.slice(0, 12)} The vendors are out.`],
    ...['/deep-review help', `/deep-review dismis ${id} x`, `Please /deep-review dismiss ${id} x`],
  ]);
  return write(github, { author: one(Object.keys(people)), body, at });
}

export function write(
  github: GitHubState,
  { at, ...rest }: { readonly author: string; readonly body: string; readonly at: number },
): StoredComment {
  const id = Math.max(100, ...github.comments.map((each) => each.id)) + 1;
  const said: StoredComment = { id, ...rest, at: new Date(at).toISOString() };
  github.comments.push(said);
  return said;
}

/** What stands before and after a run that a comment started. */
export interface Stood {
  /** Of our comment; null: there is none. */
  readonly body: string | null;
  readonly statuses: number;
  /** The last one of the head. */
  readonly state: string | undefined;
}

/** A run that a comment started, and what it changed. */
export interface Heard {
  /** As it was sent. */
  readonly said: StoredComment;
  readonly headSha: string;
  /** Whether it stands as it was sent. */
  readonly isWhole: boolean;
  /** Whether no review was under way, and no earlier command waited for a run. */
  readonly isAlone: boolean;
  readonly before: Stood;
  readonly after: Stood;
  /** Null: it came to no end of its own. */
  readonly exitCode: 0 | 1 | null;
}

type Around = Pick<
  Parameters<typeof memoryWorld>[0],
  'github' | 'repository' | 'clock' | 'facts' | 'run' | 'script' | 'directory'
>;

/** The whole run of a comment, as src/run.ts tells it: a review where an earlier one asked for it, and no run ended it. */
export async function hearSaid(
  said: StoredComment,
  { isReviewing, ...around }: Around & { readonly isReviewing: boolean },
): Promise<Heard> {
  const { github, facts } = around;
  const stood = (): Stood => ({
    body: stickyOf(github)?.body ?? null,
    statuses: github.statuses.length,
    state: github.statuses.findLast(({ sha }) => sha === facts.headSha)?.state,
  });
  const before = stood();
  // A run that could not read leaves a second page, and the next one still finds what stands in the first.
  const memories = pagesOf(github).flatMap(({ body }) => memoryOf(body) ?? []);
  // Where no page remembers what is done, what was asked for and is not answered waits.
  const isAnswered = (id: number) => github.comments.some(({ body }) => isReply(body) && body.includes(`:${id} -->`));
  const waits = ({ id, body }: StoredComment) =>
    id !== said.id &&
    readAsked(body) !== null &&
    (memories.length === 0 ? !isAnswered(id) : memories.some(({ handled }) => id > handled));
  const isAlone = !isReviewing && !github.comments.some(waits);
  const world = memoryWorld({ ...around, said, cancel: new AbortController().signal });
  const ended = await run(world).catch(async (error: unknown) => {
    world.events.tell({ kind: 'abandoned', what: String(error), remedy: 'Again.', isCancelled: false });
    await world.events.settled();
    return null;
  });
  const stands = github.comments.find(({ id }) => id === said.id);
  const isWhole = stands !== undefined && stands.body === said.body;
  return {
    ...{ said, headSha: facts.headSha, isWhole, isAlone, before, after: stood() },
    exitCode: ended?.exitCode ?? null,
  };
}
