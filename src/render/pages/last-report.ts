import { htmlBlockNames } from 'micromark-util-html-tag-name';
import { commentMarker, stateLineOf } from '../../lib/marker.ts';
import { folded } from '../escape.ts';

/** The second line of a comment that is no report yet. */
export const progressTag = '<!-- deep-review:progress -->';
/** The second line of a comment that a run wrote from what it remembers: the report of the round lies within it. */
export const memoryTag = '<!-- deep-review:from-memory -->';
/** The title of a comment whose run goes on, or has come to no end that it could tell of. */
export const runningTitle = 'No verdict yet: the review is running';
const opening = '<!-- deep-review:last-report -->';
const closing = '<!-- deep-review:end-of-last-report -->';
const ours = [progressTag, memoryTag, opening, closing];
const hiddenLine = /^<!-- deep-review:.* -->$/u;
/** GitHub knows alerts at the top level only; folded up, the mark would be text. */
const alertMark = /^> \[!\w+\]$/u;

/** What an earlier comment holds that must outlive it. */
export interface Kept {
  /** Markdown of the last report; empty when there was none. */
  readonly report: string;
  /** Lines of hidden state, exactly as they were. */
  readonly hidden: readonly string[];
  /** Whether it says that a review is running. */
  readonly isRunning: boolean;
}

/** Takes an earlier comment apart. One that shows progress, or what is remembered, holds the last report within itself. */
export function keptOf(body: string, { name }: { readonly name: string }): Kept {
  const lines = body.split(/\r?\n/u);
  const marker = commentMarker(name);
  // Every write puts the memory back as it stands there then, which may be a newer one.
  const isHidden = (line: string) =>
    hiddenLine.test(line) && line !== marker && !ours.includes(line) && stateLineOf(line) === null;
  const from = lines.indexOf(opening);
  const to = lines.lastIndexOf(closing);
  const wrapped = from >= 0 && to > from ? lines.slice(from + 1, to) : [];
  const isProgress = lines[1] === progressTag;
  const report = isProgress || lines[1] === memoryTag ? wrapped : lines;
  const shown = report.filter((line) => !hiddenLine.test(line) && !alertMark.test(line));
  // A heading of another level is an earlier version's.
  const isRunning = isProgress && lines.some((line) => line.replace(/^#{1,6} /u, '') === runningTitle);
  return { report: shown.join('\n').trim(), hidden: lines.filter(isHidden), isRunning };
}

/** What is said around it. */
const ofProgress = {
  title: 'The last report',
  cut: 'The rest is left out while the review runs; the job summary of that run has it.',
};

/**
 * The last report folded up, in at most so many UTF-16 units; nothing when not even its beginning fits.
 * @param words ours: neither is escaped
 */
export function lastReport(report: string, most: number, words = ofProgress): string {
  const frame = (inside: string) => `${folded(words.title, `${opening}\n\n${inside}\n\n${closing}`)}\n`;
  const note = `\n\n${words.cut}`;
  const whole = balanced(report, Number.POSITIVE_INFINITY);
  if (whole === '') return '';
  if (whole === report && frame(whole).length <= most) return frame(whole);
  const start = balanced(report, most - frame(note).length);
  return start === '' ? '' : frame(start + note);
}

/** The longest beginning of so many units that ends between two blocks, with every fence and `details` closed. */
function balanced(markdown: string, most: number): string {
  let fence: string | null = null;
  // Until the next blank line a fence within raw HTML opens nothing, and one that follows it does.
  let isHtml = false;
  let depth = 0;
  let length = 0;
  let safe = 0;
  for (const line of [...markdown.split('\n'), '']) {
    const mark = /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))(.*)$/u.exec(line);
    const [, run = '', rest = ''] = mark ?? [];
    if (fence !== null) {
      if (run.startsWith(fence) && rest.trim() === '') fence = null;
    } else if (run !== '' && !isHtml && !(run.startsWith('`') && rest.includes('`'))) fence = run;
    else if (/^<details\b/u.test(line)) depth += 1;
    else if (/^<\/details>/u.test(line)) depth -= 1;
    isHtml = fence === null && line.trim() !== '' && (isHtml || startsHtml(line));
    if (depth < 0) break;
    if (line === '' && fence === null && depth === 0) safe = Math.max(0, length - 1);
    length += line.length + 1;
    if (length - 1 > most) break;
  }
  return markdown.slice(0, safe).trimEnd();
}

/** Whether the line begins a block of raw HTML that ends at a blank line. */
function startsHtml(line: string): boolean {
  const name = /^ {0,3}<\/?([a-z][a-z0-9]{0,20})(?:[\s/>]|$)/iu.exec(line)?.[1]?.toLowerCase();
  return name !== undefined && htmlBlockNames.includes(name);
}
