/** How much is said of a finding that has a part of its own. Lengths are UTF-16 units; 0 leaves the part out. */
export interface Depth {
  /** Most lines of the code that is shown. */
  readonly excerpt: number;
  readonly failure: number;
  readonly fix: number;
  /** The explanation, folded up. */
  readonly body: number;
  /** Longest diff of a fix that is shown; a longer one is left out, for half a diff is none. */
  readonly diff: number;
  /** What a verifier said. */
  readonly reason: number;
}

/** How much a comment says. */
export interface Level {
  /** Of what decides. */
  readonly deciding: Depth;
  /** Of the other findings that have a part of their own. */
  readonly others: Depth;
  /** Most parts of findings, and how many rows of the table name one. */
  readonly parts: number;
  readonly rows: number;
  /** Most suggestions that are named. */
  readonly suggestions: number;
  /** Whether what is no defect is named, or counted. */
  readonly observations: boolean;
  readonly reviewers: boolean;
  /** Most entries of any other list, and most units of a title, a name or a path. */
  readonly entries: number;
  readonly longest: number;
  /** What is left out, in words for the page. */
  readonly leftOut: readonly string[];
}

/** From all to nothing. */
const depths: readonly [Depth, ...Depth[]] = [
  { excerpt: 16, failure: 1_500, fix: 600, body: 1_500, diff: 3_000, reason: 600 },
  { excerpt: 12, failure: 1_000, fix: 400, body: 800, diff: 2_000, reason: 200 },
  { excerpt: 10, failure: 700, fix: 400, body: 500, diff: 1_200, reason: 0 },
  { excerpt: 6, failure: 500, fix: 300, body: 0, diff: 800, reason: 0 },
  { excerpt: 4, failure: 350, fix: 250, body: 0, diff: 0, reason: 0 },
  { excerpt: 0, failure: 250, fix: 200, body: 0, diff: 0, reason: 0 },
  { excerpt: 0, failure: 0, fix: 0, body: 0, diff: 0, reason: 0 },
];

const most: Level = {
  deciding: depths[0],
  others: depths[0],
  parts: Number.POSITIVE_INFINITY,
  // With heading and opening these fill the first screen.
  rows: 20,
  suggestions: 100,
  observations: true,
  reviewers: true,
  entries: 20,
  longest: 400,
  leftOut: ['strengths', 'commit structure', 'the original reviews'],
};

type Step = Partial<Omit<Level, 'leftOut'>> & { readonly words?: string };

function depth(which: 'deciding' | 'others', index: number, words?: string): Step {
  const reached = depths[index] ?? depths[0];
  return { [which]: reached, ...(words === undefined ? {} : { words }) };
}

/** In which order a comment grows shorter. What decides keeps more than the rest. */
const steps: readonly Step[] = [
  depth('others', 1, 'the ends of long texts'),
  depth('deciding', 1),
  depth('others', 2, 'what verifiers said'),
  depth('deciding', 2),
  { observations: false, words: 'titles of observations' },
  depth('others', 3, 'explanations'),
  depth('deciding', 3),
  depth('others', 4, 'diffs of fixes'),
  depth('deciding', 4),
  { reviewers: false, entries: 8, words: 'the table of reviewers' },
  depth('others', 5, 'excerpts of code'),
  depth('deciding', 5),
  { suggestions: 20, longest: 200, words: 'further suggestions' },
];

/** The same, where the page would else not be taken at all. */
const lastSteps: readonly Step[] = [
  depth('others', 6, 'how findings fail'),
  depth('deciding', 6),
  { parts: 150, words: 'further findings' },
  { parts: 60, suggestions: 10 },
  { parts: 20, suggestions: 0, entries: 3, longest: 80 },
];

function taken(from: Level, all: readonly Step[]): Level[] {
  const levels: Level[] = [];
  let current = from;
  for (const { words, ...step } of all) {
    current = { ...current, ...step, leftOut: words === undefined ? current.leftOut : [...current.leftOut, words] };
    levels.push(current);
  }
  return levels;
}

/** From the most to the least that a comment says while it is held to a length for readers. */
export const levels: readonly Level[] = [most, ...taken(most, steps)];
/** The ones below, which are for what GitHub takes alone. */
export const lastLevels: readonly Level[] = taken(levels.at(-1) ?? most, lastSteps);
