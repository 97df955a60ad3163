import { z } from 'zod';
import { callTools } from '../agent/call-tool.ts';
import { runSession, type SubmissionCheck } from '../agent/loop.ts';
import type { Provider, ToolSpec, Turn } from '../agent/provider.ts';
import type { RetryPolicy } from '../agent/send.ts';
import type { Tool } from '../agent/tool.ts';
import { recordTrace } from '../agent/trace.ts';
import { wireSchema } from '../agent/wire-schema.ts';
import type { Repo } from '../git/repo.ts';
import {
  missingReceipts,
  reviewerContext,
  reviewerSystem,
  reviewerTask,
  submitReview,
  unseenFiles,
} from '../prompts/reviewer.ts';
import { type Dossier, type RawReview, type Reviewer, Submission } from '../types.ts';
import { type Delivery, printChange, startDelivery } from './delivery.ts';

export interface ReviewOptions {
  readonly reviewers: readonly Reviewer[];
  readonly provider: (reviewer: Reviewer) => Provider;
  readonly tools: readonly Tool[];
  /** Per session: model turns, characters of change in the prompt, characters of all tool answers, output tokens. */
  readonly limits: {
    readonly turns: number;
    readonly changeCharacters: number;
    readonly toolCharacters: number;
    readonly outputTokens: number;
    readonly idleTimeoutMs: number;
  };
  readonly retry: RetryPolicy;
  /** When the sessions must have ended. */
  readonly deadline: AbortSignal;
  readonly cancel: AbortSignal;
  /** The clock, in milliseconds. */
  readonly now: () => number;
  readonly onTurn: (reviewer: Reviewer, turn: Turn, turns: number) => void;
  readonly onEnd: (review: RawReview) => void;
}

/** All reviewers at the same time. One that fails, hangs or refuses is a value among the others. */
export async function review(dossier: Dossier, repo: Repo, options: ReviewOptions): Promise<readonly RawReview[]> {
  const printed = printChange(dossier.changes, options.limits.changeCharacters);
  const context = reviewerContext(dossier, printed.text);
  return Promise.all(
    options.reviewers.map(async (reviewer) => {
      const raw = await reviewOne(reviewer, { dossier, repo, context, delivery: startDelivery(printed), options });
      options.onEnd(raw);
      return raw;
    }),
  );
}

interface Assignment {
  readonly dossier: Dossier;
  readonly repo: Repo;
  readonly context: string;
  readonly delivery: Delivery;
  readonly options: ReviewOptions;
}

async function reviewOne(reviewer: Reviewer, assignment: Assignment): Promise<RawReview> {
  const { dossier, repo, context, delivery, options } = assignment;
  const { limits } = options;
  const trace = recordTrace(options.now);
  const session = options.provider(reviewer).open({
    model: reviewer.model,
    effort: reviewer.effort,
    system: reviewerSystem,
    context,
    tools: toolSpecs(options.tools),
    maxOutputTokens: limits.outputTokens,
    idleTimeoutMs: limits.idleTimeoutMs,
  });
  const tools = {
    head: repo.at(dossier.pullRequest.headSha),
    base: repo.at(dossier.pullRequest.mergeBase),
    changes: dossier.changes,
    showChange: delivery.show,
    opened: trace.opened,
  };
  let turns = 0;
  const end = await runSession({
    session,
    task: reviewerTask,
    callTool: callTools(options.tools, tools, trace),
    submitName: submitReview.name,
    submit: submissionCheck(delivery),
    limits: { turns: limits.turns, toolCharacters: limits.toolCharacters, deadline: options.deadline },
    retry: options.retry,
    cancel: options.cancel,
    trace,
    onTurn: (turn) => options.onTurn(reviewer, turn, ++turns),
  });
  if (end.outcome === 'failed') return { ...end, reviewer };
  return {
    outcome: 'completed',
    reviewer,
    submission: end.value,
    delivery: delivery.files(end.value.coverage),
    trace: end.trace,
  };
}

function toolSpecs(tools: readonly Tool[]): ToolSpec[] {
  const specs = tools.map(({ name, description, input }) => ({ name, description, inputSchema: wireSchema(input) }));
  return [...specs, { ...submitReview, inputSchema: wireSchema(Submission) }];
}

const mostReceiptReminders = 2;

/**
 * Accepts a submission that has the form, after the session was told once of files it has not seen and twice of
 * receipts it does not have. What is still missing then is not counted as delivered (design decision 7).
 */
function submissionCheck(delivery: Delivery): (input: unknown) => SubmissionCheck<Submission> {
  let toldUnseen = false;
  let receiptReminders = 0;
  return (input) => {
    const parsed = Submission.safeParse(input);
    if (!parsed.success) return { problem: `The review does not have the form:\n${z.prettifyError(parsed.error)}` };
    const unseen = delivery.unseen();
    if (unseen.length > 0 && !toldUnseen) {
      toldUnseen = true;
      return { problem: unseenFiles(unseen.map(({ path }) => path)) };
    }
    const missing = delivery.unacknowledged(parsed.data.coverage);
    if (missing.length > 0 && receiptReminders < mostReceiptReminders) {
      receiptReminders += 1;
      return { problem: missingReceipts(missing.map(({ path }) => path)) };
    }
    return { accepted: parsed.data };
  };
}
