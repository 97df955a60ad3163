import type { ModelCheckTime } from '../../agent/models/check-model.ts';
import { type Provider, ProviderError, type Session } from '../../agent/provider.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import { type Failure, failureOf, type Reviewer } from '../../types.ts';

/** Reviewers that cannot review, by name, and why: known before anything is spent. */
export type Barred = ReadonlyMap<string, Failure>;

/** What vendors are asked with. */
export interface PreflightWorld {
  readonly checkModel?: (reviewer: Reviewer, time: ModelCheckTime) => Promise<string | null>;
  readonly clock: Clock;
  readonly cancel: AbortSignal;
  readonly log: Pick<Log, 'warning'>;
}

export interface Preflight {
  /** Whether the model of a reviewer is there. @throws {ProviderError} as `CheckModel` does */
  of(reviewer: Reviewer): Promise<void>;
  readonly barred: Promise<Barred>;
}

/** What has not answered by then is asked for a turn. */
const mostMs = 5_000;

/** Asks for the models of all reviewers at once. */
export function startPreflight(
  reviewers: readonly Reviewer[],
  { checkModel, clock, cancel, log }: PreflightWorld,
): Preflight {
  const signal = AbortSignal.any([clock.deadline(mostMs), cancel]);
  const keyOf = ({ provider, model }: Reviewer) => `${provider}/${model}`;
  const distinct = new Map(reviewers.map((reviewer) => [keyOf(reviewer), reviewer]));
  const checks = new Map(
    [...distinct].map(([key, reviewer]) => {
      const checking = (async () => (await checkModel?.(reviewer, { now: clock.now(), signal })) ?? null)();
      return [key, checking.then((note) => void (note !== null && log.warning(note)))];
    }),
  );
  const of = async (reviewer: Reviewer) => checks.get(keyOf(reviewer));
  const barred = barredBy(reviewers, of);
  // A run can end before it asks for it.
  barred.catch(() => undefined);
  return { of, barred };
}

async function barredBy(reviewers: readonly Reviewer[], of: Preflight['of']): Promise<Barred> {
  const ends = await Promise.all(
    reviewers.map(async (reviewer) => {
      try {
        await of(reviewer);
        return [];
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        return [[reviewer.name, failureOf(error.reason, error.message, error.words)] as const];
      }
    }),
  );
  return new Map(ends.flat());
}

/** The same provider, whose sessions ask for no turn of a model that is not there. */
export function afterPreflight(provider: Provider, check: () => Promise<void>): Provider {
  return {
    ...provider,
    open(brief, task) {
      const session: Session = provider.open(brief, task);
      return {
        ...session,
        async send(input, signal, asking) {
          await check();
          return await session.send(input, signal, asking);
        },
      };
    },
  };
}
