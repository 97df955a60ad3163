import { describe, expect, it } from 'vitest';
import { commentMarker, stamped, stampOf, unstamped } from '../src/lib/marker.ts';
import { carries } from '../src/publish/head-status.ts';
import { progressTag, runningTitle } from '../src/render/pages/last-report.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

/*
 * Further ends of whole runs. What belongs to every day stands in run-publishing.test.ts.
 */

describe.concurrent('the end of a run', () => {
  it.each([
    ['comment and status', 'true', ['An empty list of people'], 'The comment is left to a run that began later'],
    ['the status, where there is no comment,', 'false', [], ''],
  ])('leaves %s to a run of the same head that began later', async (_, comment, comments, warning) => {
    const held = Promise.withResolvers<void>();
    const editing = Promise.withResolvers<void>();
    let isFirst = true;
    await using bed = await startTestBed({
      repository,
      async script(request) {
        const answer = reviewers(isFirst ? [] : [noPeople])(request);
        if (isFirst && purposeOf(request) === 'edit') {
          editing.resolve();
          await held.promise;
        }
        return answer;
      },
    });
    const first = bed.review({ inputs: { comment } });
    await editing.promise;
    isFirst = false;
    using second = await bed.review({ inputs: { comment } });
    expect(second.outputs, second.printed).toMatchObject({ outcome: 'blocking' });
    held.resolve();
    using step = await first;
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
    expect(step.annotations.map(({ message }) => message).join('\n')).toContain(warning);
    expect(step.printed).toContain('The commit status is left to the run that began later');
    expect(bed.github.state.comments.map(({ body }) => body)).toEqual(
      comments.map((text) => expect.stringContaining(text)),
    );
    expect(bed.statuses()).toEqual(['pending', 'pending', 'failure']);
  });

  it.each([
    ['leaves no failure to a decision that was carried out after it began', carries.decision, 'failure'],
    ['leaves a failure to a review of the same head that began later', 'The review is running.', 'success'],
  ])('%s, though its page stands in the comment', async (_, description, ends) => {
    await using bed = await startTestBed({
      repository,
      script(request) {
        // As that run would, before this one has shown its progress.
        const { comments, statuses } = bed.github.state;
        const [comment] = comments;
        const stamp = stampOf(comment?.body ?? '');
        if (comment !== undefined && stamp !== null && stamp.run !== '9999-1') {
          comment.body = stamped(unstamped(comment.body), { ...stamp, startedAt: stamp.startedAt + 1, run: '9999-1' });
          const of = { sha: bed.headSha, context: 'deep-review' };
          statuses.push({ ...of, state: 'pending', description }, { ...of, state: 'success', description: 'clean' });
        }
        return reviewers([noPeople])(request);
      },
    });
    using step = await bed.review();
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
    expect(step.printed).toContain('The comment is left to a run that began later');
    expect(bed.statuses().at(-1)).toBe(ends);
  });

  it('is not clean for a base that was changed while it went on, and says so', async () => {
    await using bed = await startTestBed({
      repository,
      script(request) {
        const { pulls } = bed.github.state;
        const pull = pulls.get(7);
        if (pull !== undefined) pulls.set(7, { ...pull, baseRef: 'release', baseSha: 'e'.repeat(40) });
        return reviewers([])(request);
      },
    });
    using step = await bed.review();
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'incomplete', verdict: 'No verdict' });
    expect(bed.github.state.comments[0]?.body).toContain('The base branch of the pull request was changed');
    expect(bed.statuses()).toEqual(['pending', 'failure']);
  });

  it('is an error where nothing could be published, and the report stays in the summary', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    using step = await bed.review({
      onOutput(text) {
        if (text.startsWith('open: 0 critical')) throw new Error('The log is full.');
      },
    });
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'error' });
    expect(step.summary).toContain('Merge as-is');
    expect(bed.statuses()).toEqual(['pending', 'error']);
  });

  it('stays as it was concluded, whatever fails after that', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    using step = await bed.review({
      onOutput(text) {
        if (text.startsWith('clean, Merge as-is')) throw new Error('The log is full.');
      },
    });
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({ outcome: 'clean' });
    expect(step.summary).toContain('Merge as-is');
    expect(bed.statuses()).toEqual(['pending', 'success']);
    expect(step.annotations).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('The log is full.') }),
    );
  });

  it('heals what a killed run left, also when the change has to wait', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    const left = `${commentMarker('deep-review')}\n${progressTag}\n\n# ${runningTitle}\n`;
    const login = 'github-actions[bot]';
    bed.github.state.comments = [{ id: 3, author: login, body: left }];
    using step = await bed.review({ inputs: { label: 'review me' } });
    expect(step.exitCode, step.printed).toBe(0);
    const [comment, ...others] = bed.github.state.comments.map(({ body }) => body);
    expect(others).toEqual([]);
    expect(comment).toContain('does not carry the label review me');
    expect(comment).not.toContain(runningTitle);
    const report = `${commentMarker('deep-review')}\n# Deep Review: Rework\n`;
    bed.github.state.comments = [{ id: 3, author: login, body: report }];
    using again = await bed.review({ inputs: { label: 'review me' } });
    expect(again.exitCode, again.printed).toBe(0);
    expect(bed.github.state.comments).toEqual([{ id: 3, author: login, body: report }]);
  });
});

it('a report is there in a moment, whatever the description is', async () => {
  await using bed = await startTestBed({ repository, pull: { body: '\n'.repeat(65_000) }, script: reviewers([]) });
  const before = process.cpuUsage();
  using step = await bed.review();
  const { user, system } = process.cpuUsage(before);
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
  expect((user + system) / 1e6).toBeLessThan(3);
});
