import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import webhooks from '@octokit/webhooks-examples' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { UserError } from '../lib/user-error.ts';
import { readTrigger, targetOf } from './trigger.ts';

const nothing = { pullRequest: null, headSha: null };
const seen = { isDraft: false, labels: ['ready'] };
const event = { kind: 'pull-request', number: 7, headSha: 'a'.repeat(40), seen } as const;

describe('a trigger', () => {
  it('is every pull request event that GitHub publishes', () => {
    const events = webhooks as unknown as readonly { name: string; examples: readonly { number: number }[] }[];
    const examples = events.find(({ name }) => name === 'pull_request')?.examples ?? [];
    expect(examples.length).toBeGreaterThan(10);
    for (const payload of examples)
      expect(readTrigger({ name: 'pull_request', payload })).toEqual({
        kind: 'pull-request',
        number: payload.number,
        headSha: expect.stringMatching(/^[0-9a-f]{40}$/),
        seen: { isDraft: expect.any(Boolean), labels: expect.any(Array) },
      });
  });

  it.each(['push', 'issue_comment', 'pull_request_target', 'merge_group', ''])('is named when it is %j', (name) => {
    expect(readTrigger({ name, payload: {} })).toEqual({ kind: 'other', event: name });
  });

  it.each([undefined, null, [], {}, { action: 'opened', pull_request: { number: '7' } }])(
    'is refused as a pull request event with the payload %j',
    (payload) => {
      expect(() => readTrigger({ name: 'pull_request', payload })).toThrow(UserError);
    },
  );
});

describe('a target', () => {
  it('is what the event says, at its head', () => {
    expect(targetOf(event, nothing)).toEqual(event);
  });

  it('is what the inputs say, where they say something', () => {
    const headSha = 'b'.repeat(40);
    expect(targetOf(event, { pullRequest: null, headSha })).toEqual({ ...event, headSha });
    // Another pull request than the event's: the event's head is not its head.
    const other = { kind: 'pull-request', number: 9, seen: null };
    expect(targetOf(event, { pullRequest: 9, headSha: null })).toEqual({ ...other, headSha: null });
    expect(targetOf({ kind: 'dispatch' }, { pullRequest: 9, headSha })).toEqual({ ...other, headSha });
    expect(targetOf(event, { pullRequest: 7, headSha: null })).toEqual(event);
  });

  it('is a local branch on the command line', () => {
    const local = { kind: 'local', base: 'main', head: 'topic' } as const;
    expect(targetOf(local, nothing)).toEqual({ kind: 'local-branch', base: 'main', head: 'topic' });
  });

  it.each([
    [{ kind: 'dispatch' }, '`pull-request` is empty'],
    [{ kind: 'other', event: 'push' }, 'The event `push`'],
  ] as const)('is missing from %j, and the error says what to set', (trigger, words) => {
    expect(() => targetOf(trigger, nothing)).toThrow(words);
  });

  it('is missing from a dispatch in words that an example bears out', () => {
    const example = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'deep-review-by-hand.yml'), 'utf8');
    const line = 'pull-request: ${{ inputs.pull-request }}';
    expect(example).toContain(line);
    const remedy: unknown = expect.stringContaining(line);
    expect(() => targetOf({ kind: 'dispatch' }, nothing)).toThrow(expect.objectContaining({ remedy }));
  });

  it.each(['push', 'issue_comment', 'pull_request_target', 'merge_group', 'schedule', 'workflow_run'])(
    'is refused on %s, also where an input names a pull request',
    (name) => {
      const inputs = { pullRequest: 7, headSha: 'a'.repeat(40) };
      const trigger = readTrigger({ name, payload: { pull_request: { number: 7 }, inputs } });
      expect(() => targetOf(trigger, inputs)).toThrow(`The event \`${name}\``);
    },
  );

  it.each([{ base: { ref: { from: 'old' } } }, { title: { from: 'Old' } }, {}])(
    'is the pull request of an `edited` event with the changes %j as of any other',
    (changes) => {
      const events = webhooks as unknown as readonly { name: string; examples: readonly { number: number }[] }[];
      const [example] = events.find(({ name }) => name === 'pull_request')?.examples ?? [];
      const trigger = readTrigger({ name: 'pull_request', payload: { ...example, action: 'edited', changes } });
      expect(targetOf(trigger, nothing)).toMatchObject({ kind: 'pull-request', number: example?.number });
    },
  );
});
