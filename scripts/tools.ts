// Programs of other ecosystems, each at one version: they are no npm packages, so the first use installs them below
// node_modules/.cache, with Go or Python and a network. `node scripts/tools.ts act` does only that.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const go = {
  act: { module: 'github.com/nektos/act', version: 'v0.2.89' },
  actionlint: { module: 'github.com/rhysd/actionlint/cmd/actionlint', version: 'v1.7.12' },
} as const;
const python = { zizmor: '1.32.0' } as const;
export type Tool = keyof typeof go | keyof typeof python;

const shed = join(import.meta.dirname, '..', 'node_modules', '.cache', 'deep-review-tools');

/**
 * The path of a program, which is installed if it is not here yet.
 * @throws {Error} where it cannot be installed
 */
export function pathOf(tool: Tool): string {
  const version = tool === 'zizmor' ? python.zizmor : go[tool].version;
  const folder = join(shed, `${tool}-${version}`);
  const path = join(folder, tool === 'zizmor' ? 'bin' : '.', tool);
  if (existsSync(path)) return path;
  if (tool === 'zizmor') {
    install(tool, 'python3', ['-m', 'venv', folder]);
    install(tool, join(folder, 'bin', 'pip'), ['install', '--quiet', `${tool}==${version}`]);
  } else install(tool, 'go', ['install', `${go[tool].module}@${version}`], { GOBIN: folder });
  return path;
}

function install(
  tool: Tool,
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): void {
  try {
    // What Go says of each module that it downloads is not worth the reader's time.
    execFileSync(command, args, { stdio: ['ignore', 'inherit', 'pipe'], env: { ...process.env, ...environment } });
  } catch (error) {
    const needs = command === 'go' ? 'Go' : 'Python';
    throw new Error(
      `${tool} could not be installed: ${command} ${args.join(' ')} failed. It needs ${needs} and a network.`,
      {
        cause: error,
      },
    );
  }
}

if (import.meta.main)
  for (const tool of process.argv.slice(2)) {
    if (!(tool in go || tool in python)) throw new Error(`${tool} is none of the tools.`);
    try {
      console.log(pathOf(tool as Tool));
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  }
