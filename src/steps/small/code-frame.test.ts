import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { codeFrame } from './code-frame.ts';

const program = `import { total } from './total.ts';

/* What one person pays. */
export function share(people) {
  // Nobody pays for nobody at all.
  const half = total / 2; /* rounded to whole cents */
  return people.map((one) => \`\${one} pays // \${half} /* x */\`).filter((text) => /\\/\\/x/u.test(text));
}
`;
const isSame = (now: string, { before = program, path = 'src/a.js' } = {}) => {
  const [one, other] = [codeFrame(before, path), codeFrame(now, path)];
  return one !== null && other !== null && JSON.stringify(one) === JSON.stringify(other);
};
const put = (what: string) => program.replace('  // Nobody pays for nobody at all.\n', what);

describe('the frame of a program', () => {
  it.each([
    ['other words', put('  // Nobody ever pays for nobody.\n')],
    ['none', put('')],
    ['more lines of it', put('  // Nobody pays for nobody at all.\n  // That was decided long ago.\n')],
    ['another form', put('  /* Nobody pays for nobody at all. */\n')],
    ['words of a block', program.replace('What one person pays', 'What each person has to pay')],
    ['words beside code', program.replace('rounded to whole cents', 'rounded down to cents')],
    ['blank lines', put('\n\n')],
  ])('is as it was where only comments of prose differ: %s', (_, now) => {
    expect(now).not.toBe(program);
    expect(isSame(now)).toBe(true);
  });

  it.each([
    ['a sign of code', program.replace('/ 2', '/ 3')],
    ['code that becomes a comment', program.replace('  return', '  // return')],
    ['code that was a comment', put('  steal();\n')],
    ['what looks like a comment in a template', program.replace('pays //', 'pays nothing //')],
    ['the same between two stars', program.replace('/* x */', '/* the whole of it */')],
    ['what looks like one in a pattern', program.replace('\\/\\/x', '\\/\\/y')],
    ['a line that ends before a value', program.replace('return people', 'return\n people')],
    [
      'a line that ends in a comment before a value',
      program.replace('return people', 'return /* what one\n pays */ people'),
    ],
    ['a line that ends within brackets', program.replace('(people)', '(\npeople)')],
    ['an order', put('  // eslint-disable-next-line no-undef\n')],
    ['an order in words', put('  // istanbul ignore next because of that\n')],
    ['a fall through', put('  // It falls through to the next\n')],
    ['the same in one word', put('  // Fallthrough to the next of them\n')],
    ['a call, which some program looks for', put("  // t('one', 'two words', 'three')\n")],
    ['what some program makes a ticket of', put('  // TODO share it among all of them\n')],
    ['an order of a scanner', put('  // skipcq because this is safe here\n')],
    ['documentation, which programs read', put('  /** What one person pays. */\n')],
    ['a type', put('  /** @type {any} */\n')],
    ['an order of the compiler', put('  // @ts-ignore\n')],
    ['a map', `${program}//# sourceMappingURL=data:x\n`],
    ['a pure call', program.replace('people.map', '/* @__PURE__ */ people.map')],
    ['a name of a bundler', put('  /* webpackChunkName: "x" */\n')],
    ['a reference', `/// <reference types="x" />\n${program}`],
    ['a word for a tool', put('  /* glsl */\n')],
    ['a mark of an editor', put('  // #region share\n')],
    ['a sign that is not seen', put('  // Nobody\u200b pays for nobody at all.\n')],
    ['a sign that turns the line', put('  // Nobody \u202e pays for nobody at all.\n')],
    ['a command for the shell', `#!/usr/bin/env node\n${program}`],
    ['a comment of HTML', `${program}<!-- what one person pays\n`],
  ])('differs with %s', (_, now) => {
    expect(now).not.toBe(program);
    expect(isSame(now)).toBe(false);
  });

  it('has whatever stands beside an order, for an order is of the next line', () => {
    const before = put('  // eslint-disable-next-line x\n');
    expect(isSame(put('  // eslint-disable-next-line x\n  // Nobody pays for nobody.\n'), { before })).toBe(false);
    expect(isSame(put('  // eslint-disable-next-line x\n\n'), { before })).toBe(false);
    expect(
      isSame(put('  // eslint-disable-next-line x\n').replace('What one person', 'What each person'), { before }),
    ).toBe(true);
  });

  it('is told of TypeScript and of JSX, by the ending of a name', () => {
    const typed = 'const a: number = <number>b; // What one person pays.\n';
    expect(isSame(typed.replace('one', 'each'), { before: typed, path: 'a.ts' })).toBe(true);
    expect(isSame(typed.replace('a: number', 'a: string'), { before: typed, path: 'a.ts' })).toBe(false);
    const shown = 'const a = <p>// What one person pays.</p>;\n';
    expect(isSame(shown.replace('one', 'each'), { before: shown, path: 'a.tsx' })).toBe(false);
    expect(isSame(shown, { before: shown, path: 'a.jsx' })).toBe(true);
    expect([codeFrame(typed, 'a.js'), codeFrame('x', 'a.py'), codeFrame('const = 1', 'a.js')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(codeFrame(`//${' a'.repeat(200_000)}`, 'a.js')).toBeNull();
  });

  it('differs wherever a letter of code does', () => {
    const code = [...program.matchAll(/\w/gu)].map(({ index }) => index);
    const comments = [...program.matchAll(/\/\* What.*?\*\/|^ {2}\/\/.*$|\/\* rounded.*?\*\//gmu)];
    const inComment = (at: number) => comments.some(({ index, 0: text }) => at >= index && at < index + text.length);
    const places = fc.constantFrom(...code.filter((at) => !inComment(at)));
    fc.assert(
      fc.property(places, fc.constantFrom('q', '_', '7'), (at, letter) => {
        fc.pre(program[at] !== letter);
        expect(isSame(program.slice(0, at) + letter + program.slice(at + 1))).toBe(false);
      }),
      { numRuns: samples(500, 30) },
    );
  });
});
