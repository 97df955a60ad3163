import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { asActKnows } from '../scripts/act/run-act.ts';
import { scenarios } from '../scripts/act/scenarios.ts';
import { blocksOf } from '../scripts/examples/blocks.ts';
import { commandsOf, isRunByCI, unknownScripts } from '../scripts/examples/shell.ts';

/*
 * What `npm run check:examples` and `npm run act` rest on, and what the workflows of examples/ promise each other. That
 * each of them is right and runs is their own work, in `.ci/run`.
 */

const root = join(import.meta.dirname, '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const names = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yml'));
/** Its jobs need each other, and none of their names is a status that anybody requires. */
const staged = 'deep-review-stages.yml';
const quickStart = read('examples', 'deep-review.yml');

it('takes every block of a page, in lists and quotations too', () => {
  const page =
    'Text\n\n```yaml\na: 1\n```\n\n1. Do\n\n   ```sh\n   npm test\n   ```\n\n> ~~~JSON\n> {}\n> ~~~\n\n    indented\n';
  expect(blocksOf('a.md', page)).toEqual([
    { place: 'a.md:3', page: 'a.md', language: 'yaml', text: 'a: 1\n' },
    { place: 'a.md:9', page: 'a.md', language: 'sh', text: 'npm test\n' },
    { place: 'a.md:13', page: 'a.md', language: 'json', text: '{}\n' },
    { place: 'a.md:17', page: 'a.md', language: '', text: 'indented\n' },
  ]);
});

it('leaves to .ci/run what .ci/run runs, and nothing else', () => {
  const ci =
    'npm ci --no-audit\nstage npm run demo\nstage npm run demo -- --clean\nstage npm test -- --reporter=json\n';
  expect(commandsOf('# All of it\nnpm ci &&\n  npm test\n')).toEqual(['npm ci', 'npm test']);
  for (const block of ['npm ci && npm test\n', 'npm run demo # in colour\n', 'npm run demo -- --clean\n'])
    expect(isRunByCI(block, ci), block).toBe(true);
  for (const block of ['npm ci && npm start\n', 'npm\n', 'npm run dem\n', 'npm run demo && rm -rf tmp\n', 'stage\n'])
    expect(isRunByCI(block, ci), block).toBe(false);
});

it('knows the scripts that a page names', () => {
  const page =
    '`npm run demo -- --clean`, npm run -s act.\n\n```sh\nnpm run --silent check:all\n```\n`npm run`, npm runs\n';
  expect(unknownScripts(page, '{"scripts": {"demo": "", "act": ""}}')).toEqual(['check:all']);
});

it('takes from act what act does not know, and leaves the rest of a workflow alone', () => {
  expect(asActKnows(quickStart)).toBe(quickStart.replace(', deployment: false', ''));
  const full = read('examples', 'deep-review-full.yml');
  const taken = full.split('\n').filter((line) => !asActKnows(full).includes(line));
  expect(taken).toHaveLength(1);
  expect(taken[0]).toContain('deployment: false');
});

interface Job {
  readonly if?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
  readonly name: string;
  readonly environment: unknown;
  readonly concurrency?: { readonly group: string };
}
interface Workflow {
  readonly on: unknown;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}
const workflowOf = (name: string): Workflow => parse(read('examples', name));

describe('the workflows of examples/', () => {
  it.each(names)('%s is named in README.md, says when to use it, runs in act, and files no deployment', (name) => {
    expect(read('README.md')).toContain(`examples/${name}`);
    expect(read('examples', name)).toMatch(/^# (The least|In place of|Beside) /);
    expect(scenarios[name]).not.toEqual([]);
    // An approval is a deployment, and there is none without.
    for (const { environment } of Object.values(workflowOf(name).jobs))
      if (name === 'deep-review-target.yml')
        expect(environment).toMatch(/== github\.repository && 'deep-review' \|\| 'deep-review-forks' \}\}$/u);
      else expect(environment).toEqual({ name: 'deep-review', deployment: false });
  });

  it('pin each action by one SHA and say its version, as our own workflows do', () => {
    const folders = ['examples', join('.github', 'workflows')];
    const texts = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => read(folder, name)));
    const used = texts.flatMap((text) => [...text.matchAll(/\buses: (?<name>[^.\s@][^\s@]*)@?(?<rest>.*)$/gm)]);
    const pins = Map.groupBy(used, ({ groups }) => groups?.['name']?.split('/').slice(0, 2).join('/'));
    for (const [name, uses] of pins) {
      const rests = [...new Set(uses.map(({ groups }) => groups?.['rest']))];
      expect(rests, name).toHaveLength(1);
      expect(rests[0], name).toMatch(/^[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
    expect([...pins.keys()]).toContain('OWNER/deep-review');
  });

  it('splits a review into jobs that have either the key of a model or the right to write (threat 9.5)', () => {
    const text = read('examples', staged);
    const { jobs } = workflowOf(staged);
    const rights = Object.entries(jobs).map(([name, { permissions, steps }]) => {
      const given = Object.keys(steps.find(({ with: { stage } }) => stage !== undefined)?.with ?? {});
      return [name, Object.values(permissions).includes('write'), given.some((key) => key.endsWith('-api-key'))];
    });
    expect(rights).toEqual([
      ...[
        ['plan', true, false],
        ['review', false, true],
        ['consolidate', false, true],
        ['publish', true, false],
      ],
    ]);
    // One output a leg, as many as there may be.
    const declared = Object.keys((jobs['review'] as unknown as { outputs: object }).outputs);
    const most = parse(read('action.yml')).inputs['max-legs'].default;
    expect(declared).toEqual(Array.from({ length: Number(most) }, (_, at) => `leg-${at + 1}`));
    for (const leg of declared)
      expect(text).toContain(`${leg}: \${{ matrix.leg == ${leg.slice(4)} && steps.review.outputs.handover || '' }}`);
  });

  it.each(names.filter((name) => name !== staged))(
    '%s asks for what comment and status need, and reads the rest',
    (name) => {
      for (const { permissions } of Object.values(workflowOf(name).jobs)) {
        const { actions, 'security-events': uploads, ...own } = permissions;
        const reads = { contents: 'read', 'pull-requests': 'read', statuses: 'write' };
        // A range has no place on GitHub, and a queue no comment.
        const [less] = [['range', { contents: 'read' }] as const, ['queue', reads] as const].filter(([word]) =>
          name.includes(word),
        );
        expect(own).toEqual(less?.[1] ?? { ...reads, 'pull-requests': 'write' });
        const isFull = name === 'deep-review-full.yml';
        expect([actions, uploads]).toEqual(isFull ? ['read', 'write'] : [undefined, undefined]);
      }
    },
  );

  it.each(names.filter((name) => read('examples', name).includes('pull-request: ${{ inputs')))(
    '%s reviews by hand the head that somebody looked at, and no later one',
    (name) => {
      const [review] = Object.values(workflowOf(name).jobs).flatMap(({ steps }) => steps);
      expect(review?.with).toMatchObject({
        'pull-request': '${{ inputs.pull-request }}',
        'head-sha': '${{ inputs.head-sha }}',
      });
    },
  );

  it('begin with one of at most 20 lines that README.md shows', () => {
    expect(quickStart.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
    expect(read('README.md')).toContain(quickStart);
  });

  it('name in scripts/act/scenarios.ts no file that is gone', () => {
    expect(Object.keys(scenarios).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('start a review at an edit where the base is another one, and nowhere else', () => {
    const withEdits = names.filter((name) => JSON.stringify(workflowOf(name).on).includes('edited'));
    expect(withEdits).toEqual(['deep-review-retarget.yml']);
    const [retarget] = Object.values(workflowOf('deep-review-retarget.yml').jobs);
    const [review] = Object.values(workflowOf('deep-review.yml').jobs);
    // A job that is skipped counts as passed where its name is required.
    expect(review?.if).toBeUndefined();
    expect(retarget?.name).not.toBe(review?.name);
  });

  it('let only a job that runs cancel a review of the same pull request', () => {
    const group = workflowOf('deep-review.yml').concurrency?.group;
    for (const name of names)
      for (const job of Object.values(workflowOf(name).jobs)) {
        const { concurrency } = job.if === undefined || name === staged ? workflowOf(name) : job;
        if (name !== staged) expect(workflowOf(name).concurrency === undefined, name).toBe(job.if !== undefined);
        // A command must not wait for the next push, or end the review of one.
        const own = name.includes('commands') ? 'deep-review-commands-${{ ' : 'deep-review-${{ ';
        expect(concurrency?.group.startsWith(own), name).toBe(true);
        const isApart = ['hand', 'full', 'commands', 'queue', 'range'].some((word) => name.includes(word));
        if (!isApart) expect(concurrency?.group, name).toBe(group);
      }
  });
});

/** The section under a heading of the second level. */
const sectionOf = (page: string, title: string) =>
  page.split(/^## /mu).find((each) => each.startsWith(`${title}\n`)) ?? '';

describe('what README.md says of the status', () => {
  const section = sectionOf(read('README.md'), 'As a required check');

  it('is that it counts from one app alone, and that writers are beyond it (threat 62)', () => {
    const [, text = ''] = /<<'JSON'\n(?<body>[\s\S]*?)\nJSON\n/u.exec(section) ?? [];
    const [{ parameters }] = JSON.parse(text).rules;
    expect(parameters.required_status_checks).toEqual([{ context: 'deep-review', integration_id: 15_368 }]);
    expect(section).toMatch(/Against them the gate is a convention: protect `\.github\/\*\*` with CODEOWNERS/u);
    const writers = read('docs', 'threat-model.md').split('### Writers\n')[1]?.split('\n## ')[0] ?? '';
    for (const way of ['CODEOWNERS', 'Deployment branches', 'human approval']) expect(writers).toContain(way);
  });

  it('is what to do where a commit says `[skip ci]` (threat 66)', () => {
    expect(section).toContain('never started leaves\nthe status missing');
    expect(read('docs', 'troubleshooting.md')).toMatch(/says `\[skip ci\]`.*Start the review by hand/u);
  });

  it('is that no `if:` and no `continue-on-error` stands where the job is required, and none stands there in examples/ (threat 67)', () => {
    expect(section).toMatch(/neither `if:` nor `continue-on-error`/u);
    for (const name of names) {
      expect(read('examples', name)).not.toContain('continue-on-error');
      for (const job of Object.values(workflowOf(name).jobs)) expect(job.name).not.toBe('deep-review');
    }
  });
});

it('no workflow of a page or of examples/ puts an expression into a script (threat 100)', () => {
  const isYaml = /^ya?ml$/iu;
  const shown = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => join('docs', name))]
    .filter((page) => page.endsWith('.md') && /^ *```ya?ml$/imu.test(read(page)))
    .flatMap((page) => blocksOf(page, read(page)))
    .filter(({ language }) => isYaml.test(language));
  const texts = [...names.map((name) => read('examples', name)), ...shown.map(({ text }) => text)];
  expect(shown.length).toBeGreaterThan(3);
  for (const text of texts) {
    const scripts: unknown[] = [];
    JSON.stringify(parse(text), (key, value) => {
      if (key === 'run') scripts.push(value);
      return value;
    });
    expect(scripts.filter((script) => String(script).includes('${{'))).toEqual([]);
  }
  // A workflow that a page shows is one of examples/, which actionlint and zizmor read: npm run lint:workflows.
  const whole = shown.map(({ text }) => text).filter((text) => /^jobs:/mu.test(text));
  expect(whole.length).toBeGreaterThan(1);
  for (const text of whole) expect(names.map((name) => read('examples', name))).toContain(text);
});
