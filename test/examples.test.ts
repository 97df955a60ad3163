import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/* What the workflows of examples/ promise each other and README.md. */

const root = join(import.meta.dirname, '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const names = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yml'));
const quickStart = read('examples', 'deep-review.yml');

interface Job {
  readonly if?: string;
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
  it.each(names)('%s is named in README.md, says when to use it and files no deployment', (name) => {
    expect(read('README.md')).toContain(`examples/${name}`);
    expect(read('examples', name)).toMatch(/^# (The least|In place of|Beside) /);
    for (const { environment } of Object.values(workflowOf(name).jobs))
      expect(environment).toEqual({ name: 'deep-review', deployment: false });
  });

  it('begin with one of at most 20 lines that README.md shows', () => {
    expect(quickStart.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
    expect(read('README.md')).toContain(quickStart);
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
        const { concurrency } = job.if === undefined ? workflowOf(name) : job;
        expect(workflowOf(name).concurrency === undefined, name).toBe(job.if !== undefined);
        expect(concurrency?.group.startsWith('deep-review-${{ '), name).toBe(true);
        if (!name.includes('hand') && !name.includes('full')) expect(concurrency?.group, name).toBe(group);
      }
  });
});
