import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { completed } from '../../../test/support/scripted-ledger.ts';
import { type ObservationKind, rawItemLists, type Submission } from '../../types.ts';
import { consolidateObservations } from './observations.ts';

type Words = readonly [title: string, body: string];

/** What three reviewers write of one matter, by kind. Written by hand. */
const saidThrice: readonly (readonly [ObservationKind, string | null, readonly Words[]])[] = [
  [
    'testing',
    'src/share.js',
    [
      [
        'No test calls share() with an empty list',
        'Every test hands in two people, so the division by zero never runs.',
      ],
      [
        'share() with nobody in it is untested',
        'A list without people makes share divide by zero; nothing exercises that.',
      ],
      ['The empty array case of share is not covered', 'Only non-empty arrays of people are tested; add an empty one.'],
    ],
  ],
  [
    'testing',
    null,
    [
      ['Timeout path untested', 'No test lets the pump ignore the signal, so forceStop never runs.'],
      [
        'forceStop fallback has no test',
        'The pump always obeys in the suite. One that ignores signals would reach it.',
      ],
      ['Missing coverage for the forced stop after the timeout', 'A pump that ignores the signal is never in a test.'],
    ],
  ],
  [
    'documentation',
    'README.md',
    [
      ['README does not mention the new flag --dry-run', 'Users cannot find it.'],
      ['--dry-run is undocumented', 'The README lists all options but not the new one.'],
      ['Missing documentation for dry run', 'The option added here should be described in README.md.'],
    ],
  ],
  [
    'strength',
    null,
    [
      ['Temp file is renamed into place', 'The writer never leaves half a file.'],
      ['Atomic write', 'Writing to a temporary file and renaming it means that readers never see half a file.'],
      ['Writes are atomic by a rename', 'A crash in the middle leaves the old file, never half of one.'],
    ],
  ],
  [
    'concern',
    'src/queue.js',
    [
      ['Lapse and notice share one queue', 'A slow mail delays berths.'],
      ['One queue for two jobs', 'Mail that is slow holds up the freeing of berths: both wait in the same queue.'],
      ['The queue is shared', 'Notices and lapses use the same queue; slow notices delay lapses.'],
    ],
  ],
];

/** Scenarios of one file that only sound alike. */
const apart: readonly Words[] = [
  ['No test pays late', 'The riskiest order of events.'],
  ['No test pays twice', 'A second payment must be refused.'],
  ['Nothing tests a boat without a booking', 'free() is called with undefined.'],
  ['No test for concurrent bookings of one berth', 'Two boats may get it.'],
];

function item(
  kind: ObservationKind,
  [title, body]: Words,
  path: string | null,
  more: object = {},
): Partial<Submission> {
  const scope = kind === 'concern' ? { scope: 'future' } : {};
  return { [rawItemLists[kind]]: [{ title, body, path, ...scope, ...more }] };
}

/** Ids of the observations, each with its sources. */
function groups(...submissions: readonly Partial<Submission>[]) {
  const reviews = submissions.map((submission, index) => completed(`R${index + 1}`, submission));
  return consolidateObservations(reviews).observations.map(({ sources }) => sources.join(' '));
}

describe('observations of several reviewers', () => {
  it.each(saidThrice)('are one when they say the same: %s', (kind, path, words) => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ])
      expect(groups(...order.map((at) => item(kind, words[at] ?? ['', ''], path)))).toHaveLength(1);
  });

  it('stay apart when only their kind is the same', () => {
    expect(groups(...apart.map((words) => item('testing', words, 'src/berths.js')))).toHaveLength(apart.length);
  });

  it('stay apart in two documents, and meet where one is told of the code and one of its tests', () => {
    const words: Words = ['--dry-run is not described', 'The list of options lacks it.'];
    expect(groups(item('documentation', words, 'README.md'), item('documentation', words, 'docs/use.md'))).toHaveLength(
      2,
    );
    const [, , [first, second] = []] = saidThrice[0] ?? [];
    if (first === undefined || second === undefined) throw new Error('no words');
    const [code, test] = [item('testing', first, 'src/share.js'), item('testing', second, 'test/share.test.js')];
    expect(groups(code, test)).toHaveLength(1);
    expect(groups(code, item('testing', second, 'src/'))).toHaveLength(1);
  });

  it('are one when a single reviewer says it twice', () => {
    const words: Words = ['No test pays late', 'The riskiest order of events.'];
    const twice = { testing: [words, words].map(([title, body]) => ({ title, body, path: null })) };
    expect(groups(twice)).toEqual(['R1:T1 R1:T2']);
  });

  const range = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4 }));
  const word = fc.stringMatching(/^[a-z]{4,8}$/);
  it('are one comment where they quote lines of it, whatever they say, and keep all of its lines', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(range, word), { minLength: 2, maxLength: 5 }), (quoted) => {
        const reviews = quoted.map(([, said], index) =>
          completed(`R${index + 1}`, {
            limitations: [{ title: said, body: said, path: 'a.js', startLine: null, quote: said }],
          }),
        );
        const anchors = quoted.map(([[start, more]]) => ({
          path: 'a.js',
          side: 'new' as const,
          startLine: start,
          endLine: start + more,
        }));
        const places = new Map(
          anchors.map((anchor, index) => [
            `R${index + 1}:L1`,
            { path: 'a.js', problem: null, anchor, origin: 'introduced' as const },
          ]),
        );
        const { observations, dispositions } = consolidateObservations(reviews, places);
        expect(observations.flatMap(({ sources }) => sources).toSorted()).toEqual([...places.keys()].toSorted());
        expect(dispositions).toHaveLength(quoted.length);
        for (const { sources, quotation } of observations) {
          const own = sources.map((id) => places.get(id)?.anchor ?? anchors[0]);
          expect(quotation?.anchor).toMatchObject({
            startLine: Math.min(...own.map((anchor) => anchor?.startLine ?? 0)),
            endLine: Math.max(...own.map((anchor) => anchor?.endLine ?? 0)),
          });
          for (const one of own)
            for (const other of own) expect((one?.startLine ?? 0) <= (other?.endLine ?? 0) + 1).toBe(true);
        }
        // Two comments alone: whether they meet is whether their lines do.
        const [first, second] = anchors;
        if (quoted.length === 2 && first && second && quoted[0]?.[1] !== quoted[1]?.[1])
          expect(observations.length === 1).toBe(
            first.startLine <= second.endLine && second.startLine <= first.endLine,
          );
      }),
      { numRuns: samples(5_000) },
    );
  });

  it('show the comment that was found, whoever ranked it first', () => {
    const said = { title: 'Time zones', body: 'Not handled.', path: 'a.js', startLine: 4, quote: 'TODO: time zones' };
    const reviews = ['A', 'B'].map((name) => completed(name, { limitations: [said] }));
    const anchor = { path: 'a.js', side: 'new', startLine: 4, endLine: 4 } as const;
    const { observations } = consolidateObservations(
      reviews,
      new Map([['B:L1', { path: 'a.js', problem: null, anchor, origin: 'introduced' }]]),
    );
    expect(observations).toMatchObject([{ sources: ['B:L1', 'A:L1'], raisedBy: ['A', 'B'], quotation: { anchor } }]);
  });
});
