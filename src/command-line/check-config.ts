import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FileConfig, readFileConfig, usualConfigFile } from '../config/file.ts';
import { namedReviewers } from '../config/reviewers.ts';
import { UserError } from '../lib/user-error.ts';
import { vendors } from '../providers/index.ts';
import { rules } from '../rules/index.ts';

/** Larger ones GitHub does not show whole. */
const mostBytes = 1_000_000;

/**
 * Reads a configuration file as it stands on this machine, and what it names.
 * @param folder the top of the repository, from which the file names others
 * @param named from the working folder; null: the usual one
 * @throws {UserError} that names the line and what to do
 */
export async function readLocalFile(folder: string, named: string | null): Promise<FileConfig> {
  const own = named === null ? join(folder, usualConfigFile) : resolve(named);
  const shown = named ?? usualConfigFile;
  const read = (path: string) => {
    const about = statSync(path, { throwIfNoEntry: false });
    if (about?.isFile() !== true) return null;
    if (about.size <= mostBytes) return readFileSync(path, 'utf8');
    throw new UserError(`\`${path}\` has more than 1 MB, of which GitHub shows nothing.`, 'Shorten it.');
  };
  if (read(own) === null)
    throw new UserError(`There is no file \`${shown}\`.`, `Name one, or write \`${usualConfigFile}\`.`);
  const file = await readFileConfig(shown, {
    read: async (path) => read(path === shown ? own : join(folder, path)),
    branch: null,
    rules: rules.map(({ id }) => id),
  });
  // Whose keys are here says nothing of those that the workflow has.
  const withKey = new Set<string>(vendors.map(({ name }) => name));
  namedReviewers(
    (file.reviewers ?? []).map(({ line, at }) => ({ line, place: `\`${shown}\`, ${at},` })),
    { vendors, withKey },
  );
  return file;
}

/** What a configuration file asks for, in a few lines. */
export function summaryOf(file: FileConfig): string {
  const {
    include,
    exclude,
    blockOn,
    reviewers,
    guidelines,
    severityNotes,
    language,
    failOn,
    minReviewers,
    smallChanges,
  } = file;
  const said = [
    reviewers && `${reviewers.length} reviewer(s)`,
    include && `${include.length} pattern(s) to include`,
    exclude.length > 0 && `${exclude.length} to exclude`,
    guidelines.length > 0 && `${guidelines.length} guideline(s)`,
    severityNotes.length > 0 && `${severityNotes.length} severity note(s)`,
    language && `language ${language}`,
    failOn && `fail-on ${failOn}`,
    minReviewers !== null && `min-reviewers ${minReviewers}`,
    smallChanges !== null && `small-changes ${smallChanges}`,
    blockOn.length > 0 && `${blockOn.length} rule(s) that block`,
  ].filter((one) => typeof one === 'string');
  return `\`${file.place?.path}\` holds: ${said.join(', ') || 'it asks for nothing'}.\n`;
}
