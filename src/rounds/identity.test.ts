import { describe, expect, it } from 'vitest';
import { criticalReport } from '../../test/support/report-fixture.ts';
import { findingTag, fingerprintOf } from '../lib/marker.ts';
import type { LedgerFinding } from '../types.ts';
import { identify } from './identity.ts';

const asIs = (text: string) => text;

function fingerprints(findings: readonly LedgerFinding[], mask = asIs): string[] {
  const ledger = identify({ findings, observations: [], dispositions: [] }, mask);
  return ledger.findings.map(({ fingerprint }) => fingerprint);
}

function found(): LedgerFinding {
  const [first] = criticalReport().ledger.findings;
  if (first === undefined) throw new Error('the fixture has lost its finding');
  return first;
}

const only = (finding: LedgerFinding, mask = asIs) => fingerprints([finding], mask)[0];

/** The finding with its lines elsewhere. */
function movedBy(lines: number, finding = found()): LedgerFinding {
  const { anchor, excerpt } = finding;
  return {
    ...finding,
    anchor: anchor && { ...anchor, startLine: anchor.startLine + lines, endLine: anchor.endLine + lines },
    excerpt: excerpt && { ...excerpt, startLine: excerpt.startLine + lines },
  };
}

describe('the fingerprint of a finding', () => {
  it('is what alerts and comments of earlier versions know it by', () => {
    expect(only(found())).toBe('ee955017c939a097');
    expect(fingerprintOf(findingTag('ee955017c939a097-2'))).toBe('ee955017c939a097-2');
  });

  it('stays when the lines moved or were indented, and whatever is said of them this time', () => {
    const { excerpt, finding, ...rest } = movedBy(40);
    const indented = excerpt && { ...excerpt, lines: excerpt.lines.map((line) => `\t${line}`) };
    const said = { ...finding, title: 'In other words', quote: 'if (booking.paidAt === null) return;' };
    const again: LedgerFinding = { ...rest, id: 'F7', severity: 'important', excerpt: indented, finding: said };
    expect(only(again)).toBe(only(found()));
  });

  it('is another one for other code, another kind and another file', () => {
    const { excerpt, anchor, ...rest } = found();
    const code = excerpt && { ...excerpt, lines: excerpt.lines.map((line) => line.replace('berth', 'boat')) };
    const others = [
      { ...rest, anchor, excerpt: code },
      { ...rest, anchor, excerpt, kind: 'gap' as const },
      { ...rest, anchor: anchor && { ...anchor, path: 'src/other.ts' }, excerpt },
    ];
    expect(new Set([found(), ...others].map((each) => only(each))).size).toBe(4);
  });

  it('tells the same code apart by a count: the open ones first, the head before deleted code, as in the file', () => {
    const { anchor, ...rest } = found();
    const name = only(found());
    expect(
      fingerprints([
        { ...movedBy(-5), standing: 'refuted' },
        movedBy(20),
        { ...rest, anchor: anchor && { ...anchor, side: 'old' } },
        movedBy(10),
      ]),
    ).toEqual([`${name}-4`, `${name}-2`, `${name}-3`, name]);
  });

  it('is made of the quotation where the excerpt does not show the lines, and of the stated place where nothing was found', () => {
    const { excerpt: _, ...rest } = found();
    const quoted = { ...rest, excerpt: null, finding: { ...rest.finding, quote: 'one();\n  two();' } };
    expect(only(quoted)).toBe(only({ ...quoted, finding: { ...quoted.finding, quote: '\tone(); two();' } }));
    const nowhere: LedgerFinding = { ...quoted, standing: 'ungrounded', anchor: null };
    expect(only(nowhere)).toBe(only(quoted));
    expect(only({ ...nowhere, finding: { ...nowhere.finding, path: 'src/other.ts' } })).not.toBe(only(quoted));
  });

  it('holds no hash of what is masked', () => {
    const withSecret = (secret: string): LedgerFinding => {
      const { excerpt, finding, ...rest } = found();
      const lines = excerpt?.lines.map((line) => `${line} ${secret}`) ?? [];
      return { ...rest, excerpt: excerpt && { ...excerpt, lines }, finding: { ...finding, quote: secret } };
    };
    const mask = (text: string) => text.replace(/hunter\d/gu, '[masked]');
    expect(only(withSecret('hunter2'), mask)).toBe(only(withSecret('hunter3'), mask));
    const quotedOnly = (secret: string) => ({ ...withSecret(secret), excerpt: null });
    expect(only(quotedOnly('hunter2'), mask)).toBe(only(quotedOnly('hunter3'), mask));
  });
});
