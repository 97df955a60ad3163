import { z } from 'zod';
import { commentMarker, runTag, stampOf } from '../lib/marker.ts';
import type { Access, CommentId } from './access.ts';
import { isDenied } from './failure.ts';

/** GraphQL takes no more ids at once. */
const mostNodes = 100;

interface Comment {
  readonly id: CommentId;
  readonly nodeId: string;
  readonly body: string;
}

/**
 * Our comments on all pages, the oldest first. Those of this very run show that by their tag; only GraphQL says whether
 * the token wrote an earlier one. When it does not answer, nobody knows.
 */
export async function findOwn(
  { client, owner, repo }: Access,
  { number, name, tag }: { readonly number: number; readonly name: string; readonly tag: string },
): Promise<{ readonly own: readonly Comment[]; readonly isCertain: boolean }> {
  const comments = await client.paginate(client.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  const marked = comments
    .map(({ id, node_id, body }): Comment => ({ id, nodeId: node_id, body: body ?? '' }))
    .filter(({ body }) => body.split(/\r?\n/, 1)[0] === commentMarker(name));
  const ids = marked.map(({ nodeId }) => nodeId);
  try {
    const own = await authored(client, ids);
    return { own: marked.filter(({ nodeId }) => own.has(nodeId)), isCertain: true };
  } catch (error) {
    if (isDenied(error)) throw error;
    return { own: marked.filter(({ body }) => isTagged(body, tag)), isCertain: false };
  }
}

function isTagged(body: string, tag: string): boolean {
  const stamp = stampOf(body);
  return stamp !== null && runTag(stamp) === tag;
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
