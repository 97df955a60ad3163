import { commentMarker } from '../lib/marker.ts';
import { UserError } from '../lib/user-error.ts';
import type { Access, CommentId } from './access.ts';
import { statusOf } from './failure.ts';

/** UTF-16 units that GitHub takes. */
export const longestBody = 65_536;

/** What is sent with a request besides its content. */
interface Manner {
  /** How often it is sent again when GitHub is out. */
  readonly retries?: number;
}

/** @throws {Error} for a body that GitHub would refuse, or that would not be found again */
export function refuseWrong({ body, name }: { readonly body: string; readonly name: string }): void {
  if (body.length > longestBody)
    throw new Error(`the comment has ${body.length} characters, GitHub takes ${longestBody}`);
  if (!body.startsWith(`${commentMarker(name)}\n`)) throw new Error('the comment lacks its marker');
}

/** What stands in a comment now; null when GitHub does not find it. */
export async function read(
  { client, owner, repo }: Access,
  id: CommentId,
  manner: Manner = {},
): Promise<string | null> {
  try {
    const { data } = await client.rest.issues.getComment({ owner, repo, comment_id: id, request: { ...manner } });
    return data.body ?? '';
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** Null when the answer got lost: GitHub may have made the comment, and a blind repetition would make a second one. */
export async function createOnce(
  { client, owner, repo }: Access,
  { number, body }: { readonly number: number; readonly body: string },
): Promise<{ readonly id: CommentId; readonly url: string } | null> {
  try {
    const once = { retries: 0 };
    const { data } = await client.rest.issues.createComment({ owner, repo, issue_number: number, body, request: once });
    return { id: data.id, url: data.html_url };
  } catch (error) {
    if ((statusOf(error) ?? 0) >= 500) return null;
    throw error;
  }
}

/** Null when somebody deleted the comment. */
export async function update(
  { client, owner, repo }: Access,
  { id, body }: { readonly id: CommentId; readonly body: string },
  manner: Manner = {},
): Promise<{ readonly url: string } | null> {
  try {
    const request = { ...manner };
    const { data } = await client.rest.issues.updateComment({ owner, repo, comment_id: id, body, request });
    return { url: data.html_url };
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** The report is published already: a duplicate that stays, or is gone, does no harm. */
export async function remove({ client, owner, repo }: Access, id: CommentId): Promise<void> {
  try {
    await client.rest.issues.deleteComment({ owner, repo, comment_id: id });
  } catch (error) {
    if (statusOf(error) === null && !(error instanceof UserError)) throw error;
  }
}
