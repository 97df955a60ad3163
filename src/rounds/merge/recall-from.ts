import type { Bindings } from '../../types.ts';
import { type Recalled, recall } from '../recall.ts';
import type { Seal } from '../state-line.ts';
import { byAge } from './by-age.ts';

/** What stands in the comments of a pull request that carry our marker. */
export interface Standing {
  /** Of our own; null: there is none. */
  readonly body: string | null;
  /** Of further ones of our own. */
  readonly twins: readonly string[];
  /** Login of who changed ours last, where that was somebody else. */
  readonly editor: string | null;
  /** Of other bots, which only a key of ours can make more of than planted text. */
  readonly ofBots: readonly { readonly author: string; readonly url: string; readonly body: string }[];
}

/**
 * What comments remember: our own first, of several the latest memory. Where ours has none, a memory that a key of ours has
 * sealed is read from another bot's comment: an earlier run may have had another token. That one is never written.
 */
export function recallFrom(
  { body, twins, editor, ofBots }: Standing,
  seal: Seal | null,
  here: Pick<Bindings, 'pull' | 'instance'>,
): Recalled {
  const own = recall(body, seal, here);
  const latest = latestOf([own, ...twins.map((twin) => recall(twin, seal, here))]);
  if (latest !== null) return latest;
  if (!own.isKept) return own;
  const others = ofBots.map((comment) => ({ ...comment, recalled: recall(comment.body, seal, here) }));
  const best = latestOf(others.map(({ recalled }) => recalled));
  const from = others.find(({ recalled }) => recalled === best);
  if (best !== null && from !== undefined)
    return {
      ...best,
      note: `The memory of earlier rounds was read from the comment of ${from.author}, ${from.url}. It stays as it is, and is read no more: this token writes a comment of its own.`,
    };
  if (own.note === null) return own;
  const by = editor === null ? '' : ` GitHub names ${editor} as who changed it last.`;
  return { ...own, note: `${own.note}${by}`, isLost: true };
}

/** A first round although there has been one: what it knew is gone. */
export function lostWith(recalled: Recalled): Recalled {
  return { ...recalled, note: lost, isLost: true };
}

const lost =
  'A status of an earlier run stands on this pull request, and there is no comment that remembers what it found. What earlier rounds knew is gone, and so is what people decided there: this is a new first round, and ids of findings begin anew.';

function latestOf(all: readonly Recalled[]): Recalled | null {
  const known = all.flatMap((each) => (each.memory === null ? [] : [{ each, memory: each.memory }]));
  return known.toSorted((one, other) => byAge(other.memory, one.memory))[0]?.each ?? null;
}
