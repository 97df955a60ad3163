import { describe, expect, it } from 'vitest';
import { contractBrief } from '../../../test/support/contract-brief.ts';
import { movedClock, noDeadline } from '../../../test/support/moved-clock.ts';
import { inTurn, never, openSession } from '../../../test/support/open-session.ts';
import { claude } from '../../../test/support/scripted-sessions.ts';
import { promptCache } from '../../../test/support/vendors/prompt-cache.ts';
import type { ScriptedAnswer } from '../../../test/support/vendors/script.ts';
import type { Renewal, Turn } from '../../agent/provider.ts';
import { noUsage } from '../../types.ts';
import { keepWarm } from './keep-warm.ts';
import { startLead } from './lead.ts';

const usage = {
  ...{ input_tokens: 1, cache_read_input_tokens: 80_000, cache_creation_input_tokens: 0, output_tokens: 0 },
};
const read: ScriptedAnswer = {
  ...{ fault: 'answer', status: 200, type: 'application/json' },
  body: JSON.stringify({ id: 'msg_w', type: 'message', role: 'assistant', model: 'model-1', content: [], usage }),
};
const refused: ScriptedAnswer = {
  ...{ fault: 'answer', status: 400 },
  body: '{"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: too few"}}',
};

/** A session of the real adapter that has had one turn, on a clock that a test moves. @param renewals answers to them */
async function worked(...renewals: ScriptedAnswer[]) {
  const clock = movedClock();
  const lead = startLead(clock, { keepsWarm: true });
  const entered = await lead.enter({ reviewer: claude, context: contractBrief.context, purpose: 'review' });
  const onBegun = entered.begun;
  const brief = { cacheKey: 'a head', onBegun };
  const at = await openSession('anthropic', inTurn({ text: 'Done.' }, ...renewals), brief);
  entered.keepWarm(at.session);
  await at.session.send('the task', never);
  return {
    ...{ clock, lead, entered, at },
    /** Lets time pass, until so many requests have come and so many renewals are counted. */
    async pass(minutes: number, requests: number, renewed = 0) {
      await clock.wait(minutes * 60_000, noDeadline);
      const isThere = () => at.vendors.requests.length >= requests && (lead.renewals()[0]?.trace.turns ?? 0) >= renewed;
      for (let times = 0; times < 4_000 && !isThere(); times += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async [Symbol.asyncDispose]() {
      lead[Symbol.dispose]();
      await at[Symbol.asyncDispose]();
    },
  };
}

interface UnderWay {
  readonly signal: AbortSignal;
  readonly end: () => void;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A renewal after a minute, each of which ends when a test says so. */
function renewedByHand(under: UnderWay[]): Renewal {
  const turn: Turn = { text: '', calls: [], stop: 'end', model: 'm', usage: noUsage };
  return {
    afterMs: 60_000,
    renew: (signal) => new Promise<Turn>((resolve) => under.push({ signal, end: () => resolve(turn) })),
  };
}

describe('what sessions share at Anthropic', () => {
  it('is read again when nobody has used it for four minutes, and again, at the cost of that', async () => {
    await using run = await worked(read);
    await run.pass(3, 1);
    expect(run.at.vendors.requests).toHaveLength(1);
    run.entered.begun();
    await run.pass(3, 1);
    expect([run.at.vendors.requests.length, run.lead.renewals()]).toEqual([1, []]);
    await run.pass(1, 2, 1);
    await run.pass(4, 3, 2);
    const [first, ...others] = run.at.vendors.requests.map(({ body }) => body);
    expect(others).toHaveLength(2);
    const ask = promptCache('anthropic');
    ask(first ?? {});
    for (const body of others) {
      expect(body).toMatchObject({
        max_tokens: 0,
        thinking: first?.['thinking'],
        output_config: first?.['output_config'],
      });
      expect(body).not.toHaveProperty('stream');
      const { read: found, all } = ask(body);
      // All of it but for the word that a request has to end with.
      expect(all - found).toBeLessThan(60);
    }
    const paid = { input: 2, cached: 160_000, written: 0, writtenLong: 0, output: 0, reasoning: 0 };
    expect(run.lead.renewals()).toMatchObject([
      { purpose: 'renewal', failure: null, trace: { turns: 2, usage: paid } },
    ]);
  });

  it('is left alone once the run has no more need of it', async () => {
    await using run = await worked(read);
    run.lead[Symbol.dispose]();
    await run.pass(9, 1);
    expect(run.at.vendors.requests).toHaveLength(1);
  });

  it('is given up where the server refuses that', async () => {
    await using run = await worked(refused, read);
    await run.pass(4, 2);
    await run.pass(9, 2);
    expect([run.at.vendors.requests.length, run.lead.renewals()]).toEqual([2, []]);
  });

  it('is in the report with what a renewal that broke off may have cost', async () => {
    const clock = movedClock();
    let cost = 0;
    const renewal = {
      afterMs: 1_000,
      costUsd: () => cost,
      async renew(): Promise<never> {
        cost += 0.25;
        throw new Error('it broke off');
      },
    };
    const warmth = keepWarm({ renewal, reviewer: claude, clock, onRenewed: () => undefined });
    await clock.wait(5_000, noDeadline);
    await new Promise((resolve) => setImmediate(resolve));
    expect(warmth.record()).toMatchObject({ purpose: 'renewal', trace: { turns: 0, costUsd: 0.25 } });
    await clock.wait(5_000, noDeadline);
    expect(cost).toBe(0.25);
  });

  it('is renewed once after each use, and no more where the run ends meanwhile', async () => {
    const clock = movedClock();
    const under: UnderWay[] = [];
    const renewal = renewedByHand(under);
    const renewed: number[] = [];
    const warmth = keepWarm({ renewal, reviewer: claude, clock, onRenewed: () => void renewed.push(1) });
    warmth.used();
    warmth.used();
    await clock.wait(60_000, noDeadline);
    expect(under).toHaveLength(1);
    await clock.wait(20_000, noDeadline);
    under[0]?.end();
    await settled();
    expect(renewed).toHaveLength(1);
    await clock.wait(60_000, noDeadline);
    await clock.wait(30_000, noDeadline);
    under[1]?.end();
    await settled();
    // The time of both, without what went by between them.
    const { turns = 0, durationMs = 0 } = warmth.record()?.trace ?? {};
    expect(turns).toBe(2);
    expect(durationMs).toBeGreaterThanOrEqual(50_000);
    expect(durationMs).toBeLessThan(100_000);
    await clock.wait(60_000, noDeadline);
    expect(under.map(({ signal }) => signal.aborted)).toEqual([false, false, false]);
    warmth.end();
    expect(under[2]?.signal.aborted).toBe(true);
    under[2]?.end();
    await settled();
    await clock.wait(600_000, noDeadline);
    expect(under).toHaveLength(3);
  });

  it('is renewed once for all sessions that share it, which find it warm by that', async () => {
    const clock = movedClock();
    const under: UnderWay[] = [];
    const renewal = renewedByHand(under);
    const errand = { reviewer: claude, context: 'the change', purpose: 'review' };
    const cold = await startLead(clock).enter(errand);
    cold.keepWarm({ renewal });
    await clock.wait(600_000, noDeadline);
    expect(under).toHaveLength(0);
    using lead = startLead(clock, { keepsWarm: true });
    const entered = await lead.enter(errand);
    entered.begun();
    entered.keepWarm({ renewal });
    (await lead.enter(errand)).keepWarm({ renewal });
    for (let minutes = 1; minutes <= 6; minutes += 1) {
      await clock.wait(60_000, noDeadline);
      under.at(-1)?.end();
      await settled();
    }
    expect(under).toHaveLength(6);
    // Nobody leads over what is warm.
    const inside: number[] = [];
    for (const session of [1, 2]) void lead.enter(errand).then(() => inside.push(session));
    await settled();
    expect(inside).toEqual([1, 2]);
    lead[Symbol.dispose]();
    await clock.wait(600_000, noDeadline);
    expect(under).toHaveLength(6);
  });

  it('is renewed for nobody where nothing is shared', async () => {
    await using alone = await openSession('anthropic', inTurn({ text: 'Done.' }));
    expect(alone.session.renewal).toBeUndefined();
    await using other = await openSession('openai', inTurn({ text: 'Done.' }), { cacheKey: 'a head' });
    expect(other.session.renewal).toBeUndefined();
  });
});
