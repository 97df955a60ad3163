import type { GroundedFinding } from '../src/types.ts';
import type { Case, LabelledFinding } from './cases.ts';
import { drawOf } from './random.ts';

/** A labelled finding of a tool, and the same as the steps take it. */
export interface Fed {
  readonly tool: string;
  readonly labelled: LabelledFinding;
  readonly finding: GroundedFinding;
}

/**
 * The findings of some tools as the steps take them. The data has text and hardly a place: every finding claims the
 * same path, nothing is anchored, and all are `important`, so that each would be verified.
 */
export function feed({ reviewers }: Case, tools: readonly string[]): readonly Fed[] {
  return tools.flatMap((tool) =>
    (reviewers[tool] ?? []).map((labelled, index) => ({
      tool,
      labelled,
      finding: grounded(`${tool}:F${index + 1}`, tool, labelled.text),
    })),
  );
}

function grounded(id: string, reviewer: string, text: string): GroundedFinding {
  return {
    id,
    reviewer,
    finding: {
      severity: 'important',
      kind: 'regression',
      title: '',
      path: 'unknown',
      startLine: 1,
      endLine: 1,
      side: 'new',
      quote: '',
      cause: null,
      failure: '',
      body: text,
      fix: null,
      evidence: 'reasoned',
    },
    grounding: {
      file: 'rest',
      quote: 'missing',
      anchor: null,
      problem: 'the evaluation data has no places',
      origin: null,
      fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
    },
  };
}

/**
 * The same candidates, led by other tools: which tool leads follows from the seed, and is the same for all clusterings.
 * The real step lets severity and place decide, which the data does not have.
 */
export function ledBySeed(
  candidates: readonly (readonly Fed[])[],
  caseId: string,
  seed: number,
): readonly (readonly Fed[])[] {
  const tools = new Set(candidates.flatMap((sources) => sources.map(({ tool }) => tool)));
  const places = new Map([...tools].map((tool) => [tool, drawOf('lead', seed, caseId, tool)]));
  const placeOf = ({ tool }: Fed) => places.get(tool) ?? 0;
  return candidates.map((sources) => sources.toSorted((one, other) => placeOf(one) - placeOf(other)));
}
