import type { Report } from '../types.ts';
import { text } from './escape.ts';
import { type Block, paragraph } from './nodes.ts';
import { type Detail, writeMarkdown } from './section.ts';
import { sections } from './sections/index.ts';

type Level = Detail | 'none';

/** What each step of shrinking leaves of which section. Steps are tried in order until the page fits. */
const steps: readonly (readonly [label: string, levels: Readonly<Record<string, Level>>])[] = [
  ['', {}],
  ['the original reviews', { appendix: 'none' }],
  ['long explanations of suggestions', { suggestions: 'short', ungrounded: 'short' }],
  ['the details of suggestions', { suggestions: 'brief', ungrounded: 'brief', reconciliation: 'short' }],
  ['long explanations', { important: 'short', critical: 'short', header: 'short', 'not-reviewed': 'short' }],
  ['the details of important findings', { important: 'brief', reconciliation: 'none', reviewers: 'brief' }],
  ['the details of all findings', { critical: 'brief', header: 'brief', 'not-reviewed': 'brief', banner: 'brief' }],
  ['the suggestions', { suggestions: 'none', ungrounded: 'none' }],
  ['the important findings', { important: 'none', reviewers: 'none', summary: 'brief' }],
];

/**
 * The fullest page that `fits`. Sections shrink in a fixed order, the decision and the findings that decide it last,
 * and the page says what it left out.
 * @param start the step to begin with: a comment never has the appendix
 */
export function fitPage(
  report: Report,
  options: { readonly start: number; readonly fits: (page: string) => boolean },
): string {
  const levels = new Map<string, Level>(sections.map(({ name }) => [name, 'full']));
  let page = '';
  for (const [index, [label, changes]] of steps.entries()) {
    for (const [name, level] of Object.entries(changes)) levels.set(name, level);
    if (index < options.start) continue;
    const note =
      index > options.start
        ? [
            paragraph(
              text(`To fit this page, ${label} and what ranks below was left out. The report files have everything.`),
            ),
          ]
        : [];
    page = writeMarkdown([...blocksOf(report, levels), ...note]);
    if (options.fits(page)) return page;
  }
  return cutAtLine(page, options.fits);
}

function blocksOf(report: Report, levels: ReadonlyMap<string, Level>): Block[] {
  return sections.flatMap((section) => {
    const level = levels.get(section.name) ?? 'full';
    return level === 'none' ? [] : section.render(report, level);
  });
}

/** The last resort, for hundreds of blocking findings: brief lines only, so any line is a safe end. */
function cutAtLine(page: string, fits: (page: string) => boolean): string {
  const lines = page.split('\n');
  const cut = (count: number) =>
    `${lines.slice(0, count).join('\n')}\n\n… and more than fits here. The report files have everything.\n`;
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(cut(middle))) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}
