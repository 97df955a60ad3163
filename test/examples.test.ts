import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

interface Workflow {
  readonly on: { readonly pull_request: { readonly types: readonly string[] } };
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly if?: string;
        readonly name: string;
        readonly concurrency?: { readonly group: string };
        readonly steps: readonly { readonly with?: Readonly<Record<string, string>> }[];
      }
    >
  >;
}

const names = readdirSync(join(root, 'examples'));
const workflowOf = (name: string): Workflow => parse(read('examples', name));
const jobOf = (name: string) => {
  const [job, ...others] = Object.values(workflowOf(name).jobs);
  if (job === undefined || others.length > 0) throw new Error(`${name} has not one job`);
  return job;
};

it.each(names)('%s stands in README.md, and gives no input that action.yml does not have', (name) => {
  expect(read('README.md')).toContain(read('examples', name));
  const inputs = Object.keys(parse(read('action.yml')).inputs);
  for (const { with: given = {} } of jobOf(name).steps)
    expect(Object.keys(given).filter((input) => !inputs.includes(input))).toEqual([]);
});

it('an edit starts a review where the base is another one, and nowhere else', () => {
  const withEdits = names.filter((name) => workflowOf(name).on.pull_request.types.includes('edited'));
  expect(withEdits).toEqual(['deep-review-retarget.yml']);
  const [retarget, review] = [jobOf('deep-review-retarget.yml'), jobOf('deep-review.yml')];
  expect(retarget.if).toBe('github.event.changes.base != null');
  // A job that is skipped counts as passed where its name is required.
  expect(review.if).toBeUndefined();
  expect(retarget.name).not.toBe(review.name);
  // Only a job that runs may cancel the review of the base before.
  const [group] = (workflowOf('deep-review.yml').concurrency?.group ?? '').split(' ||');
  expect(workflowOf('deep-review-retarget.yml').concurrency).toBeUndefined();
  expect(retarget.concurrency?.group).toBe(`${group} }}`);
});
