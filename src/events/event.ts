import type {
  ChangeFacts,
  PriorVoice,
  RawFindingId,
  RawReview,
  Reviewer,
  Ruling,
  SessionRecord,
  SmallChange,
  Usage,
} from '../types.ts';

/** One answer of a model: the tools that it called, or why it stopped when it called none. */
export interface TurnFacts {
  /** Of the session, from 1. */
  readonly turns: number;
  readonly calls: readonly string[];
  readonly stop: string;
  /** By the session so far. */
  readonly filesOpened: number;
  /** For whoever looks for a fault: text of a model, which nothing else shows. */
  readonly detail?: TurnDetail;
}

/** What stood in an answer of a model. */
export interface TurnDetail {
  readonly text: string;
  /** What each call was made with, in their order. */
  readonly inputs: readonly unknown[];
  readonly usage: Usage;
}

/** What happens in a run while it goes on, for whoever shows it. Nothing that decides rests on it. */
export type Event =
  /** The review begins, by these reviewers. */
  | { readonly kind: 'change'; readonly change: ChangeFacts; readonly reviewers?: readonly Reviewer[] }
  /** One reviewer is enough for the change. */
  | { readonly kind: 'small'; readonly small: SmallChange; readonly reviewers: readonly Reviewer[] }
  /** And did not review all of it: another one is asked. */
  | { readonly kind: 'stand-in'; readonly reviewer: Reviewer; readonly before: Reviewer }
  | ({ readonly kind: 'review-turn'; readonly reviewer: Reviewer } & TurnFacts)
  | { readonly kind: 'review-end'; readonly review: RawReview }
  | { readonly kind: 'verification-start'; readonly verifier: Reviewer; readonly claims: readonly RawFindingId[] }
  | ({ readonly kind: 'verification-turn'; readonly verifier: Reviewer } & TurnFacts)
  | { readonly kind: 'verification-end'; readonly session: SessionRecord; readonly rulings: readonly Ruling[] }
  /** Findings of earlier rounds, by their ids. */
  | { readonly kind: 'recheck-start'; readonly reviewer: Reviewer; readonly findings: readonly string[] }
  | ({ readonly kind: 'recheck-turn'; readonly reviewer: Reviewer } & TurnFacts)
  | {
      readonly kind: 'recheck-end';
      readonly session: SessionRecord;
      readonly answers: readonly (Pick<PriorVoice, 'now' | 'withdrawn'> & { readonly finding: string })[];
    }
  /** From now on the report is composed. */
  | { readonly kind: 'writing' }
  /** Files and job summary hold the report: nothing takes its place any more. */
  | { readonly kind: 'reported' }
  /** Everything is published, and nothing that fails from now on changes how the run ended. */
  | { readonly kind: 'concluded'; readonly exitCode: 0 | 1 }
  /** The run ends without a report. What announced one has to take that back. */
  | { readonly kind: 'abandoned'; readonly what: string; readonly remedy: string; readonly isCancelled: boolean };

/** How long an abandoned run may take over its last words; a cancelled one is killed ten seconds after the first signal. */
export const longestEndMs = { failed: 20_000, cancelled: 4_000 };

export type Tell = (event: Event) => void;
export type Listener = (event: Event) => void | Promise<void>;

export interface Events {
  /** Passes the event to every listener, in the order in which they came, before it returns. */
  readonly tell: Tell;
  listen(listener: Listener): void;
  /** Resolves when everything that listeners began is done, well or not. */
  settled(): Promise<void>;
}

/** Where a run tells what happens. A listener that throws has a bug, and ends the run as one. */
export function createEvents(): Events {
  const listeners: Listener[] = [];
  const begun = new Set<Promise<void>>();
  return {
    tell(event) {
      for (const listen of listeners) {
        const work = listen(event);
        if (work === undefined) continue;
        begun.add(work);
        void work.finally(() => begun.delete(work));
      }
    },
    listen: (listener) => void listeners.push(listener),
    settled: async () => void (await Promise.allSettled(begun)),
  };
}
