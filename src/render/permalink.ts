import type { Link } from 'mdast';
import type { Anchor, Report } from '../types.ts';
import { codeSpan, link } from './escape.ts';

/** `path:12-14`, linked to exactly these lines of exactly this commit. */
export function permalink(report: Report, { path, side, startLine, endLine }: Anchor): Link {
  const { pullRequest, serverUrl } = report;
  const { owner, repo, headSha, mergeBase } = pullRequest;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  // Without it GitHub shows the rendered page, which has no lines.
  const query = /\.(md|markdown|mdx)$/i.test(path) ? '?plain=1' : '';
  const lines = endLine > startLine ? `#L${startLine}-L${endLine}` : `#L${startLine}`;
  const url = `${serverUrl}/${owner}/${repo}/blob/${side === 'new' ? headSha : mergeBase}/${encoded}${query}${lines}`;
  const span = endLine > startLine ? `${startLine}-${endLine}` : `${startLine}`;
  return link(url, [codeSpan(`${path}:${span}`)]);
}
