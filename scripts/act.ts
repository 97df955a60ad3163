// Runs every workflow of examples/ with act, as a team pastes it: the committed bundle, on this machine
// and without containers, against a local GitHub and local vendors whose answers are written by hand.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { noPeople, repository, reviewers } from '../test/support/shares.ts';
import { keys, startTestBed } from '../test/support/test-bed.ts';
import { runAct } from './act/run-act.ts';
import { type Scenario, scenarios } from './act/scenarios.ts';
import { pathOf } from './tools.ts';

const examples = join(import.meta.dirname, '..', 'examples');
const secrets = {
  ANTHROPIC_API_KEY: keys.anthropic,
  OPENAI_API_KEY: keys.openai,
  GEMINI_API_KEY: keys.google,
  COMPATIBLE_API_KEY: 'sentinel-key-of-the-server',
  ANTHROPIC_HEADERS: 'x-gateway-team: reviews',
};

/** What is wrong with a run; nothing when it ends as it should. */
async function problemsOf(workflow: string, scenario: Scenario): Promise<string[]> {
  await using bed = await startTestBed({
    repository,
    script: reviewers(scenario.isBroken ? [noPeople] : []),
    pull: scenario.pull,
  });
  const [pull] = bed.github.state.pulls.values();
  if (pull === undefined) throw new Error('The test bed has no pull request.');
  const ended = await runAct(
    {
      act: pathOf('act'),
      workflow,
      eventName: scenario.eventName,
      payload: scenario.payload(pull, bed.git.url),
      secrets: { GITHUB_TOKEN: keys.github, ...(scenario.hasSecrets ? secrets : {}) },
      variables: {
        ANTHROPIC_BASE_URL: bed.vendors.url('anthropic'),
        COMPATIBLE_BASE_URL: bed.vendors.url('compatible'),
      },
    },
    bed,
  );
  const { state } = bed.github;
  const found = {
    exitCode: ended.exitCode,
    statuses: Object.fromEntries(
      Object.entries(Object.groupBy(state.statuses, ({ context }) => context)).map(([context, own = []]) => [
        context,
        own.map((status) => status.state),
      ]),
    ),
    others: Object.keys(ended.given),
    asked: [...new Set(bed.vendors.requests.map(({ vendor }) => vendor))].sort(),
    comments: state.comments.length,
    refused: [...bed.github.violations, ...bed.vendors.refusals],
    says: ended.printed.includes(scenario.says) ? scenario.says : '',
    leaks: Object.entries(secrets).flatMap(([name, value]) => (ended.printed.includes(value) ? [name] : [])),
  };
  const { exitCode, statuses, others, asked, comments, says } = scenario;
  const expected = { exitCode, statuses, others, asked, comments, refused: [], says, leaks: [] };
  if (isDeepStrictEqual(found, expected)) return [];
  return [`${JSON.stringify(found)}\nin place of\n${JSON.stringify(expected)}\n${ended.printed.slice(-6000)}`];
}

let failures = 0;
for (const name of readdirSync(examples).filter((file) => file.endsWith('.yml'))) {
  const own = scenarios[name] ?? [];
  if (own.length === 0) {
    failures += 1;
    console.log(`${name}: has no scenario in scripts/act/scenarios.ts`);
  }
  for (const scenario of own) {
    const started = performance.now();
    const problems = await problemsOf(readFileSync(join(examples, name), 'utf8'), scenario);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const ends = scenario.exitCode === 0 ? 'green' : 'red';
    console.log(`${problems.length === 0 ? '✓' : '✗'} ${name}: ${scenario.happens} → ${ends} (${seconds} s)`);
    for (const problem of problems) console.log(problem);
    failures += problems.length === 0 ? 0 : 1;
  }
}
process.exitCode = failures === 0 ? 0 : 1;
