import { describe, expect, it } from 'vitest';
import { movedClock, noDeadline } from '../../../test/support/moved-clock.ts';
import { coverageFrom, scriptedSubmission } from '../../../test/support/scripted-review.ts';
import { noPeople } from '../../../test/support/shares.ts';
import { type Brief, type Provider, ProviderError, type ToolCall, type Turn } from '../../agent/provider.ts';
import type { Tool } from '../../agent/tool.ts';
import type { Snapshot } from '../../git/snapshot.ts';
import { atMost } from '../../lib/sharing/at-most.ts';
import { readDiff } from '../../tools/read-diff.ts';
import { AskedSubmission, type ChangedFile, type RawReview, type Reviewer } from '../../types.ts';
import { coverageOf } from '../ledger/coverage.ts';
import { sharedContexts } from '../print/contexts.ts';
import { type PrintOptions, printChange } from '../print/print-change.ts';
import { startLead } from '../sessions/lead.ts';
import type { Assignment } from '../sessions/repository-session.ts';
import { review } from './review.ts';

const reviewer: Reviewer = {
  ...{ name: 'A', provider: 'vendor', vendor: 'vendor', model: 'm', effort: 'high' },
  ...{ passes: 1, maxOutputTokens: null },
};
const usage = { input: 7, cached: 0, written: 0, writtenLong: 0, output: 1, reasoning: 0 };
const changes = Array.from({ length: 40 }, (_, at): ChangedFile => {
  const lines = Array.from({ length: 30 }, (__, line) => `const value${line} = compute(${at}); // and some more words`);
  return {
    ...{
      path: `src/f${at}.ts`,
      status: 'added',
      oldMode: '000000',
      newMode: '100644',
      content: 'text',
      notReviewed: null,
    },
    ...{ additions: lines.length, deletions: 0 },
    hunks: [
      {
        ...{ oldStart: 0, oldCount: 0, newStart: 1, newCount: lines.length },
        lines: lines.map((text, row) => ({ kind: 'added', oldLine: null, newLine: row + 1, text })),
      },
    ],
  };
});
const span = { baseRef: 'main', baseSha: '1', headRef: 't', headSha: '2', mergeBase: '1' };

/** What a reader of one session does next, who has read `text` so far. */
type Script = (text: string, turn: number, part: number) => Omit<ToolCall, 'id'> | ProviderError;

const submit: Script = (text) => ({ name: 'submit_review', input: scriptedSubmission(text, []) });

/** Reads on one page a turn, as each page says. */
const diligent: Script = (text, turn, part) => {
  const [, path, row] =
    /call read_diff with path "([^"]+)" and fromRow (\d+)(?![\s\S]*call read_diff)/u.exec(text) ?? [];
  const [, further] = /call read_diff with fromRow (\d+)\](?![\s\S]*call read_diff)/u.exec(text) ?? [];
  const files = text.match(/^=== (?!receipt)\S+/gmu) ?? [];
  if (path !== undefined) return { name: 'read_diff', input: { path, fromRow: Number(row) } };
  if (further === undefined) return submit(text, turn, part);
  return { name: 'read_diff', input: { path: files.at(-1)?.slice(4), fromRow: Number(further) } };
};

/** One review by a scripted reader, and every context that a session began with. */
async function reviewed(options: Omit<PrintOptions, 'seed'>, script: Script) {
  const briefs: Brief[] = [];
  let [open, mostOpen] = [0, 0];
  const provider: Provider = {
    name: 'vendor',
    open(brief) {
      briefs.push(brief);
      const part = Number(/has part (\d+) of/u.exec(brief.context)?.[1] ?? 1);
      let text = brief.context;
      let turn = 0;
      return {
        async send(input): Promise<Turn> {
          open += 1;
          mostOpen = Math.max(mostOpen, open);
          await Promise.resolve();
          open -= 1;
          turn += 1;
          if (typeof input !== 'string') text += `\n${input.map((answer) => answer.text).join('\n')}`;
          // What is read last is what the reader goes by.
          const call = script(turn === 1 ? text : text.slice(brief.context.length), turn, part);
          if (call instanceof ProviderError) throw call;
          const input_ =
            call.name === 'submit_review' && turn > 1
              ? { ...Object(call.input), coverage: coverageFrom(text) }
              : call.input;
          return {
            text: '',
            calls: [{ id: `${turn}`, name: call.name, input: input_ }],
            stop: 'tools',
            usage,
            model: 'm',
          };
        },
      };
    },
  };
  const printed = printChange(changes, { ...options, seed: 'seed' });
  const assignment: Assignment = {
    dossier: {
      change: { kind: 'local-branch', repository: 'r', ...span },
      ...{ commits: [], changes, guidelines: { files: [], furtherFiles: 0 } },
    },
    repo: {
      at: () => ({}) as Snapshot,
      diff: async () => [],
      renames: async () => new Map(),
      commits: async () => [],
      bringRest: () => undefined,
      waitUntil: () => undefined,
      goOnWithout: () => undefined,
      lack: () => null,
    },
    tools: [readDiff as Tool],
    lead: startLead(movedClock()),
    submitTools: [{ name: 'submit_review', description: 'Submits.', schema: AskedSubmission }],
    options: {
      provider: () => provider,
      limits: { slices: 8, turns: 40, changeCharacters: 1, toolCharacters: 1_000_000, idleTimeoutMs: 1 },
      deadlines: { review: noDeadline, verification: noDeadline, editing: noDeadline },
      cancel: new AbortController().signal,
      clock: movedClock(),
      atWork: atMost(32),
    },
  };
  const turns: number[] = [];
  const [ended] = await Promise.all(
    review(assignment, {
      reviewers: [reviewer],
      printed,
      contextOf: sharedContexts(assignment.dossier),
      codeProblems: async () => [],
      tell: (event) => event.kind === 'review-turn' && turns.push(event.turns),
    }),
  );
  if (ended === undefined) throw new Error('no review');
  return { ended, printed, briefs, turns, mostOpen };
}

const undelivered = (ended: RawReview) => coverageOf(changes, [ended], 1).undelivered;
const broken = (reason: 'malformed' | 'auth') => new ProviderError(reason, 'It broke.', { isTransient: false });

describe('a review in slices', () => {
  it('is one session where the change fits one', async () => {
    const { ended, briefs } = await reviewed({ budget: 1_000_000, slices: 8 }, submit);
    expect(briefs).toHaveLength(1);
    expect(briefs[0]?.context).not.toContain('too large');
    expect(ended).toMatchObject({ outcome: 'completed', trace: { turns: 1 } });
    expect('sessions' in ended).toBe(false);
    expect(undelivered(ended)).toEqual([]);
  });

  it('is several sessions where it does not, a few at the same time, and what they say is one review', async () => {
    const { ended, briefs, printed, turns, mostOpen } = await reviewed({ budget: 15_000, slices: 8 }, (text) => ({
      name: 'submit_review',
      input: scriptedSubmission(text, [noPeople]),
    }));
    const parts = printed.slices.length;
    expect(parts).toBeGreaterThan(4);
    expect(briefs).toHaveLength(parts);
    for (const { context } of briefs) expect(context).toMatch(new RegExp(`has part \\d of ${parts};`, 'u'));
    expect(ended).toMatchObject({
      outcome: 'completed',
      sessions: parts,
      trace: { turns: parts, usage: { input: 7 * parts } },
    });
    expect(ended.outcome === 'completed' && ended.submission.findings).toHaveLength(parts);
    expect(undelivered(ended)).toEqual([]);
    expect(turns.at(-1)).toBe(parts);
    expect(mostOpen).toBe(3);
  });

  it('reads page by page what its sessions had no room for, over many files a page', async () => {
    const { ended, printed } = await reviewed({ budget: 15_000, slices: 2 }, diligent);
    const pages = printed.slices.flatMap(({ rest }) => rest);
    expect(pages.some(({ pieces }) => pieces.length > 5)).toBe(true);
    expect(ended).toMatchObject({ outcome: 'completed', trace: { toolCalls: { read_diff: pages.length } } });
    expect(undelivered(ended)).toEqual([]);
  });

  it('is partly completed where a session fails: what it had is not delivered, and what others found counts', async () => {
    const { ended, printed } = await reviewed({ budget: 15_000, slices: 8 }, (text, _, part) =>
      part === 2 ? broken('malformed') : { name: 'submit_review', input: scriptedSubmission(text, [noPeople]) },
    );
    const parts = printed.slices.length;
    expect(ended).toMatchObject({
      outcome: 'partly-completed',
      failures: [{ part: 2, of: parts, reason: 'malformed' }],
      sessions: parts,
    });
    expect(ended.outcome !== 'failed' && ended.submission.findings).toHaveLength(parts - 1);
    const lost = printed.slices[1]?.files.map(({ path }) => path) ?? [];
    expect(undelivered(ended).map(({ path }) => path)).toEqual(lost);
    expect(undelivered(ended)[0]?.causes).toEqual([{ why: 'failed', lines: 30 }]);
    // Another reviewer that had these lines makes up for them.
    const { ended: whole } = await reviewed({ budget: 1_000_000 }, submit);
    expect(coverageOf(changes, [ended, { ...whole, reviewer: { ...reviewer, name: 'B' } }], 1).undelivered).toEqual([]);
    expect(
      coverageOf(changes, [ended, { ...whole, reviewer: { ...reviewer, name: 'B' } }], 2).undelivered,
    ).toHaveLength(lost.length);
  });

  it('has failed where all do, and asks no vendor again that would refuse the rest as well', async () => {
    const refused = await reviewed({ budget: 15_000, slices: 8 }, () => broken('auth'));
    expect(refused.ended).toMatchObject({ outcome: 'failed', reason: 'auth' });
    expect(refused.briefs).toHaveLength(3);
    const dead = await reviewed({ budget: 15_000, slices: 8 }, () => broken('malformed'));
    expect(dead.ended).toMatchObject({ outcome: 'failed', reason: 'malformed' });
    expect(dead.briefs.length).toBe(dead.printed.slices.length);
  });

  it('says what no session had room for', async () => {
    const { ended, printed } = await reviewed({ budget: 10_000, slices: 1, pages: 1 }, diligent);
    expect(printed.beyond.length).toBeGreaterThan(0);
    expect(ended.outcome).toBe('completed');
    const [first, ...others] = undelivered(ended);
    expect(first?.causes.map(({ why }) => why)).toContain('no-room');
    expect([first, ...others].every((one) => one?.causes.every(({ why }) => why === 'no-room'))).toBe(true);
  });
});
