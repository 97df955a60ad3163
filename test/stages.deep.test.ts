import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LegFile } from '../src/types/stages/stage-files.ts';
import type { Report } from '../src/types.ts';
import { inOrder, sameButForTimes } from './support/same-report.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { type Between, named, rewrite, runLegs, runStaged } from './support/staged.ts';
import { startTestBed } from './support/test-bed.ts';

/** @param name of the file, and of the output that has its digest, but for what stands behind the dot */
type Tamper = (given: Between, name: string) => void;
type Written = Pick<LegFile, 'bound' | 'reviewer' | 'parts'>;

/** Of what a job of the matrix wrote; the digest is the one that its job would have given out. */
const rewritten =
  (change: (file: Written) => unknown): Tamper =>
  ({ folder, outputs }, name) => {
    outputs[name] = rewrite(folder, `${name}.json`, (file) => change(file as unknown as Written));
  };
const boundTo = (more: object) => rewritten((file) => ({ ...file, bound: { ...file.bound, ...more } }));
const other = 'a'.repeat(40);

const tamperings: Readonly<Record<string, readonly [Tamper, string]>> = {
  'is missing': [({ folder }, name) => rmSync(join(folder, `${name}.json`)), 'it is not there'],
  'is empty': [({ folder }, name) => truncateSync(join(folder, `${name}.json`)), 'its digest is another one'],
  'lacks its end': [({ folder }, name) => truncateSync(join(folder, `${name}.json`), 500), 'its digest is another one'],
  'has one letter more': [
    ({ folder }, name) => void rewrite(folder, `${name}.json`, (file) => `${JSON.stringify(file)}\n`),
    'its digest is another one',
  ],
  'is that of another job': [
    ({ folder }, name) => copyFileSync(join(folder, 'leg-1.json'), join(folder, `${name}.json`)),
    'its digest is another one',
  ],
  'is that of another job, with its digest': [
    ({ folder, outputs }, name) => {
      copyFileSync(join(folder, 'leg-1.json'), join(folder, `${name}.json`));
      outputs[name] = outputs['leg-1'] ?? '';
    },
    'it is that of job 1',
  ],
  'has no digest': [({ outputs }, name) => void delete outputs[name], 'gave out no digest'],
  'has a digest of no form': [
    ({ outputs }, name) => Object.assign(outputs, { [name]: 'sha256:' }),
    'gave out no digest',
  ],
  'is of another run': [boundTo({ run: '4712-1' }), 'another run or attempt'],
  'is of another attempt': [boundTo({ run: '4711-2' }), 'another run or attempt'],
  'is of another head': [boundTo({ headSha: other }), 'another head'],
  'is of another merge base': [boundTo({ mergeBase: other }), 'another merge base'],
  'is of another pull request': [boundTo({ change: 'pull request 8' }), 'another change'],
  'is of another repository': [boundTo({ repository: 'acme/other' }), 'another repository'],
  'is of another base branch': [boundTo({ baseRef: 'decoy' }), 'another base branch'],
  'is of another instance': [boundTo({ instance: 'second' }), 'another instance'],
  'is of another configuration': [boundTo({ configuration: 'f'.repeat(32) }), 'another configuration'],
  'is of a change that was shown otherwise': [boundTo({ shown: 'f'.repeat(64) }), 'another part of the change'],
  'is of another reviewer': [
    rewritten((file) => ({ ...file, reviewer: { ...file.reviewer, name: 'Claude' } })),
    'another reviewer',
  ],
  'is of another model': [
    rewritten((file) => ({ ...file, reviewer: { ...file.reviewer, model: 'tiny' } })),
    'another reviewer',
  ],
  'is of another slice': [
    rewritten((file) => ({ ...file, parts: file.parts.map((part) => ({ ...part, part: 2 })) })),
    'other parts of the change',
  ],
  'is of no slice': [rewritten((file) => ({ ...file, parts: [] })), 'the form'],
  'speaks of pages that there are not': [
    rewritten((file) => ({ ...file, parts: file.parts.map((part) => ({ ...part, shown: [9_999] })) })),
    'pages that there are not',
  ],
  'has a field of its own': [rewritten((file) => ({ ...file, gate: 'clean' })), 'the form'],
  'is of a later version': [rewritten((file) => ({ ...file, schemaVersion: 2 })), 'the form'],
  'is no JSON': [rewritten(() => '{"schemaVersion":1,'), 'it is no JSON'],
  'is nested without an end': [rewritten(() => '['.repeat(1_000_000)), 'it is no JSON'],
  'is there twice': [
    ({ folder }, name) => {
      mkdirSync(join(folder, `deep-review-${name}`));
      linkSync(join(folder, `${name}.json`), join(folder, `deep-review-${name}`, `${name}.json`));
    },
    'more than once',
  ],
  'is there under a name of other letters, too': [
    ({ folder }, name) => copyFileSync(join(folder, `${name}.json`), join(folder, `${name.toUpperCase()}.json`)),
    'more than once',
  ],
  'is a link': [
    ({ folder }, name) => {
      renameSync(join(folder, `${name}.json`), join(folder, 'elsewhere'));
      symlinkSync('elsewhere', join(folder, `${name}.json`));
    },
    'cannot be read',
  ],
  'is a folder': [
    ({ folder }, name) => {
      rmSync(join(folder, `${name}.json`));
      mkdirSync(join(folder, `${name}.json`));
    },
    'no ordinary file',
  ],
  'is a pipe that nobody writes to': [
    ({ folder }, name) => {
      rmSync(join(folder, `${name}.json`));
      execFileSync('mkfifo', [join(folder, `${name}.json`)]);
    },
    'no ordinary file',
  ],
  'is larger than anything': [
    ({ folder }, name) => truncateSync(join(folder, `${name}.json`), 65 * 1024 * 1024),
    'larger than',
  ],
};

/** The end of the matrix of a change in which nobody finds anything. */
async function clean() {
  const bed = await startTestBed({ repository, script: reviewers([]) });
  const legs = await runLegs(bed);
  onTestFinished(async () => {
    legs[Symbol.dispose]();
    await bed[Symbol.asyncDispose]();
  });
  return { bed, legs };
}

const ways = ['source', 'bundle'] as const;

it.each(ways)('a review in jobs is that of one job, but for times and ids, from %s (bar 9)', async (way) => {
  const script = inOrder(reviewers([noPeople]));
  await using one = await startTestBed({ repository, script, way });
  using step = await one.review({ inputs: { reviewers: named } });
  await using bed = await startTestBed({ repository, script, way });
  using run = await runStaged(bed);
  expect(run.matrix.map(({ leg, reviewer }) => `${leg} ${reviewer}`)).toEqual(['1 Claude', '2 Codex', '3 Gemini']);
  expect(run.publish.exitCode, run.printed).toBe(1);
  const whole = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8')) as Report;
  expect(whole.gate.outcome).toBe('blocking');
  expect(sameButForTimes(run.report as Report, bed)).toEqual(sameButForTimes(whole, one));
});

describe('what a job of the matrix wrote', () => {
  const cases = Object.entries(tamperings);
  const vendorsOf = ['anthropic/claude-opus-5-5', 'openai/gpt-6.1-sol', 'google/gemini-4-argon'];
  const crowd = [[], ...cases].map((_, at) => `R${at + 1} = ${vendorsOf[at % 3]}`).join('\n');

  it('counts where it is what that job wrote, and is a failed reviewer in every other case', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    const inputs = { reviewers: crowd, 'max-legs': '64', 'min-reviewers': '1' };
    using legs = await runLegs(bed, { inputs, most: 1 });
    expect(legs.matrix.length).toBe(cases.length + 1);
    using run = await legs.finish((given) => {
      if (given.stage !== 'consolidate') return;
      const { folder, outputs } = given;
      // The others said the same as the first one, each by itself.
      for (const [at, { reviewer, provider }] of legs.matrix.entries()) {
        copyFileSync(join(folder, 'leg-1.json'), join(folder, `leg-${at + 1}.json`), 0);
        const model = vendorsOf[at % 3]?.split('/')[1];
        outputs[`leg-${at + 1}`] = rewrite(folder, `leg-${at + 1}.json`, (file) => ({
          ...{ ...file, leg: at + 1 },
          reviewer: { ...(file['reviewer'] as object), name: reviewer, provider, vendor: provider, model },
        }));
      }
      for (const [at, [, [tamper]]] of cases.entries()) tamper(given, `leg-${at + 2}`);
    });
    expect(run.publish.exitCode, run.printed).toBe(1);
    expect(run.publish.outputs).toMatchObject({ outcome: 'incomplete', 'reviewers-completed': '1' });
    expect(run.report?.reviews[0]?.outcome).toBe('completed');
    for (const [at, [name, [, why]]] of cases.entries()) {
      const review = run.report?.reviews[at + 1];
      expect(review, name).toMatchObject({ outcome: 'failed', reason: 'lost', detail: expect.stringContaining(why) });
      expect(run.publish.outputs['failed-reviewers'], name).toContain(`R${at + 2} (lost)`);
    }
  });

  it('keeps the change from passing by itself, however many others are enough', async () => {
    const { bed, legs } = await clean();
    using passes = await legs.finish();
    expect(passes.publish.exitCode, passes.printed).toBe(0);
    expect(Number(passes.publish.outputs['cost-usd'])).toBeGreaterThan(0);
    expect(bed.statuses().at(-1)).toBe('success');
    for (const name of ['is missing', 'is of another run']) {
      const [tamper = () => undefined] = tamperings[name] ?? [];
      using run = await legs.finish((given) => (given.stage === 'consolidate' ? tamper(given, 'leg-2') : undefined));
      expect(run.publish.exitCode, name).toBe(1);
      expect(run.publish.outputs, name).toMatchObject({
        ...{ outcome: 'incomplete', 'failed-reviewers': 'Codex (lost)', 'reviewers-completed': '2' },
        reason:
          'What Codex wrote in another job did not come as that job wrote it, so nobody knows what it said. Re-run all jobs of the workflow.',
      });
      expect(run.publish.summary, name).toContain('re-run all jobs');
      // A job whose file is lost has spent what nobody knows, and not nothing.
      expect(run.publish.outputs['cost-usd'], name).toBeUndefined();
      expect(run.publish.summary, name).toMatch(/Cost: \\?\$[\d.]+ and what is unknown/u);
      expect(bed.statuses().at(-1), name).toBe('failure');
    }
  });
});

const whole: Readonly<Record<string, readonly [(given: Between) => void, RegExp]>> = {
  'is missing': [({ folder }) => rmSync(join(folder, 'consolidated.json')), /it is not there/u],
  'is another one': [
    ({ folder }) => writeFileSync(join(folder, 'consolidated.json'), '{}'),
    /its digest is another one/u,
  ],
  'has no digest': [({ outputs }) => void delete outputs['consolidated'], /gave out no digest/u],
  'is of another run': [
    ({ folder, outputs }) => {
      outputs['consolidated'] = rewrite(folder, 'consolidated.json', (file) => ({
        ...{ ...file, bound: { ...(file['bound'] as object), run: '4711-2' } },
      }));
    },
    /another run or attempt/u,
  ],
  'lacks a finding': [
    ({ folder, outputs }) => {
      outputs['consolidated'] = rewrite(folder, 'consolidated.json', (file) => {
        const report = file['report'] as { ledger: object };
        return { ...file, report: { ...report, ledger: { ...report.ledger, findings: [] } } };
      });
    },
    /its ledger does not hold/u,
  ],
  'is of another title': [
    ({ folder, outputs }) => {
      outputs['consolidated'] = rewrite(folder, 'consolidated.json', (file) => {
        const report = file['report'] as { change: object };
        return { ...file, report: { ...report, change: { ...report.change, title: 'All is well' } } };
      });
    },
    /it is about another review/u,
  ],
  'is of a small change': [
    ({ folder, outputs }) => {
      outputs['consolidated'] = rewrite(folder, 'consolidated.json', (file) => ({
        ...file,
        report: { ...(file['report'] as object), small: { lines: 2, under: 50, texts: 1, comments: 0, moves: 0 } },
      }));
    },
    /it is about another review/u,
  ],
  'calls itself by another name': [
    ({ folder, outputs }) => {
      outputs['consolidated'] = rewrite(folder, 'consolidated.json', (file) => ({
        ...file,
        report: { ...(file['report'] as object), instance: 'second' },
      }));
    },
    /it is about another review/u,
  ],
  'lacks a reviewer': [
    ({ folder, outputs }) => {
      outputs['consolidated'] = rewrite(folder, 'consolidated.json', (file) => {
        const report = file['report'] as { reviews: object[] };
        return { ...file, report: { ...report, reviews: report.reviews.slice(1) } };
      });
    },
    /it is about another review/u,
  ],
  'has a policy of its own': [
    ({ folder, outputs }) => {
      outputs['consolidated'] = rewrite(folder, 'consolidated.json', (file) => {
        const report = file['report'] as { policy: object };
        return { ...file, report: { ...report, policy: { ...report.policy, failOn: 'never' } } };
      });
    },
    /it is about another review/u,
  ],
  'comes with another plan': [
    ({ folder, outputs }) => {
      outputs['plan'] = rewrite(folder, 'plan.json', (file) => ({
        ...{ ...file, bound: { ...(file['bound'] as object), headSha: other } },
      }));
    },
    /written for another head/u,
  ],
  // The last: nobody knows when it was planned, so its page is younger than all that a plan has stamped.
  'comes without a plan': [({ folder }) => rmSync(join(folder, 'plan.json')), /The plan of this run does not hold/u],
};

describe('what the job that consolidates wrote', () => {
  it('is decided anew where it is published, and nothing is published where it does not hold', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    using legs = await runLegs(bed);
    using first = await legs.finish();
    expect(first.publish.outputs['outcome'], first.printed).toBe('blocking');
    for (const [name, [tamper, why]] of Object.entries(whole)) {
      using run = await legs.publishAgain((given) => (given.stage === 'publish' ? tamper(given) : undefined));
      expect(run.publish.exitCode, name).toBe(1);
      expect(run.publish.outputs['outcome'], name).toBe('error');
      expect(run.publish.printed, name).toMatch(why);
      expect(bed.statuses().at(-1), name).toBe('error');
      expect(bed.github.state.comments.at(-1)?.body, name).toMatch(why);
    }
    using run = await legs.publishAgain(({ folder, outputs }) => {
      outputs['consolidated'] = rewrite(folder, 'consolidated.json', (file) => ({
        ...file,
        report: {
          ...(file['report'] as object),
          ...{
            verdict: 'Merge as-is',
            gate: { outcome: 'clean', reasons: ['All is well.'], gaps: [], isOnlyUnproven: false },
          },
        },
      }));
    });
    expect(run.publish.outputs).toMatchObject({ outcome: 'blocking', verdict: 'Rework' });
    expect(run.report?.gate.reasons[0]).toContain('An empty list of people');
  }, 60_000);

  it('is incomplete where the head has moved since, as far as the job that publishes sees', async () => {
    const { bed, legs } = await clean();
    using run = await legs.finish(({ stage }) => (stage === 'publish' ? bed.moveHead() : undefined));
    expect(run.publish.exitCode, run.printed).toBe(1);
    expect(run.publish.outputs['outcome']).toBe('incomplete');
  });
});
