import type { Bindings, CheckedEvidence, Report, RestsOn } from '../types.ts';
import { digest } from './bindings.ts';

const mostPaths = 200;
const longestPath = 4_096;

/**
 * What has to be as it was where the outcome of a round is to hold for another head: contents of the changed files, and of
 * those that verifiers and re-checks quoted. Null where there are too many of the latter to be kept.
 */
export function restsOn(
  { ledger, changes }: Pick<Report, 'ledger' | 'changes'>,
  { bound: { headSha, mergeBase }, blobs }: { readonly bound: Bindings; readonly blobs: ReadonlyMap<string, string> },
): RestsOn | null {
  const quoted: readonly CheckedEvidence[] = [
    ...ledger.findings.flatMap(({ rulings }) => rulings.flatMap(({ evidence }) => evidence)),
    ...(ledger.priors ?? []).flatMap(({ voices }) => voices.flatMap(({ evidence }) => evidence)),
  ];
  const paths = [...new Set(quoted.map(({ evidence }) => evidence.path))].toSorted();
  if (paths.length > mostPaths || paths.some((path) => path.length > longestPath)) return null;
  const files = contentsOf(
    changes.map(({ path }) => path),
    blobs,
  );
  return { headSha, mergeBase, files, evidence: { paths, contents: contentsOf(paths, blobs) } };
}

/** Equal where each of the files holds the same, byte for byte, or none of both has it. */
export function contentsOf(paths: readonly string[], blobs: ReadonlyMap<string, string>): string {
  return digest(paths.map((path) => [path, blobs.get(path) ?? null]));
}
