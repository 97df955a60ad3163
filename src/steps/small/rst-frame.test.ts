import { describe, expect, it } from 'vitest';
import { rstFrame } from './rst-frame.ts';

const page = `Shares
======

A share is what one person pays.
It is rounded down.

.. code-block:: python

   share(1)

   share(2)

Rounding is *deliberate*, and stays.

.. doctest::

   >>> share(1)
   1

>>> share(2)
2

The end.
`;
const isSame = (now: string, then = page) => JSON.stringify(rstFrame(then)) === JSON.stringify(rstFrame(now));

describe('the frame of a reStructuredText', () => {
  it.each([
    ['a word', page.replace('one person', 'each person')],
    ['a line', page.replace('It is rounded down.\n', 'It is rounded.\nAlways down, to cents.\n')],
    ['a paragraph', page.replace('It is rounded down.\n', 'It is rounded down.\n\nSo nobody pays more.\n')],
    ['emphasis', page.replace('*deliberate*', '*meant*')],
  ])('is as it was where only prose differs: %s', (_, now) => {
    expect(now).not.toBe(page);
    expect(isSame(now)).toBe(true);
  });

  it.each([
    ['code of a directive', page.replace('share(1)\n\n   share', 'share(1)\n\n   steal')],
    ['a blank line in code', page.replace('share(1)\n\n   share(2)', 'share(1)\n   share(2)')],
    ['a second one', page.replace('share(1)\n\n   share(2)', 'share(1)\n\n\n   share(2)')],
    ['what a test expects, at the margin', page.replace('\n2\n', '\n3\n')],
    ['what a test expects, indented', page.replace('   1\n', '   2\n')],
    ['a blank line before what a test expects', page.replace('>>> share(2)\n2', '>>> share(2)\n\n2')],
    ['the same, indented', page.replace('>>> share(1)\n   1', '>>> share(1)\n\n   1')],
    ['an include', page.replace('The end.', '.. include:: /etc/passwd')],
    ['raw HTML', page.replace('The end.', '.. raw:: html\n\n   <script></script>')],
    ['an include of code', page.replace('The end.', '.. literalinclude:: x.py')],
    [
      'prose that goes, and gives code to another directive',
      page.replace('Rounding is *deliberate*, and stays.\n\n', ''),
    ],
    ['prose that takes the code away', page.replace('python\n\n', 'python\n\nA word.\n\n')],
    ['a literal block', page.replace('rounded down.', 'rounded down::')],
    ['a role', page.replace('one person', ':raw-html:`one` person')],
    ['code in a line', page.replace('one person', '``one`` person')],
    ['a reference', page.replace('one person', 'one_ person')],
    ['a substitution', page.replace('one person', '|one| person')],
    ['a footnote', page.replace('one person', 'one [1]_ person')],
    ['an address', page.replace('one person', 'https://evil.example')],
    ['a mail address', page.replace('one person', 'ana@evil.example')],
    ['a field', page.replace('The end.', ':orphan: yes')],
    ['a heading', page.replace('Shares\n======', 'Shared\n======')],
    ['an item of a list', page.replace('The end.', '1. The end.')],
    ['a sign that is not seen', page.replace('one', 'o\u200bne')],
    ['a tab', page.replace('The end.', '\tThe end.')],
  ])('differs with %s', (_, now) => {
    expect(now).not.toBe(page);
    expect(isSame(now)).toBe(false);
  });
});
