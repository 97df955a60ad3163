// Runs workflows with act, as a team pastes them: the committed bundle, on this machine and without containers, against
// a local GitHub and local vendors whose answers are written by hand. Without arguments those of examples/, which must
// end as scripts/act/scenarios.ts says, or those of them that are named; other files on a broken and on a sound pull request:
//   npm run act -- PATH
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { messageOf } from '../src/lib/user-error.ts';
import { noPeople, repository, reviewers } from '../test/support/shares.ts';
import { keys, startTestBed } from '../test/support/test-bed.ts';
import { runAct } from './act/run-act.ts';
import { green, red, type Scenario, scenarios } from './act/scenarios.ts';
import { workflowProblems } from './examples/workflow-problems.ts';
import { pathOf } from './tools.ts';

const root = join(import.meta.dirname, '..');
const secrets = {
  ANTHROPIC_API_KEY: keys.anthropic,
  OPENAI_API_KEY: keys.openai,
  GEMINI_API_KEY: keys.google,
  COMPATIBLE_API_KEY: 'sentinel-key-of-the-server',
  ANTHROPIC_HEADERS: 'x-gateway-team: reviews',
};

/** Lets happen what a scenario says, and looks at what came of it. */
async function play(workflow: string, scenario: Scenario) {
  await using bed = await startTestBed({
    way: 'bundle',
    repository,
    script: reviewers(scenario.isBroken ? [noPeople] : []),
    pull: scenario.pull,
  });
  bed.github.state.rights.set('max', { permission: 'write' });
  const [pull] = bed.github.state.pulls.values();
  if (pull === undefined) throw new Error('The test bed has no pull request.');
  if (scenario.queue !== undefined) bed.github.state.queue = scenario.queue;
  if (scenario.isReviewed) (await bed.review({ inputs: { 'state-key': keys.anthropic } }))[Symbol.dispose]();
  const comment = scenario.said === null ? 0 : bed.says(scenario.said(pull), 'max');
  const earlier = { statuses: bed.github.state.statuses.length, requests: bed.vendors.requests.length };
  const ended = await runAct(
    {
      act: pathOf('act'),
      workflow: scenario.leavesOut === undefined ? workflow : workflow.replace(scenario.leavesOut, ''),
      eventName: scenario.eventName,
      payload: scenario.payload(pull, bed.git.url, comment),
      secrets: { GITHUB_TOKEN: keys.github, ...(scenario.hasSecrets ? secrets : {}) },
      variables: {
        ANTHROPIC_BASE_URL: bed.vendors.url('anthropic'),
        COMPATIBLE_BASE_URL: bed.vendors.url('compatible'),
      },
    },
    bed,
  );
  const { comments, statuses } = bed.github.state;
  const byContext = Object.entries(Object.groupBy(statuses.slice(earlier.statuses), ({ context }) => context));
  const found = {
    exitCode: ended.exitCode,
    statuses: Object.fromEntries(byContext.map(([context, own = []]) => [context, own.map(({ state }) => state)])),
    others: Object.keys(ended.given),
    asked: [...new Set(bed.vendors.requests.slice(earlier.requests).map(({ vendor }) => vendor))].sort(),
    comments: comments.length,
    refused: [...bed.github.violations, ...bed.vendors.refusals],
    says: ended.printed.includes(scenario.says) ? scenario.says : '',
    leaks: Object.entries(secrets).flatMap(([name, value]) => (ended.printed.includes(value) ? [name] : [])),
  };
  return { found, printed: ended.printed, comments: comments.map(({ body }) => body) };
}

/** @returns whether it ended as it should */
async function holds(name: string, scenario: Scenario): Promise<boolean> {
  const started = performance.now();
  const { found, printed } = await play(readFileSync(join(root, 'examples', name), 'utf8'), scenario);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { exitCode, statuses, others, asked, comments, says } = scenario;
  const expected = { exitCode, statuses, others, asked, comments, refused: [], says, leaks: [] };
  const isAsExpected = isDeepStrictEqual(found, expected);
  const ends = exitCode === 0 ? 'green' : 'red';
  console.log(`${isAsExpected ? '✓' : '✗'} ${name}: ${scenario.happens} → ${ends} (${seconds} s)`);
  if (!isAsExpected)
    console.log(`${JSON.stringify(found)}\nin place of\n${JSON.stringify(expected)}\n${printed.slice(-6000)}`);
  return isAsExpected;
}

/** Says what GitHub has against a workflow of somebody else's. @returns its text, where it may be run */
async function readWorkflow(path: string): Promise<string | null> {
  try {
    const text = readFileSync(path, 'utf8');
    const problems = await workflowProblems(text, readFileSync(join(root, 'action.yml'), 'utf8'));
    // Which inputs an action of others takes is not known here.
    const own = problems.filter((problem) => !problem.includes('Unable to resolve action'));
    for (const problem of own) console.log(`${path}, ${problem}`);
    return own.length === 0 ? text : null;
  } catch (error) {
    console.log(`${path} cannot be read: ${messageOf(error)}`);
    return null;
  }
}

/** Shows what comes of a workflow of somebody else's. @returns whether a reviewer was asked */
async function show(path: string, scenario: Scenario, workflow: string): Promise<boolean> {
  const { found, printed, comments } = await play(workflow, scenario);
  const folder = join(process.cwd(), 'tmp', 'act', scenario.isBroken ? 'broken' : 'sound');
  console.log(`\n${path}: ${scenario.happens}`);
  console.log(`  the job ends ${found.exitCode === 0 ? 'green' : 'red'}`);
  for (const [context, states] of Object.entries(found.statuses))
    console.log(`  status ${context}: ${states.join(' → ')}`);
  mkdirSync(folder, { recursive: true });
  const files = {
    ...Object.fromEntries(comments.map((body, at) => [`comment-${at + 1}.md`, body])),
    'log.txt': printed,
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    console.log(`  ${relative(process.cwd(), join(folder, name))}`);
  }
  const isReviewed = found.asked.length > 0;
  if (!isReviewed)
    console.log(`  No reviewer was asked, so nothing was reviewed. The log ends so:\n${printed.slice(-2000)}`);
  return isReviewed;
}

const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yml'));
const given = process.argv.slice(2);
const isExample = (path: string) => examples.includes(relative(join(root, 'examples'), resolve(path)));
const outcomes: boolean[] = [];
for (const path of given.filter((each) => !isExample(each))) {
  const workflow = await readWorkflow(path);
  if (workflow === null) outcomes.push(false);
  else for (const scenario of [red, green]) outcomes.push(await show(path, scenario, workflow));
}
for (const name of given.length > 0 ? given.filter(isExample).map((path) => basename(path)) : examples)
  for (const scenario of scenarios[name] ?? []) outcomes.push(await holds(name, scenario));
process.exitCode = outcomes.length > 0 && outcomes.every((isGood) => isGood) ? 0 : 1;
