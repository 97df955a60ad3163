import { exitCode } from '../../src/publish/exit-code.ts';
import { gate } from '../../src/steps/decide/gate.ts';
import { termsOf } from '../../src/steps/decide/terms.ts';
import { originOf } from '../../src/steps/ground/origin.ts';
import { adjudicate } from '../../src/steps/ledger/adjudicate.ts';
import { planVerification } from '../../src/steps/verify/plan.ts';
import type { ChangedFile } from '../../src/types.ts';
import type { Case } from './case.ts';
import { GateCase, GateExpectation, OriginCase } from './gate-case.ts';
import { partsOf } from './gate-parts.ts';

/** What becomes of a candidate and of the gate; who is asked next; or how old quoted lines are. */
export async function gateAnswer({ given, expect }: Case): Promise<string | null> {
  const expected = GateExpectation.parse(expect);
  if (expected.mustAsk !== undefined) return asked(GateCase.parse(given), expected);
  const code = OriginCase.safeParse(given);
  const found: Readonly<Record<string, unknown>> = code.success
    ? { origin: await originFor(code.data) }
    : decided(GateCase.parse(given));
  const wrong = Object.entries(expected).filter(([name, value]) =>
    name === 'gateNot' ? found['gate'] === value : found[name] !== value,
  );
  return wrong.length === 0 ? null : `${JSON.stringify(found)}, not ${JSON.stringify(expected)}`;
}

/** Gaps that are no findings, as the gate is told of them. */
const gapNames = {
  quorum: ['quorum', 'time', 'budget'],
  coverage: ['coverage', 'unreadable'],
  head: ['head-moved', 'head-unknown'],
  withheld: ['withheld'],
} as const satisfies Record<string, readonly string[]>;

function decided(given: GateCase) {
  const { reviews, groups, rulings, policy: asGiven } = partsOf(given);
  const has = (kind: keyof typeof gapNames) => gapNames[kind].some((name: string) => given.gaps.includes(name));
  // A quorum that nobody could meet is missed.
  const policy = has('quorum') ? { ...asGiven, minReviewers: reviews.length + 1 } : asGiven;
  const ledger = adjudicate({ groups, rulings, reviews, policy });
  const undelivered = has('coverage') ? [{ path: 'src/case.ts', reviewers: 0, lines: 1, causes: [] }] : [];
  const decision = gate({
    ledger,
    reviews,
    policy,
    coverage: { files: 1, changedLines: 1, undelivered },
    changes: [],
    head: has('head') ? 'moved' : 'current',
    hasWithheldText: has('withheld'),
    isCrossed: false,
  });
  const [found] = ledger.findings;
  return {
    standing: found?.standing === 'intended' ? 'concern' : found?.standing,
    severity: found?.severity,
    gate: decision.outcome,
    exitCode: exitCode(decision, policy),
  };
}

/** Everybody who must be asked is, or another who is as right; and nobody else. */
function asked(given: GateCase, { mustAsk = [], orAsk }: GateExpectation): string | null {
  const { candidates, reviewers, rulings, policy, named } = partsOf(given);
  const terms = termsOf(reviewers, policy);
  const planned = planVerification({ candidates, reviewers, rulings, terms, down: new Set(), pending: [] }).flatMap(
    ({ verifier, claims }) => claims.map(({ id }) => `${verifier.vendor} on ${named.get(id)}`),
  );
  const right = mustAsk.map(({ vendor, about }) =>
    [vendor, ...(orAsk === undefined ? [] : [orAsk])].map((one) => `${one} on ${about}`),
  );
  const isMet = right.every((those) => those.some((one) => planned.includes(one)));
  const isAll = planned.every((one) => right.flat().includes(one));
  return isMet && isAll ? null : `asks ${JSON.stringify(planned)}, not ${JSON.stringify(right)}`;
}

/** The facts as a diff: a line beside the quoted one, or the quoted one itself, goes and stands again elsewhere. */
async function originFor({ code }: OriginCase): Promise<string> {
  const gone =
    code.quoted === 'moved line' ? 'const total = await chargeEverybody(order);' : (code.lineDeletedBeside ?? '');
  const again = code.quoted === 'moved line' || code.deletedLineStandsAgainIn !== undefined;
  const place = code.quoted === 'moved line' ? code.movedFrom : code.deletedLineStandsAgainIn;
  const isSame = place !== undefined && /same|this/u.test(place);
  const here = 'src/case.ts';
  const there = isSame ? here : 'src/other.ts';
  const context = (oldLine: number, newLine: number, text: string) =>
    ({ kind: 'context', oldLine, newLine, text }) as const;
  const losing = hunk(3, 3, [
    context(3, 3, 'begin();'),
    { kind: 'deleted', oldLine: 4, newLine: null, text: gone },
    context(5, 4, 'charge(request);'),
  ]);
  const gaining = hunk(40, isSame ? 39 : 40, [
    context(40, isSame ? 39 : 40, 'function nobodyCallsThis() {'),
    { kind: 'added', oldLine: null, newLine: isSame ? 40 : 41, text: gone },
    context(41, isSame ? 41 : 42, '}'),
  ]);
  const [from, to] = code.quoted === 'moved line' ? [there, here] : [here, there];
  const changes = isSame
    ? [file(here, [losing, gaining])]
    : [file(from, [losing]), ...(again ? [file(to, [gaining])] : [])];
  const startLine = code.quoted === 'moved line' ? (isSame ? 40 : 41) : 4;
  const none = { fromBase: async () => new Set<number>() };
  // Nothing but the lines of the base is asked of the head.
  const head = none as unknown as Parameters<typeof originOf>[1]['head'];
  return originOf({ path: here, side: code.side, startLine, endLine: startLine }, { head, changes });
}

type Hunk = ChangedFile['hunks'][number];

function hunk(oldStart: number, newStart: number, lines: Hunk['lines']): Hunk {
  const count = (side: 'oldLine' | 'newLine') => lines.filter((one) => one[side] !== null).length;
  return { oldStart, newStart, oldCount: count('oldLine'), newCount: count('newLine'), lines };
}

function file(path: string, hunks: readonly Hunk[]): ChangedFile {
  const rows = hunks.flatMap(({ lines }) => lines);
  const count = (kind: 'added' | 'deleted') => rows.filter((row) => row.kind === kind).length;
  return {
    ...{ path, hunks, status: 'modified', oldMode: '100644', newMode: '100644', content: 'text' },
    ...{ notReviewed: null, additions: count('added'), deletions: count('deleted') },
  };
}
