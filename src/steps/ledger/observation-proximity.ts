import { type Anchor, liesIn, type ObservationKind } from '../../types.ts';
import type { Proximity } from '../cluster/cluster.ts';

/** Where an observation belongs. */
export interface Observed {
  readonly reviewer: string;
  /** Null: to the change as a whole. */
  readonly path: string | null;
  /** Of limitations only: where code found the comment. */
  readonly anchor: Anchor | null;
}

/**
 * What all observations of a kind say, because they are of the kind. Two untested scenarios are not one for both saying
 * that no test covers them.
 */
export const wordsOfKind: Readonly<Record<ObservationKind, string>> = {
  concern: 'concern design in-scope future',
  strength: 'good clean correct correctly right well careful carefully solid handled handles',
  testing:
    'no not nothing never missing test tests tested testing untested untestable cover covers covered coverage uncovered ' +
    'scenario case exercise exercises exercised verify verifies verified assert asserts assertion check checks ' +
    'regression unit integration suite only path branch gap',
  documentation:
    'no not nothing missing documentation document documents documented undocumented docs doc docstring mention ' +
    'mentions mentioned describe describes described explain explains say says stale outdated update updated gap',
  limitation: 'TODO FIXME comment code acknowledge acknowledges acknowledged limitation known documented states',
};

/** Lines that touch, as parts of one comment do. */
const touching = 1;
const ofTests = /(?:^|[/._-])(?:tests?|specs?|__tests__|bats)(?:[/._-]|$)|(?:Tests?|Spec)\.\w+$/;

/** How two observations of a kind lie to each other; null: they are never one. */
export function proximityOf(kind: ObservationKind, one: Observed, other: Observed): Proximity | null {
  if (one.anchor !== null && other.anchor !== null) return ofComments(one, other, one.anchor, other.anchor);
  if (one.path === other.path) return 'overlapping';
  if (one.path === null || other.path === null) return 'unknown';
  if (liesIn(one.path, other.path) || liesIn(other.path, one.path)) return 'unknown';
  if (kind === 'limitation' || kind === 'documentation') return null;
  // A scenario is told of the code or of its tests.
  return kind === 'testing' && ofTests.test(one.path) !== ofTests.test(other.path) ? 'unknown' : 'elsewhere';
}

/** A comment is one place: who quotes a line of it speaks of it, in whatever words. */
function ofComments(one: Observed, other: Observed, here: Anchor, there: Anchor): Proximity | null {
  if (here.path !== there.path || here.side !== there.side) return null;
  const gap = Math.max(here.startLine, there.startLine) - Math.min(here.endLine, there.endLine);
  if (gap > 0) return gap <= touching ? 'near' : null;
  const isIdentical = here.startLine === there.startLine && here.endLine === there.endLine;
  return one.reviewer !== other.reviewer || isIdentical ? 'same' : 'overlapping';
}
