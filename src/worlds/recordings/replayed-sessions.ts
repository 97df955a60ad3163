import type { Brief, Provider, Renewal, Session, ToolResult, Turn } from '../../agent/provider.ts';
import { maskTokens } from '../../lib/mask-tokens.ts';
import type { Reviewer } from '../../types.ts';
import { failureOf } from './calls.ts';
import type { Conductor } from './conductor.ts';
import { differenceOf } from './difference.ts';
import type { Answered, Exchange, Recorded, RecordedRenewals, RecordedSession } from './form.ts';
import { keptBack } from './written-down.ts';

type Sent = string | readonly ToolResult[];

/** One thing that a session is asked with, as it was recorded and as it is now. */
interface Part {
  readonly what: string;
  readonly recorded: string;
  readonly now: string;
}

/** Sessions that answer as they were recorded, each to what it was recorded with and to nothing else. */
export interface ReplayedSessions {
  connect(reviewer: Reviewer): Provider;
  /** What is in the recording and was not asked for; null: nothing. */
  left(): string | null;
}

export function replaySessions(recorded: Recorded, conductor: Conductor): ReplayedSessions {
  const { sessions, texts } = recorded;
  const taken = new Map<RecordedSession, number>();
  let renewed = 0;
  const masked = new Map<string, string>();
  const mask = (text: string) => {
    const known = masked.get(text) ?? maskTokens(text);
    masked.set(text, known);
    return known;
  };
  const textAt = (place: number) => texts[place] ?? '';
  const isSame = ({ recorded: before, now }: Part) => before === keptBack || before === mask(now);

  function partsOf({ brief, task }: RecordedSession, now: Brief, taskNow: string): readonly Part[] {
    const { system, tools, context, ...plain } = brief;
    const known: Readonly<Record<string, unknown>> = { ...now };
    return [
      ...Object.entries(plain).map(([what, value]) => ({
        ...{ what: `\`${what}\``, recorded: String(value), now: String(known[what]) },
      })),
      { what: 'the system prompt', recorded: textAt(system), now: now.system },
      { what: 'the list of tools', recorded: textAt(tools), now: JSON.stringify(now.tools) },
      { what: 'the context', recorded: textAt(context), now: now.context },
      { what: 'the task', recorded: textAt(task), now: taskNow },
    ];
  }

  function sentParts({ sent: before }: Exchange, now: Sent): readonly Part[] {
    if (typeof before === 'number')
      return [{ what: 'the text', recorded: textAt(before), now: typeof now === 'string' ? now : 'answers of tools' }];
    if (typeof now === 'string') return [{ what: 'what is sent', recorded: 'answers of tools', now }];
    const named = (all: readonly { id: string; name: string; isError: boolean }[]) =>
      all.map(({ id, name, isError }) => `${name} ${id}${isError ? ' (an error)' : ''}`).join('\n');
    const calls = now.map(({ call: { id, name }, isError }) => ({ id, name, isError }));
    return [
      { what: 'the list of answered calls', recorded: named(before), now: named(calls) },
      ...before.map(({ name, text }, at) => ({
        ...{ what: `the answer ${at + 1}, of ${name},`, recorded: textAt(text), now: now[at]?.text ?? '' },
      })),
    ];
  }

  function differs(session: RecordedSession, turn: number, part: Part): never {
    const number = sessions.filter(({ reviewer }) => reviewer === session.reviewer).indexOf(session) + 1;
    const where = `in session ${number} of ${session.reviewer}, turn ${turn},`;
    return conductor.fail(`${where} ${differenceOf(part.what, part.recorded, mask(part.now))}\n`);
  }

  /** The session that was recorded with the very same words. @throws what the nearest one differs in */
  function find({ name }: Reviewer, brief: Brief, task: string): RecordedSession {
    const [nearest] = sessions
      .filter((each) => each.reviewer === name && !taken.has(each))
      .map((session) => ({ session, parts: partsOf(session, brief, task).filter((part) => !isSame(part)) }))
      .toSorted((one, other) => one.parts.length - other.parts.length);
    const asked = mask(task).slice(0, 200);
    if (nearest === undefined) return conductor.fail(`${name} is asked in one session more, which begins: ${asked}`);
    const [part] = nearest.parts;
    return part === undefined ? nearest.session : differs(nearest.session, 1, part);
  }

  async function answerOf({ ended, at, ending }: Answered, signal: AbortSignal, who: Reviewer): Promise<Turn> {
    if (ended === null) return await conductor.unlessFailed(new Promise<never>(() => undefined));
    await conductor.comes(ended, at, ending.kind === 'given-up' && !signal.aborted);
    if (ending.kind === 'turn') return ending.turn as Turn;
    if (ending.kind === 'failure') throw failureOf(ending.failure);
    signal.throwIfAborted();
    return conductor.fail(`${who.name} was out of time, and is not.`);
  }

  function renewalOf(who: Reviewer, { due, times, exchanges }: RecordedRenewals): Renewal {
    let fired = 0;
    let asked = 0;
    return {
      afterMs: Number.POSITIVE_INFINITY,
      now: timesOf(times),
      due(act) {
        const place = due[fired];
        if (place === undefined) return () => undefined;
        return conductor.when(place, () => {
          fired += 1;
          act();
        });
      },
      async renew(signal) {
        const answered = exchanges[asked];
        asked += 1;
        renewed += 1;
        if (answered === undefined) return conductor.fail(`what ${who.name} shares is renewed once more.`);
        conductor.begin(answered.began);
        // Who gave it up had asked for no answer any more: nothing in the recording is the reason.
        if (answered.ending.kind === 'given-up') await conductor.unlessFailed(abortOf(signal));
        return await answerOf(answered, signal, who);
      },
    };
  }

  /** The times that were asked for, in order; the last one to whoever asks more often. */
  function timesOf(times: readonly number[]): () => number {
    let timed = 0;
    return () => {
      const time = times[Math.min(timed, times.length - 1)];
      timed += 1;
      return time ?? conductor.clock.now();
    };
  }

  function openSession(reviewer: Reviewer, brief: Brief, task: string): Session {
    const session = find(reviewer, brief, task);
    taken.set(session, 0);
    let asks = 0;

    function next(sent: Sent): Exchange {
      const turn = taken.get(session) ?? 0;
      taken.set(session, turn + 1);
      const exchange = session.exchanges[turn];
      if (exchange === undefined)
        return conductor.fail(`${reviewer.name} is asked for turn ${turn + 1} of a session that has ${turn}.`);
      // Nobody answered it: how far a tool came before the time was over is another thing each time.
      if (exchange.ending.kind === 'given-up' || exchange.ending.kind === 'open') return exchange;
      const part = sentParts(exchange, sent).find((each) => !isSame(each));
      return part === undefined ? exchange : differs(session, turn + 1, part);
    }

    return {
      ...(session.renewals === null ? {} : { renewal: renewalOf(reviewer, session.renewals) }),
      now: timesOf(session.times),
      async asks() {
        const place = session.asked[asks];
        asks += 1;
        if (place !== undefined) await conductor.comes(place, 0);
      },
      async send(sent, signal, asking): Promise<Turn> {
        signal.throwIfAborted();
        const exchange = next(sent);
        conductor.begin(exchange.began);
        for (const { place, ...tried } of exchange.tried) {
          await conductor.comes(place, 0);
          await asking?.mayRetry?.(tried);
        }
        return await answerOf(exchange, signal, reviewer);
      },
    };
  }

  return {
    connect: (reviewer) => ({
      name: reviewer.provider,
      open: (brief, task = '') => openSession(reviewer, brief, task),
    }),
    left() {
      const all = sessions.reduce((sum, { exchanges, renewals }) => sum + exchanges.length + exchangesOf(renewals), 0);
      const had = [...taken.values()].reduce((sum, count) => sum + count, renewed);
      return had === all ? null : `The recording holds ${all} exchanges with models, and this run asked for ${had}.`;
    },
  };
}

function exchangesOf(renewals: RecordedRenewals | null): number {
  return renewals?.exchanges.length ?? 0;
}

/** Resolves once it is aborted. */
async function abortOf(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
