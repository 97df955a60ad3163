import { conversationRoutes, program } from './conversation-routes.ts';
import { branch, comparison, contentFile, gitRef, groupComparison, restPull, time, user } from './payloads.ts';
import { reviewRoutes } from './review-routes.ts';
import type { Answer, GitHubState, StoredComment, StoredStatus } from './state.ts';

type Json = Record<string, unknown>;

export interface Call {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly origin: string;
}

export type Route = (call: Call) => Answer;

export interface Setting {
  readonly login: string;
  readonly serverUrl: string;
}

export const longestBody = 65_536;
const longestDescription = 140;
const mostStatuses = 1_000;

export function refusal(status: number, message: string): Answer {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}

export function invalid(field: string, message: string): Answer {
  const { body } = refusal(422, 'Validation Failed');
  return { status: 422, body: { ...(body as Json), errors: [{ code: 'custom', field, message }] } };
}

export const denied = refusal(403, 'Resource not accessible by integration');
export const missing = refusal(404, 'Not Found');

/** One entry for each operation; the keys are method and path as GitHub's description writes them. */
export function createRoutes(state: GitHubState, setting: Setting): Record<string, Route> {
  return {
    ...pullRoutes(state, setting),
    ...commentRoutes(state, setting),
    ...conversationRoutes(state, setting),
    ...reviewRoutes(state, setting),
    ...statusRoutes(state, setting),
  };
}

function pullRoutes(state: GitHubState, { serverUrl }: Setting): Record<string, Route> {
  return {
    'GET /repos/{owner}/{repo}/pulls/{pull_number}': ({ parameters }) => {
      const pull = state.pulls.get(Number(parameters['pull_number']));
      return pull === undefined ? missing : { status: 200, body: restPull(pull, serverUrl) };
    },
    'GET /repos/{owner}/{repo}/branches/{branch}': ({ parameters, origin }) => {
      const { branch: name = '' } = parameters;
      const isProtected = state.branches[name];
      const sha = [...state.pulls.values()].find(({ baseRef }) => baseRef === name)?.baseSha ?? 'a'.repeat(40);
      return isProtected === undefined ? missing : { status: 200, body: branch(name, { isProtected, sha }, origin) };
    },
    'GET /repos/{owner}/{repo}/contents/{path}': ({ parameters, origin }) => {
      const { path = '' } = parameters;
      const text = state.files.get(path);
      return text === undefined ? missing : { status: 200, body: contentFile(path, text, origin) };
    },
    'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': ({ parameters, origin }) => {
      const named = Object.entries(state.queue.branches).filter(([ref]) => ref.startsWith(`refs/${parameters['ref']}`));
      return { status: 200, body: named.map(([ref, sha]) => gitRef(ref, sha, origin)) };
    },
    'GET /repos/{owner}/{repo}/compare/{basehead}': ({ parameters, query, origin }) => {
      const [base = '', head = ''] = (parameters['basehead'] ?? '').split('...');
      const queued = state.queue.commits[head];
      if (queued !== undefined) return { status: 200, body: groupComparison(queued, { base, head, query, origin }) };
      const shaOf = (name: string) => {
        const [of] = [...state.pulls.values()].filter(({ baseRef, headRef }) => name === baseRef || name === headRef);
        return of === undefined ? name : name === of.baseRef ? of.baseSha : of.headSha;
      };
      const [from, to] = [shaOf(base), shaOf(head)];
      for (const pull of state.pulls.values()) {
        const { baseSha, headSha } = pull;
        if (baseSha === from && headSha === to) return { status: 200, body: comparison(pull, origin) };
        const back = { ...pull, baseSha: headSha, headSha: baseSha, commits: 0 };
        if (baseSha === to && headSha === from) return { status: 200, body: comparison(back, origin) };
      }
      return missing;
    },
  };
}

export function nodeId(id: number): string {
  return `IC_${id}`;
}

function commentRoutes(state: GitHubState, { login, serverUrl }: Setting): Record<string, Route> {
  const show = ({ id, author, body, at = time, isEdited, isByProgram }: StoredComment, origin: string) => ({
    id,
    node_id: nodeId(id),
    url: `${origin}/comments/${id}`,
    html_url: `${serverUrl}/comment-${id}`,
    issue_url: `${origin}/issues`,
    body,
    user: user(author),
    created_at: at,
    updated_at: isEdited ? time.replace('2026', '2027') : at,
    author_association: 'NONE',
    ...(isByProgram ? { performed_via_github_app: program(origin) } : {}),
  });
  const forbidden = (text: string): Answer | null => {
    if (!state.permissions.comments) return denied;
    if (state.isLocked) return refusal(403, 'Unable to create comment because issue is locked.');
    if ([...text].length <= longestBody) return null;
    return invalid('data', `Body is too long (maximum is ${longestBody} characters)`);
  };
  const exists = ({ parameters }: Call) => state.pulls.has(Number(parameters['issue_number']));
  const first = () => state.pulls.keys().next().value;
  const standsOn =
    ({ parameters }: Call) =>
    ({ issue = first() }: StoredComment) =>
      String(issue) === parameters['issue_number'];
  const meant = ({ parameters }: Call) => state.comments.find(({ id }) => String(id) === parameters['comment_id']);
  const ofIssue = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
  const single = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
  return {
    [`GET ${ofIssue}`]: (call) => (exists(call) ? page(call, state.comments.filter(standsOn(call)), show) : missing),
    [`POST ${ofIssue}`]: (call) => {
      if (!exists(call)) return missing;
      const text = String(call.body['body']);
      const refused = forbidden(text);
      if (refused !== null) return refused;
      const issue = Number(call.parameters['issue_number']);
      const on = issue === first() ? {} : { issue };
      const made = {
        id: Math.max(0, ...state.comments.map(({ id }) => id)) + 1,
        author: login,
        body: text,
        ...on,
      };
      state.comments.push(made);
      return { status: 201, body: show(made, call.origin) };
    },
    [`GET ${single}`]: (call) => {
      const found = meant(call);
      return found === undefined ? missing : { status: 200, body: show(found, call.origin) };
    },
    [`PATCH ${single}`]: (call) => {
      const found = meant(call);
      if (found === undefined) return missing;
      const refused = forbidden(String(call.body['body']));
      if (refused !== null) return refused;
      found.body = String(call.body['body']);
      // Changed last by who wrote it.
      delete found.editor;
      return { status: 200, body: show(found, call.origin) };
    },
    [`DELETE ${single}`]: (call) => {
      const found = meant(call);
      if (found === undefined) return missing;
      if (!state.permissions.comments) return denied;
      state.comments = state.comments.filter((comment) => comment !== found);
      return { status: 204 };
    },
  };
}

/** A page of a list, and the header that leads to the next one. */
function page<T>({ query, parameters, origin }: Call, all: readonly T[], show: (item: T, origin: string) => Json) {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const number = Number(query.get('page') ?? 1);
  const path = `/repos/${parameters['owner']}/${parameters['repo']}/issues/${parameters['issue_number']}/comments`;
  const link = `<${origin}${path}?per_page=${size}&page=${number + 1}>; rel="next"`;
  const body = all.slice((number - 1) * size, number * size).map((item) => show(item, origin));
  return { status: 200, body, ...(number * size >= all.length ? {} : { headers: { link } }) };
}

function statusRoutes(state: GitHubState, { login }: Setting): Record<string, Route> {
  const targets = new WeakMap<StoredStatus, string>();
  const shown = (set: StoredStatus, id: number, origin: string) => {
    const { sha, ...rest } = set;
    const target_url = targets.get(set) ?? null;
    return {
      ...{ ...rest, id, node_id: `SC_${id}`, url: `${origin}/statuses/${sha}`, avatar_url: null, target_url },
      ...{ created_at: time, updated_at: time, creator: user(login) },
    };
  };
  return {
    'GET /repos/{owner}/{repo}/commits/{ref}/statuses': ({ parameters, query, origin }) => {
      const size = Number(query.get('per_page') ?? 30);
      const page = Number(query.get('page') ?? 1);
      const { owner, repo, ref } = parameters;
      const all = state.statuses.map((set, at) => ({ set, id: at + 1 })).filter(({ set }) => set.sha === ref);
      const some = all.toReversed().slice((page - 1) * size, page * size);
      const next = `${origin}/repos/${owner}/${repo}/commits/${ref}/statuses?per_page=${size}&page=${page + 1}`;
      const headers = page * size >= all.length ? {} : { headers: { link: `<${next}>; rel="next"` } };
      return { status: 200, body: some.map(({ set, id }) => shown(set, id, origin)), ...headers };
    },
    'POST /repos/{owner}/{repo}/statuses/{sha}': ({ parameters, body, origin }) => {
      if (!state.permissions.statuses) return denied;
      const { sha = '' } = parameters;
      if (!/^[0-9a-f]{40}$/.test(sha)) return invalid('sha', `No commit found for SHA: ${sha}`);
      const others = state.statuses.filter((set) => set.sha === sha && set.context === String(body['context']));
      if (others.length >= mostStatuses)
        return invalid('context', 'This SHA and context has reached the maximum number of statuses.');
      const description = String(body['description'] ?? '');
      if ([...description].length > longestDescription)
        return invalid('description', `description is too long (maximum is ${longestDescription} characters)`);
      const set = { sha, state: String(body['state']), context: String(body['context']), description };
      state.statuses.push(set);
      if (typeof body['target_url'] === 'string') targets.set(set, body['target_url']);
      return { status: 201, body: shown(set, state.statuses.length, origin) };
    },
  };
}
