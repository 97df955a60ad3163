import type { Severity } from '../../types.ts';

/** How much is said of a finding: everything, its title and place, or only that it exists. */
export type Depth = 'full' | 'title' | 'count';

/** What is shown at a depth of its own: findings that count by severity, the others by standing, and observations. */
export type Shown = Severity | 'fact' | 'pre-existing' | 'ungrounded' | 'refuted' | 'declined' | 'observation';

/** How much a page says. Pages with a limit shed by the steps below until they fit. */
export interface Detail {
  readonly coverageNotes: boolean;
  readonly appendix: boolean;
  readonly usage: boolean;
  readonly reconciliation: boolean;
  readonly reviewerBullets: boolean;
  readonly reviewerTable: boolean;
  readonly reach: boolean;
  readonly rulings: boolean;
  readonly excerpts: boolean;
  readonly diffs: boolean;
  readonly depth: Readonly<Record<Shown, Depth>>;
  /** Findings below `fail-on` are counted and no longer named. */
  readonly onlyBlocking: boolean;
  /** Most findings that one section names, and most entries of any other list. */
  readonly findings: number;
  readonly entries: number;
  /** Most UTF-16 units of one text. */
  readonly longest: number;
  /** What was shed, in words for the page, and where it is to be found. */
  readonly leftOut: readonly string[];
  readonly remainder: string;
}

export const everything: Detail = {
  coverageNotes: true,
  appendix: true,
  usage: true,
  reconciliation: true,
  reviewerBullets: true,
  reviewerTable: true,
  reach: true,
  rulings: true,
  excerpts: true,
  diffs: true,
  depth: {
    critical: 'full',
    important: 'full',
    suggestion: 'full',
    fact: 'full',
    'pre-existing': 'full',
    ungrounded: 'full',
    refuted: 'full',
    declined: 'full',
    observation: 'full',
  },
  onlyBlocking: false,
  findings: Number.POSITIVE_INFINITY,
  entries: Number.POSITIVE_INFINITY,
  longest: Number.POSITIVE_INFINITY,
  leftOut: [],
  remainder: '',
};

interface Step {
  readonly leftOut: string | null;
  readonly shed: (detail: Detail) => Partial<Detail>;
}

/** The order in which pages shed. Verdict, counts, and ids and titles of what blocks come last. */
const sheddingOrder: readonly Step[] = [
  { leftOut: 'notes on each file', shed: () => ({ coverageNotes: false }) },
  { leftOut: 'the original reviews', shed: () => ({ appendix: false }) },
  { leftOut: 'the usage', shed: () => ({ usage: false }) },
  { leftOut: 'the reconciliation', shed: () => ({ reconciliation: false }) },
  { leftOut: 'explanations of ungrounded findings', shed: deeper({ ungrounded: 'title' }) },
  { leftOut: 'what is said of each reviewer', shed: () => ({ reviewerBullets: false }) },
  { leftOut: 'explanations of refuted findings', shed: deeper({ refuted: 'title' }) },
  { leftOut: 'explanations of declined findings', shed: deeper({ declined: 'title' }) },
  { leftOut: 'explanations of pre-existing findings', shed: deeper({ 'pre-existing': 'title' }) },
  { leftOut: 'explanations of what code found', shed: deeper({ fact: 'title' }) },
  { leftOut: 'explanations of suggestions', shed: deeper({ suggestion: 'title' }) },
  { leftOut: 'explanations of observations', shed: deeper({ observation: 'title' }) },
  { leftOut: 'code that shows how defects are reached', shed: () => ({ reach: false }) },
  { leftOut: 'excerpts of code', shed: () => ({ excerpts: false }) },
  { leftOut: 'diffs of fixes', shed: () => ({ diffs: false }) },
  { leftOut: 'what verifiers said', shed: () => ({ rulings: false }) },
  { leftOut: 'entries of long lists', shed: () => ({ entries: 20 }) },
  { leftOut: 'the ends of long texts', shed: () => ({ longest: 1_000 }) },
  { leftOut: 'explanations of important findings', shed: deeper({ important: 'title' }) },
  { leftOut: 'explanations of critical findings', shed: deeper({ critical: 'title' }) },
  { leftOut: 'the table of reviewers', shed: () => ({ reviewerTable: false }) },
  { leftOut: 'titles of observations', shed: deeper({ observation: 'count' }) },
  {
    leftOut: 'titles of findings that do not count',
    shed: deeper({ ungrounded: 'count', refuted: 'count', 'pre-existing': 'count', declined: 'count' }),
  },
  { leftOut: 'titles of suggestions', shed: deeper({ suggestion: 'count' }) },
  { leftOut: 'titles of what does not block', shed: () => ({ onlyBlocking: true }) },
  { leftOut: null, shed: () => ({ longest: 300, entries: 10 }) },
  { leftOut: 'titles of further findings', shed: () => ({ findings: 300, longest: 200 }) },
  { leftOut: null, shed: () => ({ findings: 100 }) },
  { leftOut: null, shed: () => ({ findings: 40, longest: 80, entries: 3 }) },
];

function deeper(depth: Partial<Detail['depth']>): Step['shed'] {
  return (detail) => ({ depth: { ...detail.depth, ...depth } });
}

/** The details of a page, from the most to the least, beginning with what it shows when there is room. */
export function* shrinking(first: Detail): Generator<Detail> {
  let current = first;
  yield current;
  for (const { leftOut, shed } of sheddingOrder) {
    const next = { ...current, ...shed(current) };
    if (JSON.stringify(next) === JSON.stringify(current)) continue;
    current = leftOut === null ? next : { ...next, leftOut: [...current.leftOut, leftOut] };
    yield current;
  }
}
