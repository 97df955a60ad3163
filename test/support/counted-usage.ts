import { allInput } from '../../src/types.ts';
import type { ScriptedUsage } from './vendors/script.ts';
import type { ScriptedAnswer, ScriptedRequest } from './vendors.ts';

/** Of code and prose together, as vendors count them. */
const bytesInToken = 3.5;

/** What vendors would count of a run, by what is really sent: each keeps prefixes in a cache as its documentation says. */
export interface Meter {
  /** @param output tokens of an answer, reasoning included */
  usageOf(request: ScriptedRequest, output: number): ScriptedUsage;
}

/** @param options.forgets true: no cache ever has anything */
export function startMeter({ forgets = false } = {}): Meter {
  const before = new Map<string, ScriptedUsage>();
  return {
    usageOf({ vendor, body, turn, contextText }, output) {
      const all = Math.ceil(JSON.stringify(body).length / bytesInToken);
      const key = `${vendor} ${contextText.slice(0, 200)} ${contextText.slice(-3_000)}`;
      const prefix =
        turn === 1 ? 0 : allInput({ ...before.get(key), writtenLong: 0 } as Parameters<typeof allInput>[0]);
      const cached = forgets ? 0 : Math.min(prefix, all);
      const rest = all - cached;
      const isWritten = vendor !== 'google' && vendor !== 'compatible';
      const usage: ScriptedUsage = {
        ...{ cached, output, reasoning: Math.floor(output / 2) },
        ...(isWritten ? { input: 0, written: rest } : { input: rest, written: 0 }),
      };
      before.set(key, usage);
      return usage;
    },
  };
}

/** The same answers, with what they would be charged for. */
export function metered(
  script: (request: ScriptedRequest) => ScriptedAnswer,
  output: (request: ScriptedRequest) => number,
  meter = startMeter(),
) {
  return (request: ScriptedRequest): ScriptedAnswer => {
    const answer = script(request);
    return 'fault' in answer ? answer : { ...answer, usage: meter.usageOf(request, output(request)) };
  };
}
