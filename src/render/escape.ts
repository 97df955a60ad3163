import type { Code, InlineCode, Link, Paragraph, PhrasingContent, Text } from 'mdast';
import { visible } from '../lib/visible.ts';

/** Put behind a character that GitHub would act on: it breaks the word and is not seen. */
const joiner = '\u2060';

/** Where GitHub would make a mention, a reference, a link or another bot's command out of plain text. */
const live =
  /[@＠]|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)|\b(?:mailto|xmpp|javascript|data):|\b[0-9a-f]{6}(?=[0-9a-f]{1,34}\b)|^\/(?=\w)|&(?=#?\w{1,31};)/gimu;

/** Text with nothing in it that GitHub would act on. Markdown's own characters are escaped when the page is written. */
export function inert(text: string): string {
  return visible(text.toWellFormed()).replace(live, (found) => `${found}${joiner}`);
}

/** One line of plain text. */
export function text(value: string): Text {
  return { type: 'text', value: inert(value.replace(/\s+/g, ' ')) };
}

/** A name of code: GitHub makes nothing live of what stands in a code span. */
export function codeSpan(value: string): InlineCode {
  return { type: 'inlineCode', value: visible(value.toWellFormed().replaceAll('\n', '\\n')) };
}

/** Information strings that a fence may have. `suggestion` is none of them: it would be a button. */
const languages = new Set([
  'diff',
  'text',
  'js',
  'ts',
  'tsx',
  'jsx',
  'py',
  'go',
  'rs',
  'java',
  'kt',
  'c',
  'cpp',
  'cs',
  'rb',
  'php',
  'sh',
  'sql',
  'yaml',
  'json',
  'html',
  'css',
  'md',
  'toml',
  'swift',
  'scala',
]);

/** A fenced block. The fence is made longer than any inside when the page is written. */
export function codeBlock(value: string, language: string): Code {
  const shown = value.toWellFormed().split(/\r?\n/).map(visible).join('\n');
  return { type: 'code', lang: languages.has(language) ? language : 'text', value: shown };
}

/** A link of our own making. No text of a model or of the pull request ever becomes an address. */
export function link(url: string, children: PhrasingContent[]): Link {
  return { type: 'link', url, children: children as Link['children'] };
}

/**
 * Prose of a model: its paragraphs and its code spans are kept, everything else is plain text. Code spans are found as
 * CommonMark does, by runs of backticks of one length.
 */
export function prose(value: string): Paragraph[] {
  return value
    .split(/\r?\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', children: phrasing(paragraph) }));
}

/** One paragraph of prose as its parts. */
export function phrasing(value: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  const runs = value.split(/(`+)/);
  // A run of backticks opens a span only when a later one has its length; the nearest such run by length.
  const later = new Map<string, number[]>();
  for (let at = runs.length - 2; at >= 1; at -= 2) {
    const ticks = runs[at] ?? '';
    const places = later.get(ticks) ?? [];
    places.push(at);
    later.set(ticks, places);
  }
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push(text(literal));
    literal = '';
  };
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at] ?? '';
    if (at % 2 === 0) {
      literal += run;
      continue;
    }
    const places = later.get(run) ?? [];
    while (places.length > 0 && (places.at(-1) ?? 0) <= at) places.pop();
    const end = places.at(-1);
    const inner =
      end === undefined
        ? ''
        : runs
            .slice(at + 1, end)
            .join('')
            .trim();
    if (end === undefined || inner === '') {
      literal += run;
      continue;
    }
    flush();
    parts.push(codeSpan(inner));
    at = end;
  }
  flush();
  return parts;
}
