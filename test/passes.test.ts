import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import type { ScriptedRequest } from './support/vendors.ts';

const lines = 'Claude = anthropic/model-1 passes=2\nCodex = openai/model-1';

/** A run of a reviewer with two passes and another one. */
async function run(
  script: Parameters<typeof startTestBed>[0]['script'],
  inputs: Readonly<Record<string, string>> = {},
) {
  await using bed = await startTestBed({ repository, script });
  using step = await bed.review({ inputs: { reviewers: lines, ...inputs } });
  const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  const tasks = bed.vendors.requests.flatMap(({ vendor, body }) => {
    const [, task = ''] = JSON.stringify(body).split('Your task: review');
    return vendor === 'anthropic' && task !== '' ? [task] : [];
  });
  return { report, tasks, outputs: step.outputs, summary: step.summary };
}

describe('a reviewer with two passes', () => {
  it('reviews in two sessions with another lens and order each, and is one reviewer', async () => {
    const { report, tasks, outputs, summary } = await run(reviewers([noPeople]));
    expect(report.reviews.map(({ reviewer }) => reviewer.name)).toEqual(['Claude', 'Claude (pass 2)', 'Codex']);
    for (const words of [/Your lens is [^:]+/u, /Begin with [^.]+\.\w+\\*"\), go \w+/u])
      expect(new Set(tasks.map((task) => words.exec(task)?.[0])).size).toBe(2);
    expect(outputs['reviewers-completed']).toBe('2');
    expect(summary).toContain('2 of 2 reviewers completed');
    expect(report.ledger.findings).toHaveLength(1);
    expect(report.ledger.findings[0]?.raisedBy).toEqual(['Claude', 'Claude (pass 2)', 'Codex']);
  });

  it('is no second voice for what its first pass found', async () => {
    const quiet = reviewers([]);
    const script = (request: ScriptedRequest) =>
      (request.vendor === 'anthropic' ? reviewers([noPeople]) : quiet)(request);
    const { report } = await run(script);
    const rulings = report.ledger.findings.flatMap((finding) => finding.rulings);
    expect(rulings.map(({ by }) => by)).toContain('Codex');
    expect(rulings.filter(({ by, isOtherVendor }) => by.startsWith('Claude') && isOtherVendor)).toEqual([]);
    expect(rulings.map(({ by }) => by)).not.toContain('Claude (pass 2)');
  });

  it('does not make up for another reviewer', async () => {
    const { report, outputs } = await run(reviewers([], { openai: { fault: 'auth' } }), { 'min-reviewers': '2' });
    expect(outputs).toMatchObject({ outcome: 'incomplete', 'reviewers-completed': '1' });
    expect(report.gate.reasons.join(' ')).toContain('1 of 2 reviewers completed, and 2 are needed.');
    expect(report.coverage.undelivered.map(({ reviewers: readers }) => readers)).toEqual([1, 1]);
  });

  it('has reviewed when one of its sessions completed', async () => {
    let sessions = 0;
    const all = reviewers([]);
    const script = (request: ScriptedRequest) =>
      request.vendor === 'anthropic' && request.turn === 1 && ++sessions === 1
        ? { fault: 'auth' as const }
        : all(request);
    const { report, outputs } = await run(script, { 'min-reviewers': '2' });
    expect(outputs).toMatchObject({ outcome: 'clean', 'reviewers-completed': '2' });
    expect(report.reviews.map(({ outcome }) => outcome).toSorted()).toEqual(['completed', 'completed', 'failed']);
  });
});
