import type { Provider } from '../../src/agent/provider.ts';
import { atMost } from '../../src/lib/sharing/at-most.ts';
import { mostAtWork, type SessionOptions } from '../../src/steps/sessions/session-options.ts';
import type { Reviewer } from '../../src/types.ts';
import { movedClock, noDeadline } from './moved-clock.ts';
import { vendorNamed } from './vendor-named.ts';
import { type LoopbackVendors, type Script, startVendors } from './vendors.ts';

export const claude: Reviewer = {
  name: 'Claude',
  provider: 'anthropic',
  vendor: 'anthropic',
  model: 'scripted',
  effort: 'high',
  passes: 1,
  maxOutputTokens: null,
};
export const codex: Reviewer = {
  name: 'Codex',
  provider: 'openai',
  vendor: 'openai',
  model: 'scripted',
  effort: 'high',
  passes: 1,
  maxOutputTokens: null,
};
export const gemini: Reviewer = {
  name: 'Gemini',
  provider: 'google',
  vendor: 'google',
  model: 'scripted',
  effort: 'high',
  passes: 1,
  maxOutputTokens: null,
};

/** Sessions of the real adapters against loopback vendors, whose answers are written by hand in the script. */
export async function scriptedSessions(
  script: Script,
): Promise<{ readonly options: SessionOptions; readonly vendors: LoopbackVendors } & AsyncDisposable> {
  const vendors = await startVendors(script);
  const never = new AbortController().signal;
  const connected = new Map<string, Provider>(
    (['anthropic', 'openai', 'google'] as const).map((name) => [
      name,
      vendorNamed(name).connect({ apiKey: 'scripted', baseUrl: vendors.url(name) }),
    ]),
  );
  return {
    vendors,
    options: {
      provider({ provider }) {
        const found = connected.get(provider);
        if (found === undefined) throw new Error(`no provider ${provider}`);
        return found;
      },
      limits: {
        slices: 8,
        turns: 10,
        changeCharacters: 100_000,
        toolCharacters: 100_000,
        idleTimeoutMs: 10_000,
      },
      deadlines: { review: noDeadline, verification: noDeadline, editing: noDeadline },
      cancel: never,
      clock: movedClock(),
      atWork: atMost(mostAtWork),
    },
    [Symbol.asyncDispose]: () => vendors[Symbol.asyncDispose](),
  };
}
