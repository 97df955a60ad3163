import type { RootContent } from 'mdast';
import { codeSpan, serialise } from '../escape.ts';
import { list, paragraph, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';

/** One thing that is said to somebody who wrote a command. */
export interface Reply {
  /** The line that they wrote; null where it is plain which one is meant. */
  readonly line: string | null;
  /** Login. */
  readonly by: string;
  /** Sentences. */
  readonly says: string;
}

/** A verb in the list of all. */
export interface Usage {
  readonly usage: string;
  readonly does: string;
}

const mostReplies = 10;
const longestLine = 100;
const longestSaid = 600;

/** The first line of an answer: a run finds by it that the comment of this number has one. */
export function replyTag(name: string, comment: number): string {
  return `<!-- deep-review:reply:${name}:${comment} -->`;
}

/** The one comment that answers what could not be done, or asks how. Nobody is called by it, and no bot takes it for a command. */
export function renderReply(tag: string, replies: readonly Reply[], usages: readonly Usage[]): string {
  const said = replies.slice(0, mostReplies).map(({ line, by, says }): RootContent => {
    const whose = line === null ? [] : [codeSpan(line, longestLine), text(' by '), codeSpan(by, 100), text(': ')];
    return paragraph(whose, phrase(says, longestSaid));
  });
  const more = replies.length - mostReplies;
  const children = [
    ...said,
    ...(more > 0 ? [paragraph(text(`${more} more commands could not be carried out.`))] : []),
    ...(usages.length === 0
      ? []
      : [
          paragraph(text('The first line of a new comment can be one of these:')),
          list(usages.map(({ usage, does }) => [codeSpan(usage), text(` — ${does}`)])),
        ]),
  ];
  return `${tag}\n${serialise({ type: 'root', children })}`;
}
