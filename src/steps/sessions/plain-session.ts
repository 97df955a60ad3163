import type { z } from 'zod';
import { runSession, type SessionEnd, type SessionTask } from '../../agent/loop.ts';
import type { Brief } from '../../agent/provider.ts';
import { recordTrace } from '../../agent/trace.ts';
import { wireSchema } from '../../agent/wire-schema.ts';
import type { Deadline } from '../../lib/clock.ts';
import { failureIn, type Reviewer, type SessionRecord } from '../../types.ts';
import type { SessionOptions } from './session-options.ts';

/** A session that is told everything and sees nothing of the repository. */
export interface PlainErrand<Value> {
  readonly purpose: SessionRecord['purpose'];
  readonly reviewer: Reviewer;
  readonly system: string;
  readonly context: string;
  readonly task: string;
  /** The only tool: its call is the answer. */
  readonly tool: { readonly name: string; readonly description: string };
  readonly schema: z.ZodType;
  readonly submit: SessionTask<Value>['submit'];
  readonly deadline: Deadline;
}

const turns = 5;

/** Holds the session. Its failure is a value; the record tells of both. */
export async function holdPlainSession<Value>(
  errand: PlainErrand<Value>,
  options: SessionOptions,
): Promise<{ readonly value: Value | null; readonly record: SessionRecord }> {
  const { purpose, reviewer, tool } = errand;
  const { limits } = options;
  const brief: Brief = {
    model: reviewer.model,
    effort: reviewer.effort,
    system: errand.system,
    context: errand.context,
    tools: [{ ...tool, inputSchema: wireSchema(errand.schema) }],
    maxOutputTokens: reviewer.maxOutputTokens,
    idleTimeoutMs: limits.idleTimeoutMs,
  };
  const session = options.provider(reviewer, 'prose').open(brief, errand.task);
  const { clock, spread } = options;
  const now = session.now ?? clock.now;
  const trace = recordTrace(now, session);
  const end: SessionEnd<Value> = await runSession({
    session,
    task: errand.task,
    callTool: async () => ({ text: `There is no such tool. Call ${tool.name}.`, isError: true }),
    toolNames: [tool.name],
    submitName: tool.name,
    submit: errand.submit,
    limits: { turns, toolCharacters: limits.toolCharacters, deadline: errand.deadline },
    clock: { now, wait: clock.wait },
    spread,
    cancel: options.cancel,
    trace,
    onTurn: () => undefined,
  });
  const record = { purpose, reviewer, trace: end.trace };
  return end.outcome === 'failed'
    ? { value: null, record: { ...record, failure: failureIn(end) } }
    : { value: end.value, record: { ...record, failure: null } };
}
