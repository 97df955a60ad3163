import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { samples } from './support/samples.ts';
import { scriptedSubmission } from './support/scripted-review.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import type { ScriptedAnswer, ScriptedRequest, VendorName } from './support/vendors.ts';

type Given = Readonly<Record<string, unknown>>;

/** Claude answers the task of a review as given; the others find `others`, and every verifier confirms. */
function claudeReviews(
  review: (request: ScriptedRequest) => ScriptedAnswer,
  others: Parameters<typeof reviewers>[0] = [],
) {
  return (request: ScriptedRequest): ScriptedAnswer =>
    request.vendor === 'anthropic' && purposeOf(request) === 'review' ? review(request) : reviewers(others)(request);
}

/** Claude submits what it found with one change of the form, again and again. */
function submitting(change: (submission: Given) => unknown) {
  return ({ contextText }: ScriptedRequest): ScriptedAnswer => ({
    calls: [{ name: 'submit_review', input: change({ ...scriptedSubmission(contextText, [noPeople]) }) }],
  });
}

const withFinding = (changes: Given) => (submission: Given) => ({
  ...submission,
  findings: [{ ...noPeople, ...changes }],
});
const { path: _, ...withoutPath } = noPeople;

/** The first of them, one of each kind, are enough for `npm test`. */
const slips: readonly (readonly [string, (submission: Given) => unknown])[] = [
  ['whose severity is high', withFinding({ severity: 'high' })],
  ['with its lines swapped, as text', withFinding({ startLine: '3', endLine: '1' })],
  ['in a review within another object', (all) => ({ review: all })],
  ['beside an item that cannot be read', (all) => ({ ...all, findings: [noPeople, 'see above'], strengths: [7] })],
  ['beside one without a place', (all) => ({ ...all, findings: [withoutPath, { ...noPeople, body: undefined }] })],
  ['whose severity is Critical', withFinding({ severity: 'Critical' })],
  ['whose severity is P0', withFinding({ severity: 'P0' })],
  ['with its line 0', withFinding({ startLine: 0, endLine: 0 })],
  ['with side RIGHT and kind bug', withFinding({ side: 'RIGHT', kind: 'bug' })],
  ['with a key that nobody asked for', withFinding({ confidence: 0.9 })],
  ['in a list written as text', (all) => ({ ...all, findings: JSON.stringify(all['findings']) })],
  ['in a review written as text', (all) => JSON.stringify(all)],
  ['under another name', ({ findings, ...all }) => ({ ...all, issues: findings })],
  ['without the other lists', ({ findings, coverage }) => ({ findings, coverage })],
];

describe('a critical finding that one reviewer alone has', () => {
  it.each(slips.slice(0, samples(slips.length, 5)))('blocks %s', async (_name, change) => {
    await using bed = await startTestBed({ repository, script: claudeReviews(submitting(change)) });
    using step = await bed.review();
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking', 'reviewers-completed': '3' });
    expect(step.exitCode).toBe(1);
    const asked = bed.vendors.requests.filter(
      ({ vendor, body }) => vendor === 'anthropic' && JSON.stringify(body).includes('Your task: review'),
    );
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it('that cannot be read keeps the run from being clean, and is shown as it came (threat 56)', async () => {
    const change = (all: Given) => ({ ...all, findings: [withoutPath] });
    await using bed = await startTestBed({ repository, script: claudeReviews(submitting(change)) });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'incomplete', verdict: 'No verdict', 'reviewers-completed': '3' });
    const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
    expect(report.ledger.dispositions).toMatchObject([{ id: 'Claude:U1', fate: 'unreadable', from: 'critical' }]);
    expect(report.gate.reasons[0]).toContain('A finding (critical) by Claude could not be read (Claude:U1)');
    for (const page of [bed.github.state.comments[0]?.body ?? '', step.summary])
      expect(page).toContain('could not be read');
    expect(step.summary).toContain(noPeople.title);
    expect(bed.statuses()).toEqual(['pending', 'failure']);
  });

  it.each([['turns', { 'max-turns': '5' }, { name: 'list_files', input: { revision: 'head', under: null } }]])(
    'blocks when its session has used up its %s, and submits when it is asked to',
    async (_name, inputs, call) => {
      const review = (request: ScriptedRequest): ScriptedAnswer =>
        request.toolTexts.some((text) => text.includes('This is the last turn'))
          ? submitting((all) => all)(request)
          : { calls: [call] };
      await using bed = await startTestBed({ repository, script: claudeReviews(review) });
      using step = await bed.review({ inputs });
      expect(step.exitCode, step.printed).toBe(1);
      expect(step.outputs).toMatchObject({ outcome: 'blocking', 'reviewers-completed': '3' });
      const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
      expect(report.reviews[0].trace).toMatchObject({ turns: 6, toolCalls: { list_files: 5 } });
    },
  );

  it('blocks when its session breaks after it was told what to mend', async () => {
    const review = (request: ScriptedRequest): ScriptedAnswer =>
      request.turn === 1 ? submitting((all) => ({ ...all, coverage: [] }))(request) : { fault: 'auth' };
    await using bed = await startTestBed({ repository, script: claudeReviews(review) });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'blocking', 'reviewers-completed': '3' });
  });

  it('in prose is no review, and never a clean one (threat 56)', async () => {
    const prose = (request: ScriptedRequest) =>
      submitting((all) => `Here is my review:\n${JSON.stringify(all)}`)(request);
    const script = (request: ScriptedRequest): ScriptedAnswer =>
      purposeOf(request) === 'review' ? prose(request) : reviewers([])(request);
    await using bed = await startTestBed({ repository, script });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'incomplete', 'reviewers-completed': '0' });
  });
});

describe('a critical finding of three honest vendors', () => {
  const slipping: readonly VendorName[] = ['anthropic', 'openai', 'google'];

  it.each(slipping.slice(0, samples(slipping.length, 1)))('is never lost by a slip of %s', async (vendor) => {
    const change = (all: Given) => ({ ...all, findings: [{ ...withoutPath, severity: 'Sev-0' }, noPeople, null] });
    const script = (request: ScriptedRequest): ScriptedAnswer =>
      request.vendor === vendor && purposeOf(request) === 'review'
        ? submitting(change)(request)
        : reviewers([noPeople])(request);
    await using bed = await startTestBed({ repository, script });
    using step = await bed.review();
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking', 'reviewers-completed': '3' });
  });
});
