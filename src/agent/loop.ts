import { isDeepStrictEqual } from 'node:util';
import type { Clock, Deadline } from '../lib/clock.ts';
import { type Failure, type FailureReason, failureOf, type Trace } from '../types.ts';
import { ProviderError, type Session, type ToolCall, type ToolResult, type Turn } from './provider.ts';
import { sendTurn } from './send.ts';
import type { Spread } from './spread.ts';
import type { TraceRecorder } from './trace.ts';

/** Answers one tool call with text; `isError` tells the model to mend its input. */
export type CallTool = (call: ToolCall, signal: AbortSignal) => Promise<{ text: string; isError: boolean }>;

/** What `submit` makes of a submission: the accepted value, or what the model must mend. */
export type SubmissionCheck<Value> =
  | { readonly accepted: Value }
  | {
      readonly problem: string;
      /** What counts of it if the session ends before a better one comes; absent where nothing does. */
      readonly asItIs?: Value;
    };

export interface SessionTask<Value> {
  readonly session: Session;
  readonly task: string;
  readonly callTool: CallTool;
  /** Names of all tools that the vendor was told of: what else a model calls is counted and told as one. */
  readonly toolNames: readonly string[];
  /** The tool whose call ends the session. */
  readonly submitName: string;
  readonly submit: (
    input: unknown,
    /** Last: nothing that is sent back now would be mended. */
    turn: { readonly isLast: boolean },
  ) => SubmissionCheck<Value> | Promise<SubmissionCheck<Value>>;
  readonly limits: { readonly turns: number; readonly toolCharacters: number; readonly deadline: Deadline };
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly spread?: Spread | undefined;
  /** Aborted when the whole run is given up; unlike the deadline, that is not this session's failure. */
  readonly cancel: AbortSignal;
  readonly trace: TraceRecorder;
  /** Is told of every turn, with the names of known tools only. */
  readonly onTurn: (turn: Turn) => void;
}

export type SessionEnd<Value> =
  | { readonly outcome: 'submitted'; readonly value: Value; readonly trace: Trace }
  | ({ readonly outcome: 'failed'; readonly trace: Trace } & Failure);

/** What a call of a tool that nobody offered is counted and told as. Its name is text of a model, and can be anything. */
const unknownTool = 'unknown';

/** Turns in a row without a call, each answered by a reminder. */
const mostReminders = 2;
const mostRejections = 4;
/** So many calls of one turn are answered; a model that asks for more reads nothing of it anyway. */
const mostCalls = 32;
/** Tools may return so much of their limit before the session is asked for its submission. */
const patience = 1.25;
const tooManyCalls = `ERROR: The first ${mostCalls} calls of a turn are answered, and this is a later one. Call it again in another turn if you still need it.`;
const lastCall = 'You have few turns left. Call the submit tool now with what you have established.';
const lastTurn =
  'This is the last turn of this session: nothing else is answered any more. Call the submit tool now with what you have established.';

class Stop extends Error {
  readonly reason: FailureReason;
  readonly words: string | null;
  constructor(reason: FailureReason, detail: string, words: string | null = null) {
    super(detail);
    this.reason = reason;
    this.words = words;
  }
}

/** What was submitted and sent back. */
interface Draft<Value> {
  asItIs?: Value;
}

/**
 * Runs one session until it submits or fails. Never throws for anything the vendor or the model does; throws the reason
 * of `cancel` when the run is given up. A session that breaks while it mends its submission has submitted what it had.
 */
export async function runSession<Value>(task: SessionTask<Value>): Promise<SessionEnd<Value>> {
  const { limits, cancel, trace } = task;
  const signal = AbortSignal.any([limits.deadline, cancel]);
  const draft: Draft<Value> = {};
  const started = task.clock.now();
  const submitted = (value: Value): SessionEnd<Value> => ({ outcome: 'submitted', value, trace: trace.snapshot() });
  try {
    return submitted(await converse(task, draft, signal));
  } catch (error) {
    cancel.throwIfAborted();
    const failure = failureBy(error, limits.deadline, started);
    if (failure === null) throw error;
    if (draft.asItIs !== undefined) return submitted(draft.asItIs);
    return { outcome: 'failed', ...failure, trace: trace.snapshot() };
  }
}

/** Null for a bug. What a vendor said before the time ran out tells more than that it did. */
function failureBy(error: unknown, deadline: Deadline, started: number): Failure | null {
  if (error instanceof ProviderError || error instanceof Stop)
    return failureOf(error.reason, error.message, error.words);
  if (!deadline.aborted) return null;
  const minutes = Math.max(1, Math.round((deadline.at - started) / 60_000));
  return failureOf('timeout', `The time for this session ran out: ${minutes} min of \`timeout-minutes\`.`);
}

async function converse<Value>(task: SessionTask<Value>, draft: Draft<Value>, signal: AbortSignal): Promise<Value> {
  const { limits, submitName } = task;
  const toolNames = new Set(task.toolNames);
  const nameOf = ({ name }: ToolCall) => (toolNames.has(name) ? name : unknownTool);
  let input: string | readonly ToolResult[] = task.task;
  let silent = 0;
  let rejections = 0;
  let characters = 0;
  for (let turns = 1; ; turns += 1) {
    // One turn beyond the budget is for the submission alone.
    const spent = spentBudget({ turns, characters }, limits);
    const patience = {
      clock: task.clock,
      deadline: limits.deadline,
      signal,
      isReached: turns > 1,
      spread: task.spread,
      onRetry: task.trace.retry,
    };
    const turn: Turn = await sendTurn(task.session, input, patience);
    task.trace.turn(turn);
    task.onTurn({ ...turn, calls: turn.calls.map((call) => ({ ...call, name: nameOf(call) })) });
    const words = turn.words ?? null;
    if (turn.stop === 'refused') throw new Stop('refusal', 'The model declined to answer.', words);
    if (turn.stop === 'length') throw cutOff(turn, words);
    const submission = soleSubmission(turn, submitName, spent !== null);
    const check = submission === null ? null : await task.submit(submission.input, { isLast: spent !== null });
    if (check !== null && 'accepted' in check) return check.accepted;
    if (check?.asItIs !== undefined) draft.asItIs = check.asItIs;
    if (spent !== null) throw new Stop('budget', spent);
    const isNextLast = turns >= limits.turns;
    if (turn.calls.length === 0) {
      silent += 1;
      if (silent > mostReminders)
        throw new Stop('malformed', `${silent} turns in a row ended without a call of ${submitName}.`, words);
      input = isNextLast ? lastTurn : `Submit your review by calling ${submitName}.`;
      continue;
    }
    silent = 0;
    if (turn.calls.some(({ name }) => name === submitName)) rejections += 1;
    if (rejections > mostRejections)
      throw new Stop('malformed', `${submitName} was called ${rejections} times with input that does not hold.`);
    const answers: ToolResult[] = await Promise.all(
      turn.calls.map(async (call, at): Promise<ToolResult> => {
        task.trace.toolCall(nameOf(call));
        if (at >= mostCalls && call.name !== submitName) return { call, text: tooManyCalls, isError: true };
        if (call.name !== submitName) return { call, ...(await task.callTool(call, signal)) };
        const isChecked = call === submission && check !== null;
        return { call, text: isChecked ? check.problem : 'Call this tool once in a turn.', isError: true };
      }),
    );
    characters += answers.reduce((total, answer) => total + answer.text.length, 0);
    const isEnding = turns >= limits.turns - 2 || characters > limits.toolCharacters || turn.isNearEnd === true;
    if (spentBudget({ turns: turns + 1, characters }, limits) !== null) input = withNote(answers, lastTurn);
    else input = isEnding ? withNote(answers, lastCall) : answers;
  }
}

/** A limit that is there for the sake of money is no vendor's. */
function cutOff({ limit, cutBy }: Turn, words: string | null): Stop {
  const at = `An answer was cut off at the output limit${limit === undefined ? '' : ` of ${limit} tokens`}`;
  return cutBy === undefined ? new Stop('cut-off', `${at}.`, words) : new Stop('cost', `${at}: ${cutBy}.`);
}

/** Why no turn is left but the last one; null while some are. */
function spentBudget(
  { turns, characters }: { readonly turns: number; readonly characters: number },
  limits: SessionTask<unknown>['limits'],
): string | null {
  if (turns > limits.turns) return `No submission within ${limits.turns} turns, the limit of \`max-turns\`.`;
  return characters > limits.toolCharacters * patience
    ? `The tools returned more than ${limits.toolCharacters} characters in one session; no input raises that.`
    : null;
}

/**
 * The call that submits. Several in one turn that differ are none: taking one of them would lose the others. In the last
 * turn the last one counts.
 */
function soleSubmission({ calls }: Turn, submitName: string, isLast: boolean): ToolCall | null {
  const submissions = calls.filter(({ name }) => name === submitName);
  const [first] = submissions;
  const differ = submissions.some(({ input }) => !isDeepStrictEqual(input, first?.input));
  return (differ ? (isLast ? submissions.at(-1) : null) : first) ?? null;
}

function withNote(answers: readonly ToolResult[], note: string): ToolResult[] {
  return answers.map((answer, index) =>
    index === answers.length - 1 ? { ...answer, text: `${answer.text}\n\n[${note}]` } : answer,
  );
}
