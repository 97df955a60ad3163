/*
 * Hidden lines in our comments, by which we find what is ours. Text of others cannot hold them: `render/escape.ts`
 * takes every `<!-- deep-review` in it apart.
 */

/** The first line of the sticky comment. The name tells two instances on one pull request apart. */
export function commentMarker(name: string): string {
  return `<!-- deep-review:v1:${name} -->`;
}

/** The first line of an inline comment. It names the finding by its content, so a later run finds it again. */
export function findingTag(fingerprint: string): string {
  return `<!-- deep-review:finding:${fingerprint} -->`;
}

/** The fingerprint in the first line of an inline comment; null when it has none. */
export function fingerprintOf(body: string): string | null {
  return /^<!-- deep-review:finding:([0-9a-f]{16}(?:-\d{1,4})?) -->\r?(?:\n|$)/.exec(body)?.[1] ?? null;
}
