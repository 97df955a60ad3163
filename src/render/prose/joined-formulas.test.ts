import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../../test/support/github-page.ts';
import { actingIn } from '../../../test/support/inert-page.ts';
import { samples } from '../../../test/support/samples.ts';
import { serialise } from '../escape.ts';
import { heading, joined, paragraph, strong, table, text } from '../nodes.ts';
import { inert } from './inert.ts';

const line = (...texts: readonly string[]) =>
  serialise({
    type: 'root',
    children: [
      paragraph(
        joined(
          texts.map((each) => inert([text(each)])),
          text(': '),
        ),
      ),
    ],
  });

const part = fc.constantFrom('$', '$$', '$x', 'x$', ' ', 'a', '`', '@b', '5', '\\', '…', '. ', '-', '(', ')');
const several = fc.array(
  fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
  {
    minLength: 2,
    maxLength: 4,
  },
);

describe('texts that stand on one line', () => {
  it.each([
    [['$a', 'b$ of it'], '`$`a: b`$` of it\n'],
    [['it takes $5', 'or $6'], 'it takes $5: or $6\n'],
    [['$a', '@me b$'], '`$`a: `@me` b`$`\n'],
    [['$', '`x`', '$'], '$: \\`x\\`: $\n'],
    [['a $$', 'b', '$$'], 'a `$$`: b: `$$`\n'],
    [['$-', '$', 'x$…$'], '`$`-: `$`: x`$`…`$`\n'],
    [['in $HOME', 'and in $PATH'], 'in $HOME: and in $PATH\n'],
  ])('%j are %j', (texts, markdown) => {
    expect(line(...texts)).toBe(markdown);
  });

  it('make no formula of one and another in headings, cells, and bold type', () => {
    const nodes = [strong('$a'), text(' and b$')];
    expect(serialise({ type: 'root', children: [heading(2, nodes)] })).toBe('## **`$`a** and b`$`\n');
    expect(serialise({ type: 'root', children: [table([[nodes, [text('c$')]]])] })).toContain(
      '| **`$`a** and b`$` | c$ |',
    );
  });

  it('make none, whatever they are', () => {
    fc.assert(
      fc.property(several, (texts) => {
        const page = line(...texts);
        expect(actingIn(htmlOf(page))).toEqual([]);
      }),
      { numRuns: samples(2_000) },
    );
  });
});
