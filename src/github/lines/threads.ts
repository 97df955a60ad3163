import { z } from 'zod';
import { becameOf, fingerprintOf } from '../../lib/marker.ts';
import type { ReviewThread } from '../../types.ts';
import type { Access } from '../access.ts';
import { isDenied } from '../failure.ts';

const threadsOfPage = 100;
/** A pull request with more discussions than ten pages hold is shown with those of the first ten. */
const mostShown = 10 * threadsOfPage;
/** Read ahead while the report is written: at its end there is time for few pages. */
const mostPagesAhead = 20;
/** Beyond so many nobody looks for what is ours. */
const mostPages = 50;
export const mostDiscussions = mostPages * threadsOfPage;
const longestBody = 2_000;

const query = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: ${threadsOfPage}, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id isResolved isOutdated path line
          comments(first: 1) { totalCount nodes { body url viewerDidAuthor author { login } } }
        }
      }
    }
  }
}`;

const comment = z.object({
  body: z.string(),
  url: z.string(),
  viewerDidAuthor: z.boolean(),
  author: z.object({ login: z.string() }).nullable(),
});
const thread = z.object({
  id: z.string(),
  isResolved: z.boolean(),
  isOutdated: z.boolean(),
  path: z.string(),
  line: z.number().nullable(),
  comments: z.object({ totalCount: z.number(), nodes: z.array(comment.nullable()).nullable() }),
});
const answer = z.object({
  repository: z.object({
    pullRequest: z.object({
      reviewThreads: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        nodes: z.array(thread.nullable()).nullable(),
      }),
    }),
  }),
});
type Thread = z.infer<typeof thread>;

/** A discussion that this token began about a finding. */
export interface OwnThread {
  /** Its node. */
  readonly id: string;
  /** What its comment says became of the finding; null: nothing. */
  readonly became: string | null;
}

/** What is known of the discussions of a pull request so far, in the order in which they began. Later ones come behind. */
export interface Discussions {
  /** Where the pages that were read end. */
  after: string | null;
  pages: number;
  /** Whether they ended there when they were read last. */
  isWhole: boolean;
  /** By fingerprint. */
  readonly own: Map<string, OwnThread>;
  readonly unresolved: ReviewThread[];
}

export function noDiscussions(): Discussions {
  return { after: null, pages: 0, isWhole: false, own: new Map(), unresolved: [] };
}

async function readOn(
  { client, owner, repo }: Access,
  number: number,
  known: Discussions,
  most: number,
): Promise<void> {
  known.isWhole = false;
  while (known.pages < most) {
    const { reviewThreads }: z.infer<typeof answer>['repository']['pullRequest'] = answer.parse(
      await client.graphql(query, { owner, repo, number, after: known.after }),
    ).repository.pullRequest;
    for (const node of reviewThreads.nodes ?? []) if (node !== null) note(node, known);
    const { hasNextPage, endCursor } = reviewThreads.pageInfo;
    known.after = endCursor ?? known.after;
    known.isWhole = !hasNextPage;
    if (known.isWhole) return;
    known.pages += 1;
  }
}

function note(node: Thread, { own, unresolved }: Discussions): void {
  const [first] = node.comments.nodes ?? [];
  // Anybody can write our tag: it counts only in what this token wrote.
  const fingerprint = first?.viewerDidAuthor ? fingerprintOf(first.body) : null;
  if (fingerprint !== null) own.set(fingerprint, { id: node.id, became: becameOf(first?.body ?? '') });
  else if (!node.isResolved && unresolved.length < mostShown) unresolved.push(shown(node));
}

/**
 * What people and other bots have said on lines and nobody has resolved. Ours are left out: begun with this token and
 * with our tag, for other workflows write under the same name.
 */
export async function readUnresolvedThreads(
  access: Access,
  number: number,
  known: Discussions = noDiscussions(),
): Promise<readonly ReviewThread[] | null> {
  try {
    await readOn(access, number, known, mostPagesAhead);
    return [...known.unresolved];
  } catch (error) {
    if (isDenied(error)) return null;
    throw error;
  }
}

function shown({ path, line, isOutdated, comments: { totalCount, nodes } }: Thread): ReviewThread {
  const [first] = nodes ?? [];
  const { body = '', url = '', author = null } = first ?? {};
  const cut = body.length > longestBody ? `${body.slice(0, longestBody - 1)}…` : body;
  const login = author?.login ?? 'ghost';
  return { path, line, isOutdated, author: login, url, body: cut.toWellFormed(), comments: totalCount };
}

/**
 * The discussions about findings that this token has begun, by fingerprint, resolved, outdated or answered as they may be.
 * Null: there are too many discussions to know all of them.
 */
export async function readOwnThreads(
  access: Access,
  number: number,
  known: Discussions,
): Promise<ReadonlyMap<string, OwnThread> | null> {
  await readOn(access, number, known, mostPages);
  return known.isWhole ? known.own : null;
}
