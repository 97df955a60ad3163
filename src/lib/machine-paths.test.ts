import { expect, it } from 'vitest';
import { machinePathsShortened } from './machine-paths.ts';

const shortened = machinePathsShortened(
  ['README.md', 'src/a/b.ts', 'src/a/c d.ts', '.github/x.yml'].map((path) => ({ path })),
);

it.each([
  ['See /home/ana/work/berths/src/a/b.ts first.', 'See src/a/b.ts first.'],
  [
    'See [b](/Users/ana/berths/src/a/b.ts#L3), `/home/ana/src/a/b.ts:12-14`.',
    'See [b](src/a/b.ts#L3), `src/a/b.ts:12-14`.',
  ],
  ['In C:\\Users\\ana\\berths\\src\\a\\b.ts: it', 'In src/a/b.ts: it'],
  ['In "D:\\\\a\\\\berths\\\\src\\\\a" and C:/x/README.md', 'In "src/a" and README.md'],
  ['file:///home/ana/src/a/b.ts, vscode://file/Users/ana/x/src/a/b.ts:1:2', 'src/a/b.ts, src/a/b.ts:1:2'],
  ['/tmp/checkout/.github/x.yml; ~/berths/src/a/b.ts; /mnt/c/Users/ana/src/a', '.github/x.yml; src/a/b.ts; src/a'],
  ['It was at /home/ana/notes.txt, /home/ana/other/thing and /Users/ana.', 'It was at …/notes.txt, …/thing and ~.'],
])('leaves of a path of a machine the end that the repository has: %s', (text, expected) => {
  expect(shortened(text)).toBe(expected);
});

it.each([
  'The page /home/dashboard, the address https://x.example/home/ana/b.ts and api/home/x/y.ts',
  'read/write, /etc/passwd, /usr/bin/env, /tmp/x.sock, ~/.npmrc, C:\\Windows, a:b, 12:30, /, //, ~',
  'src/a/b.ts, ./src/a/b.ts, /src/a/b.ts, users/ana/x/y, {home}/x',
])('leaves everything else as it is: %s', (text) => expect(shortened(text)).toBe(text));

it('leaves a folder that code names', () => {
  const text = 'It writes to /home/node/app/logs.';
  expect(shortened(text, (folder) => folder === '/home/node')).toBe(text);
  expect(shortened(text)).toBe('It writes to …/logs.');
});
