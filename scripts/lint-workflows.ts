// Runs actionlint and zizmor over the workflows, action.yml, examples/ and the workflows that README.md shows.
// They are no npm packages, so they are installed for this run: it needs a network, Go and Python.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const actionlintVersion = 'v1.7.12';
const zizmorVersion = '1.32.0';

/** The YAML blocks of a Markdown page that are whole workflows. */
export function workflowsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```ya?ml\n(?<body>[\s\S]*?)^```$/gm)];
  return blocks.flatMap(({ groups }) => (/^on:/m.test(groups?.['body'] ?? '') ? [groups?.['body'] ?? ''] : []));
}

function install(
  what: string,
  command: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): void {
  try {
    execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  } catch (error) {
    throw new Error(`${what} could not be installed: ${command} ${args.join(' ')} failed. It needs a network.`, {
      cause: error,
    });
  }
}

/** A repository in small, so that both linters know the files for what they are and `uses: ./` has an action.yml. */
function arrange(root: string, folder: string): string[] {
  const workflows = join(folder, '.github', 'workflows');
  mkdirSync(workflows, { recursive: true });
  cpSync(join(root, '.github', 'workflows'), workflows, { recursive: true });
  for (const name of readdirSync(join(root, 'examples')))
    cpSync(join(root, 'examples', name), join(workflows, `example-${name}`));
  cpSync(join(root, 'action.yml'), join(folder, 'action.yml'));
  mkdirSync(join(folder, 'dist'));
  // actionlint looks for local actions in a repository only.
  execFileSync('git', ['init', '--quiet', folder]);
  writeFileSync(join(folder, 'dist', 'index.js'), '');
  for (const [at, workflow] of workflowsIn(readFileSync(join(root, 'README.md'), 'utf8')).entries())
    writeFileSync(join(workflows, `readme-${at + 1}.yml`), workflow);
  return readdirSync(workflows).map((name) => join('.github', 'workflows', name));
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-linters-'));
  try {
    const [bin, python, checked] = [join(folder, 'bin'), join(folder, 'python'), join(folder, 'checked')];
    install('actionlint', 'go', ['install', `github.com/rhysd/actionlint/cmd/actionlint@${actionlintVersion}`], {
      GOBIN: bin,
    });
    install('zizmor', 'python3', ['-m', 'venv', python]);
    install('zizmor', join(python, 'bin', 'pip'), ['install', '--quiet', `zizmor==${zizmorVersion}`]);
    const files = arrange(join(import.meta.dirname, '..'), checked);
    execFileSync(join(bin, 'actionlint'), ['-no-color', ...files], { cwd: checked, stdio: 'inherit' });
    const zizmor = ['--offline', '--no-progress', '--persona=pedantic', '.'];
    execFileSync(join(python, 'bin', 'zizmor'), zizmor, { cwd: checked, stdio: 'inherit' });
    console.log(`actionlint and zizmor find nothing in action.yml and ${files.length} workflows`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
