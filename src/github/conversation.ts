import type { Deadline } from '../lib/clock.ts';
import { UserError } from '../lib/user-error.ts';
import type { Access, CommentId } from './access.ts';
import { asOutage, statusOf } from './failure.ts';

/** Somebody's comment on a pull request, as GitHub shows it now. */
export interface SaidComment {
  readonly id: CommentId;
  /** Null: the account is gone. */
  readonly author: Account | null;
  readonly body: string;
  /** ISO 8601. */
  readonly at: string;
  /** Whether it is another text than the one that was sent. */
  readonly isEdited: boolean;
}

export interface Account {
  readonly id: number;
  readonly login: string;
  /** Neither a bot nor an organisation, and no program wrote in its name. */
  readonly isPerson: boolean;
}

/** What GitHub says of an account's rights in the repository, in its own words. */
export interface CollaboratorRights {
  /** `admin`, `write`, `read` or `none`: `maintain` reads as `write`, `triage` as `read`, a role of one's own as what it is made of. */
  readonly permission: string;
  /** Null: there is no such account. */
  readonly account: {
    readonly id: number;
    /** Null: this server does not say. */
    readonly rights: { readonly push: boolean; readonly maintain: boolean; readonly admin: boolean } | null;
  } | null;
}

/** How a comment is acknowledged. */
export type Reaction = '+1' | 'eyes' | 'confused';

/** What people say on one pull request, and what is said back. */
export interface Conversation {
  /** All comments, the oldest first. @throws {UserError} when they may not be read */
  comments(): Promise<readonly SaidComment[]>;
  /** What an account may do; null where GitHub does not tell this token. @throws {UserError} on an outage */
  rightsOf(login: string): Promise<CollaboratorRights | null>;
  /** Set once, however often it is asked for. `gone`: somebody deleted the comment. */
  react(to: CommentId, reaction: Reaction, deadline: Deadline): Promise<'set' | 'denied' | 'gone'>;
  /** A comment of its own, not tried again where the answer gets lost: two would be one too many. */
  reply(body: string, deadline: Deadline): Promise<'sent' | 'denied'>;
}

/** Of one pull request. `inTime` acts with a client that keeps the deadline. */
export function conversation(
  number: number,
  inTime: <Value>(deadline: Deadline | undefined, act: (access: Access) => Promise<Value>) => Promise<Value>,
): Conversation {
  return {
    comments: () => inTime(undefined, (access) => readComments(access, number)),
    rightsOf: (login) => inTime(undefined, (access) => readRights(access, login)),
    react: (to, reaction, deadline) => inTime(deadline, (access) => react(access, to, reaction)),
    reply: (body, deadline) => inTime(deadline, (access) => reply(access, number, body)),
  };
}

async function readComments({ client, owner, repo }: Access, number: number): Promise<readonly SaidComment[]> {
  try {
    const query = { owner, repo, issue_number: number, per_page: 100 };
    const all = await client.paginate(client.rest.issues.listComments, query);
    return all
      .map(
        ({ id, user, body, created_at: at, updated_at: changedAt, performed_via_github_app: program }): SaidComment => {
          const isPerson = user?.type === 'User' && !program;
          const author = user && { id: user.id, login: user.login, isPerson };
          return { id, author, body: body ?? '', at, isEdited: changedAt !== at };
        },
      )
      .toSorted((one, other) => one.id - other.id);
  } catch (error) {
    if (statusOf(error) === 403 || statusOf(error) === 404)
      throw new UserError(
        'The token may not read the comments of the pull request.',
        'Give the job `permissions: pull-requests: write`.',
      );
    throw asOutage(error);
  }
}

async function readRights({ client, owner, repo }: Access, username: string): Promise<CollaboratorRights | null> {
  try {
    const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
    const { permission, user } = data;
    const rights = user?.permissions ?? null;
    const { push = false, maintain = false, admin = false } = rights ?? {};
    return { permission, account: user && { id: user.id, rights: rights && { push, maintain, admin } } };
  } catch (error) {
    const status = statusOf(error);
    if (status !== null && status < 500) return null;
    throw asOutage(error);
  }
}

async function react({ client, owner, repo }: Access, comment_id: CommentId, content: Reaction) {
  try {
    await client.rest.reactions.createForIssueComment({ owner, repo, comment_id, content });
    return 'set';
  } catch (error) {
    if (statusOf(error) === 403) return 'denied';
    if (statusOf(error) === 404) return 'gone';
    throw error;
  }
}

async function reply({ client, owner, repo }: Access, issue_number: number, body: string) {
  try {
    await client.rest.issues.createComment({ owner, repo, issue_number, body, request: { retries: 0 } });
    return 'sent';
  } catch (error) {
    if (statusOf(error) === 403) return 'denied';
    throw error;
  }
}
