import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import type { ChangedFile } from '../types.ts';
import { decodeLines, decodeText } from './decode.ts';
import { createRepo } from './repo.ts';

type Encoding = 'utf16le' | 'utf16be' | 'latin1';

function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'latin1') return Buffer.from(text, 'latin1');
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf16le' ? little : little.swap16();
}

function repository(base: CommitScript['files'], head: CommitScript['files']) {
  const made = buildRepository([{ files: base }, { files: head }]);
  const [mergeBase = '', headSha = ''] = made.commits;
  const store = { gitDirectory: join(made.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  return { ...made, head: repo.at(headSha), changes: () => repo.diff(mergeBase, headSha) };
}

function rows(file: ChangedFile | undefined): string[] {
  return (file?.hunks ?? []).flatMap(({ lines }) =>
    lines.map(({ oldLine, newLine, text }) => `${oldLine ?? ''}:${newLine ?? ''} ${text}`),
  );
}

const lines = ['String s = "Caf\u00e9";', 'keep();', 'needle(1);', 'last'];
const before = lines.join('\r\n');
const after = before.replace('needle(1)', 'needle(2, "\u00e9")');

it('shows, reads, finds and cites a file alike, whatever its encoding', async () => {
  const encodings = ['utf16le', 'utf16be', 'latin1'] as const;
  const all = (text: string) =>
    Object.fromEntries(encodings.map((encoding) => [`src/${encoding}.rc`, encoded(text, encoding)]));
  using at = repository(
    { ...all(before), 'src/utf8.rc': 'needle\n' },
    { ...all(after), 'src/utf8.rc': 'needle, \u00e9\n' },
  );
  const changes = await at.changes();
  const query = { pattern: 'needle', syntax: 'fixed', ignoreCase: false, limit: 9 } as const;
  const { signal } = new AbortController();
  const search = (under: string | null) => at.head.search({ ...query, under, signal });
  const found = (path: string) => ({ path, line: 3, column: 1, text: 'needle(2, "\u00e9");\r' });
  for (const path of encodings.map((encoding) => `src/${encoding}.rc`)) {
    const file = changes.find((change) => change.path === path);
    expect(file).toMatchObject({ content: 'text', additions: 1, deletions: 1 });
    expect(rows(file)).toEqual([
      '1:1 String s = "Caf\u00e9";\r',
      '2:2 keep();\r',
      '3: needle(1);\r',
      ':3 needle(2, "\u00e9");\r',
      '4:4 last',
    ]);
    const text = await at.head.read(path);
    expect(text.found && text.lines[2]).toBe('needle(2, "\u00e9");\r');
    expect((await search(path)).matches).toEqual([found(path)]);
  }
  expect((await search(null)).matches).toHaveLength(4);
  expect((await search('src/utf8.rc')).matches).toHaveLength(1);
  // A letter stands in the bytes of UTF-16 as well, on lines that are none.
  const letter = { ...query, pattern: 'k', under: null, signal };
  expect((await at.head.search(letter)).matches.map(({ line, text }) => `${line} ${text}`)).toEqual(
    encodings.map(() => '2 keep();\r'),
  );
  expect(await at.head.blame('src/latin1.rc', 3, 3)).toMatchObject([{ line: 3, text: found('').text }]);
  await expect(at.head.blame('src/utf16le.rc', 3, 3)).rejects.toThrow('Git cannot tell lines of UTF-16 apart');
});

it('compares what changes its encoding, and takes no binary for text', async () => {
  const script = 'Remove-Item deck\n';
  // More than is printed before it is looked at.
  const wide = `${'x'.repeat(999)}\n`.repeat(600);
  using at = repository(
    {
      'becomes.ps1': encoded('Get-Item deck\n', 'utf16le'),
      'was.bin': Buffer.from('\0\0old\n'),
      'is.bin': 'text\n',
      'gone.rc': encoded('one\ntwo\n', 'utf16be'),
      'run.dat': Buffer.from('\x7fELF\0'),
      'big.txt': encoded(wide, 'utf16le'),
    },
    {
      'becomes.ps1': script,
      'was.bin': script,
      'is.bin': Buffer.from('\0\0new\n'),
      'gone.rc': null,
      'run.dat': { script: Buffer.from('\x7fELF\0') },
      'big.txt': encoded(`${wide}end`, 'utf16le'),
      'same.rc': encoded('', 'utf16le'),
    },
  );
  const found = Object.fromEntries((await at.changes()).map((file) => [file.path, file]));
  expect(rows(found['becomes.ps1'])).toEqual(['1: Get-Item deck', ':1 Remove-Item deck']);
  expect(rows(found['was.bin'])).toEqual([':1 Remove-Item deck']);
  expect(found['is.bin']).toMatchObject({ content: 'binary', hunks: [] });
  expect(rows(found['gone.rc'])).toEqual(['1: one', '2: two']);
  expect(found['run.dat']).toMatchObject({ content: 'binary', newMode: '100755' });
  expect(rows(found['big.txt']).at(-1)).toBe(':601 end');
});

it('calls binary what is UTF-16 for a reviewer and something else for whoever runs it', () => {
  const hidden = Buffer.concat([
    encoded('// harmless\n', 'utf16le'),
    Buffer.from('\n<?php system($_GET["command"]); ?>\n'),
  ]);
  expect(decodeText(hidden)).toBeNull();
  // Without a NUL git prints it as lines, and so does everything else.
  expect(decodeText(Buffer.from('\xff\xfeevil;', 'latin1'))).toBe('\u00ff\u00feevil;');
  expect(decodeText(Buffer.from('\xff\xfea\0b', 'latin1'))).toBeNull();
  expect(decodeText(Buffer.from('a\0b'))).toBeNull();
});

it('reads every line by itself, whatever stands beside it', () => {
  const bytes = Buffer.concat([
    Buffer.from('\u20ac 5\n'),
    Buffer.from('\x80 caf\xe9 \x93q\x94\n', 'latin1'),
    Buffer.from('\u00e9'),
  ]);
  expect(decodeLines(bytes)).toBe('\u20ac 5\n\u20ac caf\u00e9 \u201cq\u201d\n\u00e9');
});

it('takes UTF-32 for no text, though it begins as UTF-16 does', () => {
  const wide = Buffer.concat([...'\ufeffcode\n'].map((sign) => Buffer.from([...Buffer.from(sign, 'utf16le'), 0, 0])));
  expect(decodeText(wide)).toBeNull();
});
