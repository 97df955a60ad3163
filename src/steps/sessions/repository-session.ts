import type { z } from 'zod';
import { callTools } from '../../agent/call-tool.ts';
import { runSession, type SessionEnd, type SessionTask } from '../../agent/loop.ts';
import type { Brief, ToolSpec } from '../../agent/provider.ts';
import type { Tool, ToolContext } from '../../agent/tool.ts';
import { recordTrace } from '../../agent/trace.ts';
import { wireSchema } from '../../agent/wire-schema.ts';
import type { TurnFacts } from '../../events/event.ts';
import type { Repo } from '../../git/snapshot.ts';
import type { Deadline } from '../../lib/clock.ts';
import { unlessAborted } from '../../lib/sharing/share-answers.ts';
import { submitReview } from '../../prompts/reviewer.ts';
import { reviewSystem } from '../../prompts/system.ts';
import type { Dossier, Reviewer } from '../../types.ts';
import type { Lead } from './lead.ts';
import type { SessionOptions } from './session-options.ts';

/** A tool whose call ends a session: what it is called with is the answer. */
export interface SubmitTool {
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** What sessions over the repository have in common. */
export interface Assignment {
  readonly dossier: Dossier;
  readonly repo: Repo;
  readonly tools: readonly Tool[];
  /** Of every kind of session, in one order for all: a vendor's cache holds a prefix only while no byte of it differs. */
  readonly submitTools: readonly SubmitTool[];
  /** Which of the sessions start ahead of others. */
  readonly lead: Lead;
  readonly options: SessionOptions;
}

/** What sets one session apart from another of the same vendor: everything before the task comes from its cache. */
export interface Errand<Value> {
  readonly reviewer: Reviewer;
  /** What stands before every task of a slice of the change: the slice as it is printed. */
  readonly context: string;
  readonly task: string;
  /** The one of the submit tools that ends this session. */
  readonly submitName: string;
  /** As the session's own, and given the paths that the session has opened so far. */
  readonly submit: (
    input: unknown,
    turn: Parameters<SessionTask<Value>['submit']>[1] & { readonly opened: readonly string[] },
  ) => ReturnType<SessionTask<Value>['submit']>;
  readonly showChange: ToolContext['showChange'];
  readonly deadline: Deadline;
  readonly onTurn: (turn: TurnFacts) => void;
}

/** Holds one session over the repository: system, tools and contexts are the same for reviews and verifications. */
export async function holdRepositorySession<Value>(
  { dossier, repo, tools, submitTools, lead, options }: Assignment,
  errand: Errand<Value>,
): Promise<SessionEnd<Value>> {
  const { reviewer } = errand;
  const { limits } = options;
  const entered = await lead.enter({ ...errand, purpose: errand.submitName });
  const specs = [...tools.map((tool) => specOf({ ...tool, schema: tool.input })), ...submitTools.map(specOf)];
  const purpose = errand.submitName === submitReview.name ? 'review' : 'check';
  const brief: Brief = {
    model: reviewer.model,
    effort: reviewer.effort,
    system: reviewSystem,
    context: errand.context,
    cacheKey: dossier.change.headSha.slice(0, 12),
    onBegun() {
      entered.begun();
      // Whatever it answers first, it may ask for any file next.
      repo.bringRest();
    },
    tools: specs,
    maxOutputTokens: reviewer.maxOutputTokens,
    idleTimeoutMs: limits.idleTimeoutMs,
  };
  const session = options.provider(reviewer, purpose).open(brief, errand.task);
  entered.keepWarm(session);
  const { clock, spread } = options;
  const now = session.now ?? clock.now;
  const trace = recordTrace(now, session);
  const toolContext = {
    head: repo.at(dossier.change.headSha),
    base: repo.at(dossier.change.mergeBase),
    changes: dossier.changes,
    showChange: errand.showChange,
    opened: trace.opened,
  };
  const callTool = callTools(tools, toolContext, trace);
  let turns = 0;
  const held = runSession({
    session,
    task: errand.task,
    // What has yet to come from a server can take longer than a session has.
    callTool: (call, signal) =>
      unlessAborted(
        options.atWork(() => callTool(call, signal), signal),
        signal,
      ),
    toolNames: specs.map(({ name }) => name),
    submitName: errand.submitName,
    submit: (input, turn) => errand.submit(input, { ...turn, opened: trace.snapshot().filesOpened }),
    limits: { turns: limits.turns, toolCharacters: limits.toolCharacters, deadline: errand.deadline },
    clock: { now, wait: clock.wait },
    spread,
    cancel: options.cancel,
    trace,
    onTurn({ calls, stop, text, usage }) {
      entered.begun();
      errand.onTurn({
        turns: ++turns,
        filesOpened: trace.snapshot().filesOpened.length,
        calls: calls.map(({ name }) => name),
        stop,
        detail: { text, inputs: calls.map(({ input }) => input), usage },
      });
    },
  });
  return held.finally(entered.begun);
}

function specOf({ name, description, schema }: SubmitTool): ToolSpec {
  return { name, description, inputSchema: wireSchema(schema) };
}
