import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/types.ts';
import type { FinishedStep, Step } from './runner.ts';
import type { TestBed } from './test-bed.ts';

/** The jobs of examples/deep-review-stages.yml, each in a folder of its own, with artifacts and outputs between them. */

/** What may be done to what jobs hand to each other, before the named one reads it. */
export interface Between {
  readonly stage: 'review' | 'consolidate' | 'publish';
  /** Where the artifacts lie that it has downloaded. */
  readonly folder: string;
  /** Outputs of the jobs before it; what is changed here is what it is told. */
  readonly outputs: Record<string, string>;
  /** Of this job alone, in place of those that all have. */
  readonly inputs: Record<string, string>;
  /** Of the matrix. */
  readonly leg: number | null;
}

export interface StagedOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Of one job only. */
  readonly inputsOf?: Readonly<
    Partial<Record<'plan' | 'review' | 'consolidate' | 'publish', Readonly<Record<string, string>>>>
  >;
  readonly step?: Partial<Step>;
  readonly between?: (given: Between) => void;
  /** Only so many jobs of the matrix are run; all of them unless given. */
  readonly most?: number;
  /** What starts a job; `pull_request` unless given. */
  readonly start?: (changes: Partial<Step>) => ReturnType<TestBed['review']>;
}

export interface StagedRun extends Disposable {
  readonly plan: FinishedStep;
  readonly legs: readonly FinishedStep[];
  readonly consolidate: FinishedStep | null;
  readonly publish: FinishedStep;
  readonly matrix: readonly {
    readonly leg: number;
    readonly reviewer: string;
    readonly provider: string;
    readonly parts: string;
  }[];
  /** As it was published; null where none was. */
  readonly report: Report | null;
  readonly printed: string;
}

export const named = [
  'Claude = anthropic/claude-opus-5-5',
  'Codex = openai/gpt-6.1-sol',
  'Gemini = google/gemini-4-argon',
].join('\n');

/** What the job declares of it as an output of a name of its own; the runner drops one that is empty. */
const handed = (step: FinishedStep | null) => step?.outputs['handover'] ?? '';

const keyOf: Readonly<Record<string, string>> = {
  anthropic: 'anthropic-api-key',
  openai: 'openai-api-key',
  google: 'gemini-api-key',
};

/** A review whose matrix has ended: what follows can be tried in several ways. */
export interface StagedLegs extends Disposable {
  readonly plan: FinishedStep;
  readonly legs: readonly FinishedStep[];
  readonly matrix: StagedRun['matrix'];
  readonly finish: (between?: StagedOptions['between']) => Promise<StagedRun>;
  /** The job that publishes once more, after one that consolidated. */
  readonly publishAgain: (between?: StagedOptions['between']) => Promise<StagedRun>;
}

/** Reviews the pull request of a test bed in jobs, one after the other. */
export async function runStaged(bed: TestBed, options: StagedOptions = {}): Promise<StagedRun> {
  const begun = await runLegs(bed, options);
  const run = await begun.finish(options.between);
  return {
    ...run,
    [Symbol.dispose]() {
      run[Symbol.dispose]();
      begun[Symbol.dispose]();
    },
  };
}

/** The same as far as the end of the matrix. */
export async function runLegs(bed: TestBed, options: StagedOptions = {}): Promise<StagedLegs> {
  const root = mkdtempSync(join(tmpdir(), 'deep-review-staged-'));
  const store = join(root, 'artifacts');
  mkdirSync(store);
  const start = options.start ?? ((changes: Partial<Step>) => bed.review(changes));
  let jobs = 0;

  /** @param given.outputs of the jobs that it needs */
  async function job(
    stage: 'plan' | Between['stage'],
    given: {
      readonly outputs: Readonly<Record<string, string>>;
      readonly reads: readonly string[];
      readonly writes: string | null;
      readonly leg?: number;
      readonly noKeys: readonly string[];
      readonly between?: StagedOptions['between'];
    },
  ): Promise<FinishedStep> {
    jobs += 1;
    const temporary = join(root, `job-${jobs}`);
    const folder = join(temporary, 'deep-review-stages');
    mkdirSync(folder, { recursive: true });
    for (const name of given.reads)
      if (existsSync(join(store, name))) copyFileSync(join(store, name), join(folder, name));
    const outputs = { ...given.outputs };
    const inputs: Record<string, string> = {};
    if (stage !== 'plan') given.between?.({ stage, folder, outputs, inputs, leg: given.leg ?? null });
    const step = await start({
      ...options.step,
      inputs: {
        ...{ stage, reviewers: named, 'max-legs': '16' },
        needs: stage === 'plan' ? '' : JSON.stringify({ before: { result: 'success', outputs } }),
        ...(given.leg === undefined ? {} : { leg: String(given.leg) }),
        ...Object.fromEntries(given.noKeys.map((key) => [key, ''])),
        ...{ ...options.inputs, ...options.inputsOf?.[stage], ...inputs },
      },
      environment: { RUNNER_TEMP: temporary, ...options.step?.environment },
    });
    if (given.writes !== null && existsSync(join(folder, given.writes)))
      copyFileSync(join(folder, given.writes), join(store, given.writes));
    return step;
  }

  const all = Object.values(keyOf);
  const { between } = options;
  const plan = await job('plan', { outputs: {}, reads: [], writes: 'plan.json', noKeys: all });
  const { include: matrix } = JSON.parse(plan.outputs['matrix'] ?? '{"include":[]}') as {
    include: StagedRun['matrix'];
  };
  const legs: FinishedStep[] = [];
  for (const { leg, provider } of matrix.slice(0, options.most))
    legs.push(
      await job('review', {
        ...{ outputs: { plan: handed(plan) }, reads: ['plan.json'], writes: `leg-${leg}.json`, leg },
        noKeys: all.filter((key) => key !== keyOf[provider]),
        ...(between === undefined ? {} : { between }),
      }),
    );
  // All jobs of a matrix have the same outputs: what each of them gives out has to have a name of its own.
  const outputs = {
    plan: handed(plan),
    ...Object.fromEntries(legs.map((leg, at) => [`leg-${matrix[at]?.leg}`, handed(leg)])),
  };

  let consolidate: FinishedStep | null = null;

  async function finish(between?: StagedOptions['between']): Promise<StagedRun> {
    const reads = ['plan.json', ...matrix.map(({ leg }) => `leg-${leg}.json`)];
    rmSync(join(store, 'consolidated.json'), { force: true });
    consolidate = handed(plan).startsWith('sha256:')
      ? await job('consolidate', {
          ...{ outputs, reads, writes: 'consolidated.json', noKeys: [] },
          ...(between === undefined ? {} : { between }),
        })
      : null;
    return publishAgain(between);
  }

  async function publishAgain(between?: StagedOptions['between']): Promise<StagedRun> {
    const before = consolidate;
    const publish = await job('publish', {
      ...{ outputs: { ...outputs, consolidated: handed(before) }, noKeys: all },
      ...{ reads: ['plan.json', 'consolidated.json'], writes: null },
      ...(between === undefined ? {} : { between }),
    });
    const path = publish.outputs['report-json'];
    const steps = [...(before === null ? [] : [before]), publish];
    return {
      ...{ plan, legs, consolidate: before, publish, matrix },
      report: path === undefined ? null : (JSON.parse(readFileSync(path, 'utf8')) as Report),
      printed: [plan, ...legs, ...steps].map(({ printed }) => printed).join('\n---\n'),
      [Symbol.dispose]() {
        for (const step of steps) step[Symbol.dispose]();
      },
    };
  }
  return {
    ...{ plan, legs, matrix, finish, publishAgain },
    [Symbol.dispose]() {
      for (const step of [plan, ...legs]) step[Symbol.dispose]();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Writes a file of a job as another one would have, whatever its form. @returns its digest */
export function rewrite(folder: string, name: string, change: (file: Record<string, unknown>) => unknown): string {
  const path = join(folder, name);
  const changed = change(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>);
  const text = typeof changed === 'string' ? changed : JSON.stringify(changed);
  writeFileSync(path, text);
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
