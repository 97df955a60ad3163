import { describe, expect, it } from 'vitest';
import { fullReport } from '../../test/support/full-report.ts';
import {
  claude,
  codex,
  evidenceAt,
  gemini,
  lapseFinding,
  ledgerFinding,
  ruling,
} from '../../test/support/report-parts.ts';
import type { LedgerFinding } from '../types.ts';
import { serialise } from './escape.ts';
import { finding } from './finding.ts';
import { everything } from './pages/detail.ts';

const shown = (more: Partial<LedgerFinding>, detail = everything) =>
  serialise({
    type: 'root',
    children: finding(fullReport(), ledgerFinding('F1', lapseFinding, ['Claude:F1', 'Codex:F1'], more), detail),
  });
const applies = { label: 'applies', leavesQuote: false, problem: null, mended: null } as const;

describe('the check of a fix', () => {
  it.each([
    [{ fix: applies }, '`fix checked`: applies to the head, not run.'],
    [{ fix: { ...applies, leavesQuote: true } }, '`fix checked`: applies; the quoted lines still stand after it.'],
    [
      { fix: { label: 'fails', leavesQuote: false, problem: 'Line 19 is another one.', mended: null } },
      '`fix checked`: does not apply: Line 19 is another one.',
    ],
    [
      {
        fix: applies,
        fixWorks: false,
        rulings: [ruling('Claude:F1', gemini, { fix: 'fails', reason: 'The lock comes later.' })],
      },
      '`fix checked`: applies to the head, not run; a verifier showed that it does not work (`Gemini`): The lock comes later.',
    ],
    [
      { fix: applies, fixWorks: true, rulings: [ruling('Claude:F1', gemini, { fix: 'works' })] },
      '`fix checked`: applies to the head, not run; read by `Gemini`: it removes the defect.',
    ],
    [{ fix: { label: 'none', leavesQuote: false, problem: null, mended: null } }, 'freeIfHeldBy'],
  ] satisfies [Partial<LedgerFinding>, string][])('%#', (more, words) => expect(shown(more)).toContain(words));
});

describe('rulings', () => {
  it('names whoever disagrees, and why that did not prevail', () => {
    const page = shown({
      standing: 'confirmed',
      rulings: [
        ruling('Claude:F1', gemini, { severity: 'critical' }),
        ruling('Claude:F1', codex, {
          verdict: 'refuted',
          evidence: [evidenceAt('src/desk.ts', 3, 'x', 'The desk asks first')],
          reason: 'It cannot happen.',
        }),
      ],
      reasons: ['Codex refuted it; that does not outweigh Gemini.'],
    });
    const [, dissent = ''] = page.split('**Dissent:**');
    // Who raised it with another severity is named once, in the list of sources.
    expect(page).toContain('**Also raised as:**\n\n- `Codex:F1` `🟠 important` ');
    expect(page).not.toContain('raised it as');
    expect(dissent).toMatch(
      /- `Codex` refutes it: It cannot happen\. Evidence: \[`src\/desk\.ts:3`\]\(.*#L3\) The desk asks first/,
    );
    expect(dissent).toContain('**Decided:** Codex refuted it; that does not outweigh Gemini.');
  });

  it('tells a change of severity once: by the sentence of the ledger, or by who raised it', () => {
    const raised = '- `Claude` raised it as `🔴 critical` (`Claude:F1`), not as `🟠 important`';
    const lowered = { severity: 'important', standing: 'confirmed' } as const;
    const told = shown({ ...lowered, reasons: ['Lowered from critical to important by Gemini and Codex.'] });
    expect([told.includes(raised), told.includes('Lowered from critical')]).toEqual([false, true]);
    expect(shown({ ...lowered, reasons: ['Gemini says so.'] })).toContain(raised);
  });

  it('labels a fresh session of a finder’s vendor, and what code took back', () => {
    const page = shown({
      standing: 'confirmed',
      rulings: [
        ruling('Claude:F1', claude, { isOtherVendor: false, severity: 'critical' }),
        ruling('Claude:F1', codex, { verdict: 'unproven', withdrawn: 'confirmed' }),
      ],
    });
    expect(page).toContain('`confirmed by Claude (same vendor)`');
    expect(page).toContain("a fresh session of a finder's vendor, as no other was left");
    expect(page).toContain('it said confirmed, but what it quoted does not bear that out');
  });

  it('marks a quotation that code did not find', () => {
    const lost = { ...evidenceAt('src/desk.ts', 3, 'x', 'As if'), anchor: null };
    const page = shown({
      standing: 'unproven',
      rulings: [ruling('Claude:F1', gemini, { verdict: 'unproven', evidence: [lost] })],
    });
    expect(page).toContain('`src/desk.ts:3` (the quoted lines are not there) As if');
  });

  it('are left out where the page has no room', () => {
    const rulings = [ruling('Claude:F1', gemini, { severity: 'critical' })];
    expect(shown({ standing: 'confirmed', rulings }, { ...everything, rulings: false })).not.toContain('confirms it');
  });
});

describe('badges', () => {
  it('have no word for what goes without saying, and none for how it was found', () => {
    expect(shown({ standing: 'raw', origin: 'introduced' })).toContain(
      '`not verified`, raised by `Claude` `Codex` (traced) — ',
    );
    expect(shown({ standing: 'raw', origin: 'worsened' })).toContain('`not verified` `worsened`, raised by ');
  });

  it.each([
    ['raw', '`🔴 critical` `regression` `not verified`'],
    ['unverified', '`🔴 critical` `regression` `unverified`'],
    ['refuted', '`claimed critical` `regression` `refuted by verification`'],
    ['intended', '`claimed critical` `regression` `documented as intended`'],
    ['pre-existing', '`🔴 critical` `regression` `pre-existing`'],
  ] as const)('of what is %s', (standing, badges) => expect(shown({ standing })).toContain(badges));
});
