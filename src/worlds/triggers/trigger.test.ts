import { describe, expect, it } from 'vitest';
import { examplesOf, ofGitHub, other } from '../../../test/support/github/webhooks.ts';
import { UserError } from '../../lib/user-error.ts';
import { readTrigger } from './trigger.ts';

const [opened = {}] = examplesOf('pull_request');

describe('a trigger', () => {
  it.each(['pull_request', 'pull_request_target'] as const)(
    'is every event of pull requests that GitHub publishes, as %s',
    (name) => {
      const examples = examplesOf('pull_request');
      expect(examples.length).toBeGreaterThan(10);
      for (const payload of examples)
        expect(readTrigger({ name, payload }, ofGitHub(payload))).toEqual({
          kind: 'pull-request',
          event: name,
          action: payload['action'],
          number: payload['number'],
          headSha: expect.stringMatching(/^[0-9a-f]{40}$/),
          seen: { isDraft: expect.any(Boolean), labels: expect.any(Array), isFork: false, author: expect.any(String) },
          retargeted: null,
        });
    },
  );

  it('says of an edit which base the pull request had, and of no other event (A30)', () => {
    const changes = { base: { ref: { from: 'decoy' }, sha: { from: 'a'.repeat(40) } } };
    const retargeted = (more: object) => {
      const payload = { ...opened, ...more };
      return readTrigger({ name: 'pull_request', payload }, ofGitHub(payload));
    };
    expect(retargeted({ action: 'edited', changes })).toMatchObject({ retargeted: { from: 'decoy', to: 'master' } });
    for (const more of [{ title: { from: 'Old' } }, {}, null, [], 'x', { base: null }, { base: { ref: { from: 7 } } }])
      expect(retargeted({ action: 'edited', changes: more }), JSON.stringify(more)).toMatchObject({ retargeted: null });
    expect(retargeted({ action: 'synchronize', changes })).toMatchObject({ retargeted: null });
  });

  it('takes a branch in another repository, or in one that is gone, for that of a fork (threat 98)', () => {
    const pull = opened['pull_request'] as { head: object; user: object };
    for (const repo of [null, { full_name: 'stranger/shares' }]) {
      const payload = { ...opened, pull_request: { ...pull, head: { ...pull.head, repo }, user: null } };
      expect(readTrigger({ name: 'pull_request', payload }, ofGitHub(payload))).toMatchObject({
        seen: { isFork: true, author: 'ghost' },
      });
    }
  });

  it.each(['schedule', 'repository_dispatch', 'workflow_call', 'workflow_run', 'delete', 'constructor', ''])(
    'is named when it is %j',
    (name) => {
      expect(readTrigger({ name, payload: {} }, 'acme/shares')).toEqual({ kind: 'other', event: name });
    },
  );

  it.each(['pull_request', 'pull_request_target'])('is refused as %s where the payload is of another form', (name) => {
    const pull = opened['pull_request'] as object;
    const wrong = [undefined, null, [], 'x', {}, { action: 'opened', pull_request: null }, { pull_request: pull }];
    const numbers = ['7', 0, -7, 1.5, Number.NaN, null].map((number) => ({
      action: 'opened',
      pull_request: { ...pull, number },
    }));
    const heads = ['', 'A'.repeat(40), 'a'.repeat(39), '--upload-pack=x', null].map((sha) => ({
      action: 'opened',
      pull_request: { ...pull, head: { sha } },
    }));
    for (const payload of [...wrong, ...numbers, ...heads])
      expect(() => readTrigger({ name, payload }, 'acme/shares'), JSON.stringify(payload)).toThrow(UserError);
  });

  it('is refused when it happened in another repository', () => {
    for (const name of ['pull_request', 'workflow_dispatch', 'repository_dispatch'])
      expect(() => readTrigger({ name, payload: other(opened, 'stranger/shares') }, 'acme/shares')).toThrow(
        'happened in stranger/shares, and this workflow runs in acme/shares',
      );
    expect(readTrigger({ name: 'workflow_dispatch', payload: other(opened, 'Acme/Shares') }, 'acme/shares')).toEqual({
      kind: 'dispatch',
    });
  });

  it('is every push that GitHub publishes, with no commit where it writes zeros', () => {
    const examples = examplesOf('push');
    expect(examples.length).toBeGreaterThan(3);
    for (const payload of examples) {
      const trigger = readTrigger({ name: 'push', payload }, ofGitHub(payload));
      if (trigger.kind !== 'push') throw new Error(trigger.kind);
      expect(trigger.branch === null, String(payload['ref'])).toBe(String(payload['ref']).startsWith('refs/tags/'));
      expect(trigger.before === null).toBe(payload['created']);
      expect(trigger.after === null).toBe(payload['deleted']);
    }
    const [payload = {}] = examples;
    for (const more of [{ ref: 'main' }, { before: null }, { after: 'HEAD' }, { repository: {} }])
      expect(() => readTrigger({ name: 'push', payload: { ...payload, ...more } }, 'o/r')).toThrow(UserError);
  });

  it('is every merge group that GitHub publishes', () => {
    const examples = examplesOf('merge_group');
    expect(examples.length).toBeGreaterThan(0);
    for (const payload of examples)
      expect(readTrigger({ name: 'merge_group', payload }, ofGitHub(payload))).toMatchObject({
        ...{ kind: 'merge-group', number: 104, baseRef: 'main' },
      });
  });
});
