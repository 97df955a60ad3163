// Writes the tables of inputs and outputs in README.md from action.yml, and the workflows that it shows from examples/.
// With --check it only says whether they are stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';

interface Face {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: unknown }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/**
 * The README with its tables as `action` (the text of action.yml) wants them.
 * @throws when a pair of markers is missing
 */
export function withTables(readme: string, action: string): string {
  const { inputs, outputs }: Face = parse(action);
  const inputRows = Object.entries(inputs).map(([name, { description, default: value }]) => [
    `\`${name}\``,
    value === undefined ? '–' : `\`${String(value)}\``,
    description,
  ]);
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  const withInputs = replaced(readme, 'inputs', table(['Input', 'Default', 'Meaning'], inputRows));
  return replaced(withInputs, 'outputs', table(['Output', 'Meaning'], outputRows));
}

/**
 * The README with each workflow that it shows as its file has it.
 * @param read gives the text of a file by its path in the repository
 */
export function withExamples(readme: string, read: (path: string) => string): string {
  return readme.replace(
    /^(<!-- example: npm run readme copies (\S+) -->\n)[\s\S]*?^(<!-- \/example -->)$/gm,
    (_, begin: string, path: string, end: string) => `${begin}\`\`\`yaml\n${read(path)}\`\`\`\n${end}`,
  );
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

function replaced(readme: string, name: string, body: string): string {
  const [begin, end] = [`<!-- ${name}: npm run readme writes this table from action.yml -->`, `<!-- /${name} -->`];
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md lacks the markers ${begin} and ${end}`);
  return `${readme.slice(0, from + begin.length)}\n${body}\n${readme.slice(to)}`;
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const path = join(root, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const updated = withExamples(withTables(readme, read('action.yml')), read);
  if (!process.argv.includes('--check')) writeFileSync(path, updated);
  else if (updated !== readme) {
    console.error('README.md does not match action.yml and examples/; run: npm run readme');
    process.exitCode = 1;
  }
}
