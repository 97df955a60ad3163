import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../test/support/processor-time.ts';
import { samples } from '../../test/support/samples.ts';
import { pathText } from './path-text.ts';
import { pathProblem, resolvePath } from './resolve-path.ts';
import { visible } from './visible.ts';

const tree = (...paths: string[]) => paths.map((path) => ({ path }));
const house = tree(
  ...['README.md', 'cmd/serve.go', 'lib/Queue.ts', 'lib/store/index.ts', 'lib/wire/index.ts', 'app/[id]/page.tsx'],
  ...[
    'docs/größe.md',
    'docs/\u2764\ufe0f.md',
    'app/(shop)/cart.tsx',
    'lib/__init__.py',
    'assets/logo (new).svg',
    'ends with a blank ',
  ],
);
const absent = { problem: 'absent', choices: [] };
const ambiguous = (...choices: string[]) => ({ problem: 'ambiguous', choices });

it('takes a line off a name before it takes a part of the name for a symbol', () => {
  expect(resolvePath('::a:12', tree('::a', 'a'))).toEqual({ path: '::a', isElsewhere: false });
  expect(resolvePath('b::a:12', tree('b::a', 'b'))).toEqual(ambiguous('b', 'b::a'));
  expect(resolvePath('b::a:12', tree('b'))).toEqual({ path: 'b', isElsewhere: false });
});

describe('a text that is longer than any path', () => {
  const long = `${'a/'.repeat(10_000)}b.ts`;

  it('is a path where it is one to the letter, and else none', () => {
    expect(resolvePath(long, tree(long))).toEqual({ path: long, isElsewhere: false });
    expect(resolvePath(`./${long}`, tree(long))).toEqual(absent);
    expect(resolvePath(`./${long.slice(-8_000)}`, tree(long.slice(-8_000)))).toMatchObject({ isElsewhere: false });
  });
});

describe('a path that exists', () => {
  it.each([
    ['./cmd/serve.go', 'cmd/serve.go'],
    ['"cmd/serve.go"', 'cmd/serve.go'],
    ['`cmd/serve.go:7`', 'cmd/serve.go'],
    ['`cmd/serve.go`:7-9', 'cmd/serve.go'],
    ['cmd/serve.go#L7-L9', 'cmd/serve.go'],
    ['"cmd/serve.go", line 7', 'cmd/serve.go'],
    ['cmd/serve.go (lines 7-9)', 'cmd/serve.go'],
    ['- cmd/serve.go (modified, +1 -0)', 'cmd/serve.go'],
    ['=== cmd/serve.go (modified, mode 100644 -> 100755, +1 -0) ===', 'cmd/serve.go'],
    ['+++ b/cmd/serve.go', 'cmd/serve.go'],
    ['cmd\\\\serve.go', 'cmd/serve.go'],
    ['C:\\work\\house\\cmd\\serve.go', 'cmd/serve.go'],
    ['file:///home/me/house/README.md', 'README.md'],
    ['LIB/QUEUE.TS:3:1', 'lib/Queue.ts'],
    ['store/index.ts', 'lib/store/index.ts'],
    ['page.tsx', 'app/[id]/page.tsx'],
    ['(shop)/cart.tsx', 'app/(shop)/cart.tsx'],
    ['__init__.py', 'lib/__init__.py'],
    ['logo (new).svg', 'assets/logo (new).svg'],
    ['ends with a blank', 'ends with a blank '],
    ['docs/GRÖSSE.md', 'docs/größe.md'],
    ['docs/gro\u0308ße.md', 'docs/größe.md'],
    ['docs/\u2764.md', 'docs/\u2764\ufe0f.md'],
    ['docs/\u2764\\u{fe0f}.md', 'docs/\u2764\ufe0f.md'],
    ['docs/\u2764\\\\u{FE0F}.md', 'docs/\u2764\ufe0f.md'],
    ['docs/\u2764\\ufe0f.md', 'docs/\u2764\ufe0f.md'],
  ])('is meant by %j', (written, path) => {
    expect(resolvePath(written, house)).toEqual({ path, isElsewhere: false });
  });

  it('is meant by its own name whatever else the name looks like', () => {
    const odd = tree('a/x.ts', 'x.ts', 'x.ts:3', '`x.ts`', 'X.ts', './x.ts', 'x.ts ', 'a\\x.ts');
    for (const { path } of odd) expect(resolvePath(path, odd)).toEqual({ path, isElsewhere: false });
  });

  it('is looked for on the other side too, and wins there by its own name', () => {
    const before = tree('lib/old.ts', 'lib/Queue.ts');
    expect(resolvePath('./lib/old.ts', house, before)).toEqual({ path: 'lib/old.ts', isElsewhere: true });
    expect(resolvePath('lib/old.ts', tree('x/lib/old.ts'), before)).toEqual({ path: 'lib/old.ts', isElsewhere: true });
    expect(resolvePath('queue.ts', house, before)).toEqual({ path: 'lib/Queue.ts', isElsewhere: false });
  });
});

describe('nothing is guessed', () => {
  it.each([
    ['index.ts', ambiguous('lib/store/index.ts', 'lib/wire/index.ts')],
    ['ueue.ts', absent],
    ['lib/serve.go', { problem: 'absent', choices: ['cmd/serve.go'] }],
    ['lib/README.md', { problem: 'absent', choices: ['README.md'] }],
    ['/lib/README.md', { problem: 'absent', choices: ['README.md'] }],
    ['/home/me/house/lib/README.md', { problem: 'absent', choices: ['README.md'] }],
    ['../cmd/serve.go', { problem: 'absent', choices: ['cmd/serve.go'] }],
    ['cmd/../cmd/serve.go', { problem: 'absent', choices: ['cmd/serve.go'] }],
    ['HEAD:README.md', absent],
    ['lib', absent],
    ['.', absent],
    ['/', absent],
    ['``', absent],
    ['   ', absent],
  ])('of %j', (written, answer) => {
    expect(resolvePath(written, house)).toEqual(answer);
  });

  it('where neither of two readings supposes less', () => {
    expect(resolvePath('b/x.ts', tree('x.ts', 'lib/b/x.ts'))).toEqual(ambiguous('lib/b/x.ts', 'x.ts'));
    expect(resolvePath('readme.md', tree('README.md', 'lib/readme.md'))).toEqual(
      ambiguous('README.md', 'lib/readme.md'),
    );
    expect(resolvePath(' x.ts ', tree('x.ts ', 'x.ts'))).toEqual(ambiguous('x.ts', 'x.ts '));
    expect(resolvePath('x:1:2', tree('x', 'x:1'))).toEqual(ambiguous('x', 'x:1'));
  });

  it('and the one that supposes less wins', () => {
    expect(resolvePath('./README.md', tree('README.md', 'lib/README.md'))).toMatchObject({ path: 'README.md' });
    expect(resolvePath('readme.md', tree('README.md', 'lib/README.md'))).toMatchObject({ path: 'README.md' });
    expect(resolvePath('a\\u{fe0f}', tree('a\ufe0f', 'a', 'a\ufe0e'))).toMatchObject({ path: 'a\ufe0f' });
  });

  it('and it is said, in words', () => {
    const say = (written: string) => {
      const answer = resolvePath(written, house);
      return 'problem' in answer ? pathProblem(written, answer) : null;
    };
    expect(say('index.ts')).toBe(
      'index.ts can be several paths: lib/store/index.ts, lib/wire/index.ts. Write one of them whole.',
    );
    expect(say('x/serve.go\u200b')).toBe('There is no such path: x/serve.go\\u{200b}. Near: cmd/serve.go.');
    expect(say('x')).toBe('There is no such path: x.');
  });
});

const letter = fc.constantFrom('a', 'b', 'A', 'x', '1', 'ä', 'a\u0308', 'ß', 'ẞ', 'İ', 'ς', '😀', '_');
const odd = fc.constantFrom(
  ...['\u200b', '\ufe0f', '\\', ' ', '`', '.', '-', ':', ':1', '(', ')', '\ufffd', '\n', '#L1'],
  ...[' (new)', '@', '"', '=== ', '- '],
);
const between = fc.array(fc.oneof(letter, odd), { maxLength: 3 }).map((parts) => parts.join(''));
const segment = fc.oneof(
  fc.tuple(between, letter, between).map((parts) => parts.join('')),
  fc.constantFrom('a', 'b', 'index.ts', 'README.md', 'readme.md'),
);
const bytes = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: segment.map((text) => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.constant(Buffer.of(0x61, 0xff)) },
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((names) => Buffer.concat(names.flatMap((name, at) => (at === 0 ? [name] : [Buffer.from('/'), name]))));
const paths = fc.uniqueArray(
  bytes.map(pathText).filter((path) => !path.split('/').some((name) => name === '.' || name === '..')),
  {
    minLength: 1,
    maxLength: 12,
  },
);

/** One thing at a time that a model does to a path. */
const forms: Readonly<Record<string, (path: string) => string>> = {
  printed: visible,
  'dot and slash': (path) => `./${path}`,
  'leading slash': (path) => `/${path}`,
  'old side': (path) => `a/${path}`,
  'new side': (path) => `b/${path}`,
  backquotes: (path) => `\`${path}\``,
  quotes: (path) => `"${path}"`,
  bold: (path) => `**${path}**`,
  blanks: (path) => ` ${path}\n`,
  state: (path) => `${path} (modified)`,
  line: (path) => `${path}:12`,
  lines: (path) => `${path}:12-20`,
  'line and column': (path) => `${path}:12:5`,
  address: (path) => `${path}#L12`,
  NFC: (path) => path.normalize('NFC'),
  NFD: (path) => path.normalize('NFD'),
  unseen: (path) => path.replace(/\u200b|\ufe0f|\n/g, ''),
  backslashes: (path) => path.replaceAll('/', '\\'),
  'small letters': (path) => path.toLowerCase(),
  capitals: (path) => path.toUpperCase(),
  'base name': (path) => path.slice(path.lastIndexOf('/') + 1),
  'end of it': (path) => path.slice(path.indexOf('/') + 1),
};

describe('every written form of every path of a tree', () => {
  it.each(Object.entries(forms))('%s means it, or can be several, and never another', (_, form) => {
    fc.assert(
      fc.property(paths, (names) => {
        const entries = tree(...names);
        for (const path of names) {
          const written = form(path);
          const answer = resolvePath(written, entries);
          if (names.includes(written)) expect(answer).toMatchObject({ path: written });
          else if ('path' in answer) expect(answer).toMatchObject({ path });
          else expect(answer).toMatchObject({ problem: 'ambiguous', choices: expect.arrayContaining([path]) });
        }
      }),
      { numRuns: samples(100) },
    );
  });

  it('is never absent, also when two things are done to it', () => {
    const form = fc.constantFrom(...Object.values(forms));
    // A side is written once, and lines are.
    const other = fc.constantFrom(...Object.values(forms).filter((one) => !/^[ab]|1/.test(one('x/y'))));
    fc.assert(
      fc.property(paths, form, other, (names, one, other) => {
        const entries = tree(...names);
        // Two backslashes before an escape are the escape of an escape.
        const written = names.map((path) => one(other(path))).filter((path) => !path.includes('\\\\u'));
        for (const path of written) expect(resolvePath(path, entries)).not.toMatchObject({ problem: 'absent' });
      }),
      { numRuns: samples(100) },
    );
  });

  it('and what is printed means it alone', () => {
    fc.assert(
      fc.property(paths, (names) => {
        const entries = tree(...names);
        for (const path of names) expect(resolvePath(visible(path), entries)).toEqual({ path, isElsewhere: false });
      }),
      { numRuns: samples(100) },
    );
  });
});

describe('time', () => {
  const seconds = (call: () => void) => processorTime(call) / 1_000;

  it('is short in a tree of 100,000 paths, once it is indexed', () => {
    const entries = tree(...Array.from({ length: 100_000 }, (_, at) => `Src/part ${at % 300}/Über${at}/index.ts`));
    expect(seconds(() => resolvePath('./none', entries))).toBeLessThan(3);
    const written = [
      'b/index.ts',
      'ÜBER7/index.ts',
      '/src/part 7/über7/INDEX.ts:3',
      'index.tsx',
      '/tmp/x/Src/part 1/Über1/index.ts',
    ];
    expect(seconds(() => written.map((path) => resolvePath(path, entries)))).toBeLessThan(1);
  });

  it('is short where one name is written in 100,000 ways', () => {
    const cased = (at: number) =>
      [...'abcdefghijklmnopq'].map((letter, bit) => ((at >> bit) & 1 ? letter.toUpperCase() : letter));
    const entries = tree(...Array.from({ length: 100_000 }, (_, at) => `${at % 7}/${cased(at).join('')}`));
    resolvePath('none', entries);
    expect(seconds(() => resolvePath('./ABCDEFGHIJKLMNOPQ', entries))).toBeLessThan(1);
  });
});
