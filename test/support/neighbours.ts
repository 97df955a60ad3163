import { commentMarker, withState } from '../../src/lib/marker.ts';
import { stateLine } from '../../src/rounds/state-line.ts';
import type { Memory } from '../../src/types.ts';
import type { StoredComment } from './github/state.ts';
import { memoryOf, seal, stateKey } from './sealing.ts';

/** What a review left on a pull request, sealed with the key of the tests. */
export function leftOn(
  pull: number,
  { headSha, baseRef = 'main' }: { readonly headSha: string; readonly baseRef?: string },
  {
    memory: more = {},
    instance = 'deep-review',
    repository = '1296269',
    keys = [stateKey],
  }: {
    readonly memory?: Partial<Memory>;
    readonly instance?: string;
    readonly repository?: string;
    readonly keys?: readonly string[];
  } = {},
): StoredComment {
  const { bound, ...memory } = memoryOf({ findings: [], ...more });
  const here = { ...bound, repository, pull, instance, headSha, baseRef };
  const line = stateLine({ ...memory, bound: here }, seal(keys, repository));
  const body = withState(`${commentMarker(instance)}\nA report.\n`, line);
  return { id: 100 + pull, author: 'github-actions[bot]', issue: pull, body };
}
