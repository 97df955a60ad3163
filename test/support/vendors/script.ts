import type { Brief } from '../../../src/agent/provider.ts';
import type { vendors } from '../../../src/providers/index.ts';

export type VendorName = (typeof vendors)[number]['name'];

/** One request of a session, as a script sees it whatever the wire protocol is. */
export interface ScriptedRequest {
  readonly vendor: VendorName;
  readonly model: string;
  /** From 1, within the conversation. */
  readonly turn: number;
  /** The system prompt; empty when there is none. */
  readonly system: string;
  /** All text that users' messages hold, tool answers excepted. */
  readonly contextText: string;
  /** The last of these texts: the task, or the reminder that followed it. */
  readonly lastText: string;
  /** Answers of the tools that were called in the turn before. */
  readonly toolTexts: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ScriptedUsage {
  readonly input: number;
  readonly cached: number;
  /** Zero unless it is said; a vendor that has no word for it leaves it out. */
  readonly written?: number;
  readonly writtenLong?: number;
  readonly output: number;
  readonly reasoning: number;
}

export interface ScriptedCall {
  readonly name: string;
  /** A string is sent as it stands where arguments are text: how to script arguments that are not JSON. */
  readonly input: unknown;
  /** In place of the id that the vendor would give; empty for a server that gives none. */
  readonly id?: string;
  /** Of a tool that takes a text in place of arguments, where the protocol has such tools. */
  readonly takesText?: boolean;
}

/** What the loopback vendor says. Written by hand wherever it stands: no model has a part in it. */
export type ScriptedAnswer =
  | {
      readonly text?: string;
      readonly calls?: readonly ScriptedCall[];
      readonly stop?: 'end' | 'length' | 'refused' | 'malformed';
      readonly usage?: ScriptedUsage;
      /** An opaque block that the next request must bring back untouched. */
      readonly reasoning?: string;
      readonly delayMs?: number;
      /** When the first event of the answer is there, if that is before `delayMs` begins. */
      readonly beginsAfterMs?: number;
    }
  | {
      readonly fault: 'rate-limit';
      readonly retryAfterSeconds: number;
      /** Sent in place of `retry-after`. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly fault: 'server-error'; readonly status: number }
  /** A whole answer, `gapMs` before each of its events; pings and comments only in the first `quietMs`. */
  | { readonly fault: 'slow-trickle'; readonly gapMs: number; readonly quietMs: number; readonly text: string }
  /** A stream of these bytes, with status 200; an endless one is a generator. */
  | { readonly fault: 'raw'; readonly chunks: Iterable<string> }
  /** An error that is told after the stream began. */
  | { readonly fault: 'error-event'; readonly code: string; readonly echo?: string }
  /** These bytes, whatever the protocol: what stands before a vendor answers so. */
  | { readonly fault: 'answer'; readonly status: number; readonly body: string; readonly type?: string }
  | { readonly fault: 'redirect'; readonly to: string }
  | { readonly fault: 'stall' | 'silent-start' | 'cut' | 'early-end' | 'malformed-json' | 'auth' | 'not-found' };

export type Script = (request: ScriptedRequest) => ScriptedAnswer | Promise<ScriptedAnswer>;

export const defaultUsage: ScriptedUsage = { input: 120, cached: 80, output: 40, reasoning: 10 };

/** A vendor's side of the wire: reads its requests, refuses what it would refuse, writes its answers. */
export interface WireProtocol {
  /** Whether a request to this path, query excepted, is one for a turn; the real API answers others with 404. */
  owns(path: string): boolean;
  /** What the real API has against the request; null when nothing. */
  refusal(body: Json): string | null;
  read(body: Json, path: string): Omit<ScriptedRequest, 'vendor' | 'body'>;
  /** The events of a whole answer, in order. */
  events(answer: Exclude<ScriptedAnswer, { fault: string }>, request: ScriptedRequest): readonly WireEvent[];
  /** What keeps a silent stream alive, as it stands on the wire. */
  readonly keepAlive: string;
  /** An error that comes after the 200. */
  errorEvent(code: string, echo: string): WireEvent;
  error(status: number, code: string, echo: string): unknown;
}

/** A vendor on loopback: how it speaks, and what the contract tests expect its adapter to say. */
export interface LoopbackVendor {
  readonly wire: WireProtocol;
  /** What the vendor's own base URL has behind the host; empty or with a slash at its beginning. */
  readonly basePath: string;
  /** Where a request of `contractBrief` goes, `basePath` included. */
  readonly path: string;
  /** The whole body of the first request of `contractBrief` with the task `the task`. */
  readonly firstBody: unknown;
  /** The field of a body that holds the conversation so far. */
  readonly history: string;
  /** The part of a body that says how hard to think; a part that every body has, where the protocol has no word for it. */
  effort(effort: Brief['effort']): object;
  /** How `reasoning` of a script stands in the body that brings it back. */
  opaque(reasoning: string): string;
  /** How an answer that says nothing at all ends. */
  readonly silence: 'end' | 'malformed';
  /** How the body says that the first answer of a tool, `answer 0`, is a failure. */
  readonly failure: string;
  /** Tokens of input that its answers can say were written to a cache. */
  readonly countsWritten: Required<Pick<ScriptedUsage, 'written' | 'writtenLong'>>;
  /** Whether the arguments of a call are text, so that a model can get their JSON wrong. */
  readonly writesArguments: boolean;
}

export interface WireEvent {
  /** Name of the server-sent event; null where the vendor sends data only. */
  readonly event: string | null;
  readonly data: unknown;
  /** Sent as it stands, not as JSON. */
  readonly raw?: string;
}

export type Json = Record<string, unknown>;

/** The parts of a request that a script sees, from its texts in order. */
export function seen(texts: readonly string[]): Pick<ScriptedRequest, 'contextText' | 'lastText'> {
  return { contextText: texts.join('\n'), lastText: texts.at(-1) ?? '' };
}

/** Arguments as text. */
export function argumentsText({ input }: ScriptedCall): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}

export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}
