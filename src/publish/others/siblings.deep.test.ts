import { describe, expect, it } from 'vitest';
import { connect, pull } from '../../../test/support/github/connect.ts';
import type { PullScript } from '../../../test/support/github/payloads.ts';
import type { GitHubState, StoredComment } from '../../../test/support/github/state.ts';
import { leftOn } from '../../../test/support/neighbours.ts';
import { pullRequest } from '../../../test/support/report-parts.ts';
import { remembered, seal } from '../../../test/support/sealing.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Decision } from '../../types.ts';
import { neighboursOf } from '../../worlds/neighbours.ts';
import { waitsForSiblings } from './siblings.ts';

const { headSha } = pull;
const policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] } as const;
const elsewhere = 'e'.repeat(40);
const override: Omit<Decision, 'headSha'> = {
  comment: 5,
  at: '2026-01-05T09:00:00Z',
  ...{ by: 'max', finding: null, reason: 'The vendors are down.' },
  verb: 'override',
};

interface Scene {
  readonly others: readonly Partial<PullScript>[];
  readonly comments?: readonly StoredComment[];
  readonly branches?: GitHubState['branches'];
  readonly hasSeal?: boolean;
  readonly protectedBases?: readonly string[] | null;
  readonly onIncomplete?: 'fail' | 'pass';
  readonly outage?: RegExp;
}

/** What pull request 7 waits for, and how many requests that took. */
async function ask({ others, comments = [], branches = { release: true, decoy: false }, ...more }: Scene) {
  const { hasSeal = true, protectedBases = null, onIncomplete = 'fail', outage } = more;
  await using at = await connect({ secondMs: 1 });
  for (const [place, other] of others.entries()) {
    const number = other.number ?? 8 + place;
    at.server.state.pulls.set(number, { ...pull, number, baseRef: 'release', ...other });
  }
  at.server.state.branches = branches;
  at.server.state.comments = [...comments];
  if (outage !== undefined)
    at.server.state.outage = (request) => (outage.test(request) ? { status: 502, message: 'Bad gateway' } : null);
  const warnings: string[] = [];
  const asking = waitsForSiblings(
    { ...pullRequest, headSha, number: 7 },
    { name: 'deep-review', protectedBases, policy: { ...policy, onIncomplete } },
    {
      neighbours: neighboursOf(at.github),
      seal: hasSeal ? seal() : null,
      source: {
        readChange: () => Promise.reject(new Error('read before')),
        readHead: () => Promise.reject(new Error('read before')),
        readThreads: async () => null,
        readBaseFile: async () => null,
        readProtected: ({ baseRef }) => at.github.readProtected(baseRef),
      },
      log: { line: () => undefined, group: () => undefined, warning: (text) => void warnings.push(text) },
    },
  );
  const deadline = systemClock.deadline(20_000);
  const [said, again] = await Promise.all([asking(deadline), asking(deadline)]);
  expect(again).toBe(said);
  return { said, warnings, requests: at.server.requests.length };
}

describe('a success waits (threat 61)', () => {
  it('for nothing where no other open pull request has the head, and asks that in one request', async () => {
    const closed = { state: 'closed', isMerged: true } as const;
    const { said, requests } = await ask({ others: [{ headSha: elsewhere }, closed, { state: 'closed' }] });
    expect([said, requests]).toEqual([null, 1]);
  });

  const passed = leftOn(8, { headSha, baseRef: 'release' });
  it.each<[string, Scene, string | null]>([
    ['for one that nobody has reviewed', { others: [{}] }, 'has the same head and has no review yet'],
    ['for a draft too', { others: [{ isDraft: true }] }, 'has no review yet'],
    ['for one of a fork too', { others: [{ headRepo: 'stranger/r', headRef: 'other' }] }, 'has no review yet'],
    ['for one of a fork that is gone', { others: [{ headRepo: null }] }, 'has no review yet'],
    ['for one into the same base too', { others: [{ baseRef: 'main' }] }, '#8 into main'],
    ['not for one that is clean by itself', { others: [{}], comments: [passed] }, null],
    ['not for one into a base that is not protected', { others: [{ baseRef: 'decoy' }] }, null],
    ['for one whose base GitHub says nothing of', { others: [{ baseRef: 'secret' }] }, '#8 into secret'],
    [
      'for one whose base an input names',
      { others: [{ baseRef: 'decoy' }], protectedBases: ['dec*'] },
      '#8 into decoy',
    ],
    ['not for one whose base no input names', { others: [{}], protectedBases: ['main'] }, null],
    [
      'for one that was reviewed at another head',
      { others: [{}], comments: [leftOn(8, { headSha: elsewhere, baseRef: 'release' })] },
      `was last reviewed at ${'e'.repeat(12)}`,
    ],
    [
      'for one that was reviewed against another base (threat 60)',
      { others: [{}], comments: [leftOn(8, { headSha, baseRef: 'decoy' })] },
      'was last reviewed against decoy, and its base is release',
    ],
    [
      'for one that blocks',
      {
        others: [{}],
        comments: [
          leftOn(8, { headSha, baseRef: 'release' }, { memory: { findings: [remembered({ severity: 'critical' })] } }),
        ],
      },
      'is blocking (F1 (critical): A title)',
    ],
    [
      'for one that is incomplete',
      {
        others: [{}],
        comments: [leftOn(8, { headSha, baseRef: 'release' }, { memory: { gaps: ['1 of 3 completed.'] } })],
      },
      'is incomplete (1 of 3 completed.)',
    ],
    [
      'not for one that is incomplete where that passes',
      {
        ...{ others: [{}], onIncomplete: 'pass' },
        comments: [leftOn(8, { headSha, baseRef: 'release' }, { memory: { gaps: ['1 of 3 completed.'] } })],
      },
      null,
    ],
    [
      'not for one that a person has overridden at this head',
      {
        others: [{}],
        comments: [
          leftOn(
            8,
            { headSha, baseRef: 'release' },
            { memory: { gaps: ['1 of 3 completed.'], decisions: [{ ...override, headSha }] } },
          ),
        ],
      },
      null,
    ],
    [
      'for one that was overridden at another head',
      {
        others: [{}],
        comments: [
          leftOn(
            8,
            { headSha, baseRef: 'release' },
            { memory: { gaps: ['1 of 3 completed.'], decisions: [{ ...override, headSha: elsewhere }] } },
          ),
        ],
      },
      'is incomplete',
    ],
    [
      'for one whose comment another key has sealed',
      {
        others: [{}],
        comments: [
          leftOn(8, { headSha, baseRef: 'release' }, { keys: ['another key of thirty-two characters, and more'] }),
        ],
      },
      'has no finished review that a key of this run has sealed',
    ],
    [
      'for one whose comment was taken from another pull request (threat 72)',
      { others: [{}], comments: [{ ...leftOn(9, { headSha, baseRef: 'release' }), issue: 8 }] },
      'has no finished review',
    ],
    [
      'for one whose comment was taken from another repository',
      { others: [{}], comments: [leftOn(8, { headSha, baseRef: 'release' }, { repository: '7' })] },
      'has no finished review',
    ],
    [
      'for one that only another instance has reviewed',
      { others: [{}], comments: [leftOn(8, { headSha, baseRef: 'release' }, { instance: 'advice' })] },
      'has no review yet',
    ],
    [
      'for one whose comment somebody else wrote (threat 68)',
      { others: [{}], comments: [{ ...passed, author: 'mallory' }] },
      'has no review yet',
    ],
    ['for any where there is no key', { others: [{}], comments: [passed], hasSeal: false }, '`state-key`'],
  ])('%s', async (_, scene, expected) => {
    const { said } = await ask(scene);
    if (expected === null) expect(said).toBeNull();
    else expect(said).toContain(expected);
  });

  it('for one among two hundred, whichever page it stands on, and names a few of many', async () => {
    const crowd = Array.from({ length: 200 }, (_, at) => ({ number: 100 + at, headSha: elsewhere }));
    const one = await ask({ others: [...crowd, { number: 999 }] });
    expect(one.said).toContain('Pull request #999 into release has the same head and has no review yet.');
    const all = await ask({ others: crowd.slice(0, 120).map(({ number }) => ({ number })) });
    expect(all.said).toMatch(/#100 .*; Pull request #101 .*; Pull request #102 .*; so do 117 more\. Review that/u);
  });

  it.each([/graphql/, /issues\/8\/comments/, /branches\/release/])(
    'where GitHub does not answer %s, and says so',
    async (outage) => {
      const { said, warnings } = await ask({ others: [{}], comments: [passed], outage });
      expect(said).toBe(
        'GitHub did not say whether another pull request with this head still needs a review. Run the job again.',
      );
      expect(warnings).toHaveLength(1);
    },
  );
});
