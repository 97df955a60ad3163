import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { createEvents } from '../../src/events/event.ts';
import { jobLog } from '../../src/events/job-log.ts';
import { createRepo } from '../../src/git/repo.ts';
import { atMost } from '../../src/lib/sharing/at-most.ts';
import { submitReview } from '../../src/prompts/reviewer.ts';
import { renderComment } from '../../src/render/comment/render-comment.ts';
import { renderSummary } from '../../src/render/pages/summary.ts';
import { submitTools } from '../../src/steps/examine.ts';
import { submissionProblems } from '../../src/steps/ground/submission-problems.ts';
import { sharedContexts } from '../../src/steps/print/contexts.ts';
import { printChange } from '../../src/steps/print/print-change.ts';
import { review } from '../../src/steps/review/review.ts';
import { startLead } from '../../src/steps/sessions/lead.ts';
import { mostAtWork } from '../../src/steps/sessions/session-options.ts';
import { tools } from '../../src/tools/index.ts';
import type { RawReview, Reviewer, Submission } from '../../src/types.ts';
import { buildRepository } from '../../test/support/git-repository.ts';
import { movedClock } from '../../test/support/moved-clock.ts';
import { reportOf } from '../../test/support/report-fixture.ts';
import { scriptedFinding, scriptedSubmission } from '../../test/support/scripted-review.ts';
import { vendorNamed } from '../../test/support/vendor-named.ts';
import { loopbackOf, type ScriptedRequest, type VendorName } from '../../test/support/vendors.ts';
import type { Answer } from './case.ts';
import { type Scene, startScenes, type WireAnswer } from './vendor-server.ts';

const Given = z.object({
  protocol: z.enum(['messages', 'responses', 'gemini', 'chat']),
  answers: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])),
});
const Expected = z.object({
  outcome: z.enum(['completed', 'failed']).optional(),
  outcomeOneOf: z.array(z.string()).optional(),
  reason: z.string().optional(),
  requests: z.number().optional(),
  repeats: z.boolean().optional(),
  words: z.string().optional(),
  notShown: z.string().optional(),
  shownAtMost: z.number().optional(),
  waitsAtLeast: z.number().optional(),
  sends: z.string().optional(),
  toolCalls: z.array(z.string()).optional(),
  findings: z.number().optional(),
  reads: z.record(z.string(), z.unknown()).optional(),
  namedFate: z.number().optional(),
  asksForSubmission: z.boolean().optional(),
});

const names: Readonly<Record<string, VendorName>> = {
  messages: 'anthropic',
  responses: 'openai',
  gemini: 'google',
  chat: 'compatible',
};
const key = 'sk-invented-key-of-no-vendor-0001';
const files = {
  'quay.js': 'export function mooring(boats) {\n  return boats[0].length;\n}\n',
};
const found = scriptedFinding({
  title: 'An empty list has no first boat',
  path: 'quay.js',
  startLine: 2,
  quote: '  return boats[0].length;',
});

/** Holds what a vendor answers through its real adapter and the loop, in a whole review over a small repository. */
export const vendorAnswer: Answer = async ({ given, expect }) => {
  const { protocol, answers } = Given.parse(given);
  const expected = Expected.parse(expect);
  const name = names[protocol] ?? 'compatible';
  const clock = movedClock();
  const scenes = answers.map(sceneOf);
  // A model that slipped once slips again: what it is told must not be what saves the others of its items.
  const slip = scenes.findLast((_, at) => isSubmission(answers[at]));
  const submission: Scene['answer'] = (request) => slip?.answer(request) ?? { turn: submits(soundReview(request)) };
  await using server = await startScenes({ name, loopback: loopbackOf(name) }, scenes, submission, clock);
  const slow = answers.some((answer) => typeof answer !== 'string' && 'every' in answer);
  const held = await reviewedBy(name, server.baseUrl, {
    clock,
    minutes: slow ? 3 : 36,
    idleTimeoutMs: slow ? 300 : 10_000,
  });
  const shown = [...held.pages, ...held.log].map((text) => text.replaceAll('\\', ''));
  return difference(expected, held.review, {
    requests: server.bodies.length,
    last: JSON.stringify(server.bodies.at(-1)),
    waited: clock.waits.reduce((sum, wait) => sum + wait, 0) / 1000,
    shown,
  });
};

interface Seen {
  readonly requests: number;
  readonly last: string;
  /** Seconds. */
  readonly waited: number;
  readonly shown: readonly string[];
}

function difference(expected: z.infer<typeof Expected>, ended: RawReview, seen: Seen): string | null {
  const outcome = ended.outcome === 'partly-completed' ? 'completed' : ended.outcome;
  const said = ended.outcome === 'failed' ? `failed: ${ended.reason}: ${ended.detail}: ${ended.words}` : outcome;
  if (!(expected.outcomeOneOf ?? [expected.outcome]).includes(outcome)) return said;
  if (ended.outcome === 'failed' && expected.reason !== undefined && ended.reason !== expected.reason) return said;
  if (expected.requests !== undefined && seen.requests > expected.requests) return `${seen.requests} requests; ${said}`;
  if (expected.repeats === true && seen.requests < 2) return `it was not asked again; ${said}`;
  if (expected.waitsAtLeast !== undefined && seen.waited < expected.waitsAtLeast) return `it waited ${seen.waited} s`;
  if (expected.sends !== undefined && !seen.last.includes(`"${expected.sends}"`))
    return `it did not send ${expected.sends}`;
  const { words, notShown, shownAtMost } = expected;
  if (words !== undefined && !seen.shown.every((text) => text.includes(words)))
    return `its words are not shown; ${said}`;
  if (notShown !== undefined && seen.shown.some((text) => text.includes(key))) return 'the key is shown';
  if (shownAtMost !== undefined && ended.outcome === 'failed' && [...(ended.words ?? '')].length > shownAtMost)
    return 'too long';
  const { toolCalls } = ended.trace;
  if (expected.toolCalls?.some((tool) => toolCalls[tool] === undefined)) return JSON.stringify(toolCalls);
  if (expected.asksForSubmission === true && !seen.last.includes(submitReview.name))
    return 'no submission was asked for';
  return ended.outcome !== 'failed' ? differenceOfSubmission(expected, ended.submission) : null;
}

function differenceOfSubmission(
  expected: z.infer<typeof Expected>,
  submission: Extract<RawReview, { outcome: 'completed' }>['submission'],
): string | null {
  const { findings } = submission;
  if (expected.findings !== undefined && findings.length !== expected.findings) return `${findings.length} findings`;
  for (const [field, value] of Object.entries(expected.reads ?? {})) {
    const read = Object.entries(findings[0] ?? {}).find(([name]) => name === field)?.[1];
    if (!isDeepStrictEqual(read, value)) return `${field} is read as ${JSON.stringify(read)}`;
  }
  const unreadable =
    'unreadable' in submission && Array.isArray(submission.unreadable) ? submission.unreadable.length : 0;
  if (expected.namedFate !== undefined && unreadable !== expected.namedFate) return `${unreadable} items have a fate`;
  return null;
}

/** One review, and everything that shows how it ended. */
async function reviewedBy(
  name: VendorName,
  baseUrl: string,
  { clock, minutes, idleTimeoutMs }: { clock: ReturnType<typeof movedClock>; minutes: number; idleTimeoutMs: number },
): Promise<{ readonly review: RawReview; readonly log: readonly string[]; readonly pages: readonly string[] }> {
  using built = buildRepository([{ files: { 'README.md': 'Quay\n' } }, { files, branch: 'topic' }]);
  const [mergeBase = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const changes = await repo.diff(mergeBase, headSha);
  const span = { baseRef: 'main', baseSha: mergeBase, headRef: 'topic', headSha, mergeBase };
  const change = { kind: 'local-branch' as const, repository: 'quay', ...span };
  const dossier = { change, commits: [], changes, guidelines: { files: [], furtherFiles: 0 } };
  const printed = printChange(changes, { budget: 100_000, seed: 'seed' });
  const provider = vendorNamed(name).connect({ apiKey: key, baseUrl });
  const deadline = clock.deadline(minutes * 60_000);
  const options = {
    provider: () => provider,
    limits: { slices: 8, turns: 40, changeCharacters: 100_000, toolCharacters: 1_000_000, idleTimeoutMs },
    deadlines: { review: deadline, verification: deadline, editing: deadline },
    cancel: new AbortController().signal,
    clock,
    atWork: atMost(mostAtWork),
  };
  const reviewer: Reviewer = {
    ...{ name: 'Pilot', provider: name, vendor: name, model: 'ferry-9', effort: 'high' },
    ...{ passes: 1, maxOutputTokens: null },
  };
  const assignment = {
    dossier,
    repo,
    tools,
    submitTools,
    lead: startLead(clock),
    options,
  };
  const code = { head: repo.at(headSha), base: repo.at(mergeBase), changes };
  const codeProblems = (submission: Submission) => submissionProblems(submission, code);
  const [ended] = await Promise.all(
    review(assignment, {
      reviewers: [reviewer],
      printed,
      contextOf: sharedContexts(dossier),
      codeProblems,
      tell: () => undefined,
    }),
  );
  if (ended === undefined) throw new Error('no review');
  const report = reportOf({ reviews: [ended] });
  const log: string[] = [];
  const line = (text: string) => void log.push(text);
  const events = createEvents();
  events.listen(jobLog({ line, warning: line, group: (title, lines) => line([title, ...lines].join('\n')) }));
  events.tell({ kind: 'review-end', review: ended });
  return { review: ended, log, pages: [renderComment(report, { name: 'deep-review' }), renderSummary(report)] };
}

function soundReview({ contextText }: ScriptedRequest): Record<string, unknown> {
  return { ...scriptedSubmission(contextText, [found]) };
}

function submits(input: unknown) {
  return { calls: [{ name: submitReview.name, input }] };
}

const list = { name: 'list_files', input: { revision: 'head', under: null } };

function sceneOf(answer: z.infer<typeof Given>['answers'][number]): Scene {
  if (typeof answer === 'string')
    return {
      when: null,
      times: 1,
      answer: (request) => ({ turn: answer === 'good' ? { calls: [list] } : submits(soundReview(request)) }),
    };
  const { repeat = 1, when = null, turn, every } = answer;
  const seconds = /^(\d+)s$/.exec(String(repeat))?.[1];
  return {
    when: typeof when === 'string' ? when : null,
    times: seconds !== undefined ? { seconds: Number(seconds) } : repeat === 'always' ? 'always' : Number(repeat),
    answer: (request) =>
      turn === undefined ? wireAnswer(answer, every, request) : turnAnswer(String(turn), answer['slip'], request),
  };
}

function wireAnswer(answer: Record<string, unknown>, every: unknown, request: ScriptedRequest): WireAnswer {
  const filled = fill({ ...answer }, soundReview(request)) as Record<string, unknown>;
  const status = Number(filled['status']);
  const headers = filled['headers'] as Record<string, string>;
  if (!Array.isArray(filled['chunks'])) return { status, headers, body: filled['body'] };
  return {
    status,
    headers,
    chunks: filled['chunks'],
    everyMs: every === undefined ? null : Number.parseFloat(String(every)),
  };
}

/** Puts the sound review, the key and a long text where a case says so. */
function fill(value: unknown, sound: unknown): unknown {
  const text = JSON.stringify(sound);
  if (value === '<object>') return sound;
  if (value === '<arguments>') return text;
  if (value === '<arguments as a JSON string of JSON text>') return JSON.stringify(text);
  if (typeof value === 'string') return value.replaceAll('<key>', key).replaceAll('<long>', 'x'.repeat(5_000));
  if (Array.isArray(value)) return value.map((item) => fill(item, sound));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, sound)]));
}

function isSubmission(answer: z.infer<typeof Given>['answers'][number] | undefined): boolean {
  return typeof answer === 'object' && answer['turn'] === submitReview.name;
}

function turnAnswer(turn: string, slip: unknown, request: ScriptedRequest): WireAnswer {
  if (turn === 'list_files') return { turn: { calls: [list] } };
  if (turn === submitReview.name) return { turn: submits(slipped(soundReview(request), slip)) };
  const reason = /^stop_reason (\w+)$/.exec(turn)?.[1];
  if (reason === undefined) throw new Error(`no turn ${turn}`);
  return { turn: { text: 'On and on' }, stopReason: reason };
}

/** The sound review with one slip of form in it. */
function slipped(sound: Record<string, unknown>, slip: unknown): Record<string, unknown> {
  if (typeof slip !== 'object' || slip === null) return { findings: sound['findings'], coverage: sound['coverage'] };
  const findings: unknown[] = [{ ...found }];
  const more: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(slip)) {
    const { index, field } = /^findings\[(?<index>\d+)\](?:\.(?<field>\w+))?$/.exec(path)?.groups ?? {};
    if (index === undefined) more[path] = value;
    else if (field === undefined)
      findings.push(value, { ...found, title: 'Another', startLine: 1, quote: 'export function mooring(boats) {' });
    else findings[Number(index)] = { ...(findings[Number(index)] as object), [field]: value };
  }
  return { ...sound, ...more, findings };
}
