import examples from '@octokit/webhooks-examples' with { type: 'json' };
import { examplesOf } from './webhooks.ts';

type Json = Record<string, unknown>;

/** What a scenario says of its pull request. */
export interface PullScript {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly baseRef: string;
  /** The tip of the base. */
  readonly baseSha: string;
  /** What GitHub still calls the base commit; the tip unless given. */
  readonly staleBaseSha?: string;
  readonly headRef: string;
  readonly headSha: string;
  readonly mergeBase: string;
  readonly commits: number;
  readonly state: 'open' | 'closed';
  readonly isMerged?: boolean;
  readonly isDraft: boolean;
  readonly labels?: readonly string[];
  /** Of the repository; `main` unless given. */
  readonly defaultBranch?: string;
  /** Of the repository with its history, in kilobytes, as events tell of it; next to nothing unless given. */
  readonly kilobytes?: number;
  /** `owner/name` of the head's repository, null when the fork is gone. */
  readonly headRepo: string | null;
}

export const time = '2026-01-05T09:00:00Z';

const opened = (examples as unknown as readonly { name: string; examples: readonly Json[] }[])
  .find(({ name }) => name === 'pull_request')
  ?.examples.find((example) => example['action'] === 'opened') as Json & {
  pull_request: Json;
  sender: Json;
  repository: Json;
};

/** GitHub's own example user under another name. */
export function user(login: string): Json {
  return { ...opened.sender, login, id: accountId(login), type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}

/** The number of an account: the same for the same name. */
export function accountId(login: string): number {
  return [...login].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
}

function repository(example: Json, fullName: string, serverUrl: string): Json {
  const [owner = '', name] = fullName.split('/');
  return { ...example, full_name: fullName, name, owner: user(owner), html_url: `${serverUrl}/${fullName}` };
}

function side(script: PullScript, which: 'base' | 'head', serverUrl: string): Json {
  const [ref, sha] =
    which === 'base' ? [script.baseRef, script.staleBaseSha ?? script.baseSha] : [script.headRef, script.headSha];
  const fullName = which === 'base' ? `${script.owner}/${script.repo}` : script.headRepo;
  const example = opened.pull_request[which] as { repo: Json };
  const owner = fullName?.split('/')[0] ?? script.owner;
  const defaultBranch = script.defaultBranch ?? 'main';
  const repo =
    fullName === null ? null : { ...repository(example.repo, fullName, serverUrl), default_branch: defaultBranch };
  return { ...example, ref, sha, label: `${owner}:${ref}`, user: user(owner), repo };
}

function label(name: string, id: number): Json {
  return {
    id,
    node_id: `L_${id}`,
    url: `https://api.github.test/${id}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  };
}

/** The pull request as the REST API shows it, grown from GitHub's own webhook example. */
export function restPull(script: PullScript, serverUrl: string): Json {
  const isMerged = script.isMerged ?? false;
  return {
    ...opened.pull_request,
    number: script.number,
    title: script.title,
    body: script.body,
    state: script.state,
    draft: script.isDraft,
    labels: (script.labels ?? []).map((name, at) => label(name, at + 1)),
    merged: isMerged,
    merged_at: isMerged ? time : null,
    user: user(script.author),
    commits: script.commits,
    html_url: `${serverUrl}/${script.owner}/${script.repo}/pull/${script.number}`,
    base: side(script, 'base', serverUrl),
    head: side(script, 'head', serverUrl),
    auto_merge: null,
  };
}

function commitOf(sha: string, origin: string): Json {
  const identity = { name: 'Ana', email: 'ana@example.org', date: time };
  return {
    url: `${origin}/commits/${sha}`,
    sha,
    node_id: `C_${sha}`,
    html_url: `${origin}/commit/${sha}`,
    comments_url: `${origin}/commits/${sha}/comments`,
    commit: {
      url: `${origin}/git/commits/${sha}`,
      author: identity,
      committer: identity,
      message: 'A commit',
      comment_count: 0,
      tree: { sha, url: `${origin}/git/trees/${sha}` },
    },
    author: user('ana'),
    committer: user('ana'),
    parents: [],
  };
}

/** A branch as the REST API shows it to those who may not see its rules. */
export function branch(
  name: string,
  { isProtected, sha }: { isProtected: boolean; sha: string },
  origin: string,
): Json {
  const self = `${origin}/branches/${encodeURIComponent(name)}`;
  return {
    name,
    commit: commitOf(sha, origin),
    _links: { self, html: `${origin}/tree/${name}` },
    protected: isProtected,
    protection: {},
    protection_url: `${self}/protection`,
  };
}

/** The comparison of base and head, with its merge base and without its commits and files. */
export function comparison(pull: PullScript, origin: string): Json {
  const commit = (sha: string) => commitOf(sha, origin);
  const url = `${origin}/compare/${pull.baseSha}...${pull.headSha}`;
  const isAhead = pull.mergeBase === pull.baseSha;
  return {
    url,
    html_url: url,
    permalink_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    base_commit: commit(pull.baseSha),
    merge_base_commit: commit(pull.mergeBase),
    status: isAhead ? 'ahead' : 'diverged',
    ahead_by: pull.commits,
    behind_by: isAhead ? 0 : 1,
    total_commits: pull.commits,
    commits: [],
  };
}

/** The comparison of a base with the head of a merge group, a page of its commits at a time. */
export function groupComparison(
  commits: readonly { readonly sha: string; readonly parents: readonly string[] }[],
  { base, head, query, origin }: { base: string; head: string; query: URLSearchParams; origin: string },
): Json {
  const size = Number(query.get('per_page') ?? 250);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  const url = `${origin}/compare/${base}...${head}`;
  const parent = (sha: string) => ({ sha, url: `${origin}/commits/${sha}`, html_url: `${origin}/commit/${sha}` });
  return {
    ...{ url, html_url: url, permalink_url: url, diff_url: url, patch_url: url, status: 'ahead' },
    ...{ base_commit: commitOf('a'.repeat(40), origin), merge_base_commit: commitOf('a'.repeat(40), origin) },
    ...{ ahead_by: commits.length, behind_by: 0, total_commits: commits.length },
    commits: commits
      .slice(start, start + size)
      .map(({ sha, parents }) => ({ ...commitOf(sha, origin), parents: parents.map(parent) })),
  };
}

export function gitRef(ref: string, sha: string, origin: string): Json {
  const url = `${origin}/git/${ref}`;
  return { ref, node_id: 'REF_1', url, object: { type: 'commit', sha, url: `${origin}/git/commits/${sha}` } };
}

/** What every event says of the repository that it happened in, and of who caused it. */
function place({ owner, repo, author, kilobytes }: PullScript, serverUrl: string): Json {
  const of = repository(opened.repository, `${owner}/${repo}`, serverUrl);
  return { repository: kilobytes === undefined ? of : { ...of, size: kilobytes }, sender: user(author) };
}

/** The event payload of a push to (`synchronize`), or the opening of, the pull request. */
export function pullRequestEvent(script: PullScript, serverUrl: string, action = 'opened'): Json {
  const { number } = script;
  return { ...opened, action, number, pull_request: restPull(script, serverUrl), ...place(script, serverUrl) };
}

const commented = examplesOf('issue_comment')[0] as { readonly issue: Json; readonly comment: Json };

/** The event payload of a comment on the pull request, grown from GitHub's own example of one on an issue. */
export function commentEvent(
  script: PullScript,
  serverUrl: string,
  { id, author, body }: { readonly id: number; readonly author: string; readonly body: string },
): Json {
  const { number, title, state } = script;
  return {
    ...commented,
    ...{ action: 'created', ...place(script, serverUrl), sender: user(author) },
    issue: { ...commented.issue, number, title, state, user: user(script.author), pull_request: { url: serverUrl } },
    comment: { ...commented.comment, id, body, user: user(author), created_at: time, updated_at: time },
  };
}

/** The event payload of a push of the pull request's head to a branch that stood at its base. */
export function pushEvent(script: PullScript, serverUrl: string, branchName: string): Json {
  const [pushed] = examplesOf('push');
  const { baseSha: before, headSha: after } = script;
  const ref = `refs/heads/${branchName}`;
  const { repository: of, sender } = place(script, serverUrl);
  const created = { created: false, deleted: false, forced: false };
  return { ...pushed, ...created, ref, before, after, sender, repository: { ...(of as Json), default_branch: 'main' } };
}

/** The event payload of a run by hand, on the base branch of the pull request. */
export function workflowDispatchEvent(
  script: PullScript,
  serverUrl: string,
  inputs: Readonly<Record<string, string>>,
): Json {
  const ref = `refs/heads/${script.baseRef}`;
  return { inputs: { ...inputs }, ref, workflow: '.github/workflows/review.yml', ...place(script, serverUrl) };
}

/** A file as `GET contents` shows it. */
export function contentFile(path: string, text: string, origin: string): Json {
  const bytes = Buffer.from(text);
  const address = `${origin}/contents/${encodeURIComponent(path)}`;
  return {
    ...{ type: 'file', encoding: 'base64', size: bytes.length, name: path.split('/').at(-1), path },
    // GitHub breaks its lines.
    content: bytes.toString('base64').replace(/.{60}/g, '$&\n'),
    ...{ sha: '0'.repeat(40), url: address, git_url: address, html_url: address, download_url: address },
    _links: { git: address, html: address, self: address },
  };
}
