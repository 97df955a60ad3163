export const vendorNames = ['anthropic', 'openai', 'google', 'compatible'] as const;
export type VendorName = (typeof vendorNames)[number];

/** One request of a session, as a script sees it whatever the wire protocol is. */
export interface ScriptedRequest {
  readonly vendor: VendorName;
  readonly model: string;
  /** From 1, within the conversation. */
  readonly turn: number;
  /** All text that users' messages hold, tool answers excepted. */
  readonly contextText: string;
  /** Answers of the tools that were called in the turn before. */
  readonly toolTexts: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ScriptedUsage {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly reasoning: number;
}

/** What the loopback vendor says. Written by hand wherever it stands: no model has a part in it. */
export type ScriptedAnswer =
  | {
      readonly text?: string;
      readonly calls?: readonly { readonly name: string; readonly input: unknown }[];
      readonly stop?: 'end' | 'length' | 'refused' | 'malformed';
      readonly usage?: ScriptedUsage;
      /** An opaque block that the next request must bring back untouched. */
      readonly reasoning?: string;
      readonly delayMs?: number;
    }
  | { readonly fault: 'rate-limit'; readonly retryAfterSeconds: number }
  | { readonly fault: 'server-error'; readonly status: number }
  | { readonly fault: 'stall' | 'silent-start' | 'cut' | 'early-end' | 'malformed-json' | 'auth' | 'not-found' };

export type Script = (request: ScriptedRequest) => ScriptedAnswer | Promise<ScriptedAnswer>;

export const defaultUsage: ScriptedUsage = { input: 120, cached: 80, output: 40, reasoning: 10 };

/** A vendor's side of the wire: reads its requests, refuses what it would refuse, writes its answers. */
export interface WireProtocol {
  /** Whether this vendor owns the path. */
  owns(path: string): boolean;
  /** What the real API has against the request; null when nothing. */
  refusal(body: Json): string | null;
  read(body: Json, path: string): Omit<ScriptedRequest, 'vendor' | 'body'>;
  /** The events of a whole answer, in order. */
  events(answer: Exclude<ScriptedAnswer, { fault: string }>, request: ScriptedRequest): readonly WireEvent[];
  error(status: number, code: string, echo: string): unknown;
}

export interface WireEvent {
  /** Name of the server-sent event; null where the vendor sends data only. */
  readonly event: string | null;
  readonly data: unknown;
  /** Sent as it stands, not as JSON. */
  readonly raw?: string;
}

export type Json = Record<string, unknown>;

export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}
