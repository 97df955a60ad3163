import { writeSync } from 'node:fs';

const oldestNode = 24;

/** Why nothing runs on this Node and this system, and what to do; null where it does. */
export function platformProblem({
  node,
  platform,
}: {
  readonly node: string;
  readonly platform: string;
}): string | null {
  if (platform === 'win32')
    return 'Deep Review does not run on Windows. Give the job a Linux runner, such as `runs-on: ubuntu-24.04`.';
  if (Number.parseInt(node, 10) >= oldestNode) return null;
  return (
    `Deep Review needs Node ${oldestNode} or newer, and this is Node ${node}. ` +
    'Update the runner to 2.327.1 or newer, which brings Node 24 along; whoever starts the action otherwise needs it on PATH.'
  );
}

// Done as the first module is loaded: on an older Node the next ones fail in words that say nothing to anybody.
const problem = platformProblem({ node: process.versions.node, platform: process.platform });
if (problem !== null) {
  const isCommandLine = process.argv[2] === 'command-line';
  if (isCommandLine) writeSync(2, `error: ${problem}\n`);
  else writeSync(1, `::error title=Deep Review could not review::${problem}\n`);
  process.exit(isCommandLine ? 3 : 1);
}
