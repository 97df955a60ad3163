import type { PhrasingContent, RootContent } from 'mdast';
import type { LedgerFinding } from '../../types.ts';
import { codeSpan } from '../escape.ts';
import { paragraph, strong, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';

const longestLine = 160;

/** The fixed finding beside the one whose remedy takes its fix back; nothing of any other. */
export function contradicts({ past }: LedgerFinding, longest: number): RootContent[] {
  if (past?.undoes === undefined) return [];
  const { id, round, title, quote } = past.undoes;
  const lines = quote.split('\n').filter((line) => line.trim() !== '');
  const more = lines.length > 1 ? [text(` and ${lines.length - 1} more of it`)] : [];
  const code =
    lines[0] === undefined
      ? []
      : [text(' That was about '), codeSpan(lines[0].trim(), Math.min(longest, longestLine)), ...more, text('.')];
  const told: PhrasingContent[] = title === '' ? [] : [text(' '), ...phrase(title, longest), text(', which is fixed.')];
  return [paragraph(strong(`Contradicts ${id} of round ${round}:`), ...told, ...code)];
}

/** `2 late suggestions (lines unchanged since round 1)`; null where there is none. */
export function lateSuggestions(found: readonly LedgerFinding[]): string | null {
  const late = found.flatMap(({ past }) => past?.late ?? []);
  if (late.length === 0) return null;
  const rounds = [...new Set(late)];
  const since = rounds.length === 1 ? `round ${rounds[0]}` : 'earlier rounds';
  return `${late.length} late suggestion${late.length === 1 ? '' : 's'} (lines unchanged since ${since})`;
}
