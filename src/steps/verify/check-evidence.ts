import {
  type Anchor,
  type ChangedFile,
  type CheckedEvidence,
  type Evidence,
  type GroundedFinding,
  pathOn,
} from '../../types.ts';
import { type GroundContext, groundQuotation, sidesOf } from '../ground/ground.ts';
import { textKind } from './text-kind.ts';

/** A quotation of a bracket or a blank line stands everywhere and shows nothing. */
const leastLetters = 4;

/** What a session's evidence is held against. */
export interface EvidenceContext {
  readonly ground: GroundContext;
  /** Paths that the session has opened so far. */
  readonly opened: readonly string[];
}

/** Looks a quotation of a verifier up on both sides, and says what it is evidence of. Decides nothing. */
export async function checkEvidence(
  evidence: Evidence,
  claim: GroundedFinding,
  { ground, opened }: EvidenceContext,
): Promise<CheckedEvidence> {
  const letters = evidence.quote.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const nowhere = { evidence, anchor: null, origin: null, stands: 'nowhere', isDeleted: false, kind: 'code' } as const;
  if (letters < leastLetters) return { ...nowhere, file: fileOf(evidence.path, claim, opened) };
  const [{ anchor, origin }, sides] = await Promise.all([groundQuotation(evidence, ground), sidesOf(evidence, ground)]);
  const stands = sides.head ? (sides.base ? 'both' : 'head') : sides.base ? 'base' : 'nowhere';
  const isElsewhere = sides.old !== null && isDeletedAt(sides.old, ground.changes);
  return {
    evidence,
    anchor,
    origin,
    stands,
    isDeleted: isElsewhere && !(evidence.side === 'new' && sides.isAtStated),
    file: fileOf(anchor?.path ?? evidence.path, claim, opened),
    kind: anchor === null ? 'code' : textKind(await linesOf(anchor, ground), anchor),
  };
}

/** The file as git has it: what a session adds to its quotation states nothing. */
async function linesOf({ path, side }: Anchor, { head, base }: GroundContext): Promise<readonly string[]> {
  const text = await (side === 'new' ? head : base).readWhole(path);
  return text.found ? text.lines : [];
}

function fileOf(
  path: string,
  { finding, grounding }: GroundedFinding,
  opened: readonly string[],
): CheckedEvidence['file'] {
  if (path === (grounding.anchor?.path ?? finding.path) || path === finding.path) return 'claim';
  return opened.includes(path) ? 'opened' : 'unopened';
}

/** Whether the change deletes one of the lines. */
function isDeletedAt({ path, startLine, endLine }: Anchor, changes: readonly ChangedFile[]): boolean {
  return changes
    .filter((change) => pathOn(change, 'old') === path)
    .some(({ hunks }) =>
      hunks.some(({ lines }) =>
        lines.some(
          ({ kind, oldLine, text }) =>
            kind === 'deleted' && text.trim() !== '' && oldLine !== null && oldLine >= startLine && oldLine <= endLine,
        ),
      ),
    );
}
