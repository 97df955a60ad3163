import { describe, expect, it } from 'vitest';
import { completed, grounded, injection, leak, ledgerOf, sameLeak } from '../../test/support/scripted-ledger.ts';
import { scriptedFinding } from '../../test/support/scripted-review.ts';

describe('clustering', () => {
  it('puts the same defect in other words together, and keeps another defect on the same line apart', () => {
    const ledger = ledgerOf([
      completed('A', { findings: [leak] }),
      completed('B', { findings: [sameLeak, injection] }),
    ]);
    expect(ledger.findings.map(({ sources }) => sources)).toEqual([['A:F1', 'B:F1'], ['B:F2']]);
    expect(ledger.findings[0]).toMatchObject({ severity: 'critical', raisedBy: ['A', 'B'] });
    expect(ledger.dispositions.find(({ id }) => id === 'B:F1')?.fate).toMatchObject({ type: 'merged', into: 'F1' });
  });

  it.each([
    [
      'charge(order.customer.id, order.total);',
      [
        'Null customer crashes charge()',
        'An order without customer reaches charge and order.customer.id throws TypeError.',
        'Guests have no customer; the check above only covers order itself.',
      ],
      [
        'charge() is retried without an idempotency key',
        'A timeout makes charge run again for the order, and the customer pays twice.',
        'The order id is not passed to charge as key.',
      ],
    ],
    [
      'const timeout = parseConfig(text).timeOut;',
      [
        'parseConfig ignores the timeout option',
        'A user sets timeout to 10 in the config; parseConfig drops it and the default of 60 seconds is used.',
        'The key is read as timeOut.',
      ],
      [
        'parseConfig throws on an empty config file',
        'A user has an empty config; parseConfig reads undefined.timeout and the program crashes with TypeError.',
        'No default is applied.',
      ],
    ],
    [
      'saveOrder(order, amount);',
      [
        'Missing await on saveOrder',
        'saveOrder rejects and the rejection is unhandled; the process exits.',
        'The promise of saveOrder is dropped.',
      ],
      [
        'saveOrder receives the amount in cents but expects euros',
        'An order of 10 euros is stored as 1000 euros by saveOrder.',
        'Units are mixed.',
      ],
    ],
  ])('keeps two defects of `%s` apart, though both name its identifiers', (quote, ...texts) => {
    const reviews = texts.map(([title = '', failure = '', body = ''], index) =>
      completed(`R${index}`, {
        findings: [scriptedFinding({ title, failure, body, quote, path: 'a.ts', startLine: 7 })],
      }),
    );
    expect(ledgerOf(reviews).findings).toHaveLength(2);
  });

  it('puts two descriptions of one race together that share few words', () => {
    const quote = 'const balance = getBalance(id);\nsetBalance(id, balance - amount);';
    const place = { quote, path: 'a.ts', startLine: 7 };
    const one = scriptedFinding({
      ...place,
      title: 'Race between read and write of balance loses updates',
      failure: 'Two concurrent withdrawals read the same balance and both write; one is lost.',
      body: 'No lock or transaction is held.',
    });
    const other = scriptedFinding({
      ...place,
      title: 'Lost update in withdraw()',
      failure: 'Concurrent requests interleave between getBalance and setBalance so one withdrawal vanishes.',
      body: 'Use a transaction or row lock.',
    });
    const reviews = [completed('A', { findings: [one] }), completed('B', { findings: [other] })];
    expect(ledgerOf(reviews).findings).toHaveLength(1);
  });

  it('does not put the same words in two files together', () => {
    const elsewhere = { ...leak, path: 'src/other.ts' };
    expect(ledgerOf([completed('A', { findings: [leak, elsewhere] })]).findings).toHaveLength(2);
  });

  it('does not depend on the order in which findings come', () => {
    const reviews = [completed('A', { findings: [leak, injection] }), completed('B', { findings: [sameLeak] })];
    const findings = grounded(reviews);
    expect(ledgerOf(reviews, { findings: findings.toReversed() })).toEqual(ledgerOf(reviews, { findings }));
  });
});
