import type { Config } from '../config/settle.ts';
import type { Log } from '../lib/log.ts';
import type { ChangeFacts } from '../types.ts';
import type { Source } from '../worlds/world.ts';

/** GitHub takes no longer context. */
const longest = 255;

/**
 * The context of the commit status: `name` where the base is protected, else `name@base`, and the log says which and why. A
 * status speaks of a commit, not of a pull request: one that was earned against a base of the author's own choice must
 * not be the one that a protected branch asks for.
 */
export async function statusContext(
  change: ChangeFacts,
  { name, protectedBases }: Pick<Config, 'name' | 'protectedBases'>,
  { source, log }: { readonly source: Pick<Source, 'readProtected'>; readonly log: Log },
): Promise<string> {
  if (change.kind !== 'pull-request') return name;
  const { baseRef, defaultBranch } = change;
  const told = (context: string, why: string) => {
    log.line(`The status is \`${context}\`: the base ${baseRef} ${why}.`);
    return context;
  };
  const ofItsOwn = `${name}@${baseRef}`.slice(0, longest);
  if (protectedBases !== null) {
    if (protectedBases.some((pattern) => isMeant(pattern, baseRef)))
      return told(name, 'is one of the input `protected-bases`');
    if (baseRef === defaultBranch)
      log.warning(
        `The input \`protected-bases\` does not name the default branch ${baseRef}: a ruleset that asks for the status \`${name}\` there waits for it forever. Add the branch to the input, or correct its name.`,
      );
    return told(ofItsOwn, `is none of the input \`protected-bases\` (${protectedBases.join(' ')})`);
  }
  if (baseRef === defaultBranch) return told(name, 'is the default branch');
  const isProtected = await source.readProtected(change);
  if (isProtected === true) return told(name, 'is protected, as GitHub says');
  const flag =
    isProtected === null ? 'GitHub does not say that it is protected' : 'GitHub says that it is not protected';
  return told(ofItsOwn, `is not the default branch ${defaultBranch}, and ${flag}`);
}

function isMeant(pattern: string, branch: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`).test(branch);
}
