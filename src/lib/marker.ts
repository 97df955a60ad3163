/*
 * Hidden lines in our comments, by which we find what is ours. Text of others cannot hold them: `render/escape.ts`
 * takes every `<!-- deep-review` in it apart.
 */

/** The first line of the sticky comment. The name tells two instances on one pull request apart. */
export function commentMarker(name: string): string {
  return `<!-- deep-review:v1:${name} -->`;
}

/** The run that wrote a comment. */
export interface RunStamp {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** As GitHub counts runs, and attempts of one: `4711-1`. */
  readonly run: string;
  /** The head that it reviews. */
  readonly headSha: string;
}

/** The second line of the sticky comment: which run wrote it. */
export function runTag({ startedAt, run, headSha }: RunStamp): string {
  return `<!-- deep-review:run:${startedAt}:${run}:${headSha} -->`;
}

/** The run in the second line of a comment; null when no run is named there. */
export function stampOf(body: string): RunStamp | null {
  const [, line = ''] = body.split(/\r?\n/u, 2);
  const found = /^<!-- deep-review:run:(\d{1,15}):(\d+-\d+):([0-9a-f]{40,64}) -->$/u.exec(line);
  if (found === null) return null;
  const [, startedAt = '', run = '', headSha = ''] = found;
  return { startedAt: Number(startedAt), run, headSha };
}

/** The comment, with the run behind its first line. */
export function stamped(body: string, stamp: RunStamp): string {
  const end = body.indexOf('\n');
  return `${body.slice(0, end)}\n${runTag(stamp)}${body.slice(end)}`;
}

/** The comment as it was before it was stamped. */
export function unstamped(body: string): string {
  if (stampOf(body) === null) return body;
  const [marker = '', , ...rest] = body.split('\n');
  return [marker, ...rest].join('\n');
}

/** The first line of an inline comment. It names the finding by its content, so a later run finds it again. */
export function findingTag(fingerprint: string): string {
  return `<!-- deep-review:finding:${fingerprint} -->`;
}

/** The fingerprint in the first line of an inline comment; null when it has none. */
export function fingerprintOf(body: string): string | null {
  return /^<!-- deep-review:finding:([0-9a-f]{16}(?:-\d{1,4})?) -->\r?(?:\n|$)/.exec(body)?.[1] ?? null;
}

const becameForm = /^<!-- deep-review:became:([a-z-]{1,30}) -->\n([\s\S]*?)\n<!-- deep-review:became-end -->\n/u;

/** What an inline comment says became of its finding: a word, and behind it the note itself; null where it says nothing. */
export function becameOf(body: string): string | null {
  const found = becameForm.exec(behindTag(body));
  return found === null ? null : `${found[1]}\n${found[2]}`;
}

/** An inline comment with a note behind its tag, in place of the one that stands there. */
export function withNote(body: string, { became, note }: { readonly became: string; readonly note: string }): string {
  const rest = behindTag(body).replace(becameForm, '');
  const [tag = ''] = body.split(/\r?\n/u, 1);
  return `${tag}\n<!-- deep-review:became:${became} -->\n${note}\n<!-- deep-review:became-end -->\n${rest}`;
}

/** GitHub may give lines back with another end than they had. */
function behindTag(body: string): string {
  const text = body.replaceAll('\r\n', '\n');
  const end = text.indexOf('\n');
  return end < 0 ? '' : text.slice(end + 1);
}

const stateForm = /^<!-- deep-review:state:v[1-9][0-9]{0,3}:[A-Za-z0-9_-]+:[A-Za-z0-9_,-]+ -->$/u;
/** The longest line of state that is looked at. */
export const longestStateRead = 24_000;

/** The last line of a comment where it has the form of a sealed memory, in any version; else null. */
export function stateLineOf(body: string): string | null {
  const end = body.slice(-longestStateRead - 8).trimEnd();
  const line = end.slice(end.lastIndexOf('\n') + 1);
  return stateForm.test(line) ? line : null;
}

/** A page with the memory that it has, or else with the one that stands in the comment now: no write loses it. */
export function keepingState(page: string, there: string | null): string {
  const kept = there === null || stateLineOf(page) !== null ? null : stateLineOf(there);
  return kept === null ? page : withState(page, kept);
}

/** A page without its line of state. */
export function withoutState(page: string): string {
  const line = stateLineOf(page);
  return line === null ? page : page.slice(0, page.lastIndexOf(line));
}

/** A page with a line of state as its last one. */
export function withState(page: string, line: string): string {
  return `${page.trimEnd()}\n\n${line}\n`;
}

/**
 * How a text of ours and what stands in the comment become one. Both are pure, and are asked again whenever somebody else
 * has written there in between.
 */
export interface Merging {
  /**
   * A page of ours in the place of all that stands there, with what must outlive it. Null: a later run has read this page
   * already, and gone on from it.
   * @param there the comment first, then its twins
   */
  over(page: string, there: readonly string[]): string | null;
  /** What a later run wrote there, with what only a page of ours knows; null: it has all of it. */
  into(there: string, page: string): string | null;
}
