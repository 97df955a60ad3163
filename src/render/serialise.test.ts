import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { describe, expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { serialise } from './escape.ts';

/** What the library writes by itself. */
function written(children: RootContent[]): string {
  return toMarkdown(
    { type: 'root', children },
    {
      extensions: [gfmToMarkdown({ tablePipeAlign: false })],
      bullet: '-',
      fences: true,
      listItemIndent: 'one',
      resourceLink: true,
      rule: '-',
    },
  );
}

const piece = fc.oneof(
  fc.constantFrom(
    ...['a', 'www', 'W.', 'w', 'https', 's', ':', '/', '//', '.', '1', '1.', '12)', ')', '(', ']', '[', '!', '-', '--'],
    ...[
      '+',
      '=',
      '#',
      '"',
      "'",
      '—',
      '…',
      ' ',
      '  ',
      ',',
      ';',
      '%',
      '?',
      '·',
      '|',
      '`',
      '``',
      '\\',
      '_',
      '*',
      '~',
      '<',
    ],
    ...['>', '&', '@', 'word', 'Some words, and more.', 'x. y', '\t', 'é', '\u{1f600}', 'a.b', 'p:/x', ' : ', ': '],
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const value = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
const textNode = value.map((content): PhrasingContent => ({ type: 'text', value: content }));
const inline: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 4, arbitrary: textNode },
  { weight: 3, arbitrary: value.map((content): PhrasingContent => ({ type: 'inlineCode', value: content })) },
  textNode.map((node): PhrasingContent => ({ type: 'strong', children: [node] })),
  textNode.map((node): PhrasingContent => ({ type: 'emphasis', children: [node] })),
  textNode.map((node): PhrasingContent => ({ type: 'link', url: 'https://github.example/x', children: [node] })),
);
const phrases = fc.array(inline, { minLength: 1, maxLength: 5 });
const block: fc.Arbitrary<RootContent> = fc.oneof(
  phrases.map((children): RootContent => ({ type: 'paragraph', children })),
  phrases.map((children): RootContent => ({ type: 'heading', depth: 3, children })),
  phrases.map(
    (children): RootContent => ({
      type: 'list',
      spread: false,
      children: [{ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }],
    }),
  ),
  phrases.map(
    (children): RootContent => ({
      type: 'table',
      children: [{ type: 'tableRow', children: [{ type: 'tableCell', children }] }],
    }),
  ),
);

describe('serialise', () => {
  it('takes the short way with plain texts only: it writes what the library would', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
        expect(serialise({ type: 'root', children: structuredClone(blocks) })).toBe(written(structuredClone(blocks)));
      }),
      { numRuns: samples(500) },
    );
  });
});
