import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { movedClock } from './support/moved-clock.ts';
import { scriptedSubmission } from './support/scripted-review.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import type { ScriptedAnswer, ScriptedRequest } from './support/vendors.ts';

const large = 'long.txt';
const wordy = {
  base: { ...repository.base, [large]: `${'a line of a long file that nobody changes, '.repeat(3)}\n`.repeat(16_000) },
  head: repository.head,
};
/** As many calls as one turn answers, and two turns of them return more than a session may be given. */
const reading = (turn: number) => ({
  calls: Array.from({ length: 32 }, (_, at) => ({
    name: 'read_file',
    input: { revision: 'head', path: large, startLine: 1 + ((turn - 1) * 32 + at) * 200, lineCount: null },
  })),
});

/** Codex reads more than a session may, and then does what `last` says; what it was told last. */
async function afterReading(last: (request: ScriptedRequest) => ScriptedAnswer) {
  const told: string[] = [];
  const sound = reviewers([]);
  const script = (request: ScriptedRequest) => {
    if (request.vendor !== 'openai' || purposeOf(request) !== 'review') return sound(request);
    if (request.turn <= 2) return reading(request.turn);
    told.push(request.toolTexts.at(-1) ?? '');
    return last(request);
  };
  await using bed = await startTestBed({ repository: wordy, script });
  using step = await bed.review();
  const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  return { report, told, outputs: step.outputs, summary: step.summary };
}

describe('a session whose tools returned all that they may', () => {
  it('is asked for its submission in a turn of its own, and keeps it as it is', async () => {
    const submits = ({ contextText }: ScriptedRequest) => ({
      calls: [
        // A slip that would be sent back at any other time.
        {
          name: 'submit_review',
          input: scriptedSubmission(contextText, [noPeople, { ...noPeople, quote: 'nobody(wrote, this);' }]),
        },
      ],
    });
    const { report, told, outputs } = await afterReading(submits);
    expect(told).toEqual([expect.stringContaining('This is the last turn of this session')]);
    expect(outputs).toMatchObject({ outcome: 'blocking', 'reviewers-completed': '3' });
    const [codex] = report.reviews.filter(({ reviewer }) => reviewer.name === 'Codex');
    expect(codex).toMatchObject({ outcome: 'completed', trace: { turns: 3, toolCalls: { read_file: 64 } } });
    expect(report.ledger.dispositions.filter(({ id }) => id.startsWith('Codex:'))).toHaveLength(2);
  });

  it('has failed as budget where it does not submit, with the limit and its number', async () => {
    const { told, outputs, summary } = await afterReading(({ turn }) => reading(turn));
    expect(told).toHaveLength(1);
    expect(outputs).toMatchObject({ 'failed-reviewers': expect.stringContaining('Codex') });
    expect(summary).toContain('The tools returned more than 1500000 characters in one session');
  });
});

describe('an address that is written wrong', () => {
  it('costs half a minute, and its host is named everywhere', async () => {
    // No name server is asked for a label of more than 63 letters.
    const host = `${'berth-'.repeat(11)}.invalid`;
    const clock = movedClock();
    const start = clock.now();
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    using step = await bed.review({ clock, inputs: { 'openai-base-url': `https://${host}/v1` } });
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean', 'reviewers-completed': '2' });
    expect(clock.now() - start).toBeLessThan(60_000);
    const comment = bed.github.state.comments[0]?.body ?? '';
    for (const text of [step.log.join('\n'), comment, step.summary]) {
      expect(text.replaceAll('\\', '')).toContain(host);
      expect(text).toContain('configuration');
    }
  });
});
