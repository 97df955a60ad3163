import { expect, it } from 'vitest';
import { platformProblem } from './require-platform.ts';

it.each([
  ['24.0.0', 'linux', null],
  ['25.1.0', 'darwin', null],
  ['100.0.0', 'linux', null],
  ['20.20.2', 'linux', 'this is Node 20.20.2'],
  ['23.11.1', 'darwin', 'Node 24 or newer'],
  ['24.5.0', 'win32', 'does not run on Windows'],
])('Node %s on %s: %s', (node, platform, words) => {
  const problem = platformProblem({ node, platform });
  if (words === null) expect(problem).toBeNull();
  else expect(problem).toContain(words);
});
