import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { diligentReader } from './support/diligent-reader.ts';
import type { CommitScript } from './support/git-repository.ts';
import { startTestBed } from './support/test-bed.ts';

type Files = CommitScript['files'];

/** A whole run with three scripted readers that call one tool a turn. */
async function reviewed(base: Files, head: Files, inputs: Readonly<Record<string, string>> = {}) {
  const prompts: string[] = [];
  let bytes = 0;
  await using bed = await startTestBed({
    repository: { base, head },
    script(request) {
      bytes += JSON.stringify(request.body).length;
      prompts.push(request.contextText, ...request.toolTexts);
      return diligentReader(request);
    },
  });
  using step = await bed.review({ inputs });
  const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  return { report, prompts, bytes, requests: bed.vendors.requests.length };
}

const folder = (name: string, files: number, text: (file: number) => string): Files =>
  Object.fromEntries(Array.from({ length: files }, (_, file) => [`${name}/f${file}.ts`, text(file)]));
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');
const deck = (name: string) =>
  folder(name, 40, (file) => lines(100, (at) => `export const value${at} = compute(${at}, 'deck ${file}');`));
const withoutOld = Object.fromEntries(Object.keys(deck('old')).map((path) => [path, null]));

it('a moved folder is one line a file, and shows what was edited in it', async () => {
  const moved = { ...withoutOld, ...deck('src') };
  const pure = await reviewed(deck('old'), moved);
  expect(pure.report.gate.outcome).toBe('clean');
  expect(pure.report.coverage).toMatchObject({ files: 40, changedLines: 0 });
  expect(Math.max(...pure.prompts.map((prompt) => prompt.length))).toBeLessThan(30_000);
  const text = deck('src')['src/f7.ts'];
  const edited = { 'src/f7.ts': String(text).replace(/^.*value50 .*$/mu, 'export const value50 = 0;') };
  const one = await reviewed(deck('old'), { ...moved, ...edited });
  expect([one.report.gate.outcome, one.report.coverage.changedLines]).toEqual(['clean', 2]);
  expect(one.prompts.join('\n')).toContain('|+export const value50 = 0;');
});

it('one file more costs at most a tenth more, where a further session begins as well', async () => {
  const cost = async (files: number) => {
    const text = (version: number) => folder('src', files, () => lines(34, (at) => `let a${at} = ${version};`));
    const { report, bytes } = await reviewed(text(1), text(2), { reviewers: 'A = anthropic/m' });
    expect(report.gate.outcome).toBe('clean');
    return bytes;
  };
  for (const files of [80, 160, 200]) expect(await cost(files + 1)).toBeLessThan(1.1 * (await cost(files)));
});

it('three thousand files with one changed line each reach every reviewer', async () => {
  const text = (first: number) =>
    folder('pkg', 3_000, () => lines(12, (at) => `const c${at} = ${at === 0 ? first : 1};`));
  const { report, requests } = await reviewed(text(1), text(2));
  expect(report.gate.outcome, report.gate.reasons.join(' ')).toBe('clean');
  expect(report.coverage).toMatchObject({ files: 3_000, changedLines: 6_000, undelivered: [] });
  expect(requests).toBeLessThan(20);
});

it('a file too large for one session is read whole, over several sessions or by tool', async () => {
  const large = { 'large.ts': lines(20_000, (at) => (at === 15_000 ? 'end();' : `const padding${at} = ${at};`)) };
  for (const slices of ['8', '1']) {
    const { report, prompts } = await reviewed({ 'a.ts': 'one\n' }, large, { 'max-slices': slices });
    expect(report.gate.outcome, report.gate.reasons.join(' ')).toBe('clean');
    expect(prompts.join('\n')).toContain('|+end();');
  }
});

it('what no session has room for is named, with what would make it', async () => {
  const files = folder('src', 400, (file) =>
    lines(60, (at) => `export const value${at} = compute(${file}, 'a longer line');`),
  );
  const { report } = await reviewed({ 'a.ts': 'one\n' }, files, { 'max-slices': '1', 'max-turns': '6' });
  expect(report.gate.outcome).toBe('incomplete');
  expect(report.gate.reasons.join(' ')).toMatch(
    /\d+ changed lines of src\/f\d+\.ts, .* had room in no session: raise `max-slices`/u,
  );
  expect(report.reviews.map(({ outcome }) => outcome)).toEqual(['completed', 'completed', 'completed']);
});
