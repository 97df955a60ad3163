import type { Closed, Memory, Remembered } from '../../types.ts';
import { withDecisions } from '../decisions.ts';
import { mostMarks } from '../left-out.ts';

const mostRows = 20;

/**
 * What is written of a memory of ours in the place of another one. Ours is the round that counts, and what it did not know
 * is not lost: decisions of people; and, where another run has ended a round since ours was recalled, what that run found.
 * A finding whose id ours has given to another one gets a new id, and so do the decisions that speak of it.
 * @returns `there` itself when it has all of it already
 */
export function mergeMemories(ours: Memory, there: Memory): Memory {
  if (isOfOurs(ours, there)) return adoptDecisions(there, ours) ?? there;
  const isOverlooked = there.round >= ours.round;
  const { added, renamed, nextId } = isOverlooked ? overlooked(ours, there) : { ...nothing, nextId: ours.nextId };
  const ids = new Set(added.map(({ id }) => id));
  const merged: Memory = {
    ...ours,
    nextId,
    sequence: Math.max(ours.sequence, there.sequence + 1),
    handled: Math.max(ours.handled, there.handled),
    findings: [...ours.findings, ...added],
    ...(added.length === 0
      ? {}
      : { isComplete: false, restsOn: null, gaps: [...ours.gaps.slice(0, 49), overlookedGap(added)] }),
    ...(isOverlooked ? { closed: closedOf(ours, there, ids), rounds: rowsOf(ours, there) } : {}),
    ...(isOverlooked ? leftOutOf(ours, there) : {}),
  };
  const decisions = there.decisions.map((each) => ({
    ...each,
    finding: each.finding === null ? null : (renamed.get(each.finding) ?? each.finding),
  }));
  return withDecisions(merged, decisions);
}

/**
 * What stands there with what people decided as ours knows it: all that may be brought into a memory of a later run.
 * @returns null when it has all of it
 */
export function adoptDecisions(there: Memory, ours: Pick<Memory, 'decisions' | 'handled'>): Memory | null {
  const decided = withDecisions(there, ours.decisions);
  if (decided === there && ours.handled <= there.handled) return null;
  return { ...decided, handled: Math.max(ours.handled, there.handled), sequence: there.sequence + 1 };
}

/** Whether it was made of ours, and has grown at most. */
function isOfOurs(ours: Memory, there: Memory): boolean {
  return (
    there.run === ours.run &&
    there.round >= ours.round &&
    there.sequence >= ours.sequence &&
    there.bound.headSha === ours.bound.headSha
  );
}

const nothing = { added: [] as readonly Remembered[], renamed: new Map<string, string>() };

/** What counts there, and what ours neither has nor has closed itself. */
function overlooked(ours: Memory, there: Memory) {
  const [open, byContent] = [
    new Map(ours.findings.map((found) => [found.id, found])),
    new Map(ours.findings.map((found) => [found.fingerprint, found.id])),
  ];
  const closedNow = new Set(ours.closed.filter(({ round }) => round >= ours.round).map(({ id }) => id));
  let nextId = Math.max(ours.nextId, there.nextId);
  const added: Remembered[] = [];
  const renamed = new Map<string, string>();
  for (const found of there.findings) {
    const isShared = found.since < ours.round;
    const same = open.get(found.id);
    if (isShared ? same !== undefined || closedNow.has(found.id) : same?.fingerprint === found.fingerprint) continue;
    const twin = byContent.get(found.fingerprint);
    if (twin !== undefined) {
      renamed.set(found.id, twin);
      continue;
    }
    const isFree = isShared || Number(found.id.slice(1)) >= ours.nextId;
    const id = isFree ? found.id : `F${nextId}`;
    if (!isFree) nextId += 1;
    if (!isFree) renamed.set(found.id, id);
    added.push({ ...found, id });
  }
  return { added, renamed, nextId };
}

function overlookedGap(added: readonly Remembered[]): string {
  const ids = added.slice(0, 20).map(({ id }) => id);
  return `Another run ended while this one did, and its findings were not looked at here: ${ids.join(', ')}.`;
}

/** An id that ours has given to another finding is no id of a closed one. */
function closedOf(ours: Memory, there: Memory, open: ReadonlySet<string>): readonly Closed[] {
  const known = new Set([...ours.closed, ...ours.findings].map(({ id }) => id));
  const more = there.closed.filter(({ id }) => !known.has(id) && Number(id.slice(1)) >= ours.nextId);
  return [...ours.closed.filter(({ id }) => !open.has(id)), ...more];
}

function rowsOf(ours: Memory, there: Memory): Memory['rounds'] {
  const known = new Set(ours.rounds.map(({ at }) => at));
  const all = [...there.rounds.filter(({ at }) => !known.has(at)), ...ours.rounds];
  return all.toSorted((one, other) => one.at.localeCompare(other.at)).slice(-mostRows);
}

function leftOutOf(one: Memory, other: Memory): Pick<Memory, 'leftOut' | 'leftOutMarks'> {
  const most = (severity: keyof Memory['leftOut']) => Math.max(one.leftOut[severity], other.leftOut[severity]);
  return {
    leftOut: { critical: most('critical'), important: most('important'), suggestion: most('suggestion') },
    leftOutMarks: [...new Set([...one.leftOutMarks, ...other.leftOutMarks])].slice(0, mostMarks),
  };
}
