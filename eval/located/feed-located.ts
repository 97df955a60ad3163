import { resolvePath } from '../../src/lib/resolve-path.ts';
import type { GroundedFinding } from '../../src/types.ts';
import type { LocatedCase, LocatedFinding } from './located-cases.ts';

/** A finding of the data, and the same as the steps take it. */
export interface FedFinding {
  readonly reviewer: string;
  readonly located: LocatedFinding;
  readonly finding: GroundedFinding;
}

/**
 * The findings of a case as the steps take them: at the lines that their reviewers gave, whether or not the quotation
 * stands there, which the data cannot tell. Reviewers write one path in several lengths; the longest that a report has
 * are taken for the repository's, and the one resolver of paths does the rest.
 */
export function feedLocated({ reviewers }: LocatedCase): readonly FedFinding[] {
  const written = [...new Set(Object.values(reviewers).flatMap((all) => all.map(({ path }) => path)))];
  const entries = written
    .filter((path) => !written.some((other) => other !== path && other.endsWith(`/${path}`)))
    .map((path) => ({ path }));
  return Object.entries(reviewers).flatMap(([reviewer, all]) =>
    all.map((located, index) => {
      const meant = resolvePath(located.path, entries);
      const path = 'path' in meant ? meant.path : located.path;
      return { reviewer, located, finding: grounded(`${reviewer}:F${index + 1}`, reviewer, located, path) };
    }),
  );
}

function grounded(id: string, reviewer: string, located: LocatedFinding, path: string): GroundedFinding {
  const { severity, title, body, quote, startLine, endLine } = located;
  const lines = { startLine: startLine ?? 1, endLine: endLine ?? startLine ?? 1 };
  return {
    id,
    reviewer,
    finding: {
      ...{ severity, title, path, ...lines, quote, body },
      kind: 'regression',
      side: 'new',
      cause: null,
      failure: '',
      fix: null,
      evidence: 'reasoned',
    },
    grounding: {
      file: 'rest',
      quote: startLine === null ? 'missing' : 'found',
      anchor: startLine === null ? null : { path, side: 'new', ...lines },
      problem: startLine === null ? 'the reviewer gave no line' : null,
      origin: null,
      fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
    },
  };
}
