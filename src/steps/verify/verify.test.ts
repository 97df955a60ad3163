import { setImmediate as settled } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, type Held, heldVerification, reviewers } from '../../../test/support/held-verification.ts';
import { samples } from '../../../test/support/samples.ts';
import { crossVerified, failed, injection, leak, sameLeak } from '../../../test/support/scripted-ledger.ts';
import { scriptedFinding } from '../../../test/support/scripted-review.ts';
import type { First } from '../../agent/first.ts';
import type { Candidate, FailureReason, Finding, Ruling } from '../../types.ts';
import { termsOf } from '../decide/terms.ts';
import { planVerification } from './plan.ts';

const important: Finding = { ...leak, severity: 'important' };
const otherWords: Finding = { ...important, title: 'The pool connection is not released when a query throws' };

describe('verifying', () => {
  it('puts claims to verifiers while other reviews are still running', async () => {
    const { verification, submitted, asked, ruled, told } = heldVerification();
    await submitted('A', important);
    expect(asked()).toEqual(['B on A:F1']);
    await ruled('B on A:F1', { verdict: 'unproven' });
    await submitted('B');
    await submitted('C');
    const { clusters, settle } = await verification;
    expect(clusters.map((one) => idsOf([one]))).toEqual([['A:F1']]);
    const { rulings, sessions } = await settle();
    expect(rulings).toMatchObject([{ about: 'A:F1', by: 'B', verdict: 'unproven' }]);
    expect(sessions).toMatchObject([{ reviewer: { name: 'B' }, failure: null }]);
    expect(told).toEqual(['starts B on A:F1', 'B: A:F1 unproven']);
  });

  it('hears of what ends in the order that it is told, and plans by that', async () => {
    const order = ['review 3 by C', 'review 1 by A', 'verification 1 by B', 'review 2 by B'];
    const told: First = async (underWay) => {
      const name = order.shift() ?? '';
      const ending = underWay.get(name);
      if (ending === undefined) throw new Error(`${name} is not under way`);
      return [name, await ending];
    };
    const { verification, submitted, ruled, asked } = heldVerification(crossVerified, told);
    await submitted('A', important);
    await submitted('B', sameLeak);
    expect(asked()).toEqual([]);
    await submitted('C');
    // A second verifier would know that B raised it too.
    expect(asked()).toEqual(['B on A:F1']);
    await ruled('B on A:F1', { verdict: 'unproven' });
    await verification;
    expect(order).toEqual([]);
  });

  it('hands on the clusters when the last review is in, without waiting for verifiers', async () => {
    const { verification, submitted, ruled } = heldVerification();
    await submitted('A', important);
    await submitted('C');
    await submitted('B', injection);
    const { clusters, settle } = await verification;
    expect(clusters.map(({ lead }) => lead.id).toSorted()).toEqual(['A:F1', 'B:F1']);
    const end = settle();
    for (const name of ['B on A:F1', 'A on B:F1', 'C on B:F1']) await ruled(name, { verdict: 'confirmed' });
    expect((await end).rulings).toHaveLength(3);
  });

  it('lets a late duplicate join what is under way, and asks nobody again', async () => {
    const { verification, submitted, asked, ruled } = heldVerification();
    await submitted('A', leak);
    expect(asked()).toEqual(['B on A:F1', 'C on A:F1']);
    await submitted('B', sameLeak);
    await submitted('C');
    const { clusters, settle } = await verification;
    expect(clusters.map((one) => idsOf([one]))).toEqual([['A:F1', 'B:F1']]);
    const end = settle();
    await ruled('B on A:F1', {});
    await ruled('C on A:F1', {});
    expect((await end).rulings).toHaveLength(2);
    expect(asked()).toHaveLength(2);
  });

  it('replaces a verifier that dies, and asks a vendor that is down nothing more', async () => {
    const { verification, submitted, reviewed, asked, ruled, died } = heldVerification();
    await submitted('A', important);
    await died('B on A:F1', 'outage');
    expect(asked()).toEqual(['B on A:F1', 'C on A:F1']);
    await submitted('C', { ...injection, severity: 'important' });
    expect(asked().slice(2)).toEqual(['A on C:F1']);
    await reviewed(failed('B'));
    const end = (await verification).settle();
    await ruled('C on A:F1', {});
    await ruled('A on C:F1', {});
    const { rulings, sessions } = await end;
    expect(rulings.map(({ by, verdict }) => `${by} ${verdict}`)).toEqual([
      'B unverified',
      'C confirmed',
      'A confirmed',
    ]);
    expect(sessions.map(({ failure }) => failure?.reason ?? null)).toEqual(['outage', null, null]);
  });

  it('asks a vendor again after a failure that says nothing of the next session, but not about the same claim', async () => {
    const { submitted, asked, died } = heldVerification();
    await submitted('A', important);
    await died('B on A:F1', 'malformed');
    await submitted('C', { ...injection, severity: 'important' });
    expect(asked()).toEqual(['B on A:F1', 'C on A:F1', 'A on C:F1']);
    await died('A on C:F1', 'malformed');
    expect(asked().slice(3)).toEqual(['B on C:F1']);
  });

  it('asks nobody whose review has shown that the vendor is down', async () => {
    const { reviewed, submitted, asked } = heldVerification();
    await reviewed(failed('B'));
    await submitted('A', important);
    expect(asked()).toEqual(['C on A:F1']);
  });

  it('puts what another reviewer said behind a refuted claim to a verifier in turn', async () => {
    const { verification, submitted, asked, ruled, died } = heldVerification();
    await submitted('A', important);
    await died('B on A:F1', 'malformed');
    await submitted('B', otherWords);
    await submitted('C');
    const { clusters, settle } = await verification;
    const [both] = clusters;
    if (both?.sources.length !== 2) throw new Error('the two are meant to be one candidate');
    const end = settle();
    await ruled('C on A:F1', { verdict: 'refuted' });
    expect(asked()).toEqual(['B on A:F1', 'C on A:F1', 'C on B:F1']);
    await ruled('C on B:F1', { verdict: 'confirmed' });
    expect((await end).rulings.map(({ about, verdict }) => `${about} ${verdict}`)).toEqual([
      'A:F1 unverified',
      'A:F1 refuted',
      'B:F1 confirmed',
    ]);
  });

  it('ends when no verifier is left who could settle a claim', async () => {
    const { verification, submitted, asked, died } = heldVerification();
    for (const name of ['B', 'C']) await submitted(name);
    await submitted('A', leak);
    const end = (await verification).settle();
    await died('B on A:F1', 'auth');
    await died('C on A:F1', 'auth');
    await died('A on A:F1', 'auth');
    expect((await end).rulings.map(({ verdict }) => verdict)).toEqual(['unverified', 'unverified', 'unverified']);
    expect(asked()).toHaveLength(3);
  });

  it.each([
    ['nothing was found', crossVerified, []],
    ['nothing wants verification', crossVerified, [{ ...leak, severity: 'suggestion' as const }]],
    ['nothing is to be verified', { ...crossVerified, verify: 'off' as const }, [leak]],
  ])('ends without a session when %s', async (_, policy, findings) => {
    const { verification, submitted, asked } = heldVerification(policy);
    await submitted('A', ...findings);
    for (const name of ['B', 'C']) await submitted(name);
    const { clusters, settle } = await verification;
    const { rulings, sessions } = await settle();
    expect(idsOf(clusters)).toEqual(findings.map((_, at) => `A:F${at + 1}`));
    expect([rulings, sessions, asked()]).toEqual([[], [], []]);
  });
});

describe('a verification in which something throws', () => {
  /** Rejections that nobody has taken while the test ran. */
  async function unhandledIn(test: () => Promise<void>): Promise<unknown[]> {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    await test().finally(settled);
    process.off('unhandledRejection', note);
    return unhandled;
  }

  it('fails as a whole while reviews are running, and starts nothing more', async () => {
    const unhandled = await unhandledIn(async () => {
      const { verification, submitted, held, asked } = heldVerification();
      const outcome = expect(verification).rejects.toThrow('a bug');
      await submitted('A', leak);
      held[0]?.throw(new Error('a bug'));
      await outcome;
      held[1]?.throw(new Error('another one, later'));
      await submitted('B', injection);
      expect(asked()).toEqual(['B on A:F1', 'C on A:F1']);
    });
    expect(unhandled).toEqual([]);
  });

  it('fails as a whole when all reviews are in', async () => {
    const unhandled = await unhandledIn(async () => {
      const { verification, submitted, held } = heldVerification();
      for (const name of ['B', 'C']) await submitted(name);
      await submitted('A', leak);
      const outcome = expect((await verification).settle()).rejects.toThrow('a bug');
      held[1]?.throw(new Error('a bug'));
      await outcome;
      held[0]?.throw(new Error('another one, later'));
    });
    expect(unhandled).toEqual([]);
  });

  it('fails with a review that throws, whatever the others do afterwards', async () => {
    const unhandled = await unhandledIn(async () => {
      const { verification, submitted, reviewThrows, held } = heldVerification();
      const outcome = expect(verification).rejects.toThrow('cancelled');
      await submitted('A', leak);
      reviewThrows('B', new Error('cancelled'));
      await outcome;
      reviewThrows('C', new Error('cancelled'));
      for (const session of held) session.throw(new Error('cancelled'));
    });
    expect(unhandled).toEqual([]);
  });
});

describe('a verification, whatever reviewers and verifiers do', () => {
  const finding = fc
    .record({
      severity: fc.constantFrom('critical', 'important', 'suggestion'),
      words: fc.constantFrom(leak, sameLeak, injection, otherWords),
      path: fc.constantFrom('a.ts', 'b.ts'),
      quote: fc.constantFrom('some code', 'some code', 'missing'),
    })
    .map(({ severity, words, path, quote }) => scriptedFinding({ ...words, severity, path, quote }));
  const end = fc.constantFrom<readonly [Partial<Ruling>, FailureReason?]>(
    [{ verdict: 'confirmed' }],
    [{ verdict: 'refuted' }],
    [{ verdict: 'unproven' }],
    [{ verdict: 'unverified' }, 'outage'],
    [{ verdict: 'unverified' }, 'malformed'],
  );

  it('ends, holds at most two sessions of a reviewer at a time, and leaves nothing that a verifier could settle', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...reviewers.map(() => fc.array(finding, { maxLength: 4 }))),
        fc.array(fc.record({ choice: fc.nat(), end }), { minLength: 8, maxLength: 8 }),
        async (found, fates) => {
          const { verification, submitted, held } = heldVerification();
          const whole = verification.then(async ({ clusters, settle }) => ({ clusters, ...(await settle()) }));
          const coming = reviewers.map(({ name }, at) => ({ name, findings: found[at] ?? [] }));
          const running = new Set<Held>();
          for (let at = 0; coming.length + running.size > 0; at += 1) {
            const { choice = 0, end: [words, reason] = [{}] } = fates[at % fates.length] ?? {};
            const next = choice % (coming.length + running.size);
            const [review] = next < coming.length ? coming.splice(next, 1) : [];
            const session = [...running][next - coming.length];
            const known = held.length;
            if (review !== undefined) await submitted(review.name, ...review.findings);
            else if (session !== undefined) {
              running.delete(session);
              session.end(endOf(session, words, reason));
              await settled();
            }
            for (const one of held.slice(known)) running.add(one);
            const holders = [...running].map(({ verifier }) => verifier.name);
            expect(reviewers.every(({ name }) => holders.filter((one) => one === name).length <= 2)).toBe(true);
          }
          const { clusters: candidates, rulings, sessions } = await whole;
          expect(sessions).toHaveLength(held.length);
          const dead = sessions.filter(({ failure }) => failure?.reason === 'outage');
          const down = new Set(dead.map(({ reviewer: { name } }) => name));
          const state = { candidates, reviewers, down, rulings, pending: [], terms: termsOf(reviewers, crossVerified) };
          expect(planVerification(state)).toEqual([]);
        },
      ),
      { numRuns: samples(1_000), seed: 11 },
    );
  });
});

function idsOf(candidates: readonly Candidate[]): readonly string[] {
  return candidates.flatMap(({ sources }) => sources.map(({ id }) => id)).toSorted();
}
