import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isLastOf, movingTagOf, notesOf, releaseOf } from '../scripts/release.ts';
import { buildRepository } from './support/git-repository.ts';

const changelog = `# Changelog

## [Unreleased]

- Later.

## [1.2.0] - 2026-03-01

### Added

- Reviews faster.

## [1.1.0] - 2026-02-01

## [1.0.0]

- No date.
`;
const files = (version: string) => ({
  'package.json': JSON.stringify({ version }),
  'package-lock.json': JSON.stringify({ version }),
  'CHANGELOG.md': changelog,
});

/** A repository whose HEAD is the release, with an older one before it. */
function house(head: Partial<ReturnType<typeof files>> = {}) {
  const repository = buildRepository([
    { files: files('1.1.0'), message: 'Release 1.1.0' },
    { files: { ...files('1.2.0'), ...head }, message: 'Release 1.2.0' },
  ]);
  const [older = '', newer = ''] = repository.commits;
  repository.git('tag', 'v1.1.0', older);
  repository.git('branch', '--force', 'trunk', newer);
  return repository;
}

describe('a release', () => {
  it('is what tag, package.json and changelog agree on', () => {
    using repository = house();
    repository.git('tag', '--annotate', '--message', '1.2.0', 'v1.2.0');
    expect(releaseOf(repository.folder, 'v1.2.0', 'trunk')).toEqual({
      version: '1.2.0',
      isPrerelease: false,
      isLatest: true,
      movingTag: 'v1',
      notes: '### Added\n\n- Reviews faster.\n',
    });
  });

  it.each(['1.2.0', 'v1.2', 'v1', 'v01.2.0', 'v1.2.0-', 'v1.2.0 --x', 'v1.2.0\n', '', 'main'])(
    'is not called %j',
    (tag) => {
      expect(() => releaseOf('/nonexistent', tag, 'trunk')).toThrow('is no tag of a release');
    },
  );

  it.each([
    ['package.json', { 'package.json': '{"version":"1.1.9"}' }],
    ['package-lock.json', { 'package-lock.json': '{"version":"1.1.9"}' }],
  ])('is refused where %s has another version', (name, head) => {
    using repository = house(head);
    repository.git('tag', 'v1.2.0');
    expect(() => releaseOf(repository.folder, 'v1.2.0', 'trunk')).toThrow(`${name} says 1.1.9, and the tag says 1.2.0`);
  });

  it('is refused without its tag, at another commit, and where it is on no reviewed branch', () => {
    using repository = house();
    const [older = ''] = repository.commits;
    expect(() => releaseOf(repository.folder, 'v1.2.0', 'trunk')).toThrow('There is no tag v1.2.0');
    repository.git('tag', 'v1.2.0', older);
    expect(() => releaseOf(repository.folder, 'v1.2.0', 'trunk')).toThrow('another commit');
    repository.git('tag', '--force', 'v1.2.0');
    repository.git('branch', '--force', 'trunk', older);
    expect(() => releaseOf(repository.folder, 'v1.2.0', 'trunk')).toThrow('is not on trunk');
    expect(() => releaseOf(repository.folder, 'v1.2.0', 'nowhere')).toThrow('is not on nowhere');
  });

  it.each(['1.1.0', '1.0.0', '1.3.0', '1.2'])('has no notes where the changelog has no entry for it: %s', (version) => {
    expect(() => notesOf(changelog, version)).toThrow(`"## [${version}] - YYYY-MM-DD"`);
  });
});

it.each([
  ['v1.2.0', ['v1.1.0', 'v0.9.0', 'v1.2.0'], 'v1'],
  ['v1.10.0', ['v1.9.0', 'v1.10.0'], 'v1'],
  ['v1.1.1', ['v1.1.0', 'v1.2.0', 'v1.1.1'], null],
  ['v1.2.0', ['v1.2.1'], null],
  ['v1.2.0', ['v2.0.0', 'v1.3.0-rc.1', 'v1', 'v12.0.0', 'nightly'], 'v1'],
  ['v0.2.1', ['v0.2.0', 'v0.3.0'], 'v0.2'],
  ['v0.2.1', ['v0.2.10'], null],
  ['v1.3.0-rc.1', [], null],
])('%s among %j moves %s', (tag, tags, moved) => {
  expect(movingTagOf(tag, tags)).toBe(moved);
});

it.each([
  ['v2.0.0', ['v1.9.0', 'v2.0.0', 'v2.1.0-rc.1'], true],
  ['v1.10.0', ['v1.9.9', 'v1.10.0'], true],
  ['v1.9.1', ['v2.0.0', 'v1.9.0'], false],
  ['v1.2.3', ['v1.2.4'], false],
  ['v1.2.3-rc.1', ['v1.2.2'], false],
])('%s among %j is the latest: %s', (tag, tags, isLatest) => {
  expect(isLastOf(tag, tags)).toBe(isLatest);
});

interface Job {
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

describe('the workflow that releases', () => {
  const path = join(import.meta.dirname, '..', '.github', 'workflows', 'release.yml');
  const { permissions, jobs }: { permissions: object; jobs: Record<string, Job> } = parse(readFileSync(path, 'utf8'));
  const { check, publish, ...others } = jobs;
  if (check === undefined || publish === undefined) throw new Error('release.yml lacks a job');

  it('reads where it runs code of the repository', () => {
    expect(permissions).toEqual({});
    expect(others).toEqual({});
    expect(check.permissions).toEqual({ contents: 'read' });
  });

  it('runs no code of the repository where it may write, and asks a person first', () => {
    expect(publish.needs).toBe('check');
    expect(publish.environment).toBe('release');
    const used = publish.steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses.split('@')[0]]));
    expect(new Set(used)).toEqual(new Set(['actions/download-artifact', 'actions/attest']));
    const lines = publish.steps.flatMap(({ run = '' }) => run.split('\n').map((line) => line.trim()));
    const programs = lines.map((line) => /^(?:if (?:\[ "\$\()?|)(?<program>[\w./-]+)/.exec(line)?.groups?.['program']);
    const own = ['gh', 'echo', 'exit', 'else', 'fi', '--prerelease', undefined];
    expect(programs.filter((program) => !own.includes(program))).toEqual([]);
  });

  it('publishes when the release has its files, and not before', () => {
    const run = publish.steps.map((step) => step.run ?? '').join('\n');
    const order = [
      'gh release create',
      '--draft ',
      '.tar.gz"',
      '.spdx.json"',
      'gh release edit',
      '--draft=false',
      '.immutable',
      'force=true',
    ];
    const places = order.map((words) => run.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});
