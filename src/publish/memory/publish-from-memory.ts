import type { Config } from '../../config/settle.ts';
import type { EarlierComment } from '../../github/access.ts';
import { holdsSecret } from '../../lib/holds-secret.ts';
import type { Why } from '../../render/memory/told.ts';
import { fitMemory } from '../../rounds/fit-memory.ts';
import { gateOfMemory, verdictOfMemory } from '../../rounds/gate-of-memory.ts';
import {
  type Change,
  type Ended,
  type Gate,
  type HeadState,
  type Memory,
  type Policy,
  type Surroundings,
  waiting,
} from '../../types.ts';
import type { World } from '../../worlds/world.ts';
import type { Announced } from '../announce.ts';
import { exitCode } from '../exit-code.ts';
import { inTime } from '../in-time.ts';
import type { Known } from '../publication.ts';
import { publish } from '../publish.ts';
import { withholdSecrets } from '../withhold-secrets.ts';
import { doubtOf, withDoubt } from './doubt.ts';
import { publicationOfMemory } from './publication-of-memory.ts';

/** What is told, and what the comment is to remember from now on. */
export interface FromMemory {
  /** As it shall be kept, but for its number and the run that writes it. */
  readonly memory: Memory;
  readonly why: Why;
  /** At the head that the memory is bound to. */
  readonly change: Change;
  /** Why it may not be the last word, where that is known already, as the end of a sentence. */
  readonly doubt?: string | null;
}

/** Milliseconds for the look for secrets. */
const lookingMs = 5_000;

/**
 * Publishes what a memory comes to, without asking a model: job summary, comment, outputs and status, which all say the same.
 * The status must be pending before. The round stays the one that it was.
 * @returns how the run ended; at a head that has moved on it is not clean
 */
export async function publishFromMemory(
  given: FromMemory,
  announced: Announced,
  { config, world }: { readonly config: Config; readonly world: World },
): Promise<Ended> {
  const { seal, run, redact, runUrl, events, log, clock } = world;
  const { name } = config;
  const { why, change } = given;
  const there = (await announced.to.comment?.earlier().catch(() => null)) ?? null;
  const doubt = await doubtIn(given, there, { status: announced.status, clock });
  const memory = doubt === null ? given.memory : withDoubt(given.memory, doubt);
  // `on-incomplete` speaks of what a review lacked, and not of one that is still to come.
  const policy: Policy = doubt === null ? config.policy : { ...config.policy, onIncomplete: 'fail' };
  const kept: Memory = { ...memory, run, sequence: memory.sequence + 1 };
  const decided = gateOfMemory(kept, policy);
  const looking = inTime(lookingMs);
  const lineFor = (head: HeadState) => {
    // What people decided holds at every head; that a change is the same was found of this one.
    if (seal === null || (head !== 'current' && why.kind === 'unchanged')) return null;
    return holdsSecret(JSON.stringify(kept), redact) ? null : fitMemory(kept, seal);
  };
  const toldAt = ({ head, waitsFor }: Surroundings) => {
    const own = atHead(decided, head);
    const gate = waitsFor === null ? own : waiting(own, waitsFor);
    return { memory: kept, gate, verdict: verdictOfMemory(gate, kept), policy, change, why, runUrl };
  };
  const publicationFor = ({ head, waitsFor }: Known) =>
    withholdSecrets(
      publicationOfMemory(toldAt({ head, waitsFor }), {
        name,
        isCommented: config.comment,
        isOnLines: config.inlineComments,
        there: there?.body ?? null,
        line: lineFor(head),
      }),
      { redact, name, work: looking },
    );
  const directory = config.reportDirectory ?? world.reportDirectory;
  const known = await publish(publicationFor, { ...announced, world, change, directory });
  const { gate, verdict } = toldAt(known);
  const ended = { outcome: gate.outcome, exitCode: exitCode(gate, policy) };
  events.tell({ kind: 'concluded', exitCode: ended.exitCode });
  log.line(`${gate.outcome}, ${verdict}, as round ${memory.round} left it`);
  return ended;
}

const gaps: Readonly<Record<Exclude<HeadState, 'current'>, string>> = {
  moved: 'The head of the pull request moved on while this run told of an earlier round.',
  retargeted: 'The base branch of the pull request was changed while this run told of an earlier round.',
  unknown: 'GitHub did not say whether the head is still the one that this run speaks of. Run the job again.',
};

/**
 * What people decide takes back what the memory has against a head, and nothing that it does not know of: where there may be
 * such a thing, the memory lacks it from now on.
 */
async function doubtIn(
  { memory, why, doubt = null }: FromMemory,
  there: EarlierComment | null,
  { status, clock }: Pick<Announced, 'status'> & Pick<World, 'clock'>,
): Promise<string | null> {
  // Of what is repeated that was asked before.
  if (doubt !== null || why.kind === 'unchanged') return doubt;
  return doubtOf(memory, { passes: false, isItsPage: there?.run === memory.run, status, clock });
}

function atHead(gate: Gate, head: HeadState): Gate {
  return head === 'current' ? gate : withGap(gate, gaps[head]);
}

function withGap(gate: Gate, gap: string): Gate {
  const isBlocking = gate.outcome === 'blocking';
  return {
    ...gate,
    outcome: isBlocking ? 'blocking' : 'incomplete',
    reasons: gate.outcome === 'clean' ? [gap] : [...gate.reasons, gap],
    gaps: [...gate.gaps, gap],
    isOnlyUnproven: false,
  };
}
