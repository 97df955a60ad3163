import type { FailureReason, Trace } from '../types.ts';
import { ProviderError, type Session, type ToolCall, type ToolResult, type Turn } from './provider.ts';
import { type RetryPolicy, sendTurn } from './send.ts';
import type { TraceRecorder } from './trace.ts';

/** Answers one tool call with text; `isError` tells the model to mend its input. */
export type CallTool = (call: ToolCall, signal: AbortSignal) => Promise<{ text: string; isError: boolean }>;

/** What `submit` makes of a submission: the accepted value, or what the model must mend. */
export type SubmissionCheck<Value> = { readonly accepted: Value } | { readonly problem: string };

export interface SessionTask<Value> {
  readonly session: Session;
  readonly task: string;
  readonly callTool: CallTool;
  /** Names of all tools that the vendor was told of: what else a model calls is counted and told as one. */
  readonly toolNames: readonly string[];
  /** The tool whose call ends the session. */
  readonly submitName: string;
  readonly submit: (input: unknown) => SubmissionCheck<Value> | Promise<SubmissionCheck<Value>>;
  readonly limits: { readonly turns: number; readonly toolCharacters: number; readonly deadline: AbortSignal };
  readonly retry: RetryPolicy;
  /** Aborted when the whole run is given up; unlike the deadline, that is not this session's failure. */
  readonly cancel: AbortSignal;
  readonly trace: TraceRecorder;
  /** Is told of every turn, with the names of known tools only. */
  readonly onTurn: (turn: Turn) => void;
}

export type SessionEnd<Value> =
  | { readonly outcome: 'submitted'; readonly value: Value; readonly trace: Trace }
  | {
      readonly outcome: 'failed';
      readonly reason: FailureReason;
      readonly detail: string;
      readonly trace: Trace;
    };

/** What a call of a tool that nobody offered is counted and told as. Its name is text of a model, and can be anything. */
export const unknownTool = 'unknown';

const mostReminders = 2;
const mostRejections = 4;
const lastCall = 'You have few turns left. Call the submit tool now with what you have established.';

class Stop extends Error {
  readonly reason: FailureReason;
  constructor(reason: FailureReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/**
 * Runs one session until it submits or fails. Never throws for anything the vendor or the model does;
 * throws the reason of `cancel` when the run is given up.
 */
export async function runSession<Value>(task: SessionTask<Value>): Promise<SessionEnd<Value>> {
  const { limits, cancel, trace } = task;
  const signal = AbortSignal.any([limits.deadline, cancel]);
  try {
    return { outcome: 'submitted', value: await converse(task, signal), trace: trace.snapshot() };
  } catch (error) {
    cancel.throwIfAborted();
    const failed = (reason: FailureReason, detail: string): SessionEnd<Value> => ({
      outcome: 'failed',
      reason,
      detail,
      trace: trace.snapshot(),
    });
    if (limits.deadline.aborted) return failed('timeout', 'The time for this review ran out.');
    if (error instanceof ProviderError || error instanceof Stop) return failed(error.reason, error.message);
    throw error;
  }
}

async function converse<Value>(task: SessionTask<Value>, signal: AbortSignal): Promise<Value> {
  const toolNames = new Set(task.toolNames);
  const nameOf = ({ name }: ToolCall) => (toolNames.has(name) ? name : unknownTool);
  let input: string | readonly ToolResult[] = task.task;
  let reminders = 0;
  let rejections = 0;
  let characters = 0;
  for (let turns = 1; turns <= task.limits.turns; turns += 1) {
    const turn: Turn = await sendTurn(task.session, input, { signal, retry: task.retry, onRetry: task.trace.retry });
    task.trace.turn(turn);
    task.onTurn({ ...turn, calls: turn.calls.map((call) => ({ ...call, name: nameOf(call) })) });
    if (turn.stop === 'refused') throw new Stop('refusal', 'The model declined to answer.');
    if (turn.stop === 'length') throw new Stop('cut-off', 'An answer was cut off at the output limit.');
    if (turn.calls.length === 0) {
      reminders += 1;
      if (reminders > mostReminders) throw new Stop('malformed', `The session ended without ${task.submitName}.`);
      input = `Submit your review by calling ${task.submitName}.`;
      continue;
    }
    const submission = turn.calls.find((call) => call.name === task.submitName);
    const check = submission === undefined ? null : await task.submit(submission.input);
    if (check !== null && 'accepted' in check) return check.accepted;
    if (check !== null) rejections += 1;
    if (rejections > mostRejections)
      throw new Stop('malformed', `${task.submitName} was called ${rejections} times with input that does not hold.`);
    const answers: ToolResult[] = await Promise.all(
      turn.calls.map(async (call): Promise<ToolResult> => {
        task.trace.toolCall(nameOf(call));
        if (call.name !== task.submitName) return { call, ...(await task.callTool(call, signal)) };
        const isFirst = call === submission && check !== null;
        return { call, text: isFirst ? check.problem : 'Call this tool once in a turn.', isError: true };
      }),
    );
    characters += answers.reduce((total, answer) => total + answer.text.length, 0);
    const isEnding = turns >= task.limits.turns - 2 || characters > task.limits.toolCharacters;
    input = isEnding ? withNote(answers, lastCall) : answers;
    if (characters > task.limits.toolCharacters * 1.25)
      throw new Stop('budget', `The tools returned more than ${task.limits.toolCharacters} characters in one session.`);
  }
  throw new Stop('budget', `No submission within ${task.limits.turns} turns.`);
}

function withNote(answers: readonly ToolResult[], note: string): ToolResult[] {
  return answers.map((answer, index) =>
    index === answers.length - 1 ? { ...answer, text: `${answer.text}\n\n[${note}]` } : answer,
  );
}
