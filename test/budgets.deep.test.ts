import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { metered, startMeter } from './support/counted-usage.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf, rules } from './support/scripted-verification.ts';
import { reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import type { Script, ScriptedAnswer, ScriptedRequest } from './support/vendors.ts';

/** A change of ordinary size: three hundred lines are edited in six files. */
const names = Array.from({ length: 6 }, (_, at) => `src/part${at}.js`);
const linesOf = (path: string, edit: string) =>
  Array.from({ length: 150 }, (_, at) =>
    at % 3 === 0
      ? `  const kept${at} = transform(value${edit}, options.limit ?? ${at}, '${path}');`
      : `  use(kept${at - (at % 3)}, '${path}', ${at});`,
  );
const textsOf = (edit: string) =>
  Object.fromEntries(names.map((path) => [path, `${linesOf(path, edit).join('\n')}\n`]));
const repository = { base: textsOf(''), head: textsOf('.inner') };
const path = 'src/part3.js';
const quote = linesOf(path, '.inner')[42] ?? '';
const finding = scriptedFinding({ title: 'A value of null throws', path, startLine: 43, quote, severity: 'important' });

/** Turns that a session reads by tools before it answers. */
const turns = { review: 8, verify: 4, recheck: 3, group: 0, edit: 0 };
const isAnswer = (request: ScriptedRequest) => request.turn > turns[purposeOf(request)];
function looking(answer: (request: ScriptedRequest) => ScriptedAnswer) {
  return (request: ScriptedRequest): ScriptedAnswer => {
    if (isAnswer(request)) return answer(request);
    const name = names[(request.turn * 5) % names.length] ?? path;
    const input = { revision: 'head', path: name, startLine: 1, lineCount: 100, startColumn: null };
    return { calls: [{ name: 'read_file', input }] };
  };
}
const ordinary = looking(
  reviewers(
    [finding],
    {},
    rules(() => ({ severity: 'important' })),
  ),
);
const outputOf = (request: ScriptedRequest) =>
  purposeOf(request) === 'edit' ? 100 : isAnswer(request) ? 4_000 : 1_200;

async function reviewed(script: Script, budget: string) {
  await using bed = await startTestBed({ repository, script });
  using step = await bed.review({ inputs: { 'max-cost-usd': budget } });
  const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  const cost = Number(step.outputs['cost-usd']);
  return { step, report, cost };
}

it('reviews an ordinary change whole with three reviewers for two dollars', async () => {
  const { step, report, cost } = await reviewed(metered(ordinary, outputOf), '2');
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean', 'reviewers-completed': '3' });
  expect(report.sessions.some(({ purpose, failure }) => purpose === 'verification' && failure === null)).toBe(true);
  expect(cost).toBeGreaterThan(1);
  expect(cost).toBeLessThanOrEqual(2);
});

it('asks for what is established before the money for it is gone', async () => {
  const obedient = (request: ScriptedRequest) =>
    request.toolTexts.some((text) => text.includes('Call the submit tool now'))
      ? reviewers([])(request)
      : ordinary(request);
  const { step, cost } = await reviewed(metered(obedient, outputOf), '1.1');
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean', 'reviewers-completed': '3' });
  expect(cost).toBeLessThanOrEqual(1.1);
});

it.each(['2', '1', '0.5', '0.25'])(
  'never spends more than $%s, though no cache keeps anything and every first answer is cut off, and says that it ended early',
  async (budget) => {
    let asked = 0;
    const cut = (request: ScriptedRequest): ScriptedAnswer => {
      asked += 1;
      return asked % 2 === 1 ? { text: 'On and', stop: 'length' } : ordinary(request);
    };
    const { step, cost } = await reviewed(
      metered(cut, () => 7_900, startMeter({ forgets: true })),
      budget,
    );
    expect(cost, step.printed).toBeLessThanOrEqual(Number(budget));
    expect(step.outputs['outcome']).toBe('incomplete');
    expect(step.outputs['reason'] + step.printed).toContain('`max-cost-usd` stopped');
  },
);
