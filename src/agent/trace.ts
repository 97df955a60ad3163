import { addUsage, noUsage, type Trace, type Usage } from '../types.ts';
import type { Session, Turn } from './provider.ts';

/** Collects what one session does. `snapshot` may be taken at any time. */
export interface TraceRecorder {
  turn(turn: Turn): void;
  /** @param name of a known tool, or the one word for all others: it is published as a key */
  toolCall(name: string): void;
  opened(path: string): void;
  /** @param tried what was used and led to no turn; null where nobody counted it */
  retry(tried: Usage | null): void;
  snapshot(): Trace;
}

/**
 * @param now the clock, in milliseconds
 * @param session that it is recorded of, which knows what it costs
 */
export function recordTrace(now: () => number, { costUsd }: Pick<Session, 'costUsd'> = {}): TraceRecorder {
  const started = now();
  const toolCalls = new Map<string, number>();
  const opened = new Set<string>();
  let turns = 0;
  let retries = 0;
  let usage = noUsage;
  let model: string | null = null;
  return {
    turn(turn) {
      turns += 1;
      usage = addUsage(usage, turn.usage);
      model = turn.model;
    },
    toolCall: (name) => void toolCalls.set(name, (toolCalls.get(name) ?? 0) + 1),
    opened: (path) => void opened.add(path),
    retry(tried) {
      retries += 1;
      usage = addUsage(usage, tried ?? noUsage);
    },
    snapshot: () => ({
      turns,
      toolCalls: Object.fromEntries(toolCalls),
      filesOpened: [...opened].sort(),
      retries,
      startedAt: started,
      durationMs: now() - started,
      usage,
      model,
      costUsd: costUsd?.() ?? null,
    }),
  };
}
