import { expect, it } from 'vitest';
import { type EndedRound, startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf, rechecks, rules, shownAt } from './support/scripted-verification.ts';
import { reviewers } from './support/shares.ts';
import type { Script, ScriptedRequest } from './support/vendors.ts';

/** A change of ordinary size: twelve files of about ninety lines. */
const names = Array.from({ length: 12 }, (_, at) => `src/part${at}.js`);
const linesOf = (path: string) =>
  Array.from({ length: 92 }, (_, at) =>
    at % 4 === 0
      ? `export function step${at}(value, options = {}) {`
      : at % 4 === 3
        ? '}'
        : `  const kept${at} = transform(value, options.limit ?? ${at}, '${path}');`,
  );
const head = Object.fromEntries(names.map((path) => [path, `${linesOf(path).join('\n')}\n`]));
const path = 'src/part3.js';
const quote = linesOf(path)[41] ?? '';
const guard = `  const kept41 = value === null ? null : transform(value, options.limit ?? 41, '${path}');`;
const finding = scriptedFinding({ title: 'A value of null throws', path, startLine: 42, quote, severity: 'important' });

/** Everybody looks things up before they answer: so many turns for each purpose, so many lines a turn. */
function looking(
  turns: Partial<Record<ReturnType<typeof purposeOf>, number>>,
  lineCount: number,
  answer: Script,
): Script {
  return (request: ScriptedRequest) => {
    const most = turns[purposeOf(request)] ?? 0;
    if (request.turn > most) return answer(request);
    const name = names[(request.turn * 5) % names.length] ?? path;
    return {
      calls: [
        { name: 'read_file', input: { revision: 'head', path: name, startLine: 1, lineCount, startColumn: null } },
      ],
    };
  };
}

const size = ({ requests }: EndedRound) => requests.reduce((sum, { text }) => sum + text.length, 0);
it.each([
  { lines: 60, turns: { first: 10, second: 5 } },
  { lines: 20, turns: { first: 10, second: 10 } },
])(
  'a fix of one line costs at most a quarter of the first round, all sessions together: $turns.second turns of $lines lines (A9)',
  async ({ lines, turns }) => {
    await using rounds = await startRounds({ 'README.md': '# Parts\n' }, head);
    const verify = rules(() => ({ severity: 'important' }));
    const one = await rounds.review({
      script: looking({ review: turns.first, verify: 4 }, lines, reviewers([finding], {}, verify)),
    });
    expect(one.open).toEqual(['F1 important confirmed']);
    rounds.push({ [path]: `${linesOf(path).with(41, guard).join('\n')}\n` });
    const fixed = rechecks(() => ({ now: 'fixed', evidence: [shownAt(path, 42, guard)] }));
    const two = await rounds.review({
      script: looking({ review: turns.second, recheck: 3 }, lines, reviewers([], {}, verify, {}, fixed)),
    });
    expect(two.priors).toEqual(['F1 fixed']);
    expect(two.report.rounds.scope).toMatchObject({ since: 1, lines: 1, covered: 12 * 92 - 1 });
    const share = size(two) / size(one);
    expect(share).toBeLessThan(0.25);
  },
  120_000,
);
