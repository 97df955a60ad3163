import { expect, it } from 'vitest';
import { actsInItsPlace } from './acts-by-itself.ts';

const moved = (oldPath: string, path: string, modes: readonly [string, string] = ['100644', '100644']) =>
  actsInItsPlace({ oldMode: modes[0], newMode: modes[1], oldOid: '1', newOid: '1', status: 'R', path, oldPath });

it.each([
  ['docs/ci.yml', '.github/workflows/ci.yml'],
  ['docs/pre-commit', 'hooks/pre-commit'],
  ['docs/sample/pre-push', '.husky/pre-push'],
  ['docs/tasks.json', '.vscode/tasks.json'],
  ['scripts/x.py', 'tests/conftest.py'],
  ['docs/example.json', 'package.json'],
  ['docs/example', 'Makefile'],
  ['docs/x', 'app/Dockerfile'],
  ['docs/x.js', 'web/vitest.config.js'],
  ['docs/x.ts', 'jest.setup.ts'],
  ['docs/x.gradle', 'sub/build.gradle'],
  ['docs/x.rs', 'build.rs'],
  ['docs/x.txt', 'CMakeLists.txt'],
  ['docs/x.nix', 'flake.nix'],
  ['docs/x.gyp', 'binding.gyp'],
  ['docs/x.yml', 'serverless.yml'],
  ['docs/x.md', 'src/AGENTS.md'],
  ['docs/x.sql', 'db/migrations/x.sql'],
  ['docs/x.sql', 'docker-entrypoint-initdb.d/x.sql'],
  ['docs/x.txt', 'docs/x.js'],
  ['docs/x', 'docs/x.sh'],
])('shows %s whole as %s', (oldPath, path) => expect(moved(oldPath, path)).toBe(true));

it('shows whole what becomes executable, and not what was', () => {
  expect(moved('a/run', 'b/run', ['100644', '100755'])).toBe(true);
  expect(moved('a/run', 'b/run', ['100755', '100755'])).toBe(false);
  expect(moved('a/run', 'b/run', ['100755', '100644'])).toBe(false);
  expect(moved('a/link', 'b/link', ['120000', '120000'])).toBe(true);
});

it.each([
  ['old/f0.ts', 'src/f0.ts'],
  ['Readme.md', 'README.md'],
  ['lib/package.ts', 'src/package.ts'],
  ['a/build.ts', 'b/build.ts'],
  ['a/makefile-notes.md', 'b/notes.md'],
  ['a/logo.PNG', 'b/logo.png'],
  ['.github/old.ts', 'src/new.ts'],
])('leaves %s as %s one line', (oldPath, path) => expect(moved(oldPath, path)).toBe(false));
