import { describe, expect, it } from 'vitest';
import { scriptedSubmission } from '../../../test/support/scripted-review.ts';
import type { ChangedFile } from '../../types.ts';
import { printChange, startDelivery } from './delivery.ts';
import { submissionCheck } from './submission.ts';

const lines = Array.from({ length: 400 }, (_, at) => `line ${at} ${'x'.repeat(60)}`);
const file: ChangedFile = {
  ...{ path: 'large.js', status: 'added', oldMode: '000000', newMode: '100644', content: 'text' },
  ...{ additions: lines.length, deletions: 0 },
  hunks: [
    {
      ...{ oldStart: 0, oldCount: 0, newStart: 1, newCount: lines.length },
      lines: lines.map((text, at) => ({ kind: 'added', oldLine: null, newLine: at + 1, text })),
    },
  ],
};
const printed = printChange([file], { budget: 1_000, seed: 'seed' });
const withReceipts = scriptedSubmission(printed.text, []);
const withoutReceipts = { ...withReceipts, coverage: [] };

describe('accepting the submission of a review', () => {
  it('tells once of what was not shown and twice of receipts, then takes the review', async () => {
    const check = submissionCheck(startDelivery(printed));
    const unseen = { problem: expect.stringMatching(/^Not submitted yet: parts of.*not been shown.*- large\.js$/su) };
    const missing = { problem: expect.stringMatching(/^Not submitted yet: the coverage list.*- large\.js$/su) };
    expect(await check(withoutReceipts)).toEqual(unseen);
    expect(await check(withoutReceipts)).toEqual(missing);
    expect(await check(withoutReceipts)).toEqual(missing);
    expect(await check(withoutReceipts)).toEqual({ accepted: withoutReceipts });
  });

  it('takes at once the review of a session that has seen and repeated everything', async () => {
    const delivery = startDelivery(printed);
    for (let row = 1; row <= lines.length; row += 100) delivery.show(file, row);
    expect(delivery.unseen()).toEqual([]);
    expect(await submissionCheck(delivery)(withReceipts)).toEqual({ accepted: withReceipts });
  });

  it('counts for each session alone, and says what is wrong with the form', async () => {
    const [one, other] = [submissionCheck(startDelivery(printed)), submissionCheck(startDelivery(printed))];
    const told = await one(withReceipts);
    expect(await one(withReceipts)).toEqual({ accepted: withReceipts });
    expect(await other(withReceipts)).toEqual(told);
    expect(await other({ ...withReceipts, findings: 'none' })).toEqual({
      problem: expect.stringMatching(/^The review does not have the form:\n.*findings/su),
    });
  });
});
