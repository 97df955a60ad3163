import fc from 'fast-check';
import { expect, it } from 'vitest';
import { snapshotOf } from '../../../eval/support/snapshot-of.ts';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import { samples } from '../../../test/support/samples.ts';
import { memoryOf, remembered } from '../../../test/support/sealing.ts';
import { remember } from '../../rounds/remember.ts';
import {
  CodeState,
  isOpen,
  isStillOpen,
  type LedgerFinding,
  Memory,
  type PriorStatus,
  rankOf,
  Severity,
  standings,
} from '../../types.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';
import { joinRounds } from './join-rounds.ts';

/* Everything about findings is drawn from few words and lines, so that most of them are like another one. */
const lines = ['const a = first(input);', 'return second(a) / a.length;', 'third(a);', 'fourth(a, input);'];
const head = snapshotOf({ 'src/a.ts': lines });
const context = {
  head: { ...head, blame: async () => [], fromBase: async () => new Set<number>() },
  base: head,
  changes: [],
};
const title = fc.constantFrom(
  'An empty list divides by zero',
  'A list that is empty divides',
  'The input is not checked',
);
const place = fc.integer({ min: 1, max: lines.length });
const severity = fc.constantFrom(...Severity.options);
const quoteAt = (line: number) => lines[line - 1] ?? '';
const anchorAt = (line: number) => ({ path: 'src/a.ts', side: 'new' as const, startLine: line, endLine: line });
const fingerprintOf = (line: number, at: number) => `${line}${at}`.padStart(16, '0');

const settled: readonly PriorStatus[] = [
  'open',
  'partly-fixed',
  'unclear',
  'fixed',
  'code-gone',
  'left-the-change',
  'acknowledged',
];
const priorParts = fc.record({
  title,
  severity,
  line: place,
  code: fc.constantFrom(...CodeState.options),
  status: fc.constantFrom(...settled, 'declined' as const),
  wasDeclined: fc.boolean(),
  isPlaced: fc.boolean(),
  isByCode: fc.boolean(),
  standing: fc.constantFrom('confirmed' as const, 'unproven' as const, 'unverified' as const),
});
const laterParts = fc.record({
  title,
  severity,
  line: place,
  standing: fc.constantFrom(...standings.filter((standing) => standing !== 'declined')),
  isByCode: fc.constantFrom(false, false, true),
});
const said = fc.constantFrom('one' as const, 'two' as const, null);

const [template] = criticalReport().ledger.findings;

it('gives every earlier finding one status and no id to two, whatever is found again and whatever a model says (A1, A2)', async () => {
  if (template === undefined) throw new Error('the fixture has lost its finding');
  const given = fc.record({
    priors: fc.array(priorParts, { minLength: 1, maxLength: 6 }),
    closed: fc.array(
      fc.record({
        title,
        line: place,
        status: fc.constantFrom('fixed' as const, 'code-gone' as const, 'acknowledged' as const),
      }),
      { maxLength: 3 },
    ),
    later: fc.array(laterParts, { maxLength: 6 }),
    ties: fc.array(fc.record({ later: fc.nat(5), prior: fc.nat(5), said }), { maxLength: 8 }),
    sameBefore: fc.array(fc.array(fc.nat(5), { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(given, async ({ priors, closed, later, ties, sameBefore }) => {
      const checked = priors.map((each, at): CheckedPrior => {
        const rule = each.isByCode ? 'hidden-text' : null;
        const isDeclined = each.status === 'declined' || each.wasDeclined;
        const prior = remembered({
          ...{ id: `F${at + 1}`, title: each.title, severity: each.severity, quote: quoteAt(each.line), rule },
          ...{
            standing: each.standing,
            declined: isDeclined ? 7 : null,
            fingerprint: fingerprintOf(each.line, at % 2),
          },
        });
        const anchor = each.isPlaced ? anchorAt(each.line) : null;
        const { code, status } = each;
        return { placed: { prior, code, anchor, path: prior.path }, status, voices: [], evidence: null, reason: 'So.' };
      });
      const findings = checked.map(({ placed }) => placed.prior);
      const tombs = closed.map((each, at) => {
        const code = { kind: 'regression' as const, path: 'src/a.ts', quote: quoteAt(each.line) };
        const { status } = each;
        const fingerprint = fingerprintOf(each.line, at % 2);
        return {
          id: `F${20 + at}`,
          fingerprint,
          since: 1,
          status,
          round: 2,
          severity: 'important' as const,
          title: each.title,
          code,
        };
      });
      const memory = memoryOf({ findings, closed: tombs, nextId: 30, round: 3 });
      const raw = later.map(
        (each, at): LedgerFinding => ({
          ...template,
          ...{
            id: `F${at + 1}`,
            fingerprint: fingerprintOf(each.line, at % 2),
            sources: [`A:F${at + 1}`],
            kind: 'regression',
          },
          ...{
            standing: each.standing,
            severity: each.severity,
            rawSeverity: each.severity,
            anchor: anchorAt(each.line),
          },
          rule: each.isByCode ? 'hidden-text' : null,
          finding: { ...template.finding, title: each.title, quote: quoteAt(each.line), ...anchorAt(each.line) },
        }),
      );
      const ledger = { findings: raw, observations: [], dispositions: [] };
      const words = {
        ties: ties.map((tie) => ({ source: `A:F${tie.later + 1}`, prior: `F${tie.prior + 1}`, said: tie.said })),
        sameBefore: sameBefore.map((ids) => [...new Set(ids)].map((at) => `F${at + 1}`)),
      };
      const joined = await joinRounds(ledger, { memory, checked, ties: words, since: null }, context);
      const statuses = joined.priors ?? [];
      const ids = statuses.map(({ id }) => id);
      for (const { id } of findings) expect(ids.filter((each) => each === id)).toHaveLength(1);
      const known = new Set([...findings, ...tombs].map(({ id }) => id));
      expect(ids.every((id) => known.has(id))).toBe(true);
      const open = joined.findings.filter(isOpen);
      expect(new Set(joined.findings.map(({ id }) => id)).size).toBe(joined.findings.length);
      for (const { id } of joined.findings)
        if (!ids.includes(id)) expect(Number(id.slice(1))).toBeGreaterThanOrEqual(30);
      // What a re-check leaves open stays in the count, by itself or in the one that it turned out to be.
      for (const { placed, status } of checked) {
        const told = statuses.find(({ id }) => id === placed.prior.id);
        if (!isStillOpen(status) || placed.prior.rule !== null) continue;
        const living = open.find(({ id }) => id === (told?.supersededBy ?? placed.prior.id));
        expect(living).toBeDefined();
        // And counts for no less, where nobody has rated it lower.
        if (living?.sources.length === 0)
          expect(rankOf(living.severity)).toBeLessThanOrEqual(rankOf(placed.prior.severity));
      }
      // Nothing of this round is lost to an earlier one.
      const kept = joined.findings.filter(({ sources }) => sources.length > 0);
      expect(kept.flatMap(({ sources }) => sources).toSorted()).toEqual(
        raw.flatMap(({ sources }) => sources).toSorted(),
      );
      const declined = new Set(findings.flatMap(({ id, declined: by }) => (by === null ? [] : [id])));
      for (const found of raw.filter(isOpen)) {
        const now = kept.find(({ sources }) => sources[0] === found.sources[0]);
        expect(now !== undefined && (isOpen(now) || declined.has(now.id))).toBe(true);
      }
      const report = { ...criticalReport(), ledger: joined };
      const left = remember(report, {
        bound: memory.bound,
        previous: memory,
        run: '1-1',
        blobs: new Map(),
        files: null,
        ours: new Set(),
        quoted: new Map(),
      });
      expect(Memory.safeParse(left).error).toBeUndefined();
      expect(
        left.findings
          .filter((found) => found.declined === null)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(open.map(({ id }) => id).toSorted());
      const all = [...left.findings, ...left.closed].map(({ id }) => id);
      expect(new Set(all).size).toBe(all.length);
    }),
    { numRuns: samples(1_000, 30) },
  );
});
