import { expect, it } from 'vitest';
import { gathered } from '../../../test/support/gathered.ts';
import type { CommitScript } from '../../../test/support/git-repository.ts';
import type { ChangedFile } from '../../types.ts';

function changesOf(base: CommitScript['files'], head: CommitScript['files']): Promise<readonly ChangedFile[]> {
  return gathered(base, head, ({ changes }) => changes);
}

/** What became of every file that the change brings. */
async function fates(head: CommitScript['files'], base: CommitScript['files'] = {}): Promise<Record<string, string>> {
  const changes = await changesOf(base, { 'a.ts': 'two\n', ...head });
  return Object.fromEntries(
    changes
      .filter(({ path }) => path !== 'a.ts')
      .map(({ path, notReviewed, hunks }) => [path, notReviewed?.reason ?? `shown in ${hunks.length}`]),
  );
}

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const png = bytes('89504e470d0a1a0a0000000d4948445200000001000000010806000000');
const header = Buffer.from('{"__metadata__":{}}');
const safetensors = Buffer.concat([bytes('1300000000000000'), header, bytes('00')]);

it('sets lock files aside by their exact names, on both sides', async () => {
  const lock = (version: number) => `version = ${version}\n`;
  expect(
    await fates(
      {
        'package-lock.json': lock(2),
        'crates/hull/Cargo.lock': lock(2),
        'bun.lockb': bytes('2321000100'),
        'go.sum': null,
        'proto/buf.lock': lock(2),
        'pylock.dev.toml': lock(2),
      },
      { 'package-lock.json': lock(1), 'crates/hull/Cargo.lock': lock(1), 'go.sum': lock(1) },
    ),
  ).toEqual({
    'package-lock.json': 'lock-file',
    'crates/hull/Cargo.lock': 'lock-file',
    'bun.lockb': 'lock-file',
    'go.sum': 'lock-file',
    'proto/buf.lock': 'lock-file',
    'pylock.dev.toml': 'lock-file',
  });
});

it('reviews what only looks like a lock file', async () => {
  const names = [
    'package-lock.json.js',
    'docs/yarn.lock.md',
    'Package-Lock.json',
    'yarn.lock/run.sh',
    'x-go.sum',
    'pylock.toml.py',
  ];
  const files = Object.fromEntries(names.map((name) => [name, 'boom();\n']));
  const shown = Object.fromEntries(names.map((name) => [name, 'shown in 1']));
  expect(await fates({ ...files, 'sub/Cargo.lock': { link: 'x' }, 'run/uv.lock': { script: 'rm -r x\n' } })).toEqual({
    ...shown,
    'sub/Cargo.lock': 'shown in 1',
    'run/uv.lock': 'shown in 1',
  });
});

it('prints what stands beside a file that is set aside, each change at its own path', async () => {
  const changes = await changesOf(
    { 'yarn.lock': 'one\n', 'b/c.ts': 'old\n', dir: 'a file first\n' },
    { 'yarn.lock': 'two\n', 'b/c.ts': 'new\n', dir: null, 'dir/yarn.lock': 'three\n', 'dir/d.ts': 'four\n' },
  );
  const added = ({ hunks }: ChangedFile) =>
    hunks.flatMap(({ lines }) => lines.flatMap(({ kind, text }) => (kind === 'added' ? [text] : [])));
  expect(changes.map((file) => [file.path, file.notReviewed?.reason ?? null, ...added(file)])).toEqual([
    ['b/c.ts', null, 'new'],
    ['dir', null],
    ['dir/d.ts', null, 'four'],
    ['dir/yarn.lock', 'lock-file'],
    ['yarn.lock', 'lock-file'],
  ]);
});

it('tells what nothing executes from what could run, by bytes and name together', async () => {
  const inert = {
    'assets/plan.png': png,
    'assets/plan.PNG': png,
    'assets/photo.jpeg': bytes('ffd8ffe000104a46494600'),
    // No media type is registered for these endings.
    'assets/app.icns': bytes('69636e7300000100'),
    'assets/hand.cur': bytes('00000200010010100000'),
    'assets/plan.xcf': bytes('67696d70207863662066696c650000'),
    'fonts/a.woff2': bytes('774f463200010000'),
    'data/part.parquet': bytes('5041523115041518000000005041523100'),
    'data/table.arrow': bytes('4152524f57310000'),
    'model.gguf': bytes('4747554603000000'),
    'art/a.dds': bytes('444453207c00000007100000'),
    'art/a.ktx2': bytes('ab4b5458203230bb0d0a1a0a00000000'),
    'art/a.exr': bytes('762f31010200000000'),
    'sound/a.ogg': bytes(`4f6767530002${'00'.repeat(40)}`),
    'model.safetensors': safetensors,
  };
  const unreadable = {
    'lib/native.so': bytes('7f454c46020101006576696c'),
    'gradle/wrapper/gradle-wrapper.jar': bytes('504b0304000000006576696c'),
    'app/x.pyc': bytes('610d0d0a000000006576696c'),
    'web/app.wasm': bytes('0061736d010000006576696c'),
    'bin/tool.exe': bytes('4d5a90000300000004000000'),
    'Main.class': bytes('cafebabe0000003d'),
    'model.pkl': bytes('80049500000000002e'),
    'assets/logo.png': Buffer.from('#!/bin/sh\nevil # \0\n'),
    'src/odd.js': Buffer.from('// \0\nevil();\n'),
    'data/deck.dat': bytes('0102030400ff00ff6576696c'),
    // Pictures by their first bytes, and programs for whoever starts them by their names.
    'src/poly.js': Buffer.from('GIF89a=1;/*\0*/evil();\n'),
    'src/poly.ts': Buffer.from('a=1;ftypmp42;/*\0*/evil();\n'),
    'lib/poly.jar': png,
    'lib/poly.icns': png,
    'lib/icon.sh': bytes('69636e7300000100'),
    Makefile: Buffer.concat([png, Buffer.from('\nall:\n\tevil\n')]),
  };
  const all = (files: object, fate: string) => Object.fromEntries(Object.keys(files).map((path) => [path, fate]));
  expect(await fates({ ...inert, ...unreadable })).toEqual({
    ...all(inert, 'inert-binary'),
    ...all(unreadable, 'unreadable'),
  });
});

it('asks nobody to read a binary that is gone, and trusts no picture that is executable', async () => {
  expect(await fates({ 'old.so': null, 'run.png': { script: png } }, { 'old.so': bytes('7f454c4602010100') })).toEqual({
    'old.so': 'deleted-binary',
    'run.png': 'unreadable',
  });
});

const rows = (version: number) =>
  Array.from({ length: 2_000 }, (_, at) => `export const a${at} = ${version};`).join('\n');

it('sets aside what the attributes of the base mark as generated, and nothing for those of the head', async () => {
  const base = {
    '.gitattributes':
      'gen/** linguist-generated\n*.pb.ts linguist-generated=true\ngen/by-hand.ts -linguist-generated\n',
    'deep/.gitattributes': '/x.ts linguist-generated\n',
    ...{ 'gen/a.ts': 'one\n', 'b.pb.ts': 'one\n', 'gen/by-hand.ts': 'one\n', 'deep/x.ts': 'one\n', 'x.ts': 'one\n' },
  };
  expect(
    await fates(
      {
        ...{
          'gen/a.ts': 'two\n',
          'b.pb.ts': 'two\n',
          'gen/by-hand.ts': 'two\n',
          'deep/x.ts': 'two\n',
          'x.ts': 'two\n',
        },
        ...{ 'gen/link': { link: 'x' }, 'new/.gitattributes': '* linguist-generated\n', 'new/evil.ts': 'evil();\n' },
      },
      base,
    ),
  ).toEqual({
    ...{ 'gen/a.ts': 'generated', 'b.pb.ts': 'generated', 'deep/x.ts': 'generated' },
    ...{ 'gen/by-hand.ts': 'shown in 1', 'x.ts': 'shown in 1', 'gen/link': 'shown in 1' },
    ...{ 'new/.gitattributes': 'shown in 1', 'new/evil.ts': 'shown in 1' },
  });
});

it('shows whole what comes out of a place where nothing is reviewed, and what becomes a program there', async () => {
  const large = `// Code generated by deckgen. DO NOT EDIT.\n${rows(1)}\n`;
  const text = 'one\ntwo\nthree\nfour\n';
  const base = {
    '.gitattributes': 'gen/** linguist-generated\nelsewhere/** linguist-generated\n',
    ...{ 'gen/a.ts': `${text}a\n`, 'gen/b.ts': `${text}b\n`, 'gen/c.ts': `${text}c\n`, 'Cargo.lock': `${text}d\n` },
    ...{ 'go.sum': text, 'large.ts': large, 'runs.ts': `${large}runs\n`, 'gen/n.so': bytes('7f454c460001') },
  };
  const head = {
    ...{ 'gen/a.ts': null, 'gen/b.ts': null, 'gen/c.ts': null, 'Cargo.lock': null, 'gen/n.so': null },
    ...{ 'src/a.ts': `${text}a\n`, 'src/b.ts': `${text}b\nmore\n`, 'elsewhere/c.ts': `${text}c\n` },
    ...{ 'go.sum': { script: text }, 'src/run.lock': `${text}d\n`, 'src/n.so': bytes('7f454c460001') },
    ...{ 'large.ts': null, 'src/large.ts': large, 'runs.ts': { script: `${large}runs\n` } },
  };
  const found = await changesOf(base, head);
  const told = found.map(({ path, status, additions, deletions, notReviewed }) =>
    [path, status, notReviewed?.reason ?? `+${additions} -${deletions}`].join(' '),
  );
  expect(told.toSorted()).toEqual([
    ...['elsewhere/c.ts moved +0 -0', 'go.sum modified +4 -0', 'runs.ts modified +2002 -0', 'src/a.ts renamed +5 -0'],
    ...[
      'src/b.ts renamed +6 -0',
      'src/large.ts moved +0 -0',
      'src/n.so renamed unreadable',
      'src/run.lock renamed +5 -0',
    ],
  ]);
});

it('sets aside what is generated by its own text at the base, when it is large and no program', async () => {
  const heading = '// Code generated by deckgen. DO NOT EDIT.\n';
  const minified = (version: number) => `var a=${version};`.repeat(4_000);
  const at = (version: number) => ({
    'api.go': `${heading}${rows(version)}`,
    'dist/app.min.js': minified(version),
    'small.go': `${heading}x = ${version}\n`,
    'says.ts': `export const text = '${heading.trim()}';\n${rows(version)}`,
    'late.ts': `${rows(version)}\n${heading}`,
    'prose.md': `${'A long line of prose. '.repeat(20)}\n`.repeat(60 + version),
    '.github/workflows/a.lock.yml': `# This file was automatically generated.\n${rows(version)}`,
    'configure.sh': { script: `#!/bin/sh\n# Automatically generated.\n${rows(version)}` },
  });
  expect(await fates(at(2), at(1))).toEqual({
    ...{ 'api.go': 'generated', 'dist/app.min.js': 'generated', 'small.go': 'shown in 1', 'says.ts': 'shown in 1' },
    ...{ 'late.ts': 'shown in 1', 'prose.md': 'shown in 1', '.github/workflows/a.lock.yml': 'shown in 1' },
    'configure.sh': 'shown in 1',
  });
  // The attributes of the base may also say that a file is none.
  expect(
    await fates(
      { 'api.go': `${heading}${rows(2)}` },
      { 'api.go': `${heading}${rows(1)}`, '.gitattributes': 'api.go -linguist-generated\n' },
    ),
  ).toEqual({ 'api.go': 'shown in 1' });
  // Nothing of the kind stands at the base: a look of the head excuses nothing.
  expect(await fates({ 'new.go': `${heading}${rows(1)}`, 'new.min.js': minified(1) })).toEqual({
    ...{ 'new.go': 'shown in 1', 'new.min.js': 'shown in 1' },
  });
  expect(await fates({ 'api.go': `${heading}${rows(2)}` }, { 'api.go': rows(1) })).toEqual({ 'api.go': 'shown in 1' });
});
