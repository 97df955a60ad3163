import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { messageOf, UserError } from '../lib/user-error.ts';

const pattern = z
  .string('is no pattern for paths, but needs to be a text such as `docs/*.pdf`')
  .min(1, 'is empty')
  .max(300, 'is longer than 300 characters')
  .refine(
    (text) => !/^[!/]|^\.\.?\/|\\|\/$/.test(text),
    'is no pattern for paths: it begins at the root of the repository, as in `docs/*.pdf`, and means a folder as `vendor/**` does',
  );
const reason = z
  .string('says no reason: it is a text that the report shows')
  .trim()
  .min(1, 'says no reason')
  .max(300, 'is longer than 300 characters');
const notAMap = 'is no map of keys, such as `paths:` with `exclude:` below it';

/** The configuration file. Its keys are written as here. */
export const ConfigFile = z
  .strictObject(
    {
      paths: z
        .strictObject(
          {
            include: z
              .array(pattern, 'is no list, such as `[src/**]`')
              .min(1, 'names no path, so nothing would be reviewed')
              .max(200)
              .optional()
              .describe('Only files with these paths, or in folders of these names, are reviewed. Left out: all'),
            exclude: z
              .array(
                z.strictObject(
                  { path: pattern, reason: reason.describe('Shown in the report') },
                  'is no entry with a reason, such as `- { path: dist/**, reason: Built from src. }`',
                ),
                'is no list, such as `- { path: dist/**, reason: Built from src. }`',
              )
              .max(200)
              .optional()
              .describe('Files with these paths are not reviewed, and the report says why'),
          },
          notAMap,
        )
        .optional()
        .describe('`*` stands for any text without a slash, `**` for any folders, `?` for one character'),
      'block-on': z
        .array(z.string('is no rule'), 'is no list, such as `[hidden-text]`')
        .max(100)
        .optional()
        .describe('Rules of code whose findings block the merge'),
    },
    notAMap,
  )
  .describe('Configuration of Deep Review, read at the tip of the base branch');

/** What the file says, without gaps. */
export interface FileConfig {
  /** Null: every path is reviewed. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly { readonly path: string; readonly reason: string }[];
  readonly blockOn: readonly string[];
}

/** Where a file stands, in words: `.github/deep-review.yml` of `main`. */
export interface FilePlace {
  readonly path: string;
  readonly branch: string;
}

const noFile: FileConfig = { include: null, exclude: [], blockOn: [] };
const usual = '.github/deep-review.yml';
const mostCharacters = 100_000;

export interface FileSource {
  /** Reads a file at the tip of the base branch; null where there is none. */
  readonly read: (path: string) => Promise<string | null>;
  /** What people call that branch. */
  readonly branch: string;
  /** Ids of the rules of code. */
  readonly rules: readonly string[];
}

/**
 * Reads what a repository asks for.
 * @param named by an input; null: the usual file, which need not exist
 * @throws {UserError} that names the file, the line and what to do
 */
export async function readFileConfig(named: string | null, { read, branch, rules }: FileSource): Promise<FileConfig> {
  const path = named ?? usual;
  const text = await read(path);
  if (text !== null) return parseConfigFile(text, { path, branch }, rules);
  if (named === null) return noFile;
  throw new UserError(
    `There is no file \`${path}\` at the tip of \`${branch}\`.`,
    'Add it there, correct the input `config`, or leave that out.',
  );
}

/** @throws {UserError} that names the file, the line and what to do */
export function parseConfigFile(text: string, place: FilePlace, rules: readonly string[]): FileConfig {
  if (text.length > mostCharacters) throw problem(place, null, 'is too long', 'Shorten it to 100,000 characters.');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined)
    throw problem(
      place,
      broken.linePos?.[0].line ?? null,
      `is no YAML that can be read: ${firstLine(broken.message)}`,
      'Mend that line.',
    );
  const parsed = ConfigFile.safeParse(plainValueOf(document, place));
  if (!parsed.success) {
    const { issues } = parsed.error;
    // A misspelt key also is a missing one: what to do is said by the first.
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    const path = issue?.path ?? [];
    const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const line = lineOf(key === undefined ? path : [...path, key]);
    if (key !== undefined)
      throw problem(
        place,
        line,
        `has the key \`${key}\`, which nothing reads`,
        `Take it out, or correct it to one of ${keysAt(path)}.`,
      );
    throw problem(place, line, `does not hold at \`${nameOf(path)}\`: ${issue?.message}`, 'Mend that line.');
  }
  const { paths, 'block-on': blockOn = [] } = parsed.data;
  for (const [index, rule] of blockOn.entries())
    if (!rules.includes(rule))
      throw problem(
        place,
        lineOf(['block-on', index]),
        `names the rule \`${rule}\`, which does not exist`,
        `Name one of ${listed(rules)}.`,
      );
  return { include: paths?.include ?? null, exclude: paths?.exclude ?? [], blockOn };

  /** Of a key or an entry; of what it should stand in, where it is missing. */
  function lineOf(path: readonly PropertyKey[]): number | null {
    const parent = document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    const node = pair?.key ?? document.getIn(path, true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset !== undefined) return lines.linePos(offset).line;
    return path.length === 0 ? null : lineOf(path.slice(0, -1));
  }
}

function plainValueOf(document: Document, place: FilePlace): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw problem(place, null, `is no YAML that can be read: ${messageOf(error)}`, 'Write it without aliases.');
  }
}

function nameOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`));
  return parts.join('').slice(1) || 'its root';
}

function keysAt(path: readonly PropertyKey[]): string {
  const keys: Readonly<Record<string, readonly string[]>> = {
    '': Object.keys(ConfigFile.shape),
    paths: Object.keys(ConfigFile.shape.paths.unwrap().shape),
  };
  return listed(keys[path.join('.')] ?? ['path', 'reason']);
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

function problem({ path, branch }: FilePlace, line: number | null, what: string, remedy: string): UserError {
  return new UserError(
    `\`${path}\` of \`${branch}\`${line === null ? '' : `, line ${line},`} ${what}.`,
    `${remedy} It is read at the tip of \`${branch}\`.`,
  );
}
