import { describe, expect, it, vi } from 'vitest';
import { discussion } from './support/github/discussions.ts';
import { scriptedFinding, scriptedSubmission } from './support/scripted-review.ts';
import { groupsApart, purposeOf, rechecks, rules } from './support/scripted-verification.ts';
import { startTestBed, type TestBed } from './support/test-bed.ts';
import type { ScriptedAnswer, ScriptedRequest } from './support/vendors.ts';

const path = 'src/share.js';
const head = ['export function share(total, people) {', '  return total / people.length;', '}', ''].join('\n');
const repository = {
  base: { [path]: 'export function share(total) {\n  return total;\n}\n' },
  head: { [path]: head },
};
const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path,
  startLine: 2,
  quote: '  return total / people.length;',
  fix: {
    text: 'Give the whole to nobody.',
    diff: `--- a/${path}\n+++ b/${path}\n@@ -2 +2 @@\n-  return total / people.length;\n+  return total / Math.max(1, people.length);\n`,
  },
});

/** Answers written by hand: everybody submits the finding and confirms it. */
function script(request: ScriptedRequest): ScriptedAnswer {
  const answers = {
    review: ({ contextText }: ScriptedRequest): ScriptedAnswer => ({
      calls: [{ name: 'submit_review', input: scriptedSubmission(contextText, [noPeople]) }],
    }),
    verify: rules(),
    recheck: rechecks(),
    group: groupsApart,
    edit: (): ScriptedAnswer => ({ text: '' }),
  };
  return answers[purposeOf(request)](request);
}

const body = ({ github }: TestBed) => github.state.comments.map((comment) => comment.body).join('\n');
const inputs = { 'inline-comments': 'true' };

describe.concurrent('comments of the bundle', () => {
  it('stand on the lines once, with a suggestion, and open discussions stand in the report', async () => {
    await using bed = await startTestBed({ repository, script });
    bed.github.state.diff = { [path]: [{ LEFT: [1, 3], RIGHT: [1, 3] }] };
    bed.github.state.threads = [discussion(1, 'ana', 'Who divides by zero here?', { path, line: 2 })];
    for (const expected of [1, 1]) {
      using step = await bed.review({ inputs });
      expect(step.exitCode, step.printed).toBe(1);
      expect(bed.github.state.reviews).toHaveLength(expected);
    }
    const [, thread, ...others] = bed.github.state.threads;
    expect(others).toEqual([]);
    expect(thread).toMatchObject({ path, line: 2, side: 'RIGHT' });
    expect(thread?.comments[0]?.body).toContain('```suggestion\n  return total / Math.max(1, people.length);\n```');
    expect(body(bed)).toContain('1 discussion on this pull request is not resolved.');
    expect(bed.github.violations).toEqual([]);
  });

  it('are asked for: without the input nothing stands on lines', async () => {
    await using bed = await startTestBed({ repository, script });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(1);
    expect(bed.github.state.threads).toEqual([]);
  });

  it('show that the review runs, and that it was cancelled, above the last report', async () => {
    let isStalled = false;
    await using bed = await startTestBed({
      repository,
      script: (request) => (isStalled ? { fault: 'stall' } : script(request)),
    });
    using first = await bed.review();
    expect(first.exitCode, first.printed).toBe(1);
    isStalled = true;
    using second = await bed.review({
      whileRunning: (running) =>
        void vi
          .waitFor(() => expect(body(bed)).toContain('## No verdict yet: the review is running'), { timeout: 20_000 })
          .finally(() => running.cancel()),
    });
    expect(second.outputs).toMatchObject({ outcome: 'error' });
    expect(body(bed)).toContain('## No verdict: the run was cancelled');
    expect(body(bed)).toContain('An empty list of people gives Infinity');
    isStalled = false;
    using third = await bed.review();
    expect(third.exitCode, third.printed).toBe(1);
    expect(body(bed)).not.toContain('The last report');
    expect(bed.github.state.comments).toHaveLength(1);
    expect(bed.github.violations).toEqual([]);
  });
});
