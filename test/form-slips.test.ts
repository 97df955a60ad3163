import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gate } from '../src/steps/decide/gate.ts';
import { submissionCheck } from '../src/steps/review/submission.ts';
import { rawItems, type Severity, type Submission } from '../src/types.ts';
import { type SlippedItem, slippedSubmission } from './support/form-slips.ts';
import { samples } from './support/samples.ts';
import { completed, ledgerOf, unverified } from './support/scripted-ledger.ts';

const delivery = {
  show: () => '',
  unseen: () => [],
  unacknowledged: () => [],
  read: () => new Set<never>(),
  delivered: () => new Set<never>(),
};
const coverage = { files: 1, changedLines: 1, undelivered: [] };

/** What a session that only repeats itself has submitted in the end, and how often it was answered. */
async function insisted(input: unknown): Promise<{ readonly submission: Submission; readonly answers: number }> {
  const submit = submissionCheck(delivery, async () => []);
  for (let answers = 0; ; answers += 1) {
    const check = await submit(input, { isLast: false });
    if ('accepted' in check) return { submission: check.accepted, answers };
  }
}

function severityOf({ meant }: SlippedItem): Severity {
  return meant['severity'] as Severity;
}

describe('reviews with slips of form', () => {
  it('end with one fate for every item, and are never clean over one that could not be read', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(slippedSubmission(), async ({ lists, written }) => {
        const { submission, answers } = await insisted(written);
        expect(answers).toBeLessThanOrEqual(2);
        const ended = [completed('A', submission)];
        const ledger = ledgerOf(ended);
        const items = Object.values(lists).flat();
        expect(rawItems(ended)).toHaveLength(items.length);
        expect(ledger.dispositions.map(({ id }) => id).toSorted()).toEqual(
          rawItems(ended)
            .map(({ id }) => id)
            .toSorted(),
        );
        expect(ledger.dispositions.filter(({ fate }) => fate === 'unreadable')).toHaveLength(
          items.filter(({ isSpoiled }) => isSpoiled).length,
        );
        const facts = {
          ledger,
          coverage,
          reviews: ended,
          changes: [],
          head: 'current' as const,
          hasWithheldText: false,
          isCrossed: false,
        };
        const { outcome } = gate({ ...facts, policy: { ...unverified, minReviewers: 1 } });
        const { findings } = lists;
        const raised = findings.filter(({ isSpoiled }) => !isSpoiled).map(severityOf);
        if (raised.includes('critical')) expect(outcome).toBe('blocking');
        else if (findings.some((one) => one.isSpoiled && severityOf(one) !== 'suggestion'))
          expect(outcome).toBe('incomplete');
      }),
      { numRuns: samples(10_000) },
    );
  });
});
