import { type Submission, sumCosts, sumUsage, type Trace } from '../../types.ts';

/** What all sessions of a reviewer submitted, as one submission: their items one after the other. */
export function mergeSubmissions(submissions: readonly Submission[]): Submission {
  const all = <Key extends keyof Submission>(key: Key) =>
    submissions.flatMap((submission) => submission[key] as readonly Submission[Key][number][]);
  return {
    findings: all('findings'),
    concerns: all('concerns'),
    strengths: all('strengths'),
    testing: all('testing'),
    documentation: all('documentation'),
    limitations: all('limitations'),
    coverage: all('coverage'),
    unreadable: all('unreadable'),
  };
}

/** What all sessions of a reviewer did. @param time from the start of the first to the end of the last */
export function mergeTraces(traces: readonly Trace[], time: Pick<Trace, 'startedAt' | 'durationMs'>): Trace {
  const sum = (of: (trace: Trace) => number) => traces.reduce((total, trace) => total + of(trace), 0);
  const toolCalls = new Map<string, number>();
  for (const trace of traces)
    for (const [name, count] of Object.entries(trace.toolCalls))
      toolCalls.set(name, (toolCalls.get(name) ?? 0) + count);
  return {
    turns: sum(({ turns }) => turns),
    toolCalls: Object.fromEntries(toolCalls),
    filesOpened: [...new Set(traces.flatMap(({ filesOpened }) => filesOpened))].sort(),
    retries: sum(({ retries }) => retries),
    ...time,
    usage: sumUsage(traces.map(({ usage }) => usage)),
    model: traces.find(({ model }) => model !== null)?.model ?? null,
    costUsd: sumCosts(traces.map(({ costUsd }) => costUsd)),
  };
}
