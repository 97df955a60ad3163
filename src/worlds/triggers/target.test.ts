import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PullRequestTrigger } from './pull-request.ts';
import type { PushTrigger } from './push.ts';
import { targetOf } from './target.ts';
import type { Trigger } from './trigger.ts';

const nothing = { pullRequest: null, headSha: null, base: null, head: null, allowPullRequestTarget: false };
const seen = { isDraft: false, labels: ['ready'], isFork: false, author: 'ana' };
const event: PullRequestTrigger = {
  kind: 'pull-request',
  event: 'pull_request',
  action: 'opened',
  ...{ number: 7, headSha: 'a'.repeat(40), seen, retargeted: null },
};
const pushed: PushTrigger = {
  ...{ kind: 'push', branch: 'topic', before: '1'.repeat(40), after: '2'.repeat(40) },
  ...{ isForced: false, defaultBranch: 'main' },
};
const meant = { kind: 'pull-request', number: 7, headSha: 'a'.repeat(40), seen };

describe('a target', () => {
  it('is what the event says, at its head', () => {
    expect(targetOf(event, nothing)).toEqual(meant);
    for (const action of ['edited', 'labeled', 'closed', 'converted_to_draft', 'something_new'])
      expect(targetOf({ ...event, action }, nothing)).toEqual(meant);
  });

  it('is what the inputs say, where they say something', () => {
    const headSha = 'b'.repeat(40);
    expect(targetOf(event, { ...nothing, headSha })).toEqual({ ...meant, headSha });
    // Another pull request than the event's: the event's head is not its head.
    const other = { kind: 'pull-request', number: 9, seen: null };
    expect(targetOf(event, { ...nothing, pullRequest: 9 })).toEqual({ ...other, headSha: null });
    expect(targetOf({ kind: 'dispatch' }, { ...nothing, pullRequest: 9, headSha })).toEqual({ ...other, headSha });
    expect(targetOf(event, { ...nothing, pullRequest: 7 })).toEqual(meant);
  });

  it('is a local branch on the command line', () => {
    const local = { kind: 'local', base: 'main', head: 'topic' } as const;
    expect(targetOf(local, nothing)).toEqual({ kind: 'local-branch', base: 'main', head: 'topic' });
  });

  it('is missing from a dispatch in words that an example bears out', () => {
    const path = join(import.meta.dirname, '..', '..', '..', 'examples', 'deep-review-by-hand.yml');
    const line = 'pull-request: ${{ inputs.pull-request }}';
    expect(readFileSync(path, 'utf8')).toContain(line);
    const remedy: unknown = expect.stringContaining(line);
    expect(() => targetOf({ kind: 'dispatch' }, nothing)).toThrow(expect.objectContaining({ remedy }));
  });

  it.each(['schedule', 'repository_dispatch', 'workflow_run', ''])(
    'is refused on %j, also where an input names a pull request',
    (name) => {
      const trigger: Trigger = { kind: 'other', event: name };
      const inputs = { ...nothing, pullRequest: 7, headSha: 'a'.repeat(40), allowPullRequestTarget: true };
      expect(() => targetOf(trigger, inputs)).toThrow(`The event \`${name}\``);
    },
  );

  it('is refused on `pull_request_target` unless somebody allowed that, whatever else the inputs say', () => {
    const target = { ...event, event: 'pull_request_target' } as const;
    for (const inputs of [nothing, { ...nothing, pullRequest: 7 }, { ...nothing, pullRequest: 9 }])
      expect(() => targetOf(target, inputs)).toThrow('`allow-pull-request-target` is not set');
    expect(targetOf(target, { ...nothing, allowPullRequestTarget: true })).toEqual(meant);
  });

  it('is a range of commits by hand, where both ends are named', () => {
    const sha = 'c'.repeat(40);
    expect(targetOf({ kind: 'dispatch' }, { ...nothing, base: 'main', head: sha })).toEqual({
      ...{ kind: 'range', base: 'main', head: sha, baseRef: 'main', headRef: 'c'.repeat(12), otherwise: null },
    });
    for (const one of [{ base: 'main' }, { head: 'topic' }])
      expect(() => targetOf({ kind: 'dispatch' }, { ...nothing, ...one })).toThrow(/^Input `(?:base|head)` is empty/u);
  });

  it('is never a range and a pull request at once', () => {
    const range = { ...nothing, base: 'main', head: 'topic' };
    for (const [trigger, inputs] of [
      [{ kind: 'dispatch' }, { ...range, pullRequest: 7 }],
      [event, range],
      [event, { ...range, head: null }],
      [pushed, { ...nothing, pullRequest: 7 }],
    ] as const)
      expect(() => targetOf(trigger, inputs)).toThrow('and a pull request is named as well');
  });

  it('is what a push brought', () => {
    const [before, after] = ['1'.repeat(40), '2'.repeat(40)];
    const range = { kind: 'range', base: before, head: after, baseRef: '1'.repeat(12), headRef: 'topic' };
    expect(targetOf(pushed, nothing)).toEqual({ ...range, otherwise: null });
    const made = { ...pushed, before: null };
    expect(targetOf(made, nothing)).toEqual({ ...range, base: 'main', baseRef: 'main', otherwise: null });
    expect(targetOf({ ...pushed, isForced: true }, nothing)).toEqual({ ...range, otherwise: 'main' });
    expect(targetOf({ ...pushed, branch: 'main', isForced: true }, nothing)).toMatchObject({ otherwise: null });
    // An input wins over where the branch was.
    const named = targetOf({ ...pushed, isForced: true }, { ...nothing, base: 'release' });
    expect(named).toEqual({ ...range, base: 'release', baseRef: 'release', otherwise: null });
  });

  it.each([
    ['of a tag', { branch: null }, 'A push of a tag'],
    ['that deletes a branch', { after: null }, 'The push deleted the branch topic'],
    ['that makes the default branch', { branch: 'main', before: null }, 'The push made the default branch main'],
  ])('is nothing in a push %s', (_, more, words) => {
    expect(() => targetOf({ ...pushed, ...more }, nothing)).toThrow(words);
  });
});
