import type { Paragraph, PhrasingContent } from 'mdast';
import type { Report, Reviewer } from '../../types.ts';
import { codeSpan } from '../escape.ts';
import { joined, paragraph, strong, text, upTo } from '../nodes.ts';
import type { Level } from './level.ts';

/** Which words of the change went to whom. */
export function whatLeft({ reviews, sessions, change }: Report, { entries }: Level): Paragraph {
  const held = [...reviews, ...sessions];
  const label = [strong('What left the job:'), text(' ')];
  if (held.length === 0) return paragraph(label, text('nothing was sent to a vendor.'));
  const editors = sessions.filter(({ purpose }) => purpose === 'editing');
  const own = change.kind === 'pull-request' ? 'title, description' : 'names of branches';
  return paragraph(
    label,
    text('changed lines, paths and what reviewers opened, to '),
    vendorsOf(held, entries),
    ...(editors.length === 0
      ? [text('.')]
      : [text(`; ${own} and commit messages to the editor alone (`), vendorsOf(editors, entries), text(').')]),
  );
}

function vendorsOf(those: readonly { readonly reviewer: Reviewer }[], entries: number): PhrasingContent[] {
  const names = [...new Set(those.map(({ reviewer }) => reviewer.provider))];
  return joined(
    upTo(
      names.map((name) => [codeSpan(name, 40)]),
      entries,
    ),
    text(', '),
  );
}
