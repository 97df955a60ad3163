import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { scratchClone } from '../scripts/examples/shell.ts';

const root = join(import.meta.dirname, '..');

interface Step {
  readonly id?: string;
  readonly run?: string;
}
interface Job {
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

it('checks and packs a release as release.yml does it', () => {
  using clone = scratchClone(root);
  const at = (...names: string[]) => join(clone.folder, ...names);
  for (const name of ['package.json', 'package-lock.json']) {
    const text = readFileSync(at(name), 'utf8');
    writeFileSync(at(name), text.replace(/"version": "[^"]+"/, '"version": "9.8.7"'));
  }
  writeFileSync(at('CHANGELOG.md'), '# Changelog\n\n## [9.8.7] - 2026-12-01\n\n- Flies.\n');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', clone.folder, '-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...args]);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Release 9.8.7');
  git('tag', 'v9.8.7');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');

  const workflow = parse(readFileSync(join(root, '.github', 'workflows', 'release.yml'), 'utf8'));
  const { outputs, steps }: Job = workflow.jobs.check;
  const temporary = join(clone.home, 'temp');
  mkdirSync(temporary);
  const said = new Map<string, string>();
  for (const { id, run = '' } of steps.filter((step) => step.id !== undefined)) {
    const file = join(clone.home, `${id}.output`);
    writeFileSync(file, '');
    const PATH = `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}`;
    const environment = { PATH, HOME: clone.home, TAG: 'v9.8.7', RUNNER_TEMP: temporary, GITHUB_OUTPUT: file };
    execFileSync('bash', ['-eo', 'pipefail', '-c', run], { cwd: clone.folder, env: environment, stdio: 'pipe' });
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      const [name = '', value = ''] = line.split('=');
      said.set(`steps.${id}.outputs.${name}`, value);
    }
  }

  const given = Object.entries(outputs).map(([name, text]) => [name, said.get(text.replace(/^\$\{\{ | \}\}$/g, ''))]);
  expect(Object.fromEntries(given)).toEqual({
    sha: git('rev-parse', 'HEAD').toString().trim(),
    'moving-tag': 'v9',
    'is-prerelease': 'false',
    'is-latest': 'true',
  });
  const release = join(temporary, 'release');
  expect(readFileSync(join(release, 'notes.txt'), 'utf8')).toBe('- Flies.\n');
  const packed = execFileSync('tar', ['--list', '--file', join(release, 'deep-review-v9.8.7.tar.gz')], {
    encoding: 'utf8',
  });
  for (const name of ['action.yml', 'dist/index.js', 'dist/package.json', 'schema/report-1.json', 'LICENSE'])
    expect(packed.split('\n')).toContain(`deep-review-v9.8.7/${name}`);
  expect(packed).not.toContain('/src/');
  expect(readFileSync(join(release, 'index.js'))).toEqual(readFileSync(join(root, 'dist', 'index.js')));
  const bill = JSON.parse(readFileSync(join(release, 'deep-review-v9.8.7.spdx.json'), 'utf8'));
  const names: string[] = bill.packages.map(({ name }: { name: string }) => name);
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const shipped = Object.entries<{ dev?: boolean; optional?: boolean }>(packages).flatMap(
    ([path, { dev, optional }]) =>
      dev || optional || path === '' ? [] : [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)],
  );
  expect(new Set(names)).toEqual(new Set(['deep-review', ...shipped]));
  // What the bundle itself says that it has.
  const licenses = readFileSync(join(root, 'dist', 'licenses.txt'), 'utf8');
  const bundled = [...licenses.matchAll(/^(?<name>\S+)@\d\S* \(.*\)$/gm)].map(({ groups }) => groups?.['name']);
  expect(bundled).toContain('zod');
  expect(bundled.filter((name) => !names.includes(name ?? ''))).toEqual([]);
  const ids = new Set(['SPDXRef-DOCUMENT', ...bill.packages.map(({ SPDXID }: { SPDXID: string }) => SPDXID)]);
  for (const { spdxElementId, relatedSpdxElement } of bill.relationships)
    expect([spdxElementId, relatedSpdxElement].filter((id) => !ids.has(id))).toEqual([]);
  expect(bill.relationships.length).toBeGreaterThan(names.length);
});
