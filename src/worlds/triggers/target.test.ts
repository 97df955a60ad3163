import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PullRequestTrigger } from './pull-request.ts';
import { targetOf } from './target.ts';
import type { Trigger } from './trigger.ts';

const nothing = { pullRequest: null, headSha: null, allowPullRequestTarget: false };
const seen = { isDraft: false, labels: ['ready'], isFork: false, author: 'ana' };
const event: PullRequestTrigger = {
  kind: 'pull-request',
  event: 'pull_request',
  action: 'opened',
  ...{ number: 7, headSha: 'a'.repeat(40), seen, retargeted: null },
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
      const inputs = { pullRequest: 7, headSha: 'a'.repeat(40), allowPullRequestTarget: true };
      expect(() => targetOf(trigger, inputs)).toThrow(`The event \`${name}\``);
    },
  );

  it('is refused on `pull_request_target` unless somebody allowed that, whatever else the inputs say', () => {
    const target = { ...event, event: 'pull_request_target' } as const;
    for (const inputs of [nothing, { ...nothing, pullRequest: 7 }, { ...nothing, pullRequest: 9 }])
      expect(() => targetOf(target, inputs)).toThrow('`allow-pull-request-target` is not set');
    expect(targetOf(target, { ...nothing, allowPullRequestTarget: true })).toEqual(meant);
  });
});
