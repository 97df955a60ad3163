import examples from '@octokit/webhooks-examples' with { type: 'json' };

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
  readonly baseSha: string;
  readonly headRef: string;
  readonly headSha: string;
  readonly mergeBase: string;
  readonly commits: number;
  readonly state: 'open' | 'closed';
  readonly isDraft: boolean;
  /** `owner/name` of the head's repository, null when the fork is gone. */
  readonly headRepo: string | null;
}

const opened = (examples as unknown as readonly { name: string; examples: readonly Json[] }[])
  .find(({ name }) => name === 'pull_request')
  ?.examples.find((example) => example['action'] === 'opened') as Json & {
  pull_request: Json;
  sender: Json;
  repository: Json;
};

/** GitHub's own example user under another name. */
export function user(login: string, type: 'User' | 'Bot' = 'User'): Json {
  return { ...opened.sender, login, type };
}

function side(script: PullScript, which: 'base' | 'head', serverUrl: string): Json {
  const [ref, sha] = which === 'base' ? [script.baseRef, script.baseSha] : [script.headRef, script.headSha];
  const fullName = which === 'base' ? `${script.owner}/${script.repo}` : script.headRepo;
  const example = opened.pull_request[which] as { repo: Json };
  const owner = fullName?.split('/')[0] ?? script.owner;
  const repo =
    fullName === null
      ? null
      : {
          ...example.repo,
          full_name: fullName,
          name: fullName.split('/')[1],
          owner: user(owner),
          html_url: `${serverUrl}/${fullName}`,
        };
  return { ...example, ref, sha, label: `${owner}:${ref}`, user: user(owner), repo };
}

/** The pull request as the REST API shows it, grown from GitHub's own webhook example. */
export function restPull(script: PullScript, serverUrl: string): Json {
  return {
    ...opened.pull_request,
    number: script.number,
    title: script.title,
    body: script.body,
    state: script.state,
    draft: script.isDraft,
    user: user(script.author),
    commits: script.commits,
    html_url: `${serverUrl}/${script.owner}/${script.repo}/pull/${script.number}`,
    base: side(script, 'base', serverUrl),
    head: side(script, 'head', serverUrl),
    auto_merge: null,
  };
}

/** The event payload of a push to, or the opening of, the pull request. */
export function pullRequestEvent(script: PullScript, serverUrl: string): Json {
  return { ...opened, number: script.number, pull_request: restPull(script, serverUrl) };
}
