import { describe, expect, it } from 'vitest';
import { someVendors, workflowInputs } from '../../test/support/action-inputs.ts';
import { UserError } from '../lib/user-error.ts';
import { agree } from './agree.ts';
import { type FileConfig, noFile } from './file.ts';
import { settleInputs } from './settle.ts';

const choosable = {
  vendors: someVendors,
  withKey: new Set(['anthropic', 'openai', 'google']),
  now: Date.UTC(2027, 0, 15),
};
const place = { path: '.github/deep-review.yml', branch: 'main' };
const agreed = (inputs: Record<string, string>, file: Partial<FileConfig>, typed: readonly string[] = []) =>
  agree(
    settleInputs(workflowInputs(inputs), choosable),
    { ...noFile, place, ...file },
    { ...choosable, typed: new Set(typed) },
  );
const line = (text: string, at = 'line 2, column 5') => ({ line: text, at });

describe('inputs and the configuration file', () => {
  it('are the inputs alone where there is no file, and nothing is told', () => {
    const { config, told } = agree(settleInputs(workflowInputs({}), choosable), noFile, choosable);
    expect(told).toEqual([]);
    expect(config).toMatchObject({ policy: { failOn: 'critical', minReviewers: 2 }, maxSlices: 8, maxTurns: 40 });
  });

  it.each([
    ['critical', 'important', 'important'],
    ['important', 'critical', 'important'],
    ['never', 'critical', 'critical'],
    ['suggestion', 'important', 'suggestion'],
    ['important', 'important', 'important'],
  ] as const)(
    'with fail-on %s in the workflow and %s in the file block on %s, whoever is weaker',
    (input, inFile, holds) => {
      const { config, told } = agreed({ 'fail-on': input }, { failOn: inFile });
      expect(config.policy.failOn).toBe(holds);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(
        holds === inFile ? /by `\.github\/deep-review\.yml` of `main`/ : /by the workflow: it is stricter/,
      );
    },
  );

  it.each([
    ['', 1, 1],
    ['', 3, 3],
    ['1', 3, 3],
    ['3', 1, 3],
  ])('with min-reviewers %j in the workflow and %i in the file need %i', (input, inFile, holds) => {
    expect(agreed({ 'min-reviewers': input }, { minReviewers: inFile }).config.policy.minReviewers).toBe(holds);
  });

  it('take budgets and reviewers from the file, and say so', () => {
    const { config, told } = agreed(
      { reviewers: 'Mine = google/gemini-4-argon', 'max-turns': '50' },
      {
        ...{ reviewers: [line('A = openai/gpt-6.1-sol')], maxTurns: 20, maxSlices: 3, timeoutMinutes: 5 },
        blockOn: ['hidden-text'],
      },
    );
    expect(config.reviewers.map(({ name }) => name)).toEqual(['A']);
    expect(config).toMatchObject({
      maxTurns: 20,
      maxSlices: 3,
      timeoutMs: 300_000,
      policy: { blockOn: ['hidden-text'] },
    });
    expect(told.join('\n')).toBe(
      [
        'The reviewers are those of `.github/deep-review.yml` of `main`, and not those of the input.',
        '`timeout-minutes` is 5, by `.github/deep-review.yml` of `main` in place of 60.',
        '`max-slices` is 3, by `.github/deep-review.yml` of `main` in place of 8.',
        '`max-turns` is 20, by `.github/deep-review.yml` of `main` in place of 50.',
      ].join('\n'),
    );
  });

  it('heed what somebody typed at a command line, where no gate hangs on it', () => {
    const typed = ['fail-on', 'reviewers', 'min-reviewers'];
    const { config, told } = agreed(
      { 'fail-on': 'never', reviewers: 'Mine = google/gemini-4-argon' },
      { failOn: 'important', reviewers: [line('A = openai/gpt-6.1-sol')], minReviewers: 3 },
      typed,
    );
    expect(config.policy).toMatchObject({ failOn: 'never', minReviewers: 1 });
    expect(config.reviewers.map(({ name }) => name)).toEqual(['Mine']);
    expect(told).toHaveLength(typed.length);
  });

  it.each([
    ['2027-01-15', null],
    ['2027-01-16', /no price is known of `openai\/gpt-next`/u],
    [null, null],
  ])('know a price from its day on: %s', (from, complaint) => {
    const inputs = { reviewers: 'A = openai/gpt-next', 'max-cost-usd': '5' };
    const price = { input: 1, cached: 1, written: 1, writtenLong: 1, output: 1, above: null };
    const agreeing = () => agreed(inputs, { prices: [{ model: 'openai/gpt-next', from, price }] });
    if (complaint === null) expect(agreeing().config.maxCostUsd).toBe(5);
    else expect(agreeing).toThrow(complaint);
  });

  it('need no reviewer of the inputs where the file names some', () => {
    const own = { ...choosable, withKey: new Set(['compatible']) };
    const inputs = settleInputs(workflowInputs({}), own);
    const reviewers = [line('Local = compatible/org/model')];
    expect(agree(inputs, { ...noFile, place, reviewers }, own).config.reviewers).toMatchObject([{ name: 'Local' }]);
    expect(() => agree(inputs, noFile, own)).toThrow('no reviewer uses it');
  });

  it.each([
    [
      { reviewers: [line('A = nobody/x')] },
      '`.github/deep-review.yml` of `main`, line 2, column 5, has the line "A = nobody/x": there is no such provider.',
    ],
    [
      { reviewers: [line('A = openai/x'), line('a = openai/y', 'line 3, column 5')] },
      'line 3, column 5, has the line "a = openai/y": its name is taken.',
    ],
    [
      { minReviewers: 4 },
      '`.github/deep-review.yml` of `main`: `min-reviewers` is 4, but 3 reviewer(s) are configured.',
    ],
  ])('are refused for %j in words that name the file', (file, words) => {
    expect(() => agreed({}, file)).toThrow(UserError);
    expect(() => agreed({}, file)).toThrow(words);
  });
});
