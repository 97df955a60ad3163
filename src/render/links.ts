import type { InlineCode, Link, PhrasingContent } from 'mdast';
import { pathAddress } from '../lib/path-text.ts';
import { type Anchor, type Change, type ClaimedPlace, isOpen, type PullRequest, type Report } from '../types.ts';
import { clip, codeSpan } from './escape.ts';

/** GitHub refuses longer addresses, and a page must stay within its limit. */
const longestAddress = 2_000;

/** Everything but letters, digits and `-._` is encoded, brackets too: the address cannot end early. */
function encoded(path: string): string {
  return pathAddress(path).replace(/[!'()*~]/gu, (found) => `%${found.charCodeAt(0).toString(16)}`);
}

/** Page of the repository; null for what is on no server. */
export function repositoryUrl(change: Change): string | null {
  return change.kind === 'local-branch' ? null : `${change.serverUrl}/${encoded(change.owner)}/${encoded(change.repo)}`;
}

/** Address of the lines at a commit that cannot change; null when it would be too long for a browser. */
export function permalink({ change }: Pick<Report, 'change'>, anchor: Anchor): string | null {
  const { headSha, mergeBase } = change;
  const repository = repositoryUrl(change);
  if (repository === null) return null;
  const sha = anchor.side === 'new' ? headSha : mergeBase;
  // A Markdown file is shown rendered, without lines, unless asked for its source.
  const plain = /\.(?:md|markdown|mdown|mkdn?)$/iu.test(anchor.path) ? '?plain=1' : '';
  const end = anchor.endLine > anchor.startLine ? `-L${anchor.endLine}` : '';
  const url = `${repository}/blob/${encoded(sha)}/${encoded(anchor.path)}${plain}#L${anchor.startLine}${end}`;
  return url.length > longestAddress ? null : url;
}

/** `path:start-end`, linked to the lines where that is possible. */
export function place(report: Report, anchor: Anchor, longest: number): PhrasingContent {
  const label: InlineCode = claimedPlace(anchor, longest);
  const url = longest < 100 ? null : permalink(report, anchor);
  return url === null ? label : link(url, [label]);
}

/** The place as a reviewer states it, which code has not confirmed. */
export function claimedPlace({ path, startLine, endLine, side }: ClaimedPlace, longest: number): InlineCode {
  const end = startLine !== null && endLine !== null && endLine > startLine ? `-${endLine}` : '';
  const lines = startLine === null ? '' : `:${startLine}${end}`;
  return codeSpan(`${clip(path, longest)}${lines}${side === 'old' ? ' (before the change)' : ''}`);
}

/** A link with an address made here or given by the runner; its label must come out of `escape.ts`. */
export function link(url: string, children: Link['children']): Link {
  return { type: 'link', url, title: null, children };
}

/** Page of the change: the pull request, or the comparison of the two commits. */
export function changeUrl(change: Change): string | null {
  const repository = repositoryUrl(change);
  if (repository === null) return null;
  return change.kind === 'pull-request'
    ? `${repository}/pull/${change.number}`
    : `${repository}/compare/${encoded(change.baseSha)}...${encoded(change.headSha)}`;
}

/** Page of a commit; of the reviewed one unless another is given. */
export function commitUrl(change: Change, sha = change.headSha): string | null {
  const repository = repositoryUrl(change);
  return repository === null ? null : `${repository}/commit/${encoded(sha)}`;
}

/** Page of the author; null for apps and for what is no login. */
export function authorUrl({ serverUrl, author }: Pick<PullRequest, 'serverUrl' | 'author'>): string | null {
  return /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/u.test(author) ? `${serverUrl}/${author}` : null;
}

/** A link to the workflow run, or plain words when there is none. */
export function runLink(runUrl: string | null, label: string): PhrasingContent {
  const isAddress = runUrl !== null && runUrl.length <= longestAddress && /^https?:\/\/[\w./:-]+$/u.test(runUrl);
  return isAddress ? link(runUrl, [{ type: 'text', value: label }]) : { type: 'text', value: label };
}

/** Where it is said how a finding that is wrong is declined; null where there is none, or nobody to say it to. */
export function disputeLink({ change, ledger, actionUrl }: Report): Link | null {
  if (change.kind !== 'pull-request' || actionUrl === null || !ledger.findings.some(isOpen)) return null;
  return link(`${actionUrl}/docs/commands.md`, [{ type: 'text', value: 'decline a finding' }]);
}
