import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../test/support/report-fixture.ts';
import { claude, codex, completedBy, gemini } from '../../../test/support/report-parts.ts';
import { samples } from '../../../test/support/samples.ts';
import type { Submission } from '../../types.ts';
import { renderSummary } from '../pages/summary.ts';

const none = { concerns: [], strengths: [], testing: [], documentation: [], limitations: [] };

/** Everything that the sections on observations print. */
function sectionsOf(...submissions: readonly Partial<Submission>[]): string {
  const reviews = [claude, codex, gemini].map((reviewer, index) =>
    completedBy(reviewer, 60_000, [], { ...none, ...submissions[index] }),
  );
  const page = renderSummary(reportOf({ reviews }));
  return page.slice(page.indexOf('## Design Observations'), page.indexOf('## Unresolved Feedback'));
}

const scope = 'future' as const;
const late = { title: 'No test pays late', path: 'src/lapse.ts', body: 'The riskiest order of events is never run.' };

describe('the sections on observations', () => {
  it('show what each reviewer wrote of one matter, and nobody twice', () => {
    const others = [
      { ...late, title: 'Paying late is untested', body: 'No test pays late; that order of events is the riskiest.' },
      { ...late, body: '**No test pays late.** The riskiest order of events is never run.' },
    ];
    const page = sectionsOf({ testing: [late] }, { testing: others.slice(0, 1) }, { testing: others.slice(1) });
    expect(page).toContain(
      [
        '1. **T1.** No test pays late — by `Claude` `Codex` `Gemini` in `src/lapse.ts`: The riskiest order of events is never run.',
        '   - `Codex`: Paying late is untested — that order of events is the riskiest.',
      ].join('\n'),
    );
    expect(page).not.toContain('`Gemini`:');
  });

  it('print no body that repeats its title, and no text that another section has', () => {
    const twice = { ...late, body: 'No test pays late.' };
    const page = sectionsOf({
      concerns: [{ ...twice, scope }],
      testing: [twice],
      limitations: [{ ...twice, startLine: 4, quote: '// TODO: late payment' }],
    });
    expect(page.match(/No test pays late/gu)).toHaveLength(1);
    expect(page).toContain('**T1.** — by `Claude` in `src/lapse.ts` (says the same as C1)');
    expect(page).toContain('TODO: late payment');
  });

  it('keep lists and code of what explains them', () => {
    const body = 'Two orders:\n- late\n- early\n\n```ts\npay();\n```';
    const page = sectionsOf({
      testing: [{ ...late, body }],
      documentation: [{ ...late, title: 'No word of it', body: '- a' }],
    });
    expect(page).toContain(
      '1. **T1.** No test pays late — by `Claude` in `src/lapse.ts`: Two orders:\n   - late\n   - early\n   ```ts\n   pay();\n   ```\n',
    );
    expect(page).toContain('No word of it — by `Claude` in `src/lapse.ts`\n   - a\n');
  });

  it('say of a path that is none why', () => {
    const report = reportOf({ reviews: [completedBy(claude, 60_000, [], { ...none, testing: [late] })] });
    const observations = report.ledger.observations.map((one) => ({
      ...one,
      path: null,
      pathProblem: 'There is no such path: `x`.',
    }));
    const page = renderSummary({ ...report, ledger: { ...report.ledger, observations } });
    expect(page).toContain('(not placed: There is no such path: `x`.)');
  });

  const matters = [
    ['Lapse and notice share one queue', 'Slow mail holds up the freeing of berths.'],
    ['Clocks of two harbours differ', 'A booking ends an hour early in summer.'],
    ['Keys are written without a lock', 'Two writers leave half an archive behind.'],
  ] as const;
  const raised = fc
    .record({
      reviewer: fc.nat({ max: 2 }),
      list: fc.constantFrom('concerns', 'testing', 'documentation', 'limitations'),
      at: fc.nat({ max: 2 }),
      repeats: fc.boolean(),
    })
    // All limitations of the fixture are at one place: they are of one matter.
    .map((one) => (one.list === 'limitations' ? { ...one, at: 0 } : one));

  it('print each matter once, whoever raised it and wherever', () => {
    fc.assert(
      fc.property(fc.array(raised, { minLength: 1, maxLength: 8 }), (all) => {
        const submissions = [0, 1, 2].map((reviewer) => {
          const listed = (list: string) =>
            all
              .filter((one) => one.reviewer === reviewer && one.list === list)
              .map(({ at, repeats }) => {
                const [title, body] = matters[at] ?? matters[0];
                const observation = { title, path: null, body: repeats ? `${title}. ${body}` : body };
                const placed = { ...observation, path: 'src/lapse.ts', startLine: null, quote: `TODO ${at}` };
                if (list === 'limitations') return placed;
                return list === 'concerns' ? { ...observation, scope } : observation;
              });
          return Object.fromEntries(Object.keys(none).map((list) => [list, listed(list)]));
        });
        const page = sectionsOf(...submissions);
        for (const at of new Set(all.map((one) => one.at)))
          for (const words of matters[at] ?? []) expect(page.split(words)).toHaveLength(2);
      }),
      { numRuns: samples(2_000, 20) },
    );
  });
});
