import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { codeSpan } from '../escape.ts';
import { link } from '../links.ts';
import { alert, details, entryHeading, entryLabel, heading, list, paragraph, strong, table, text } from '../nodes.ts';
import { phrase, prose } from '../prose/prose.ts';
import { entryIds, linkReferences } from './references.ts';

/** The nodes after ids have become links. */
function linked(...nodes: RootContent[]): RootContent[] {
  linkReferences(nodes, new Set(['F1', 'C2']));
  return nodes;
}

const toF1 = link('#F1', [text('F1')]);

describe('references', () => {
  it('lead from words to the entries that the page has', () => {
    expect(linked(...prose('F1, (C2) and F99.'))).toEqual([
      paragraph(toF1, text(', ('), link('#C2', [text('C2')]), text(') and F99.')),
    ]);
    expect(linked(paragraph(strong('F1 blocks.')))).toEqual([
      paragraph({ type: 'strong', children: [toF1, text(' blocks.')] }),
    ]);
  });

  it('lead from lists, tables and alerts', () => {
    const f1 = () => [text('F1')];
    expect(linked(list([f1()]), table([[f1()]]), alert('tip', [paragraph(f1())]))).toEqual([
      list([[toF1]]),
      table([[[toF1]]]),
      alert('tip', [paragraph(toF1)]),
    ]);
  });

  it.each([
    ['a longer name', paragraph(phrase('XF1 F1x F1-2 F1234567'))],
    ['a raw id', paragraph(text('Claude:F1'))],
    ['code', paragraph(codeSpan('F1'))],
    ['a heading', heading(3, text('F1'))],
    ['a fold-out', details([text('F1')], [paragraph(text('F1'))])],
    ['a link', paragraph(link('https://github.example/', [text('F1')]))],
    ['the label of an entry', paragraph(entryLabel('F1'), text(' Title'))],
  ])('do not lead from %s', (_, node) => {
    expect(linked(structuredClone(node))).toEqual([node]);
  });

  it('lead to what a node marks, wherever it stands, and to no words', () => {
    const nodes = [
      entryHeading(3, { id: 'F1', severity: 'critical' }, [text('F5. Title')]),
      list([[entryLabel('C2'), text(' Title')]]),
      paragraph(strong('F6.'), text(' Title')),
    ];
    expect(entryIds(nodes)).toEqual(['F1', 'C2']);
  });
});
