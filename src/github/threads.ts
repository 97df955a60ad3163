import { z } from 'zod';
import { fingerprintOf } from '../lib/marker.ts';
import type { ReviewThread } from '../types.ts';
import type { Access } from './access.ts';
import { isDenied } from './failure.ts';

const threadsOfPage = 100;
/** A pull request with more discussions than ten pages hold is shown with those of the first ten. */
const mostPages = 10;
const longestBody = 2_000;

const query = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: ${threadsOfPage}, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          isResolved isOutdated path line
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

/** The discussions page by page, in the order in which they began. */
async function* pages({ client, owner, repo }: Access, number: number): AsyncGenerator<readonly Thread[]> {
  let after: string | null = null;
  do {
    const { reviewThreads }: z.infer<typeof answer>['repository']['pullRequest'] = answer.parse(
      await client.graphql(query, { owner, repo, number, after }),
    ).repository.pullRequest;
    yield (reviewThreads.nodes ?? []).filter((node) => node !== null);
    after = reviewThreads.pageInfo.hasNextPage ? reviewThreads.pageInfo.endCursor : null;
  } while (after !== null);
}

/**
 * What people and other bots have said on lines and nobody has resolved. Ours are left out: begun with this token and
 * with our tag, for other workflows write under the same name.
 */
export async function readUnresolvedThreads(access: Access, number: number): Promise<readonly ReviewThread[] | null> {
  const found: ReviewThread[] = [];
  let page = 0;
  try {
    for await (const threads of pages(access, number)) {
      for (const one of threads) if (!one.isResolved && ownFingerprint(one) === null) found.push(shown(one));
      page += 1;
      if (page === mostPages) break;
    }
    return found;
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

/** Fingerprints of all findings that this token has commented on, resolved, outdated or answered as they may be. */
export async function postedFingerprints(access: Access, number: number): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const threads of pages(access, number))
    for (const one of threads) {
      const own = ownFingerprint(one);
      if (own !== null) found.add(own);
    }
  return found;
}

/** Anybody can write our tag: it counts only in what this token wrote. */
function ownFingerprint({ comments: { nodes } }: Thread): string | null {
  const [first] = nodes ?? [];
  return first?.viewerDidAuthor ? fingerprintOf(first.body) : null;
}
