import { describe, expect, it } from 'vitest';
import type { PullScript } from './support/github/payloads.ts';
import type { Fault, StoredComment } from './support/github/state.ts';
import { leftOn } from './support/neighbours.ts';
import { groupOf, queue } from './support/queued.ts';
import { stateKey } from './support/sealing.ts';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed, type TestBed } from './support/test-bed.ts';

const here = 'acme/shares';
const other = 'd'.repeat(40);
const inputs = {
  ...{ 'anthropic-api-key': '', 'openai-api-key': '', 'gemini-api-key': '', 'state-key': stateKey },
};

interface Scene {
  /** What is different of pull request 8, which is queued behind 7. */
  readonly pull?: Partial<PullScript>;
  readonly comments?: (clean: StoredComment) => readonly StoredComment[];
  readonly payload?: (payload: Record<string, unknown>) => unknown;
  readonly merges?: string;
  readonly outage?: RegExp;
  readonly fault?: Fault;
  readonly arrange?: (bed: TestBed) => unknown;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** A group of two, both of which passed until something happened. */
async function queued(scene: Scene) {
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  const { headSha, github } = bed;
  const first = github.state.pulls.get(7);
  if (first === undefined) throw new Error('no pull request');
  github.state.pulls.set(8, { ...first, number: 8, headSha: other, ...scene.pull });
  const clean = leftOn(8, { headSha: other }, { repository: here });
  github.state.comments = [
    leftOn(7, { headSha }, { repository: here }),
    ...(scene.comments === undefined ? [clean] : scene.comments(clean)),
  ];
  const payload = queue(bed, [{ number: 7 }, { number: 8, merges: scene.merges ?? null }]) as Record<string, unknown>;
  scene.arrange?.(bed);
  const { outage } = scene;
  if (outage !== undefined)
    github.state.outage = (request) =>
      outage.test(request) ? (scene.fault ?? { status: 502, message: 'Bad gateway' }) : null;
  using step = await bed.review({
    eventName: 'merge_group',
    payload: (scene.payload?.(payload) ?? payload) as object,
    inputs: { ...inputs, ...scene.inputs },
  });
  expect([bed.vendors.requests, bed.github.violations]).toEqual([[], []]);
  expect(github.state.comments).toHaveLength(1 + (scene.comments?.(clean).length ?? 1));
  return {
    exitCode: step.exitCode,
    reason: step.outputs['reason'] ?? step.summary,
    statuses: github.state.statuses.map(({ sha, state }) => `${sha === groupOf(8) ? 'group' : sha} ${state}`),
  };
}

const group = (change: (group: Record<string, unknown>) => object) => (payload: Record<string, unknown>) => ({
  ...payload,
  merge_group: change(payload['merge_group'] as Record<string, unknown>),
});

describe('a merge group (A31)', () => {
  it('passes by the base that the reviews were against, and by the head that it merges', async () => {
    expect(await queued({ merges: other })).toMatchObject({
      exitCode: 0,
      statuses: ['group pending', 'group success'],
    });
    const denied = await queued({
      arrange: ({ github: { state } }) => Object.assign(state.permissions, { statuses: false }),
    });
    expect([denied.exitCode, denied.statuses]).toEqual([0, []]);
  });

  it.each<[string, Scene, string]>([
    [
      'whose head moved after it was queued',
      { pull: { headSha: 'e'.repeat(40) } },
      'was last reviewed at dddddddddddd',
    ],
    ['that merges a head which is none any more', { merges: 'e'.repeat(40) }, 'merges eeeeeeeeeeee'],
    ['that goes to another base now', { pull: { baseRef: 'release' } }, '#8 goes to release, and the queue is that of'],
    ['that was closed', { pull: { state: 'closed' } }, '#8 is closed'],
    ['that nobody has reviewed', { comments: () => [] }, '#8 has no review yet'],
    [
      'whose comment somebody else wrote',
      { comments: (clean) => [{ ...clean, author: 'mallory' }] },
      '#8 has no review yet',
    ],
    [
      'whose comment is that of another pull request',
      { comments: () => [{ ...leftOn(7, { headSha: other }, { repository: here }), issue: 8 }] },
      'no finished review',
    ],
    [
      'whose review another instance made',
      { inputs: { name: 'advice' } },
      '#7 has no review yet; #8 has no review yet',
    ],
    [
      'that is queued behind one whose branch is gone',
      {
        arrange({ github: { state } }) {
          const [, last = ['', '']] = Object.entries(state.queue.branches);
          state.queue = { ...state.queue, branches: Object.fromEntries([last]) };
        },
      },
      'Which pull requests the group holds is not clear',
    ],
  ])('does not pass with a pull request %s', async (_, scene, words) => {
    const { exitCode, reason, statuses } = await queued(scene);
    expect([exitCode, reason]).toEqual([1, expect.stringContaining(words)]);
    expect(statuses).toEqual(['group pending', 'group failure']);
  });

  it.each([/compare/, /matching-refs/, /pulls\/8$/, /issues\/8\/comments/, /graphql/, /contents/])(
    'is in error, and red, where GitHub does not answer %s',
    async (outage) => {
      const { exitCode, statuses } = await queued({ outage });
      expect(exitCode).toBe(1);
      expect(statuses[0]).toBe('group pending');
      expect(statuses.at(-1)).toMatch(/^group (?:error|failure)$/u);
    },
  );

  it.each([/compare/, /matching-refs/])('says so where the token may not read %s', async (outage) => {
    const { exitCode, reason } = await queued({ outage, fault: { status: 403, message: 'Resource not accessible' } });
    expect([exitCode, reason]).toEqual([
      1,
      expect.stringContaining('GitHub does not show what the merge group holds.'),
    ]);
  });

  it.each<[string, (payload: Record<string, unknown>) => unknown]>([
    ['no group', ({ merge_group: _, ...rest }) => rest],
    ['a group that was destroyed', (payload) => ({ ...payload, action: 'destroyed' })],
    ['a branch of another base', group((each) => ({ ...each, base_ref: 'refs/heads/release' }))],
    ['a branch of no queue', group((each) => ({ ...each, head_ref: 'refs/heads/pr-8' }))],
    [
      'a branch of no pull request',
      group((each) => ({ ...each, head_ref: 'refs/heads/gh-readonly-queue/main/pr-0-x' })),
    ],
    ['a short head', group((each) => ({ ...each, head_sha: 'cafe' }))],
    ['nothing', () => ({})],
  ])('is refused where its payload has %s', async (_, payload) => {
    const { exitCode, statuses, reason } = await queued({ payload });
    expect([exitCode, statuses]).toEqual([1, []]);
    expect(reason).toContain('The payload of the `merge_group` event has no merge group that can be read.');
  });
});
