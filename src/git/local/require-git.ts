import { UserError } from '../../lib/user-error.ts';
import { type GitCall, gitBriefly } from '../process.ts';

/** What a fetch into a repository of our own needs. */
const oldest = [2, 30] as const;
/** What looking into a repository of this machine needs besides: `rev-parse --path-format`. */
export const oldestForLocal = [2, 31] as const;

/** What git says of its version. @throws {UserError} when it is too old, or there is none */
export async function requireGit(
  { path, signal }: Pick<GitCall, 'path' | 'signal'>,
  least: readonly [number, number] = oldest,
): Promise<string> {
  const version = await gitBriefly({ path, signal, args: ['version'] });
  const [, major = '0', minor = '0'] = /(?<!\d)(\d+)\.(\d+)/.exec(version) ?? [];
  const isOld = Number(major) < least[0] || (Number(major) === least[0] && Number(minor) < least[1]);
  if (isOld)
    throw new UserError(
      `The runner's git is ${major}.${minor}, which is too old.`,
      `Install git ${least.join('.')} or newer on the runner, or in the image of the container.`,
    );
  return version;
}
