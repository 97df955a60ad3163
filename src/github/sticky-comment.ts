import { z } from 'zod';
import { commentMarker } from '../lib/marker.ts';
import { type Access, statusOf } from './client.ts';
import type { UpsertedComment } from './github.ts';

const longestBody = 65_536;
/** GraphQL takes no more ids at once. */
const mostNodes = 100;

interface Comment {
  readonly id: number | bigint;
  readonly nodeId: string;
  readonly body: string;
  readonly url: string;
}

interface Sticky {
  readonly number: number;
  readonly body: string;
  readonly name: string;
}

/**
 * Creates or updates our comment. It is ours when its first line is the marker and GitHub says that this token wrote
 * it: anybody can plant a marker (threats.md, cases 68 to 70). Further ones of ours are removed.
 */
export async function upsertComment(access: Access, sticky: Sticky): Promise<UpsertedComment> {
  const { number, body, name } = sticky;
  if (body.length > longestBody) throw new Error(`the comment has ${body.length} characters`);
  if (!body.startsWith(`${commentMarker(name)}\n`)) throw new Error('the comment lacks its marker');
  const { client, owner, repo } = access;
  try {
    const [current, ...duplicates] = await findOwn(access, sticky);
    for (const { id } of duplicates) await client.rest.issues.deleteComment({ owner, repo, comment_id: id });
    if (current?.body === body) return { outcome: 'unchanged', url: current.url };
    const updated = current === undefined ? null : await update(access, current.id, body);
    if (updated !== null) return { outcome: 'updated', url: updated };
    const { data } = await client.rest.issues.createComment({ owner, repo, issue_number: number, body });
    return { outcome: 'created', url: data.html_url };
  } catch (error) {
    if (statusOf(error) === 403) return { outcome: 'denied' };
    throw error;
  }
}

/** Null when somebody deleted the comment in the meantime. */
async function update({ client, owner, repo }: Access, id: Comment['id'], body: string): Promise<string | null> {
  try {
    return (await client.rest.issues.updateComment({ owner, repo, comment_id: id, body })).data.html_url;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** Our comments on all pages, the oldest first. */
async function findOwn({ client, owner, repo }: Access, { number, name }: Sticky): Promise<Comment[]> {
  const comments = await client.paginate(client.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  const marked = comments
    .map(({ id, node_id, body, html_url }): Comment => ({ id, nodeId: node_id, body: body ?? '', url: html_url }))
    .filter(({ body }) => body.split(/\r?\n/, 1)[0] === commentMarker(name));
  const own = await authored(
    client,
    marked.map(({ nodeId }) => nodeId),
  );
  return marked.filter(({ nodeId }) => own.has(nodeId));
}

const authors = z.object({
  nodes: z.array(z.object({ id: z.string(), viewerDidAuthor: z.boolean() }).nullable()),
});

/** Which of the comments this very token wrote. REST has no answer to that for installation tokens. */
async function authored(client: Access['client'], ids: readonly string[]): Promise<Set<string>> {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { id viewerDidAuthor } } }';
  const own = new Set<string>();
  for (let at = 0; at < ids.length; at += mostNodes) {
    const { nodes } = authors.parse(await client.graphql(query, { ids: ids.slice(at, at + mostNodes) }));
    for (const node of nodes) if (node?.viewerDidAuthor) own.add(node.id);
  }
  return own;
}
