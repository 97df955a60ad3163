// Runs actionlint and zizmor over the workflows, action.yml and examples/. What README.md shows of workflows is copied
// from there (`npm run check:examples` sees to it). It needs a network, Go and Python.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathOf } from './tools.ts';

/** A repository in small, so that both linters know the files for what they are and `uses: ./` has an action.yml. */
function arrange(root: string, folder: string): string[] {
  const workflows = join(folder, '.github', 'workflows');
  mkdirSync(workflows, { recursive: true });
  cpSync(join(root, '.github'), join(folder, '.github'), { recursive: true });
  for (const name of readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.yml')))
    cpSync(join(root, 'examples', name), join(workflows, `example-${name}`));
  cpSync(join(root, 'action.yml'), join(folder, 'action.yml'));
  mkdirSync(join(folder, 'dist'));
  // actionlint looks for local actions in a repository only.
  execFileSync('git', ['init', '--quiet', folder]);
  writeFileSync(join(folder, 'dist', 'index.js'), '');
  return readdirSync(workflows).map((name) => join('.github', 'workflows', name));
}

const [actionlint, zizmor] = [pathOf('actionlint'), pathOf('zizmor')];
const folder = mkdtempSync(join(tmpdir(), 'deep-review-linters-'));
try {
  const files = arrange(join(import.meta.dirname, '..'), folder);
  execFileSync(actionlint, ['-no-color', ...files], { cwd: folder, stdio: 'inherit' });
  const options = ['--offline', '--no-progress', '--persona=pedantic', '.'];
  execFileSync(zizmor, options, { cwd: folder, stdio: 'inherit' });
  console.log(`actionlint and zizmor find nothing in action.yml and ${files.length} workflows`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
