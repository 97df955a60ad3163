import { expect, it } from 'vitest';
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
