import { time, user } from './payloads.ts';
import { type Call, denied, invalid, longestBody, missing, type Route, refusal, type Setting } from './routes.ts';
import type { Answer, GitHubState, StoredThread } from './state.ts';

type Json = Record<string, unknown>;

const ofPull = '/repos/{owner}/{repo}/pulls/{pull_number}';

/** Reviews with their comments, all or nothing, and single comments, which may be about a whole file. */
export function reviewRoutes(state: GitHubState, { login, serverUrl }: Setting): Record<string, Route> {
  const headOf = ({ parameters }: Call) => state.pulls.get(Number(parameters['pull_number']))?.headSha ?? null;

  /** What GitHub has against the comment; null when it takes it. */
  function objection(comment: Json, headSha: string, body: Json): Answer | null {
    const shown = refusedLines(state, comment);
    if (body['commit_id'] !== headSha)
      return refusal(422, 'Validation Failed: commit_id is not part of the pull request');
    if ([...String(comment['body'])].length > longestBody) return invalid('body', 'Body is too long');
    return shown;
  }

  function keep(comment: Json): StoredThread {
    const { path, line, side = 'RIGHT', start_line: startLine = null, subject_type: subject = 'line', body } = comment;
    const ids = state.threads.flatMap(({ comments }) => comments.map(({ id }) => id));
    const id = Math.max(1_000, ...ids) + 1;
    const thread: StoredThread = {
      id,
      path: String(path),
      line: subject === 'file' ? null : Number(line),
      startLine: startLine === null ? null : Number(startLine),
      side: side === 'LEFT' ? 'LEFT' : 'RIGHT',
      isResolved: false,
      isOutdated: false,
      comments: [{ id, author: login, body: String(body) }],
    };
    state.threads.push(thread);
    return thread;
  }

  return {
    [`POST ${ofPull}/reviews`]: (call) => {
      const headSha = headOf(call);
      if (headSha === null) return missing;
      if (!state.permissions.comments || state.isLocked) return denied;
      const { event, body, comments = [] } = call.body as { event?: string; body?: string; comments?: Json[] };
      if (event !== 'COMMENT' || !body) return refusal(422, 'Unprocessable Entity: an event and a body are needed');
      for (const comment of comments) {
        if ('subject_type' in comment) return refusal(422, 'Invalid request: subject_type is not a permitted key');
        const refused = objection(comment, headSha, call.body);
        if (refused !== null) return refused;
      }
      for (const comment of comments) keep(comment);
      state.reviews.push(comments.length);
      const url = `${serverUrl}/review-${state.reviews.length}`;
      const pullUrl = `${call.origin}/pulls/${call.parameters['pull_number']}`;
      return {
        status: 200,
        body: {
          id: state.reviews.length,
          node_id: `PRR_${state.reviews.length}`,
          user: user(login),
          body,
          state: 'COMMENTED',
          commit_id: headSha,
          html_url: url,
          pull_request_url: pullUrl,
          _links: { html: { href: url }, pull_request: { href: pullUrl } },
          author_association: 'NONE',
        },
      };
    },
    [`POST ${ofPull}/comments`]: (call) => {
      const headSha = headOf(call);
      if (headSha === null) return missing;
      if (!state.permissions.comments || state.isLocked) return denied;
      const refused = objection(call.body, headSha, call.body);
      if (refused !== null) return refused;
      return { status: 201, body: show(keep(call.body), call, headSha) };
    },
  };

  function show({ id, path, comments }: StoredThread, { origin }: Call, headSha: string): Json {
    const url = `${origin}/pulls/comments/${id}`;
    const html = `${serverUrl}/comment-${id}`;
    return {
      url,
      id,
      node_id: `PRRC_${id}`,
      pull_request_review_id: null,
      diff_hunk: '',
      path,
      commit_id: headSha,
      original_commit_id: headSha,
      user: user(login),
      body: comments[0]?.body ?? '',
      created_at: time,
      updated_at: time,
      html_url: html,
      pull_request_url: `${origin}/pulls`,
      author_association: 'NONE',
      _links: { self: { href: url }, html: { href: html }, pull_request: { href: `${origin}/pulls` } },
    };
  }
}

/** A file must be in the diff; both ends of a range must lie in one hunk of its side. */
function refusedLines(state: GitHubState, comment: Json): Answer | null {
  const hunks = state.diff[String(comment['path'])];
  if (hunks === undefined) return invalid('pull_request_review_thread.path', 'is not part of the diff');
  if (comment['subject_type'] === 'file') return null;
  const side = comment['side'] === 'LEFT' ? 'LEFT' : 'RIGHT';
  const line = Number(comment['line']);
  const start = Number(comment['start_line'] ?? line);
  const isWhole = comment['start_line'] === undefined || start < line;
  const isInside = hunks.some(({ [side]: [first, last] }) => start >= first && line <= last);
  return isInside && isWhole
    ? null
    : invalid('pull_request_review_thread.line', 'pull_request_review_thread.line must be part of the diff');
}
