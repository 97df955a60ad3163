import { describe, expect, it } from 'vitest';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { shownAt } from './support/scripted-verification.ts';

const lines = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `export const ${name}${at} = (value) => compute${at}(value, '${name}');`);
const text = (all: readonly string[]) => `${all.join('\n')}\n`;
const replaced = (all: readonly string[], at: number, ...by: readonly string[]) => all.toSpliced(at, 1, ...by);

const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
const all = new Map(names.map((name) => [name, lines(name, 60)]));
const files = Object.fromEntries([...all].map(([name, rows]) => [`src/${name}.js`, text(rows)]));
const start = { 'README.md': '# Shares\n', 'src/alpha.js': text(lines('alpha', 60).slice(0, 5)) };
const path = 'src/beta.js';
const at = 30;
const quote = all.get('beta')?.[at] ?? '';
const broken = scriptedFinding({
  title: 'A value of nothing gives nothing',
  path,
  startLine: at + 1,
  quote,
  severity: 'important',
});
const guard = "export const beta30 = (value) => (value ? compute30(value, 'beta') : null);";
const mended = text(replaced(all.get('beta') ?? [], at, guard));
const fixed = { now: 'fixed', evidence: [shownAt(path, at + 1, guard)] } as const;

const reviews = (requests: readonly { readonly text: string }[]) =>
  requests.filter(({ text: body }) => body.includes('Your task: review'));

describe('a round after a complete one', () => {
  it('delivers what changed since, and covers the rest by the earlier round', async () => {
    await using rounds = await startRounds(start, files);
    const one = await rounds.review({ finds: [broken] });
    expect(one.report.rounds.scope).toBeUndefined();
    rounds.push({ [path]: mended });
    const two = await rounds.review({ recheck: () => fixed });
    expect(two.report.rounds.scope).toMatchObject({ since: 1, reason: null, lines: 1, files: 1 });
    expect(two.priors).toEqual(['F1 fixed']);
    expect(two.report.coverage.undelivered).toEqual([]);
    expect(two.exitCode).toBe(0);
    const [first] = reviews(two.requests);
    expect(first?.text).toContain('|+export const beta30');
    expect(first?.text).toContain('|~export const beta29');
    expect(first?.text).not.toContain('gamma7');
  });
});
