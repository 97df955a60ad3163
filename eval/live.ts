// Real reviewers on planted defects: `npm run eval -- live`, with the key of one vendor or of several (OPENAI_API_KEY and its
// like). Spending is capped by EVAL_MAX_TOKENS; the answers of the models are the only ones in this repository's
// tools that are not written by hand.

import type { Provider } from '../src/agent/provider.ts';
import { readAccess } from '../src/config/access.ts';
import { readReviewers } from '../src/config/reviewers.ts';
import { systemClock } from '../src/lib/clock.ts';
import { atMost } from '../src/lib/sharing/at-most.ts';
import { vendors } from '../src/providers/index.ts';
import { mostAtWork, type SessionOptions } from '../src/steps/sessions/session-options.ts';
import { liveCases } from './live/cases.ts';
import { runLive } from './live/run.ts';
import { limitSpending } from './live/spending.ts';

/** The variable that stands for an input here: `openai-api-key` is OPENAI_API_KEY. */
const variable = (input: string) => input.toUpperCase().replaceAll('-', '_');

const candidates = vendors.filter(({ reviewer }) => 'byDefault' in reviewer);

/** Runs the live evaluation and prints its scores. @returns the exit code: 0 when every case could be scored */
export async function live(environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const read = (input: string) => environment[variable(input)] ?? (input === 'allow-http' ? 'false' : '');
  const given = candidates.filter(({ keyInput }) => read(keyInput) !== '');
  if (given.length === 0) {
    const names = candidates.map(({ keyInput }) => variable(keyInput));
    const list = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
    console.log(`Live: no key. Set ${list}; the vendors charge for it.`);
    return 1;
  }
  const most = Number(environment['EVAL_MAX_TOKENS'] ?? 3_000_000);
  if (!Number.isSafeInteger(most) || most < 1) {
    console.log(
      'EVAL_MAX_TOKENS is not a whole number of tokens. Set it to the most that all sessions may use together.',
    );
    return 1;
  }
  const spending = limitSpending(most);
  const access = readAccess(read, given);
  const connected = new Map<string, Provider>();
  for (const vendor of given) {
    const connection = access.get(vendor.name);
    if (connection !== undefined) connected.set(vendor.name, spending.limited(vendor.connect(connection)));
  }
  const reviewers = readReviewers('', { vendors: given, withKey: new Set(access.keys()) });
  console.log(`Live: ${reviewers.map(({ name, model }) => `${name} (${model})`).join(', ')}; at most ${most} tokens.`);
  let isScored = true;
  for (const one of liveCases()) {
    const score = await runLive(one, { reviewers, options: sessionOptions(connected) });
    const failed = score.reviews.flatMap((review) =>
      review.outcome === 'failed' ? [`${review.reviewer.name}: ${review.reason}: ${review.detail}`] : [],
    );
    console.log(
      `${score.name}: ${score.found} of ${score.planted} planted defects found, ${score.alarms} further critical or important, ${score.falseBlocks} false blocks; ${spending.used()} tokens so far`,
    );
    for (const line of failed) console.log(`  failed: ${line}`);
    isScored &&= failed.length < reviewers.length;
  }
  return isScored ? 0 : 1;
}

function sessionOptions(connected: ReadonlyMap<string, Provider>): SessionOptions {
  const deadline = systemClock.deadline(30 * 60_000);
  return {
    provider({ provider }) {
      const found = connected.get(provider);
      if (found === undefined) throw new Error(`no provider ${provider}`);
      return found;
    },
    limits: {
      ...{ slices: 8, turns: 30, changeCharacters: 200_000, toolCharacters: 400_000 },
      ...{ idleTimeoutMs: 300_000 },
    },
    deadlines: { review: deadline, verification: deadline, editing: deadline },
    cancel: new AbortController().signal,
    clock: systemClock,
    atWork: atMost(mostAtWork),
  };
}
