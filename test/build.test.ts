import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { differingFiles, unresolvedImports, withStub } from '../scripts/build.ts';

it('finds files of dist/ that differ, are missing or left over, in folders too', () => {
  const root = mkdtempSync(join(tmpdir(), 'deep-review-build-test-'));
  try {
    const write = (folder: string, files: Readonly<Record<string, string>>) => {
      mkdirSync(join(root, folder, 'inner'), { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(join(root, folder, name), text);
    };
    write('built', { 'index.js': 'one', same: 'same', empty: '', 'inner/a': 'a' });
    write('committed', { 'index.js': 'one\r\n', same: 'same', '7.index.js': 'old', 'inner/a': 'b' });
    const folders = [join(root, 'built'), join(root, 'committed')] as const;
    expect(differingFiles(...folders).sort()).toEqual(['7.index.js', 'empty', 'index.js', 'inner/a']);
    expect(differingFiles(folders[0], folders[0])).toEqual([]);
    expect(differingFiles(folders[0], join(root, 'nowhere'))).toHaveLength(4);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

it('refuses a bundle that lost an import, and knows the optional ones', () => {
  const names = ['./lib/index.js', './x/@@notfound.js?bufferutil', './x/@@notfound.js?zodd', './y/@@notfound.js?zodd'];
  expect(unresolvedImports(names)).toEqual(['zodd']);
});

it('lets a bundle load a stub in place of a package, and says when the package is gone', () => {
  const bundle = 'import * as u from "undici";\nx = require("undici"); y = "undici"; z = require("undici-types");\n';
  expect(withStub(bundle, 'undici', './stub.cjs')).toBe(
    'import * as u from "./stub.cjs";\nx = require("./stub.cjs"); y = "undici"; z = require("undici-types");\n',
  );
  expect(() => withStub('x = 1;\n', 'undici', './stub.cjs')).toThrow('does not load undici');
});
