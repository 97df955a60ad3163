import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/lib/user-error.ts';
import { run } from '../src/run.ts';
import { openLocalWorld } from '../src/worlds/local.ts';
import { buildRepository } from './support/git-repository.ts';
import { reportProblems } from './support/report-problems.ts';
import { inputDefaults, listeningRunner } from './support/runner.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startVendors } from './support/vendors.ts';

/** Reviews `topic` against `main` in a repository of this machine; the answers of the vendors are written by hand. */
async function reviewed(more: { readonly base?: string; readonly head?: string } = {}) {
  using built = buildRepository([
    { files: repository.base, message: 'Start' },
    { files: repository.head, message: 'Change it', branch: 'topic' },
  ]);
  const before = everythingIn(built.folder);
  await using vendors = await startVendors(reviewers([noPeople]));
  const directory = mkdtempSync(join(tmpdir(), 'deep-review-local-'));
  const given: Readonly<Record<string, string>> = {
    ...inputDefaults(),
    'anthropic-api-key': 'sk-ant-sentinel-key-of-anthropic',
    'anthropic-base-url': vendors.url('anthropic'),
    'openai-api-key': 'sk-sentinel-key-of-openai',
    'openai-base-url': vendors.url('openai'),
    'report-directory': directory,
  };
  const heard = listeningRunner(undefined);
  try {
    const world = openLocalWorld({
      folder: join(built.folder, 'src'),
      base: more.base ?? 'main',
      head: more.head ?? 'topic',
      read: (name) => given[name] ?? '',
      path: process.env['PATH'] ?? '',
      runner: heard.runner,
      cancel: new AbortController().signal,
    });
    const ended = await run(world);
    const files = Object.fromEntries(
      readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
    );
    return { ended, files, said: heard.said(), isUntouched: everythingIn(built.folder) === before };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Names and bytes of all files, those of `.git` included. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${join(entry.parentPath, entry.name)} ${readFileSync(join(entry.parentPath, entry.name), 'hex')}`)
    .sort()
    .join('\n');
}

describe('a run over a local branch', () => {
  it('ends as the same review of a pull request does, and touches nothing of the repository', async () => {
    const { ended, files, said, isUntouched } = await reviewed();
    expect(ended).toEqual({ outcome: 'blocking', exitCode: 1 });
    expect(said.summary).toContain('An empty list of people gives Infinity');
    const report = JSON.parse(files['report.json'] ?? '');
    expect(reportProblems(report)).toEqual([]);
    expect(report.change).toMatchObject({ kind: 'local-branch', baseRef: 'main', headRef: 'topic' });
    expect(report.ledger.findings).toMatchObject([{ standing: 'confirmed', origin: 'introduced' }]);
    expect(isUntouched).toBe(true);
  });

  it('prints no link that leads nowhere', async () => {
    const { files, said } = await reviewed();
    expect(Object.keys(files).sort()).toEqual(['report.html', 'report.json', 'report.md', 'report.sarif']);
    for (const page of [files['report.md'], said.summary]) expect(page?.match(/\]\((?!#)[^)]*\)/g) ?? []).toEqual([]);
    const targets = [...(files['report.html'] ?? '').matchAll(/\shref="([^"]*)"/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !target.startsWith('#'))).toEqual([]);
    const sarif = JSON.parse(files['report.sarif'] ?? '');
    expect(sarif.runs[0]).not.toHaveProperty('versionControlProvenance');
  });

  // As with the runs of the test bed: the validators take longer than the run.
  it.runIf(process.env['TEST_DEEP'] === '1')('writes files that others can read', async () => {
    const { files, said } = await reviewed();
    const { fileProblems } = await import('./support/file-problems.ts');
    for (const [name, text] of Object.entries({ ...files, 'report.md': said.summary }))
      expect(await fileProblems(name, text), name).toEqual([]);
  });

  it.each([
    [{ base: 'nowhere' }, 'There is no commit nowhere here.'],
    [{ head: '--upload-pack=x' }, 'There is no commit --upload-pack=x here.'],
  ])('with %j says what there is not', async (names, words) => {
    await expect(reviewed(names)).rejects.toThrow(words);
    await expect(reviewed(names)).rejects.toThrow(UserError);
  });
});

it('is refused outside of a repository', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-nowhere-'));
  writeFileSync(join(folder, 'a.txt'), 'a\n');
  const world = openLocalWorld({
    ...{ folder, base: 'main', head: 'topic', path: process.env['PATH'] ?? '' },
    read: (name) => ({ ...inputDefaults(), 'anthropic-api-key': 'k' })[name] ?? '',
    runner: listeningRunner(undefined).runner,
    cancel: new AbortController().signal,
  });
  await expect(run(world)).rejects.toThrow('is in no git repository');
  rmSync(folder, { recursive: true });
});
