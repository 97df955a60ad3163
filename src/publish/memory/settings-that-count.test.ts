import { describe, expect, it } from 'vitest';
import { someVendors, workflowInputs } from '../../../test/support/action-inputs.ts';
import { agree } from '../../config/agree.ts';
import { type FileConfig, noFile } from '../../config/file.ts';
import { type Config, settleInputs } from '../../config/settle.ts';
import { configurationOf } from '../../rounds/bindings.ts';
import type { Guideline } from '../../types.ts';
import { askedOf, configCounts, fileCounts, settingsThatCount } from './settings-that-count.ts';

const choosable = { vendors: someVendors, withKey: new Set(['openai', 'anthropic']), now: 0 };
const { config } = agree(settleInputs(workflowInputs({}), choosable), noFile, choosable);
const guideline: Guideline = { path: 'AGENTS.md', folder: '', alsoAt: [], lines: ['Be kind.'], leftOut: 0 };
const guidelines = { files: [guideline], furtherFiles: 0 };
const print = (changed: Partial<Config> = {}, ofFile: Partial<FileConfig> = {}, more = {}) =>
  configurationOf({
    settings: settingsThatCount({ ...config, ...changed }, { ...noFile, ...ofFile }),
    guidelines,
    program: ['1'],
    ...more,
  });
const [claude, codex] = config.reviewers;
if (claude === undefined || codex === undefined) throw new Error('two keys bring in two reviewers');

const freePrice = { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, above: null };

/** Another value of each setting. */
const others: { readonly [Key in keyof Config]: readonly Config[Key][] } = {
  name: ['other'],
  reviewers: [
    [claude],
    [codex, claude],
    ...Object.entries({
      ...{ name: 'Other', provider: 'google', vendor: 'other', model: 'other', effort: 'low', passes: 2 },
      maxOutputTokens: 9_999,
    } as const).map(([key, value]) => [{ ...claude, [key]: value }, codex]),
  ],
  pullRequest: [8],
  base: ['main'],
  head: ['topic'],
  headSha: ['a'.repeat(40)],
  policy: Object.entries({
    ...{ failOn: 'suggestion', minReviewers: 2, onIncomplete: 'pass', verify: 'off', blockOn: ['hidden-text'] },
  } as const).map(([key, value]) => ({ ...config.policy, [key]: value })),
  configFile: ['other.yml'],
  allowPullRequestTarget: [true],
  dismissOwn: [true],
  drafts: ['wait'],
  label: ['review'],
  timeoutMs: [1],
  smallChanges: [100],
  maxSlices: [1],
  maxTurns: [3],
  maxCostUsd: [5],
  prices: [[{ model: 'openai/gpt-6.1-sol', from: null, price: freePrice }]],
  comment: [false],
  inlineComments: [true],
  annotations: [false],
  status: ['false'],
  protectedBases: [['main']],
  reportDirectory: ['elsewhere'],
};
const othersOfFile: { readonly [Key in keyof FileConfig]: readonly FileConfig[Key][] } = {
  place: [{ path: 'other.yml', branch: 'main' }],
  include: [['src/**'], []],
  exclude: [[{ path: 'src/**', reason: 'Old.' }]],
  blockOn: [['hidden-text']],
  reviewers: [[{ line: 'Other = openai/other', at: 'line 1' }]],
  guidelines: [[{ path: 'AGENTS.md', text: 'Be kind.', paths: [] }]],
  severityNotes: [['Nobody uses it yet.']],
  language: ['de'],
  failOn: ['suggestion'],
  minReviewers: [2],
  smallChanges: [100],
  maxSlices: [1],
  maxTurns: [3],
  timeoutMinutes: [1],
  maxCostUsd: [5],
  prices: [[{ model: 'openai/gpt-6.1-sol', from: null, price: freePrice }]],
};

describe('an outcome holds for one configuration only (A10)', () => {
  it.each(Object.keys(others) as (keyof Config)[])('the setting `%s` makes another one, or says why not', (key) => {
    for (const value of others[key]) {
      expect(value).not.toEqual(config[key]);
      expect(print({ [key]: value }) !== print()).toBe(configCounts[key] === true);
    }
  });

  it.each(Object.keys(othersOfFile) as (keyof FileConfig)[])('and so does `%s` of the configuration file', (key) => {
    for (const value of othersOfFile[key])
      expect(print({}, { [key]: value }) !== print()).toBe(fileCounts[key] === true);
  });

  it('and what a run knows that reads nothing tells them apart as well, all guidelines of the file too', () => {
    const asked = (changed: Partial<Config> = {}, ofFile: Partial<FileConfig> = {}) =>
      askedOf({ config: { ...config, ...changed }, file: { ...noFile, ...ofFile } }, ['1']);
    for (const key of Object.keys(others) as (keyof Config)[])
      for (const value of others[key])
        expect(asked({ [key]: value }) !== asked(), key).toBe(configCounts[key] === true);
    for (const key of Object.keys(othersOfFile) as (keyof FileConfig)[])
      for (const value of othersOfFile[key])
        expect(asked({}, { [key]: value }) !== asked(), key).toBe(fileCounts[key] === true || key === 'guidelines');
    expect(askedOf({ config, file: noFile }, ['2'])).not.toBe(asked());
  });

  it('a guideline that reads otherwise, stands or acts elsewhere makes another one, and so do words of ours', () => {
    const changed: readonly Partial<Guideline>[] = [
      ...[{ lines: ['Be brief.'] }, { path: 'CLAUDE.md' }, { folder: 'src' }, { leftOut: 1 }],
      { configured: { patterns: ['src/**'], files: ['src/a.ts'] } },
    ];
    const prints = changed.map((more) =>
      print({}, {}, { guidelines: { ...guidelines, files: [{ ...guideline, ...more }] } }),
    );
    prints.push(print({}, {}, { guidelines: { ...guidelines, furtherFiles: 1 } }), print({}, {}, { program: ['2'] }));
    expect(new Set([...prints, print()]).size).toBe(prints.length + 1);
  });

  it('the order in which settings stand makes none', () => {
    const turned = Object.fromEntries(Object.entries(config).toReversed());
    expect(print(turned)).toBe(print());
  });
});
