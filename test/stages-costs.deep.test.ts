import { expect, it } from 'vitest';
import { repository, reviewers } from './support/shares.ts';
import { named, runStaged } from './support/staged.ts';
import { startTestBed } from './support/test-bed.ts';

/** An answer of Claude may cost 96 cents: none is asked for with room for fewer tokens than 8,000. */
const prices = [
  'prices:',
  '  - { model: anthropic/claude-opus-5-5, input: 0, output: 120 }',
  '  - { model: openai/gpt-6.1-sol, input: 0, output: 1 }',
  '  - { model: google/gemini-4-argon, input: 0, output: 1 }',
  '',
].join('\n');

it('jobs of a split review hold to one budget: each of them takes no more than its part of what reviews may', async () => {
  for (const [budget, failed] of [
    // Of $3, reviews may take $2.40, and each of three jobs $0.80.
    ['3', 'Claude (cost)'],
    ['4', ''],
  ] as const) {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    bed.github.state.files.set('.github/deep-review.yml', prices);
    using run = await runStaged(bed, { inputs: { reviewers: named, 'max-cost-usd': budget } });
    expect(run.plan.log.some((line) => line.startsWith('Estimate of what the review costs: '))).toBe(true);
    expect(run.publish.outputs['failed-reviewers'], run.printed).toBe(failed);
    expect(run.publish.outputs['outcome']).toBe(failed === '' ? 'clean' : 'incomplete');
    if (failed !== '') expect(run.printed).toContain('$1.60 belong to other jobs of the review');
  }
});
