// Checks every block of code that a page shows, every file of examples/ and our own workflows: workflows and pieces of
// them by GitHub's own language service, configuration by its schema, requests by GitHub's description of its API, and
// shell by running it as it stands in a scratch clone. A block that nothing checks is a failure.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import process from 'node:process';
import { type Block, blocksOf } from './examples/blocks.ts';
import { blockProblems, shelfOf } from './examples/checks.ts';
import { startRulesetServer } from './examples/ruleset-server.ts';
import { commandsOf, isRunByCI, scratchClone, shellProblems, unknownScripts } from './examples/shell.ts';
import { workflowProblems } from './examples/workflow-problems.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** What is written for readers; pages that tests hold, samples and history are not. */
const isPage = (path: string) => !/^(test|scripts)\/|^CHANGELOG\.md$|^docs\/decisions\//.test(path);

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root });
const pages = tracked.toString().trim().split('\n').filter(isPage);
const workflows = '.github/workflows';
const names = readdirSync(join(root, 'examples')).sort();
const files = names.map((name): Block => {
  const place = `examples/${name}`;
  return { place, page: place, language: extname(name).slice(1), text: read(place) };
});
const blocks = [...files, ...pages.flatMap((page) => blocksOf(page, read(page)))];

const shelf = shelfOf(root, names);
const hasGh = (process.env['PATH'] ?? '').split(':').some((folder) => execExists(join(folder, 'gh')));
let failures = 0;
const say = (place: string, text: string) => console.log(`${place}: ${text}`);

await using github = await startRulesetServer();
using clone = scratchClone(root);
for (const block of blocks) {
  const problems = await problemsOf(block);
  if (problems === null) continue;
  failures += problems.length;
  for (const problem of problems) say(block.place, problem);
}
for (const path of ['action.yml', ...readdirSync(join(root, workflows)).map((name) => `${workflows}/${name}`)])
  for (const problem of await workflowProblems(read(path), shelf.action, basename(path))) {
    failures += 1;
    say(path, problem);
  }
for (const page of pages)
  for (const name of unknownScripts(read(page), read('package.json'))) {
    failures += 1;
    say(page, `npm run ${name} is no script of package.json`);
  }
console.log(`${blocks.length} blocks and files, ${failures} problems`);
process.exitCode = failures === 0 ? 0 : 1;

/** Null: nothing is wrong, or what stands in the way was said. */
async function problemsOf(block: Block): Promise<readonly string[] | null> {
  if (!['sh', 'bash', 'shell'].includes(block.language))
    return (await blockProblems(block, shelf)) ?? [`nothing checks a block of ${block.language || 'no language'}`];
  if (isRunByCI(block.text, read('.ci/run'))) return null;
  if (!hasGh && commandsOf(block.text).some((command) => command.startsWith('gh '))) {
    say(block.place, 'NOT RUN, for there is no gh here');
    return null;
  }
  return shellProblems(block.text, clone, github);
}

function execExists(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
