import { z } from 'zod';
import { commentMarker } from '../lib/marker.ts';
import { UserError } from '../lib/user-error.ts';
import type { Access, CommentId, UpsertedComment } from './access.ts';
import { isDenied, statusOf } from './failure.ts';

const longestBody = 65_536;
/** GraphQL takes no more ids at once. */
const mostNodes = 100;
/** How often the comments are read anew when what was seen does not hold any more. */
const mostLooks = 3;

interface Comment {
  readonly id: CommentId;
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
 * it: anybody can plant a marker. The oldest one is kept, further ones of ours are removed.
 */
export async function upsertComment(access: Access, sticky: Sticky): Promise<UpsertedComment> {
  const { body } = sticky;
  refuseWrong(sticky);
  try {
    for (let look = 1; look <= mostLooks; look += 1) {
      const [current, ...duplicates] = await findOwn(access, sticky);
      const written = current === undefined ? await create(access, sticky) : await update(access, current, body);
      if (written === null) continue;
      for (const duplicate of duplicates) await remove(access, duplicate);
      return written;
    }
    throw new Error(`GitHub did not keep the comment, after ${mostLooks} attempts`);
  } catch (error) {
    if (statusOf(error) === 403) return { outcome: 'denied' };
    throw error;
  }
}

/** The text of our comment; null when there is none or this token may not read it. */
export async function readComment(access: Access, sticky: Omit<Sticky, 'body'>): Promise<string | null> {
  try {
    const [current] = await findOwn(access, sticky);
    return current?.body ?? null;
  } catch (error) {
    if (isDenied(error)) return null;
    throw error;
  }
}

/** One request that is not repeated; the comment must be one that `upsertComment` found or made. */
export async function updateComment(
  { client, owner, repo }: Access,
  { id, body, name }: Omit<Sticky, 'number'> & { readonly id: CommentId },
): Promise<'updated' | 'gone' | 'denied'> {
  refuseWrong({ body, name });
  try {
    await client.rest.issues.updateComment({ owner, repo, comment_id: id, body, request: { retries: 0 } });
    return 'updated';
  } catch (error) {
    if (statusOf(error) === 404) return 'gone';
    if (statusOf(error) === 403) return 'denied';
    throw error;
  }
}

function refuseWrong({ body, name }: Omit<Sticky, 'number'>): void {
  if (body.length > longestBody)
    throw new Error(`the comment has ${body.length} characters, GitHub takes ${longestBody}`);
  if (!body.startsWith(`${commentMarker(name)}\n`)) throw new Error('the comment lacks its marker');
}

/** Null when the answer got lost: GitHub may have made the comment, and a blind repetition would make a second one. */
async function create({ client, owner, repo }: Access, { number, body }: Sticky): Promise<UpsertedComment | null> {
  try {
    const once = { retries: 0 };
    const { data } = await client.rest.issues.createComment({ owner, repo, issue_number: number, body, request: once });
    return { outcome: 'created', url: data.html_url, id: data.id };
  } catch (error) {
    if ((statusOf(error) ?? 0) >= 500) return null;
    throw error;
  }
}

/** Null when somebody deleted the comment in the meantime. */
async function update(access: Access, current: Comment, body: string): Promise<UpsertedComment | null> {
  const { id } = current;
  if (current.body === body) return { outcome: 'unchanged', url: current.url, id };
  const { client, owner, repo } = access;
  try {
    const { data } = await client.rest.issues.updateComment({ owner, repo, comment_id: id, body });
    return { outcome: 'updated', url: data.html_url, id };
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** The report is published already: a duplicate that stays, or is gone, does no harm. */
async function remove({ client, owner, repo }: Access, { id }: Comment): Promise<void> {
  try {
    await client.rest.issues.deleteComment({ owner, repo, comment_id: id });
  } catch (error) {
    if (statusOf(error) === null && !(error instanceof UserError)) throw error;
  }
}

/** Our comments on all pages, the oldest first. */
async function findOwn({ client, owner, repo }: Access, { number, name }: Omit<Sticky, 'body'>): Promise<Comment[]> {
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
    const { nodes } = authors.parse(
      await client.graphql(query, { ids: ids.slice(at, at + mostNodes) }).catch(knownPart),
    );
    for (const node of nodes) if (node?.viewerDidAuthor) own.add(node.id);
  }
  return own;
}

/** Of a comment that was just deleted, GitHub reports an error beside what it knows of the others. */
function knownPart(error: unknown): unknown {
  if (error instanceof Error && 'data' in error && authors.safeParse(error.data).success) return error.data;
  throw error;
}
