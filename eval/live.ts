// Real reviewers on planted defects: `npm run eval -- live`, with ANTHROPIC_API_KEY, OPENAI_API_KEY and GEMINI_API_KEY, or
// some of them. Spending is capped by EVAL_MAX_TOKENS; the answers of the models are the only ones in this repository's
// tools that are not written by hand.
import type { Provider } from '../src/agent/provider.ts';
import { providers } from '../src/providers/index.ts';
import type { SessionOptions } from '../src/steps/sessions/repository-session.ts';
import type { Reviewer } from '../src/types.ts';
import { liveCases } from './live/cases.ts';
import { runLive } from './live/run.ts';
import { limitSpending } from './live/spending.ts';

const candidates = [
  { name: 'Claude', provider: 'anthropic', model: 'claude-opus-5-5', key: 'ANTHROPIC' },
  { name: 'Codex', provider: 'openai', model: 'gpt-6.1-sol', key: 'OPENAI' },
  { name: 'Gemini', provider: 'google', model: 'gemini-4-argon', key: 'GEMINI' },
] as const;

/** Runs the live evaluation and prints its scores. @returns the exit code: 0 when every case could be scored */
export async function live(environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const given = candidates.filter(({ key }) => (environment[`${key}_API_KEY`] ?? '') !== '');
  if (given.length === 0) {
    console.log('Live: no key. Set ANTHROPIC_API_KEY, OPENAI_API_KEY or GEMINI_API_KEY; the vendors charge for it.');
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
  const connected = new Map<string, Provider>(
    given.map(({ provider, key }) => [
      provider,
      spending.limited(
        providers[provider]({
          apiKey: environment[`${key}_API_KEY`] ?? '',
          baseUrl: environment[`${key}_BASE_URL`] ?? null,
        }),
      ),
    ]),
  );
  const reviewers = given.map(({ name, provider, model }): Reviewer => ({ name, provider, model, effort: 'high' }));
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
  const deadline = AbortSignal.timeout(30 * 60_000);
  return {
    provider({ provider }) {
      const found = connected.get(provider);
      if (found === undefined) throw new Error(`no provider ${provider}`);
      return found;
    },
    limits: {
      ...{ turns: 30, changeCharacters: 200_000, toolCharacters: 400_000 },
      ...{ outputTokens: 32_000, idleTimeoutMs: 300_000 },
    },
    retry: { attempts: 3, firstWaitMs: 1_000 },
    deadlines: { review: deadline, verification: deadline, editing: deadline },
    cancel: new AbortController().signal,
    now: Date.now,
  };
}
