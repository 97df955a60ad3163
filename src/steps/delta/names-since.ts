import { GitError } from '../../git/process.ts';
import { UserError } from '../../lib/user-error.ts';
import type { ChangedFile, Memory } from '../../types.ts';
import type { Comparing } from './changes-since.ts';

/**
 * Under which names the head has files that findings of the last round lie in, where the change itself tells of no rename: what is new in
 * it has no other name in its base. A file without one changed byte is known by its content; of others git tells, where the head of
 * that round can still be read. Nothing is asked for as long as all of them are there.
 */
export async function namesSince(
  { findings, bound }: Memory,
  { headSha, changes }: { readonly headSha: string; readonly changes: readonly ChangedFile[] },
  { repo, bring }: Pick<Comparing, 'repo' | 'bring'>,
): Promise<ReadonlyMap<string, string>> {
  const entries = await repo.at(headSha).list();
  const known = new Set([...entries.map(({ path }) => path), ...changes.flatMap(({ oldPath = [] }) => oldPath)]);
  const gone = findings.filter(({ side, path }) => side === 'new' && !known.has(path));
  const callers = findings.flatMap(({ declined, quoted = [] }) => (declined === null ? [] : quoted));
  const paths = new Set([...gone, ...callers].map(({ path }) => path).filter((path) => !known.has(path)));
  if (paths.size === 0) return new Map();
  const names = new Map<string, string>();
  for (const { path, blob } of gone) {
    const [same, ...others] = entries.filter(({ oid }) => oid === blob);
    if (same !== undefined && others.length === 0) names.set(path, same.path);
  }
  if ([...paths].every((path) => names.has(path))) return names;
  return new Map([...(await renames(bound.headSha, headSha, { repo, bring })), ...names]);
}

async function renames(
  from: string,
  to: string,
  { repo, bring }: Pick<Comparing, 'repo' | 'bring'>,
): Promise<ReadonlyMap<string, string>> {
  if (!(await bring([from])).has(from)) return new Map();
  try {
    return await repo.renames(from, to);
  } catch (error) {
    // What git or a limit of ours refuses is no reason to lose a review: then the code is looked for elsewhere.
    if (error instanceof GitError || error instanceof UserError) return new Map();
    throw error;
  }
}
