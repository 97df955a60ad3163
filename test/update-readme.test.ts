import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { withExamples, withTables } from '../scripts/update-readme.ts';

const action = `
inputs:
  fail-on: { description: 'Lowest severity, a|b', default: critical }
  key: { description: A key }
outputs:
  outcome: { description: The outcome }
`;
const begin = (name: string) => `<!-- ${name}: npm run readme writes this table from action.yml -->`;
const page = `# Top\n${begin('inputs')}\nstale\n<!-- /inputs -->\nbetween\n${begin('outputs')}\n<!-- /outputs -->\nend\n`;

it('writes both tables between their markers and leaves the rest alone', () => {
  expect(withTables(page, action)).toBe(`# Top
${begin('inputs')}
| Input | Default | Meaning |
| --- | --- | --- |
| \`fail-on\` | \`critical\` | Lowest severity, a\\|b |
| \`key\` | – | A key |
<!-- /inputs -->
between
${begin('outputs')}
| Output | Meaning |
| --- | --- |
| \`outcome\` | The outcome |
<!-- /outputs -->
end
`);
});

it('changes nothing the second time, and notices an input that is new', () => {
  const current = withTables(page, action);
  expect(withTables(current, action)).toBe(current);
  expect(withTables(current, action.replace('  key:', '  token: { description: A token }\n  key:'))).not.toBe(current);
});

it('refuses a page without its markers', () => {
  expect(() => withTables('# Top\n', action)).toThrow('lacks the markers');
});

it('copies each workflow between its markers, and nothing else', () => {
  const shown = (body: string) =>
    `# Top\n<!-- example: npm run readme copies examples/a.yml -->\n${body}<!-- /example -->\nend\n`;
  const current = withExamples(shown(''), (path) => `name: ${path} $&\n`);
  expect(current).toBe(shown('```yaml\nname: examples/a.yml $&\n```\n'));
  expect(withExamples(current, () => 'name: b\n')).toBe(shown('```yaml\nname: b\n```\n'));
});

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
