import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import { samples } from '../../test/support/samples.ts';
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

it.each<Encoding>(['utf16le', 'utf16be', 'latin1'])(
  'shows, reads, finds and cites a file in %s alike',
  async (encoding) => {
    using at = repository(
      { 'src/a.rc': encoded(before, encoding), 'src/b.rc': 'needle in UTF-8\n' },
      { 'src/a.rc': encoded(after, encoding), 'src/b.rc': 'needle in UTF-8, \u00e9\n' },
    );
    const [file] = await at.changes();
    expect(file).toMatchObject({ content: 'text', additions: 1, deletions: 1 });
    expect(rows(file)).toEqual([
      '1:1 String s = "Caf\u00e9";\r',
      '2:2 keep();\r',
      '3: needle(1);\r',
      ':3 needle(2, "\u00e9");\r',
      '4:4 last',
    ]);
    const text = await at.head.read('src/a.rc');
    expect(text.found && text.lines[2]).toBe('needle(2, "\u00e9");\r');
    const query = { pattern: 'needle', syntax: 'fixed', ignoreCase: false, limit: 9 } as const;
    const { signal } = new AbortController();
    const search = (under: string | null) => at.head.search({ ...query, under, signal });
    const found = { path: 'src/a.rc', line: 3, column: 1, text: 'needle(2, "\u00e9");\r' };
    expect((await search('src/a.rc')).matches).toEqual([found]);
    expect((await search(null)).matches).toHaveLength(2);
    expect((await search('src/b.rc')).matches).toHaveLength(1);
    const blamed = at.head.blame('src/a.rc', 3, 3);
    if (encoding === 'latin1') expect(await blamed).toMatchObject([{ line: 3, text: found.text }]);
    else await expect(blamed).rejects.toThrow('Git cannot tell lines of UTF-16 apart');
  },
);

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
  const line = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => ({ text: text.toWellFormed().replaceAll('\n', ' '), bytes: null })),
    fc.constantFrom('\u20ac 5', 'caf\u00e9', '\u201cquoted\u201d').map((text) => ({
      text,
      bytes: Buffer.from(
        [...text].map((sign) => ({ '\u20ac': 0x80, '\u201c': 0x93, '\u201d': 0x94 })[sign] ?? sign.charCodeAt(0)),
      ),
    })),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (all) => {
      const bytes = all.flatMap((one, at) => [
        ...(at > 0 ? [Buffer.from('\n')] : []),
        one.bytes ?? Buffer.from(one.text),
      ]);
      expect(decodeLines(Buffer.concat(bytes))).toBe(all.map(({ text }) => text).join('\n'));
    }),
    { numRuns: samples(500, 30) },
  );
});
