import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tools } from '../src/tools/index.ts';
import { everyFile } from './support/every-file.ts';
import { longVerifications } from './support/long-verifications.ts';
import { movedClock } from './support/moved-clock.ts';
import { scriptedSubmission } from './support/scripted-review.ts';
import { rules } from './support/scripted-verification.ts';
import { down, noPeople, repository, reviewers } from './support/shares.ts';
import { keys, startTestBed } from './support/test-bed.ts';
import type { ScriptedAnswer, ScriptedRequest } from './support/vendors.ts';

/** What a reader of the job summary finds, in this order, whatever was found. */
const headings = [
  ...['Executive Summary', 'Critical Issues', 'Important Issues', 'Suggestions', 'Design Observations'],
  ...['Testing Assessment', 'Documentation Assessment', 'Commit Structure', 'Acknowledged Limitations'],
  ...['Unresolved Feedback', 'Prior Rounds', 'What was not reviewed', 'Agent Performance Retro', 'Reconciliation'],
  ...['Usage and cost', 'Timeline', 'Appendix: original reviews'],
];

describe('a run', () => {
  it('publishes a summary and a page with every section', async () => {
    const todo = { title: 'Nobody is a case', path: './src/share.js', body: 'Known.' };
    const observations = {
      testing: [{ title: 'No list is empty', path: 'nowhere.js', body: 'Every test hands in two people.' }],
      limitations: [{ ...todo, startLine: 2, quote: 'return total /\npeople.length;' }],
    };
    const { script, ...held } = longVerifications(reviewers([noPeople], {}, rules(), observations), { reviews: 3 });
    await using bed = await startTestBed({ repository, script });
    using step = await bed.review(held);
    // What they name was looked up, and the comment is shown as git has it.
    expect(step.summary).toContain('> 2 |   return total / people.length;\n```\n\nKnown.');
    expect(step.summary).toContain('(not placed: There is no such path: nowhere.js.)');
    const titles = (page: string) => [...page.matchAll(/^## (.+)$/gmu)].map(([, title]) => title);
    expect(titles(step.summary)).toEqual(headings);
    expect(titles(readFileSync(step.outputs['report-markdown'] ?? '', 'utf8'))).toEqual(headings);
    expect(step.summary).toMatch(/^# Rework: 1 critical finding blocks this merge\n/u);
    expect(step.summary).toContain('[!CAUTION]');
    expect(step.summary).toContain('| **Review SHA** |');
    expect(step.summary).toContain('Reviewed head');
    expect(step.summary).toMatch(/took longest: `\w+` reviewed \(0:\d\d\), then `\w+` verified \(0:\d\d\), then /u);
  });

  it('blocks on a critical finding and says why everywhere', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({
      outcome: 'blocking',
      verdict: 'Rework',
      critical: '1',
      'reviewers-completed': '3',
    });
    const [comment] = bed.github.state.comments;
    for (const page of [comment?.body ?? '', step.summary]) {
      expect(page).toContain('An empty list of people gives Infinity');
      expect(page).toContain(`/blob/${bed.headSha}/src/share.js#L2`);
    }
    expect(bed.statuses()).toEqual(['pending', 'failure']);
    // With TEST_DEEP=1 every run is so read.
    expect(await bed.problems(step)).toEqual([]);
    expect(readFileSync(step.outputs['report-markdown'] ?? '', 'utf8')).toContain('Infinity');
    expect(JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'))).toMatchObject({
      gate: { outcome: 'blocking' },
    });
    expect(readFileSync(step.outputs['report-html'] ?? '', 'utf8')).toContain('An empty list of people gives Infinity');
    const sarif = JSON.parse(readFileSync(step.outputs['report-sarif'] ?? '', 'utf8'));
    expect(sarif.runs[0].results[0]).toMatchObject({ level: 'error' });
    expect(step.annotations).toContainEqual(
      expect.objectContaining({
        name: 'error',
        properties: expect.objectContaining({ file: 'src/share.js', line: '2' }),
      }),
    );
    expect(bed.github.violations).toEqual([]);
  });

  it('clears a critical finding that two other vendors refute with quotations of the code', async () => {
    const alone = (request: ScriptedRequest) =>
      reviewers(request.vendor === 'anthropic' ? [noPeople] : [], {}, rules({ verdict: 'refuted' }))(request);
    await using bed = await startTestBed({ repository, script: alone });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(0);
    expect(step.outputs).toMatchObject({ outcome: 'clean', verdict: 'Merge as-is', critical: '0' });
    const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
    expect(report.ledger.findings).toMatchObject([
      { standing: 'refuted', rulings: [{ by: 'Codex' }, { by: 'Gemini' }] },
    ]);
    expect(report.ledger.dispositions).toMatchObject([{ id: 'Claude:F1', fate: 'refuted' }]);
    expect(bed.github.state.comments[0]?.body).toContain('An empty list of people gives Infinity');
  });

  it('is red when a critical finding is refuted without a quotation, or by one vendor only', async () => {
    const invented = {
      path: 'src/share.js',
      side: 'new',
      startLine: 2,
      endLine: 2,
      quote: 'if (people.length === 0) return 0;',
      shows: 'x',
    } as const;
    const script = (request: ScriptedRequest) =>
      reviewers(request.vendor === 'anthropic' ? [noPeople] : [], {}, (asked) =>
        rules({ verdict: 'refuted', ...(asked.vendor === 'openai' ? { evidence: [invented] } : {}) })(asked),
      )(request);
    await using bed = await startTestBed({ repository, script });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'incomplete', verdict: 'No verdict', unproven: '1' });
    const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
    expect(report.ledger.findings).toMatchObject([
      {
        standing: 'unproven',
        // Who left it open was asked once more.
        rulings: [
          { by: 'Codex', verdict: 'unproven', withdrawn: 'refuted' },
          { by: 'Codex', verdict: 'unproven', withdrawn: 'refuted' },
          { by: 'Gemini', verdict: 'refuted' },
        ],
      },
    ]);
  });

  it('gives a claim to another vendor when a verifier is down, and never says who made it', async () => {
    const script = (request: ScriptedRequest) =>
      reviewers(request.vendor === 'anthropic' ? [noPeople] : [], { google: down })(request);
    await using bed = await startTestBed({ repository, script });
    using step = await bed.review();
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking', 'reviewers-completed': '2' });
    const asked = bed.vendors.requests.filter(({ body }) => JSON.stringify(body).includes('Your task: judge'));
    expect(asked.map(({ vendor }) => vendor).toSorted()).toEqual(['anthropic', 'openai']);
    for (const { body } of asked)
      expect(JSON.stringify(body)).not.toMatch(/Claude|Codex|Gemini|Written by hand for a test\./);
    const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
    expect(report.ledger.findings[0].rulings).toMatchObject([
      { by: 'Claude', isOtherVendor: false },
      { by: 'Codex', isOtherVendor: true },
    ]);
  });

  it('gates on raw severities with `verify: off`, and says so', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    using step = await bed.review({ inputs: { verify: 'off' } });
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
    expect(bed.vendors.requests.every(({ body }) => !JSON.stringify(body).includes('Your task: judge'))).toBe(true);
    expect(step.summary).toMatch(/not verified|nothing was verified/i);
  });

  it('passes a change that nobody finds fault with, with every tool for the reviewers of every vendor', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(0);
    expect(step.outputs).toMatchObject({ outcome: 'clean', verdict: 'Merge as-is' });
    expect(bed.statuses()).toEqual(['pending', 'success']);
    const reviews = bed.vendors.requests.filter(({ body }) => JSON.stringify(body).includes('Your task: review'));
    expect(new Set(reviews.map(({ vendor }) => vendor))).toEqual(new Set(['anthropic', 'openai', 'google']));
    for (const { vendor, body } of reviews)
      for (const { name } of tools) expect(JSON.stringify(body['tools']), vendor).toContain(`"name":"${name}"`);
  });

  it('keeps its quorum with one reviewer of three down, and names who is missing and why (threat 55)', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([], { openai: down }) });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(0);
    expect(step.outputs).toMatchObject({ outcome: 'clean', 'reviewers-completed': '2' });
    expect(bed.github.state.comments[0]?.body).toMatch(/Codex[^\n]*auth/);
  });

  it('is incomplete with two down, and red (threat 55)', async () => {
    await using bed = await startTestBed({
      repository,
      script: reviewers([], { openai: down, google: { stop: 'refused', text: '' } }),
    });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'incomplete', verdict: 'No verdict', 'reviewers-completed': '1' });
    expect(bed.statuses()).toEqual(['pending', 'failure']);
    const body = bed.github.state.comments[0]?.body ?? '';
    expect(body).toMatch(/Codex[^\n]*auth/);
    expect(body).toMatch(/Gemini[^\n]*refusal/);
  });

  it('passes an incomplete review only when it was told to, and says so', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([], { openai: down, google: down }) });
    using step = await bed.review({ inputs: { 'on-incomplete': 'pass' } });
    expect(step.exitCode, step.printed).toBe(0);
    expect(step.outputs).toMatchObject({ outcome: 'incomplete' });
    expect(bed.github.state.statuses.at(-1)).toMatchObject({ state: 'success', description: /INCOMPLETE/ as never });
  });

  it('says what to set when there is no key at all', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    using step = await bed.review({
      inputs: { 'anthropic-api-key': '', 'openai-api-key': '', 'gemini-api-key': '' },
      environment: { GITHUB_ACTION_REPOSITORY: 'acme/deep-review', GITHUB_ACTION_REF: 'v1' },
    });
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'error' });
    expect(step.summary).toContain('anthropic-api-key');
    expect(step.summary).toContain('/acme/deep-review/blob/v1/docs/troubleshooting.md)');
    expect(step.annotations[0]?.message).toContain('anthropic-api-key');
  });

  it('does not count a reviewer that answers without having read', async () => {
    const blind = (): ScriptedAnswer => ({ calls: [{ name: 'submit_review', input: scriptedSubmission('', []) }] });
    await using bed = await startTestBed({ repository, script: blind });
    using step = await bed.review();
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'incomplete' });
  });

  it('reviews with a server that speaks Chat Completions', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    using step = await bed.review({
      inputs: {
        'anthropic-api-key': '',
        'openai-api-key': '',
        'gemini-api-key': '',
        'compatible-api-key': 'any-text',
        'compatible-base-url': bed.vendors.url('compatible'),
        reviewers: 'Local = compatible/org/coder-32b',
      },
    });
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'blocking', 'reviewers-completed': '1' });
    expect(bed.vendors.requests[0]?.body).toMatchObject({ model: 'org/coder-32b' });
    expect(step.summary).toContain('Local');
  });

  it('is red when the head moves under the review (threat 59)', async () => {
    await using bed = await startTestBed({
      repository,
      script: (request) => {
        bed.moveHead();
        return reviewers([])(request);
      },
    });
    using step = await bed.review();
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'incomplete' });
    expect(step.summary).toMatch(/head/i);
    expect(new Set(bed.github.state.statuses.map(({ sha }) => sha))).toEqual(new Set([bed.headSha]));
  });

  it('works with a read-only token: the job is the gate and the summary has everything (threat 77)', async () => {
    await using bed = await startTestBed({
      repository,
      script: reviewers([noPeople]),
      permissions: { comments: false, statuses: false },
    });
    using step = await bed.review();
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'blocking' });
    expect(bed.github.state.comments).toEqual([]);
    expect(step.summary).toContain('An empty list of people gives Infinity');
  });

  it('runs by hand, refuses another head than was meant, and updates the one comment', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    using first = await bed.review();
    expect(first.exitCode, first.printed).toBe(0);
    using byHand = await bed.dispatch({ 'pull-request': '7', 'head-sha': bed.headSha });
    expect(byHand.exitCode, byHand.printed).toBe(0);
    expect(bed.github.state.comments).toHaveLength(1);
    const another = { 'pull-request': '7', 'head-sha': '0'.repeat(40) };
    const clock = movedClock();
    using refused = await bed.dispatch(another, { clock });
    expect(refused.exitCode).toBe(1);
    expect(clock.waits.length).toBeGreaterThan(3);
    expect(refused.summary).toContain('head');
  });

  it('publishes no key that a model calls as a tool, and counts what it called', async () => {
    const forms = [keys.anthropic, keys.openai, keys.google, keys.github].flatMap((key) => [
      key,
      btoa(key),
      btoa(key).replaceAll('=', ''),
      Buffer.from(key).toString('hex'),
    ]);
    const called = [keys.anthropic, btoa(keys.openai), '__proto__'];
    await using bed = await startTestBed({ repository, script: callingFirst(called, reviewers([noPeople])) });
    bed.github.state.diff = { 'src/share.js': [{ LEFT: [1, 3], RIGHT: [1, 3] }] };
    using step = await bed.review({ inputs: { 'inline-comments': 'true' }, environment: { RUNNER_DEBUG: '1' } });
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.log.join('\n')).toContain('  submit_review {"findings":');
    const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
    for (const { trace } of report.reviews) expect(trace.toolCalls).toMatchObject({ unknown: 3 });
    expect(report.gate.outcome).toBe('blocking');
    const { comments, reviews, statuses, threads } = bed.github.state;
    const places = {
      log: step.log.join('\n'),
      summary: step.summary,
      disk: everyFile(step.temporary),
      outputs: JSON.stringify(step.outputs),
      github: JSON.stringify([comments, reviews, statuses, threads]),
    };
    expect(bed.github.state.threads.length).toBeGreaterThan(0);
    for (const [place, text] of Object.entries(places))
      for (const form of forms) expect(text.includes(form), `${place} holds a secret`).toBe(false);
  });
});

describe('a run that asks no model', () => {
  it('earns no status that a protected branch asks for against a base that is not protected', async () => {
    const empty = { base: repository.base, head: {} };
    await using bed = await startTestBed({ repository: empty, script: reviewers([]), pull: { baseRef: 'decoy' } });
    bed.github.state.branches = { decoy: false };
    const parent = mkdtempSync(join(tmpdir(), 'deep-review-runner-'));
    // A folder that nobody has made yet.
    using step = await bed.review({ environment: { RUNNER_TEMP: join(parent, 'not', 'there') } });
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
    expect(bed.github.state.statuses.map(({ context, state }) => `${context}: ${state}`)).toEqual([
      'deep-review@decoy: pending',
      'deep-review@decoy: success',
    ]);
    expect(readdirSync(join(parent, 'not', 'there'))).toEqual(['deep-review']);
    rmSync(parent, { recursive: true });
    expect(step.log.join('\n')).toContain('`deep-review@decoy`: the base decoy is not the default branch main');
  });

  it('passes an empty change and says that it is empty, without asking a model', async () => {
    const empty = { base: repository.base, head: {} };
    await using bed = await startTestBed({ repository: empty, script: reviewers([]) });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(0);
    expect(bed.vendors.requests).toEqual([]);
    expect(step.outputs).toMatchObject({ outcome: 'clean', verdict: 'Merge as-is', 'reviewers-completed': '0' });
    const page = readFileSync(step.outputs['report-html'] ?? '', 'utf8');
    const pages = [bed.github.state.comments[0]?.body, step.summary, page, step.log.join('\n'), step.outputs['reason']];
    for (const text of pages) expect(text).toContain('The change is empty');
    for (const text of pages) expect(text).not.toMatch(/0 of 0|0\/0/);
    expect(bed.github.state.statuses.at(-1)).toMatchObject({
      state: 'success',
      description: expect.stringContaining('The change is empty'),
    });
  });

  it('lets a draft wait behind a pending status, which says why', async () => {
    const { said, exitCode, outputs, summary } = await waited({ drafts: 'wait' });
    expect(exitCode).toBe(0);
    expect(said).toEqual(['deep-review pending: Waiting: the pull request is a draft.']);
    expect(outputs).toMatchObject({ outcome: 'incomplete', verdict: 'No verdict' });
    expect(summary).toMatch(
      / the pull request is a draft\.\n\nThe job passes, and the pending status keeps the gate shut\./,
    );
  });

  it('fails a job that waits without a pending status: nothing else would keep the gate shut', async () => {
    const denied = await waited({ label: 'ready' }, false);
    const unwanted = await waited({ label: 'ready', status: 'false' });
    for (const { said, exitCode, summary } of [denied, unwanted]) {
      expect([exitCode, said]).toEqual([1, []]);
      expect(summary).toMatch(/does not carry the label ready\.\n\nThe job fails/);
    }
  });
});

/** A run over a draft, and all that it left behind. */
async function waited(inputs: Readonly<Record<string, string>>, statuses = true) {
  await using bed = await startTestBed({
    repository,
    script: reviewers([]),
    pull: { isDraft: true },
    permissions: { comments: true, statuses },
  });
  using step = await bed.review({ inputs });
  expect(bed.vendors.requests).toEqual([]);
  expect(bed.github.state.comments).toEqual([]);
  const said = bed.github.state.statuses.map(
    ({ context, state, description }) => `${context} ${state}: ${description}`,
  );
  return { said, exitCode: step.exitCode, outputs: step.outputs, summary: step.summary };
}

/** Turns of a conversation before its answer, each a call of one of these tools that nobody offered. */
function callingFirst(names: readonly string[], answer: (request: ScriptedRequest) => ScriptedAnswer) {
  return (request: ScriptedRequest): ScriptedAnswer => {
    const name = names[request.turn - 1];
    return name === undefined ? answer(request) : { calls: [{ name, input: {} }] };
  };
}
