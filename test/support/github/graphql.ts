import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql';
import type { PullScript } from './payloads.ts';
import { nodeId } from './routes.ts';
import type { Answer, GitHubState, StoredComment, StoredThread } from './state.ts';

type Json = Readonly<Record<string, unknown>>;

/** GitHub's own types, as far as the action asks for them; `scripts/extract-github-graphql.ts` makes the file. */
const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'github-schema.graphql'), 'utf8'),
  { assumeValidSDL: true },
);
/** GitHub takes no more of anything at once. */
const most = 100;

interface Setting {
  readonly login: string;
  readonly serverUrl: string;
  readonly repositories: ReadonlySet<string>;
}

/** Executes a query over what this GitHub knows. What GitHub's schema has against the query comes back apart. */
export async function answerQuery(
  state: GitHubState,
  setting: Setting,
  body: Json,
): Promise<{ readonly answer: Answer; readonly violations: readonly string[] }> {
  const document = parse(String(body['query']));
  const violations = validate(schema, document).map(({ message }) => `graphql: ${message}`);
  if (violations.length > 0) return { answer: { status: 200, body: { errors: [] } }, violations };
  const variableValues = body['variables'] as Record<string, unknown>;
  const { data, errors = [] } = await execute({ schema, document, variableValues, rootValue: root(state, setting) });
  const shown = errors.map((error) => ({
    message: error.message,
    path: error.path,
    ...(error.extensions['type'] === undefined ? {} : { type: error.extensions['type'] }),
  }));
  // Every error that is no answer of GitHub's own is a mistake of the query, such as a page that is too long.
  const mistakes = shown.filter((error) => !('type' in error)).map(({ message }) => `graphql: ${message}`);
  return {
    answer: { status: 200, body: { data, ...(shown.length === 0 ? {} : { errors: shown }) } },
    violations: mistakes,
  };
}

function root(state: GitHubState, { login, serverUrl, repositories }: Setting) {
  const actor = (name: string) =>
    name === 'ghost' ? null : { __typename: name.endsWith('[bot]') ? 'Bot' : 'User', login: name.replace('[bot]', '') };
  const comment = (type: string, { id, author, body, editor }: StoredComment) => ({
    __typename: type,
    id: nodeId(id),
    body,
    author: actor(author),
    editor: editor === undefined ? null : actor(editor),
    url: `${serverUrl}/comment-${id}`,
    viewerDidAuthor: author === login,
  });
  const thread = ({ comments, id, ...rest }: StoredThread) => ({
    ...rest,
    __typename: 'PullRequestReviewThread',
    id: `PRRT_${id}`,
    viewerCanResolve: state.permissions.resolving === true || rest.mayBeResolved === true,
    viewerCanUnresolve: state.permissions.resolving === true,
    comments: (page: Page) => connection(comments, page, (one) => comment('PullRequestReviewComment', one)),
  });
  function setResolved(input: Json, isResolved: boolean) {
    const found = state.threads.find(({ id }) => `PRRT_${id}` === input['threadId']);
    if (found === undefined) return refused('NOT_FOUND', 'Could not resolve to a node');
    if (state.permissions.resolving !== true) return refused('FORBIDDEN', 'Resource not accessible by integration');
    found.isResolved = isResolved;
    return { thread: thread(found) };
  }
  return {
    nodes({ ids }: { readonly ids: readonly string[] }) {
      if (ids.length > most) throw new GraphQLError('nodes takes 1 to 100 ids');
      return ids.map((id) => {
        const discussed = state.threads.find((one) => `PRRT_${one.id}` === id);
        if (discussed !== undefined) return thread(discussed);
        const found = state.comments.find((candidate) => nodeId(candidate.id) === id);
        if (found !== undefined) return comment('IssueComment', found);
        // Of one that is gone, GitHub answers null and an error beside the others.
        return refused('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
      });
    },
    updatePullRequestReviewComment({ input }: { readonly input: Json }) {
      const all = state.threads.flatMap(({ comments }) => comments);
      const found = all.find(({ id }) => nodeId(id) === input['pullRequestReviewCommentId']);
      if (found === undefined) return refused('NOT_FOUND', 'Could not resolve to a node');
      if (!state.permissions.comments || state.isLocked || found.author !== login)
        return refused('FORBIDDEN', 'Resource not accessible by integration');
      found.body = String(input['body']);
      return { pullRequestReviewComment: comment('PullRequestReviewComment', found) };
    },
    resolveReviewThread: ({ input }: { readonly input: Json }) => setResolved(input, true),
    unresolveReviewThread: ({ input }: { readonly input: Json }) => setResolved(input, false),
    repository({ owner, name }: { readonly owner: string; readonly name: string }) {
      if (!repositories.has(`${owner}/${name}`))
        return refused('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return {
        id: 'R_1',
        pullRequests({ states, ...page }: Page & { readonly states: readonly string[] }) {
          const all = [...state.pulls.values()].filter((pull) => states.includes(stateOf(pull)));
          return connection(all, page, ({ number, headSha: headRefOid, baseRef: baseRefName }) => ({
            ...{ id: `PR_${number}`, number, headRefOid, baseRefName },
          }));
        },
        pullRequest({ number }: { readonly number: number }) {
          if (!state.pulls.has(number)) return refused('NOT_FOUND', `Could not resolve to a PullRequest: ${number}.`);
          if (!state.permissions.threads) return refused('FORBIDDEN', 'Resource not accessible by integration');
          return {
            id: 'PR_1',
            commits: () => commits(state),
            reviewThreads: (page: Page) => connection(state.threads, page, thread),
          };
        },
      };
    },
  };
}

function stateOf({ state, isMerged = false }: PullScript): string {
  return isMerged ? 'MERGED' : state.toUpperCase();
}

function refused(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** Every commit that has a status is one of the pull request. */
function commits({ statuses }: GitHubState) {
  const nodes = [...new Set(statuses.map(({ sha }) => sha))].map((oid) => ({
    id: `PRC_${oid}`,
    commit: {
      ...{ id: `C_${oid}`, oid },
      status: {
        id: `S_${oid}`,
        context({ name }: { readonly name: string }) {
          const last = statuses.findLast(({ sha, context }) => sha === oid && context === name);
          return last === undefined ? null : { id: `SC_${oid}`, context: name, state: last.state.toUpperCase() };
        },
      },
    },
  }));
  return { nodes, pageInfo: { hasNextPage: false, hasPreviousPage: false }, totalCount: nodes.length };
}

interface Page {
  readonly first?: number;
  readonly after?: string | null;
}

function connection<T>(all: readonly T[], { first, after }: Page, show: (item: T) => object) {
  if (first === undefined || first < 1 || first > most) throw new GraphQLError('first must be between 1 and 100');
  const start = after === undefined || after === null ? 0 : Number(atob(after));
  const end = Math.min(all.length, start + first);
  return {
    totalCount: all.length,
    nodes: all.slice(start, end).map(show),
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: btoa(String(start)),
      endCursor: btoa(String(end)),
    },
  };
}
