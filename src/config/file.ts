import { UserError } from '../lib/user-error.ts';
import { type FilePlace, placeCalled } from './file-place.ts';
import type { ParsedFile } from './parse-file.ts';

/** A guideline with its text. */
export interface FileGuideline {
  /** Of the file that has the text: the configuration file, or one that it names. */
  readonly path: string;
  readonly text: string;
  /** Patterns; empty: for the whole repository. */
  readonly paths: readonly string[];
}

/** What the file says, without gaps. */
export interface FileConfig extends Omit<ParsedFile, 'guidelines'> {
  /** Null: there is no file. */
  readonly place: FilePlace | null;
  readonly guidelines: readonly FileGuideline[];
}

/** What is asked for where there is no file: nothing. */
export const noFile: FileConfig = {
  ...{ place: null, include: null, exclude: [], blockOn: [], reviewers: null, guidelines: [], severityNotes: [] },
  ...{ language: null, failOn: null, minReviewers: null, maxSlices: null, maxTurns: null, timeoutMinutes: null },
  ...{ maxCostUsd: null, prices: [], smallChanges: null },
};

/** Where the file is, unless an input says otherwise. */
export const usualConfigFile = '.github/deep-review.yml';

export interface FileSource {
  /** Reads a file at the tip of the base branch; null where there is none. */
  readonly read: (path: string) => Promise<string | null>;
  /** What people call that branch; null: files of this machine are read. */
  readonly branch: string | null;
  /** Ids of the rules of code. */
  readonly rules: readonly string[];
}

/**
 * Reads what a repository asks for.
 * @param named by an input; null: the usual file, which need not exist
 * @throws {UserError} that names the file, the line and what to do
 */
export async function readFileConfig(named: string | null, source: FileSource): Promise<FileConfig> {
  const { read, branch, rules } = source;
  const path = named ?? usualConfigFile;
  const text = await read(path);
  if (text !== null) {
    const place = { path, branch };
    // Most repositories have no such file: its schema and the parser are loaded for those that do.
    const { parseConfigFile } = await import('./parse-file.ts');
    const { guidelines, ...parsed } = parseConfigFile(text, place, rules);
    return { ...parsed, place, guidelines: await withTexts(guidelines, place, read) };
  }
  if (named === null) return noFile;
  const tip = branch === null ? '' : ` at the tip of \`${branch}\``;
  throw new UserError(
    `There is no file \`${path}\`${tip}.`,
    'Add it there, correct the input `config`, or leave that out.',
  );
}

function withTexts(
  guidelines: ParsedFile['guidelines'],
  place: FilePlace,
  read: FileSource['read'],
): Promise<readonly FileGuideline[]> {
  return Promise.all(
    guidelines.map(async ({ file, text, paths, at }) => {
      if (file === null) return { path: place.path, text: text ?? '', paths };
      const found = await read(file);
      if (found !== null) return { path: file, text: found, paths };
      const tip = place.branch === null ? '' : ` at the tip of \`${place.branch}\``;
      throw new UserError(
        `${placeCalled(place, at)} names the guideline \`${file}\`, which is no file${tip || ' here'}.`,
        'Add that file there, or correct its path.',
      );
    }),
  );
}
