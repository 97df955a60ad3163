import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRepository } from '../../../test/support/git-repository.ts';
import { claimsIn } from '../../../test/support/scripted-table.ts';
import { createRepo } from '../../git/repo.ts';
import type { Evidence, GroundedFinding } from '../../types.ts';
import { isBorneOut, isDeliberate } from '../decide/evidence.ts';
import { checkEvidence } from './check-evidence.ts';

const [scripted] = claimsIn('A important');

/** The payment loses its guard and gains a comment; its caller, the rules and older code stay as they are. */
async function repository() {
  const head = [
    '// New: charging twice is fine.',
    'charge(order, account);',
    '// A second charge is meant so.',
    'log(order);',
  ];
  const built = buildRepository([
    {
      files: {
        'pay.ts': 'guardOf(order);\ncharge(order, account);\n// A second charge is meant so.\nlog(order);\n',
        'caller.ts': 'if (isPaid(order)) return;\n',
        'rules.md': 'Orders are charged twice on purpose.\n',
      },
    },
    { files: { 'pay.ts': `${head.join('\n')}\n` }, branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const ground = { head: repo.at(headSha), base: repo.at(mergeBase), changes: await repo.diff(mergeBase, headSha) };
  if (scripted === undefined) throw new Error('no claim');
  const claim: GroundedFinding = {
    ...scripted,
    finding: { ...scripted.finding, path: 'pay.ts' },
    grounding: { ...scripted.grounding, anchor: { path: 'pay.ts', side: 'new', startLine: 2, endLine: 2 } },
  };
  const check = (quote: string, more: Partial<Evidence> = {}, opened: readonly string[] = []) =>
    checkEvidence({ path: 'pay.ts', side: 'new', startLine: 1, endLine: 1, quote, shows: 'a fact', ...more }, claim, {
      ground,
      opened,
    });
  return { check, [Symbol.dispose]: () => built[Symbol.dispose]() };
}

describe('the evidence of a verifier', () => {
  it('stands where code finds it, on either side', async () => {
    using at = await repository();
    expect(await at.check('charge(order, account);', { startLine: 2 })).toMatchObject({
      ...{ stands: 'both', isDeleted: false, file: 'claim', kind: 'code' },
      anchor: { path: 'pay.ts', side: 'new', startLine: 2 },
    });
    expect(await at.check('guardOf(order);')).toMatchObject({ stands: 'base', isDeleted: true });
    expect(await at.check('guardOf(order);', { side: 'old' })).toMatchObject({ stands: 'base', isDeleted: true });
    expect(await at.check('nobody(wrote, this);')).toMatchObject({ stands: 'nowhere', anchor: null });
    expect(await at.check('}')).toMatchObject({ stands: 'nowhere' });
  });

  it('can refute only from what is there after the change, and was read', async () => {
    using at = await repository();
    const refutes = async (...of: Parameters<typeof at.check>) => isBorneOut('refuted', [await at.check(...of)]);
    expect(await refutes('charge(order, account);', { startLine: 2 })).toBe(true);
    expect(await refutes('guardOf(order);')).toBe(false);
    expect(await refutes('guardOf(order);', { side: 'old' })).toBe(false);
    const caller = { path: 'caller.ts' };
    expect(await refutes('if (isPaid(order)) return;', caller)).toBe(false);
    expect(await refutes('if (isPaid(order)) return;', caller, ['caller.ts'])).toBe(true);
    expect(isBorneOut('confirmed', [await at.check('guardOf(order);', { side: 'old' })])).toBe(true);
    expect(isBorneOut('confirmed', [await at.check('guardOf(order);')])).toBe(false);
  });

  it('states an intent as a comment or a document, and at fail-on only when it is no newer than the change', async () => {
    using at = await repository();
    const states = async (canGate: boolean, ...of: Parameters<typeof at.check>) => {
      const evidence = [await at.check(...of)];
      const ruling = { about: 'A1', by: 'B', vendor: 'B', isOtherVendor: true, verdict: 'confirmed' } as const;
      const said = {
        severity: null,
        effect: null,
        isIntended: true,
        fix: 'works',
        reason: '',
        withdrawn: null,
      } as const;
      return isDeliberate({ ...ruling, ...said, evidence }, canGate);
    };
    expect(await states(true, '// A second charge is meant so.', { startLine: 3 })).toBe(true);
    expect(await states(true, '// New: charging twice is fine.')).toBe(false);
    expect(await states(false, '// New: charging twice is fine.')).toBe(true);
    expect(await states(false, 'charge(order, account);', { startLine: 2 })).toBe(false);
    expect(await states(true, 'Orders are charged twice on purpose.', { path: 'rules.md' }, ['rules.md'])).toBe(true);
    expect(await states(true, 'Orders are charged twice on purpose.', { path: 'rules.md' })).toBe(false);
  });
});
