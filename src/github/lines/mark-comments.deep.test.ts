import { describe, expect, it } from 'vitest';
import { connect, longDeadline } from '../../../test/support/github/connect.ts';
import { discussion, fingerprintNo, inlineComment, ownDiscussion } from '../../../test/support/github/discussions.ts';

describe('a pull request with thousands of discussions', () => {
  it('has ours found among them, read once, and changed twenty at a time', async () => {
    await using at = await connect();
    const noise = Array.from({ length: 2_400 }, (_, index) => discussion(index + 100, 'ana', `No ${index}`));
    const ours = Array.from({ length: 45 }, (_, index) => ownDiscussion(index + 1));
    at.server.state.threads = [...noise.slice(0, 900), ...ours, ...noise.slice(900)];
    expect(await at.github.readUnresolvedThreads(7)).toHaveLength(1_000);
    expect(at.server.requests).toHaveLength(20);
    const fates = ours.map((_, index) => ({
      ...{ finding: `F${index + 1}`, fingerprint: fingerprintNo(index + 1) },
      ...{ became: 'fixed', note: '**Fixed.**', isOver: true, when: 'always' as const },
    }));
    const ended = await at.github.markComments(7, fates, longDeadline());
    expect(ended.said).toHaveLength(45);
    // The pages that were not read ahead, and three times a look and a change.
    expect(at.server.requests).toHaveLength(20 + 5 + 2 * 3);
  });

  it('is left as it is where there are more than are looked through', async () => {
    await using at = await connect();
    at.server.state.threads = Array.from({ length: 5_001 }, (_, index) => discussion(index + 1, 'ana', 'No'));
    const batch = { headSha: 'b'.repeat(40), comments: [inlineComment(1)], reviewBody: () => 'One.' };
    expect(await at.github.postInlineComments(7, batch)).toEqual({ outcome: 'crowded', most: 5_000 });
    expect(at.server.state.threads).toHaveLength(5_001);
  });
});
