import { z } from 'zod';
import { commentMarker, runTag, stampOf } from '../lib/marker.ts';
import type { Access, CommentId, ForeignComment } from './access.ts';
import { isDenied } from './failure.ts';

/** GraphQL takes no more ids at once. */
const mostNodes = 100;

export interface OwnComment {
  readonly id: CommentId;
  readonly body: string;
  /** Login of who changed it last, where that was somebody else; null: nobody, or GitHub does not say. */
  readonly editor: string | null;
}

/** Comments that carry our marker, those of each kind the oldest first. */
export interface Found {
  readonly own: readonly OwnComment[];
  /** Of other bots: an earlier run may have had another token. */
  readonly ofBots: readonly ForeignComment[];
  /** False when GitHub did not say who wrote them: there may be one of ours that nobody knows of. */
  readonly isCertain: boolean;
}

/**
 * Our comments on all pages. Those of this very run show that by their tag; only GraphQL says whether the token wrote an
 * earlier one. When it does not answer, nobody knows.
 */
export async function findOwn(
  { client, owner, repo }: Access,
  { number, name, tag }: { readonly number: number; readonly name: string; readonly tag: string },
): Promise<Found> {
  const comments = await client.paginate(client.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  const marked = comments
    .map(({ id, node_id, body, user, html_url: url }) => ({
      ...{ id, url, nodeId: node_id, body: body ?? '' },
      bot: user?.type === 'Bot' ? user.login : null,
    }))
    .filter(({ body }) => body.split(/\r?\n/, 1)[0] === commentMarker(name));
  const ids = marked.map(({ nodeId }) => nodeId);
  try {
    const editors = await authored(client, ids);
    return {
      own: marked.flatMap(({ nodeId, id, body }) => {
        const editor = editors.get(nodeId);
        return editor === undefined ? [] : [{ id, body, editor }];
      }),
      ofBots: marked.flatMap(({ nodeId, bot, url, body }) =>
        bot === null || editors.has(nodeId) ? [] : [{ author: bot, url, body }],
      ),
      isCertain: true,
    };
  } catch (error) {
    if (isDenied(error)) throw error;
    const own = marked.filter(({ body }) => isTagged(body, tag)).map(({ id, body }) => ({ id, body, editor: null }));
    return { own, ofBots: [], isCertain: false };
  }
}

function isTagged(body: string, tag: string): boolean {
  const stamp = stampOf(body);
  return stamp !== null && runTag(stamp) === tag;
}

const actor = z.object({ login: z.string() }).nullable();
const authors = z.object({
  nodes: z.array(z.object({ id: z.string(), viewerDidAuthor: z.boolean(), author: actor, editor: actor }).nullable()),
});

/** Which of the comments this very token wrote, and who changed each last. REST has no answer to that for installation tokens. */
async function authored(client: Access['client'], ids: readonly string[]): Promise<Map<string, string | null>> {
  const query =
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { id viewerDidAuthor author { login } editor { login } } } }';
  const own = new Map<string, string | null>();
  for (let at = 0; at < ids.length; at += mostNodes) {
    const { nodes } = authors.parse(
      await client.graphql(query, { ids: ids.slice(at, at + mostNodes) }).catch(knownPart),
    );
    for (const node of nodes)
      if (node?.viewerDidAuthor)
        own.set(node.id, node.editor?.login === node.author?.login ? null : (node.editor?.login ?? null));
  }
  return own;
}

/** Of a comment that was just deleted, GitHub reports an error beside what it knows of the others. */
function knownPart(error: unknown): unknown {
  if (error instanceof Error && 'data' in error && authors.safeParse(error.data).success) return error.data;
  throw error;
}
