import { describe, expect, it } from 'vitest';
import { type FailureReason, failureReasons, remedies } from '../src/types.ts';
import { movedClock } from './support/moved-clock.ts';
import { samples } from './support/samples.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { repository, reviewers } from './support/shares.ts';
import { keys, startTestBed } from './support/test-bed.ts';
import type { ScriptedAnswer, ScriptedRequest } from './support/vendors.ts';

/** Codex fails; what it answers is held back until the others have submitted, for waiting moves the time of all. */
function failing(answer: () => ScriptedAnswer | Promise<ScriptedAnswer>) {
  let submitted = 0;
  const others = Promise.withResolvers<void>();
  const sound = reviewers([]);
  return async (request: ScriptedRequest): Promise<ScriptedAnswer> => {
    if (request.vendor === 'openai') {
      await others.promise;
      return answer();
    }
    if (purposeOf(request) === 'review') submitted += 1;
    if (submitted === 2) setTimeout(others.resolve, 50);
    return sound(request);
  };
}

const says = (status: number, error: object): ScriptedAnswer => ({
  fault: 'answer',
  status,
  body: JSON.stringify({ error }),
});

/** Why a vendor fails: neither a job that lost its file nor a lack of money is its doing. */
type OfVendors = Exclude<FailureReason, 'lost' | 'cost'>;
const ofVendors = failureReasons.filter((reason) => reason !== 'lost' && reason !== 'cost');

/** What Codex answers, and the words that must be read everywhere: the vendor's own where it says any. */
const faults: Readonly<Record<OfVendors, readonly [answer: ScriptedAnswer, words: string]>> = {
  outage: [says(500, { message: 'The tide is out.', type: 'server_error' }), 'The tide is out.'],
  'rate-limit': [{ fault: 'rate-limit', retryAfterSeconds: 999_999 }, 'refused: slow down'],
  auth: [says(401, { message: `Incorrect key ${keys.openai} given.`, code: 'invalid_api_key' }), 'Incorrect key'],
  billing: [
    says(429, { message: 'The credit of the harbour is used up.', type: 'insufficient_quota' }),
    'The credit of',
  ],
  configuration: [says(400, { message: 'This organisation must be verified.', code: 'unsupported_value' }), 'must be'],
  'unknown-model': [says(404, { message: 'No such vessel.', code: 'model_not_found' }), 'No such vessel.'],
  refusal: [{ stop: 'refused', text: '' }, 'I cannot help with that.'],
  'cut-off': [{ stop: 'length', text: 'On and' }, 'cut off at the output limit of 64000 tokens'],
  malformed: [{ text: 'I am done.' }, 'I am done.'],
  // The share of the hour that reviews have.
  timeout: [{ fault: 'stall' }, 'The time for this session ran out: 36 min of'],
  budget: [
    { calls: [{ name: 'list_files', input: { revision: 'head', under: null } }] },
    'No submission within 3 turns',
  ],
};

describe('a reviewer that fails', () => {
  const few: readonly OfVendors[] = ['rate-limit', 'auth', 'malformed', 'timeout', 'budget'];
  const rest = ofVendors.filter((reason) => !few.includes(reason));

  it.each([...few, ...rest].slice(0, samples(ofVendors.length, few.length)))(
    'by %s is told of everywhere, with the words of its vendor and with what to do',
    async (reason) => {
      const [answer, words] = faults[reason];
      const clock = movedClock();
      const script = failing(async () => {
        // More than the share of the hour that reviews have.
        if (reason === 'timeout') await clock.wait(40 * 60_000, new AbortController().signal);
        return answer;
      });
      await using bed = await startTestBed({ repository, script });
      using step = await bed.review({ clock, ...(reason === 'budget' ? { inputs: { 'max-turns': '3' } } : {}) });
      expect(step.exitCode, step.printed).toBe(0);
      expect(step.outputs).toMatchObject({ outcome: 'clean', 'reviewers-completed': '2' });
      const comment = bed.github.state.comments[0]?.body ?? '';
      const opening = comment.slice(0, comment.indexOf('\n\n', comment.indexOf('[!')));
      const warning = step.annotations.find(({ name, message }) => name === 'warning' && message.includes('Codex'));
      for (const [place, text] of Object.entries({
        log: step.log.join('\n'),
        opening,
        summary: step.summary,
        warning: warning?.message ?? '',
      })) {
        expect(text, place).toContain(reason);
        expect(text.replaceAll('\\', ''), place).toContain(words);
        expect(text.replaceAll('\\', ''), place).toContain(remedies[reason]);
        expect(text, place).not.toContain(keys.openai);
      }
      expect(bed.github.state.statuses.at(-1)?.description).toContain(`Codex failed (${reason})`);
    },
  );
});

describe('a disturbance that ends', () => {
  it.each([
    ['529 for 15 seconds', 15_000, { fault: 'server-error', status: 529 }],
    ['Retry-After: 61', 1, { fault: 'rate-limit', retryAfterSeconds: 61 }],
  ] as const)('costs no reviewer: %s', async (_, lastingMs, fault) => {
    const clock = movedClock();
    const start = clock.now();
    let first: number | null = null;
    const sound = reviewers([]);
    const script = (request: ScriptedRequest) => {
      if (request.vendor !== 'anthropic') return sound(request);
      first ??= clock.now();
      return clock.now() - first < lastingMs ? fault : sound(request);
    };
    await using bed = await startTestBed({ repository, script });
    using step = await bed.review({ clock });
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean', 'reviewers-completed': '3' });
    expect(clock.now() - start).toBeGreaterThan(lastingMs);
    if (fault.fault === 'rate-limit') {
      expect(clock.waits).toContain(61_000);
      expect(step.log).toContainEqual(expect.stringMatching(/^At work for 1:0\d: Claude after turn 0, /u));
    }
  });
});
