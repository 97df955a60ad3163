import { type Provider, ProviderError } from '../../src/agent/provider.ts';
import { allTokens } from '../../src/types.ts';

/** What all sessions of a live evaluation have used together, in tokens. */
export interface Spending {
  readonly most: number;
  used(): number;
  /** The provider, which refuses further turns once the limit is reached. */
  limited(provider: Provider): Provider;
}

/** @param most tokens of all kinds, cached ones included: an upper limit of cost that needs no list of prices */
export function limitSpending(most: number): Spending {
  let used = 0;
  return {
    most,
    used: () => used,
    limited: (provider) => ({
      name: provider.name,
      open(brief) {
        const session = provider.open(brief);
        return {
          async send(input, signal) {
            if (used >= most) throw new ProviderError('budget', `All ${most} tokens are used.`, { isTransient: false });
            const turn = await session.send(input, signal);
            used += allTokens(turn.usage);
            return turn;
          },
        };
      },
    }),
  };
}
