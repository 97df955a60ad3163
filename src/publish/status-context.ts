import type { Config } from '../config/settle.ts';
import type { Log } from '../lib/log.ts';
import type { ChangeFacts, PullRequestFacts } from '../types.ts';
import type { Source } from '../worlds/world.ts';

/** GitHub takes no longer context. */
const longest = 255;

/** What of a change says which status it gets. */
type StatusPlace =
  | Pick<PullRequestFacts, 'kind' | 'baseRef' | 'defaultBranch'>
  | { readonly kind: Exclude<ChangeFacts['kind'], 'pull-request'> };

/**
 * The context of the commit status: `name` where the base is protected, else `name@base`, and the log says which and why. A
 * status speaks of a commit, not of a pull request: one that was earned against a base of the author's own choice must
 * not be the one that a protected branch asks for.
 */
export async function statusContext(
  change: StatusPlace,
  { name, protectedBases }: Pick<Config, 'name' | 'protectedBases'>,
  { source, log }: { readonly source: Pick<Source, 'readProtected'>; readonly log: Log },
): Promise<string> {
  if (change.kind !== 'pull-request') return name;
  const { baseRef, defaultBranch } = change;
  const { isProtected, why } = await isProtectedBase(change, protectedBases, source);
  if (protectedBases !== null && !isProtected && baseRef === defaultBranch)
    log.warning(
      `The input \`protected-bases\` does not name the default branch ${baseRef}: a ruleset that asks for the status \`${name}\` there waits for it forever. Add the branch to the input, or correct its name.`,
    );
  const context = isProtected ? name : `${name}@${baseRef}`.slice(0, longest);
  log.line(`The status is \`${context}\`: the base ${baseRef} ${why}.`);
  return context;
}

/**
 * Whether pull requests into a branch get the status that teams require, and why, for the end of a sentence. Null: GitHub
 * does not tell.
 */
export async function isProtectedBase(
  { baseRef, defaultBranch }: { readonly baseRef: string; readonly defaultBranch: string },
  protectedBases: Config['protectedBases'],
  source: Pick<Source, 'readProtected'>,
): Promise<{ readonly isProtected: boolean | null; readonly why: string }> {
  if (protectedBases !== null)
    return protectedBases.some((pattern) => isMeant(pattern, baseRef))
      ? { isProtected: true, why: 'is one of the input `protected-bases`' }
      : { isProtected: false, why: `is none of the input \`protected-bases\` (${protectedBases.join(' ')})` };
  if (baseRef === defaultBranch) return { isProtected: true, why: 'is the default branch' };
  const isProtected = await source.readProtected({ baseRef });
  if (isProtected === true) return { isProtected, why: 'is protected, as GitHub says' };
  const flag =
    isProtected === null ? 'GitHub does not say that it is protected' : 'GitHub says that it is not protected';
  return { isProtected, why: `is not the default branch ${defaultBranch}, and ${flag}` };
}

function isMeant(pattern: string, branch: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`).test(branch);
}
