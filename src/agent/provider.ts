import type { Clock } from '../lib/clock.ts';
import type { FailureReason, Reviewer, Usage } from '../types.ts';

export type JsonSchema = Record<string, unknown>;

/** A tool as a vendor's API is told of it. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
}

/** Most output tokens of a turn where nobody said otherwise: room for a long review and the thinking before it. */
export const ordinaryOutputTokens = 64_000;

/** Everything that stays byte-identical over all turns of a session. */
export interface Brief {
  readonly model: string;
  readonly effort: Reviewer['effort'];
  readonly system: string;
  /** Empty for a call without tools. */
  readonly tools: readonly ToolSpec[];
  /** Sent before the first task, as a block of its own that the vendor's prompt cache can hold. */
  readonly context: string;
  /** One text for all sessions whose prefixes may be the same, for vendors that look for a prefix by it; absent where it is no other's. */
  readonly cacheKey?: string;
  /** Is told when the vendor begins to answer: then its cache has the prefix of the request. */
  readonly onBegun?: (() => void) | undefined;
  /** Null: the adapter's own default. */
  readonly maxOutputTokens: number | null;
  /** A stream that sends nothing for this long is given up, in milliseconds. */
  readonly idleTimeoutMs: number;
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** Parsed arguments; a string when they were not JSON. */
  readonly input: unknown;
}

export interface ToolResult {
  readonly call: ToolCall;
  readonly text: string;
  readonly isError: boolean;
}

export interface Turn {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly stop: 'end' | 'tools' | 'length' | 'refused' | 'malformed';
  readonly usage: Usage;
  /** The id that the vendor's answer names. */
  readonly model: string;
  /** What the vendor itself says of how the turn ended, without the secrets of its connection; absent where it says nothing. */
  readonly words?: string | null;
  /** The most output tokens that were asked for, of a turn that stopped there. */
  readonly limit?: number;
  /** What left no more for it, as the rest of a sentence, where that was a budget; absent: nothing but its ordinary limit. */
  readonly cutBy?: string;
  /** Whether hardly more than one turn can follow it, for a budget that the session does not know. */
  readonly isNearEnd?: boolean;
}

/** A request that was answered, and whose answer is no turn. */
export interface Tried {
  /** As its vendor counted it; null where it did not. */
  readonly usage: Usage | null;
  /** Whether nothing of it is charged. */
  readonly isFree: boolean;
}

/** How one turn is asked for. */
export interface Asking {
  /** Most output tokens of it, where they are fewer than those of the brief. No vendor's cache looks at them. */
  readonly maxOutputTokens?: number | undefined;
  /**
   * Is asked before a turn is asked for once more from the same history: false where the first answer is to hold.
   */
  readonly mayRetry?: ((tried: Tried) => Promise<boolean>) | undefined;
}

/** What keeps a prefix in a vendor's cache. */
export interface Renewal {
  /** So long after its last use it is to be renewed, in milliseconds. */
  readonly afterMs: number;
  /** Calls back once that is so, unless the returned function is called first; absent: by the clock of whoever renews. */
  readonly due?: (act: () => void, schedule: Clock['schedule']) => () => void;
  /** As that of a session. */
  readonly now?: () => number;
  /** Has the prefix read once more. The turn has its cost, and no text. @throws as `send` */
  renew(signal: AbortSignal): Promise<Turn>;
  /** What the renewals have cost so far, as `Session.costUsd` has it. */
  readonly costUsd?: () => number | null;
}

/** One conversation. `send` is atomic: history grows only by complete turns, so a failed `send` can be repeated. */
export interface Session {
  /**
   * @returns the turn; its usage is that of its own request, without what was tried before
   * @throws {ProviderError} when no complete turn came; the signal's reason when it was aborted
   */
  send(input: string | readonly ToolResult[], signal: AbortSignal, asking?: Asking): Promise<Turn>;
  /** Is asked before whatever decides whether a turn is sent: a replay answers when it was decided. */
  readonly asks?: () => Promise<void>;
  /** The time, where this session has one of its own: that of a recording. */
  readonly now?: () => number;
  /** Of what it shares with other sessions; absent where the vendor keeps it long enough, or nothing is shared. */
  readonly renewal?: Renewal;
  /** What it has cost so far, in US dollars; null where no price is known. Absent where nobody counts. */
  readonly costUsd?: () => number | null;
}

export interface Provider {
  readonly name: string;
  /** @param task what the session is asked first, for whoever tells sessions apart; `send` sends it */
  open(brief: Brief, task?: string): Session;
}

/** Where a vendor is reached, and with what: a key is only ever sent to this address. All of it can be secret. */
export interface Connection {
  readonly apiKey: string;
  /** Without a query. */
  readonly baseUrl: string;
  /** What a gateway asks for besides the key; takes the place of a header that the SDK would send. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Parameters that every address gets. */
  readonly query?: Readonly<Record<string, string>>;
}

/** What of a connection must stand in no text: of a header also its words, for a scheme stands before a token. */
export function secretsOf({ apiKey, headers = {} }: Pick<Connection, 'apiKey' | 'headers'>): readonly string[] {
  return [apiKey, ...Object.values(headers).flatMap((value) => [value, ...value.split(/\s+/)])];
}

/** What is known of a turn that did not come, besides the reason. */
export interface FailureFacts {
  /** Whether the same request may have an answer later. */
  readonly isTransient: boolean;
  /** Whether a wrong address fails so as well: then waiting mends it only where the server has been reached before. */
  readonly isOfAddress?: boolean;
  /** Whether nothing of it is charged, because no answer began; false unless it is said. */
  readonly isFree?: boolean;
  readonly retryAfterMs?: number | null;
  readonly words?: string | null;
}

/** A turn that did not come. The message is short, ours and safe to print: it never holds a request or a key. */
export class ProviderError extends Error {
  readonly reason: FailureReason;
  readonly isTransient: boolean;
  readonly isOfAddress: boolean;
  readonly isFree: boolean;
  /** What the vendor asked to wait, in milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null;
  /** The vendor's own sentence, shortened and without the secrets of its connection; null when it said none. */
  readonly words: string | null;

  constructor(
    reason: FailureReason,
    detail: string,
    { isTransient, isOfAddress = false, isFree = false, retryAfterMs = null, words = null }: FailureFacts,
  ) {
    super(detail);
    this.name = 'ProviderError';
    this.reason = reason;
    this.isTransient = isTransient;
    this.isOfAddress = isOfAddress;
    this.isFree = isFree;
    this.retryAfterMs = retryAfterMs;
    this.words = words;
  }
}
