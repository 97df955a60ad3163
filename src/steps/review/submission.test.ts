import { describe, expect, it } from 'vitest';
import { scriptedSubmission } from '../../../test/support/scripted-review.ts';
import { noPeople } from '../../../test/support/shares.ts';
import type { ChangedFile } from '../../types.ts';
import { startDelivery } from '../print/delivery.ts';
import { printChange } from '../print/print-change.ts';
import { type CodeProblems, submissionCheck } from './submission.ts';

const lines = Array.from({ length: 400 }, (_, at) => `line ${at} ${'x'.repeat(60)}`);
const file: ChangedFile = {
  ...{ path: 'large.js', status: 'added', oldMode: '000000', newMode: '100644', content: 'text' },
  ...{ notReviewed: null, additions: lines.length, deletions: 0 },
  hunks: [
    {
      ...{ oldStart: 0, oldCount: 0, newStart: 1, newCount: lines.length },
      lines: lines.map((text, at) => ({ kind: 'added', oldLine: null, newLine: at + 1, text })),
    },
  ],
};
const printed = printChange([file], { budget: 1_000, seed: 'seed' });
const [slice] = printed.slices;
const receipts = [...slice.shown, ...slice.rest].map(({ receipt }) => ({ path: 'any', receipt, note: 'Read.' }));
const withReceipts = scriptedSubmission(slice.text, [], { coverage: receipts });
const withoutReceipts = { ...withReceipts, coverage: [] };
const more = { isLast: false };
const nothingWrong = async () => [];
const check = (codeProblems: CodeProblems = nothingWrong) => submissionCheck(startDelivery(printed), codeProblems);

/** A session that has seen all of the change. */
function informed(codeProblems: CodeProblems = nothingWrong) {
  const delivery = startDelivery(printed);
  for (let row = 1; row <= lines.length; row += 100) delivery.show(file, row);
  expect(delivery.unseen()).toEqual([]);
  return submissionCheck(delivery, codeProblems);
}

describe('accepting the submission of a review', () => {
  it('tells twice of everything at once: form, unseen files, receipts, code; then takes the review', async () => {
    const submit = check(async ({ findings }) => [`${findings.length} finding(s) looked up`]);
    const wrong = { ...withoutReceipts, findings: [noPeople, 'see above'] };
    const told = {
      problem: expect.stringMatching(
        /^The review does not have the form:\n.*findings\[1\]\n\nNot submitted yet: parts of.*not been shown.*- large\.js\n\nNot submitted yet: the coverage list.*- large\.js\n\n1 finding\(s\) looked up$/su,
      ),
      asItIs: expect.objectContaining({ findings: [noPeople] }),
    };
    expect(await submit(wrong, more)).toEqual(told);
    expect(await submit(wrong, more)).toEqual(told);
    expect(await submit(wrong, more)).toMatchObject({
      accepted: { findings: [noPeople], unreadable: [{ list: 'findings', severity: null, text: 'see above' }] },
    });
  });

  it('takes at once the review of a session that has seen and repeated everything', async () => {
    expect(await informed()(withReceipts, more)).toEqual({ accepted: { ...withReceipts, unreadable: [] } });
  });

  it('counts for each session alone', async () => {
    const [one, other] = [check(), check()];
    const told = await one(withReceipts, more);
    await one(withReceipts, more);
    expect(await one(withReceipts, more)).toMatchObject({ accepted: { findings: [] } });
    expect(await other(withReceipts, more)).toEqual(told);
  });

  it('takes in the last turn what there is', async () => {
    const findings = [{ ...noPeople, severity: 'P0', startLine: 0 }];
    expect(await check()({ findings }, { isLast: true })).toMatchObject({
      accepted: { findings: [{ severity: 'critical', startLine: 2 }], coverage: [] },
    });
  });

  it.each(['I found nothing.', {}, { verdict: 'fine' }, null, [], '{"findings": [', 7])(
    'never takes %j for a review without findings',
    async (input) => {
      const submit = informed();
      for (let times = 0; times < 4; times += 1)
        expect(await submit(input, { isLast: times === 3 })).toEqual({
          problem: 'The review does not have the form: there is no list of it in what was submitted.',
        });
    },
  );
});
