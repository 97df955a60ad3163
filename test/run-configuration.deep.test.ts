import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

const file = `reviewers:
  - Claude = anthropic/claude-opus-5-5 effort=low
  - Codex = openai/gpt-6.1-sol
guidelines:
  - file: docs/money.md
    paths: [src/**]
  - text: Wombats are marsupials.
    paths: [zoo/**]
severity-notes: [Nobody uses this yet.]
language: pt-BR
fail-on: important
min-reviewers: 2
max-turns: 9
`;

describe('a run with a configuration file', () => {
  it('is held by whom and by what the base asks for, and the log says whose word holds', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    bed.github.state.files.set('.github/deep-review.yml', file);
    bed.github.state.files.set('docs/money.md', 'Money is a bigint of cents.\n');
    using step = await bed.review({ inputs: { 'fail-on': 'never', reviewers: 'Solo = google/gemini-4-argon' } });
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
    const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
    expect(report.policy).toMatchObject({ failOn: 'important', minReviewers: 2 });
    expect(report.reviews.map(({ reviewer }) => `${reviewer.name} ${reviewer.effort}`)).toEqual([
      'Claude low',
      'Codex high',
    ]);
    expect(new Set(bed.vendors.requests.map(({ vendor }) => vendor))).toEqual(new Set(['anthropic', 'openai']));
    const prompts = bed.vendors.requests.map(({ body }) => JSON.stringify(body));
    for (const prompt of prompts) expect(prompt).toContain('Write prose in Brazilian Portuguese.');
    const reviews = prompts.filter((prompt) => prompt.includes('Your task: review this pull request'));
    expect(reviews.length).toBeGreaterThanOrEqual(2);
    for (const prompt of reviews) {
      expect(prompt).toContain('     1 > Money is a bigint of cents.');
      expect(prompt).toContain('     1 > Nobody uses this yet.');
      expect(prompt).not.toContain('Wombats');
    }
    const log = step.log.join('\n');
    expect(log).toContain(
      'The reviewers are those of `.github/deep-review.yml` of `main`, and not those of the input.',
    );
    expect(log).toContain(
      '`fail-on` is important, by `.github/deep-review.yml` of `main`: it is stricter than never, as the workflow has it.',
    );
    expect(log).toContain('`max-turns` is 9, by `.github/deep-review.yml` of `main` in place of 40.');
    expect(bed.github.violations).toEqual([]);
  });

  it.each([
    ['fail_on: important\n', /line 1, column 1, has the key `fail_on`.*Did you mean `fail-on`/],
    ['reviewers: [Claude = anthropic/x, Claude = openai/y]\n', /line 1, column 35, has the line .*its name is taken/],
    ['guidelines: [{ file: docs/none.md }]\n', /line 1, column 14, names the guideline `docs\/none.md`/],
  ])('ends as an error that the status tells, before any model is asked, for %j', async (text, words) => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    bed.github.state.files.set('.github/deep-review.yml', text);
    using step = await bed.review();
    expect(step.exitCode).toBe(1);
    expect(step.printed).toMatch(words);
    expect(bed.statuses()).toEqual(['pending', 'error']);
    expect(bed.vendors.requests).toEqual([]);
  });
});
