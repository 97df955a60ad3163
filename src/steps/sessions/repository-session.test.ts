import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { movedClock, noDeadline } from '../../../test/support/moved-clock.ts';
import type { Brief, Provider, Turn } from '../../agent/provider.ts';
import type { Tool } from '../../agent/tool.ts';
import type { Snapshot } from '../../git/snapshot.ts';
import type { ChangedFile, Reviewer } from '../../types.ts';
import { startLead } from './lead.ts';
import { type Assignment, type Errand, holdRepositorySession } from './repository-session.ts';

const reviewer: Reviewer = {
  name: 'A',
  provider: 'vendor',
  vendor: 'vendor',
  model: 'm',
  effort: 'high',
  passes: 1,
  maxOutputTokens: null,
};
const usage = { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 };
const never = new AbortController().signal;
const file: ChangedFile = {
  ...{ path: 'a.ts', status: 'added', oldMode: '000000', newMode: '100644', content: 'text' },
  ...{ notReviewed: null, additions: 1, deletions: 0, hunks: [] },
};
const readDiff: Tool<{ fromRow: number }> = {
  name: 'read_diff',
  description: 'Shows rows.',
  input: z.strictObject({ fromRow: z.number() }),
  run: async ({ fromRow }, context) => context.showChange(file, fromRow),
};
const span = { baseRef: 'main', baseSha: '1', headRef: 't', headSha: '2', mergeBase: '1' };
const change = { kind: 'local-branch', repository: 'r', ...span } as const;

/** Holds a session whose vendor reads rows from 7, then submits. */
async function held(errand: Pick<Errand<unknown>, 'task' | 'submitName'>) {
  const briefs: Brief[] = [];
  const sent: unknown[] = [];
  let atWork = 0;
  const calls = [
    { name: 'read_diff', input: { fromRow: 7 } },
    { name: errand.submitName, input: {} },
  ];
  const provider: Provider = {
    name: 'vendor',
    open(brief) {
      briefs.push(brief);
      return {
        async send(input): Promise<Turn> {
          sent.push(input);
          const call = { id: `${sent.length}`, ...(calls[sent.length - 1] ?? { name: '', input: null }) };
          return { text: '', calls: [call], stop: 'tools', usage, model: 'm' };
        },
      };
    },
  };
  const assignment: Assignment = {
    dossier: { change, commits: [], changes: [file], guidelines: { files: [], furtherFiles: 0 } },
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
    tools: [readDiff],
    lead: startLead(movedClock()),
    submitTools: ['submit_one', 'submit_other'].map((name) => ({ name, description: name, schema: z.object({}) })),
    options: {
      provider: () => provider,
      limits: { slices: 8, turns: 5, changeCharacters: 1, toolCharacters: 1_000, idleTimeoutMs: 1 },
      deadlines: { review: noDeadline, verification: noDeadline, editing: noDeadline },
      cancel: never,
      clock: { ...movedClock(), now: () => 0 },
      atWork(act) {
        atWork += 1;
        return act();
      },
    },
  };
  const end = await holdRepositorySession(assignment, {
    ...errand,
    context: 'the change',
    reviewer,
    submit: () => ({ accepted: errand.submitName }),
    showChange: ({ path }, fromRow) => `${path} from ${fromRow}`,
    deadline: noDeadline,
    onTurn: () => undefined,
  });
  return { end, sent, brief: briefs[0], atWork };
}

describe('a session over the repository', () => {
  it('begins with the same brief whatever ends it: the tools as given, then every submit tool as given', async () => {
    const one = await held({ task: 'Review.', submitName: 'submit_one' });
    const other = await held({ task: 'Judge.', submitName: 'submit_other' });
    expect(JSON.stringify(other.brief)).toBe(JSON.stringify(one.brief));
    expect(one.brief?.tools.map(({ name }) => name)).toEqual(['read_diff', 'submit_one', 'submit_other']);
    expect([one, other].map(({ sent }) => sent[0])).toEqual(['Review.', 'Judge.']);
    expect([one, other].map(({ end }) => end)).toMatchObject([{ value: 'submit_one' }, { value: 'submit_other' }]);
  });

  it('shows the change by the means of its own errand', async () => {
    const { sent, atWork } = await held({ task: 'Review.', submitName: 'submit_one' });
    // Each call of a tool asks the run's own limit, and what submits is none.
    expect(atWork).toBe(1);
    expect(sent[1]).toMatchObject([{ text: 'a.ts from 7', isError: false }]);
  });
});
