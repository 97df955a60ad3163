import { closestMatch } from 'leven';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { messageOf, UserError } from '../lib/user-error.ts';
import type { PriceRow } from '../prices/price.ts';
import type { FailOn } from '../types.ts';
import type { FilePlace } from './file-place.ts';
import { ConfigFile } from './file-schema.ts';

/** A guideline as the file has it: one of `file` and `text`, and where in the file it stands. */
export interface AskedGuideline {
  readonly file: string | null;
  readonly text: string | null;
  /** Patterns; empty: for the whole repository. */
  readonly paths: readonly string[];
  readonly at: string;
}

/** What the file says. Null: nothing of that. */
export interface ParsedFile {
  /** Null: every path is reviewed. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly { readonly path: string; readonly reason: string }[];
  readonly blockOn: readonly string[];
  /** Lines as in the input, each with where it stands. */
  readonly reviewers: readonly { readonly line: string; readonly at: string }[] | null;
  readonly guidelines: readonly AskedGuideline[];
  readonly severityNotes: readonly string[];
  /** A tag such as `pt-BR`. */
  readonly language: string | null;
  readonly failOn: Exclude<FailOn, 'never'> | null;
  readonly minReviewers: number | null;
  /** Fewer lines than this can be a small change. */
  readonly smallChanges: number | null;
  readonly maxSlices: number | null;
  readonly maxTurns: number | null;
  readonly timeoutMinutes: number | null;
  readonly maxCostUsd: number | null;
  readonly prices: readonly PriceRow[];
}

const mostCharacters = 100_000;

/** Where the parser speaks to programmers. */
const inOurWords: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'a second document begins, and only one is read',
  NON_STRING_KEY: 'a key is no text',
};

/** @throws {UserError} that names the file, line and column, and what to do */
export function parseConfigFile(text: string, place: FilePlace, rules: readonly string[]): ParsedFile {
  if (text.length > mostCharacters) throw problem(place, null, 'is too long', 'Shorten it to 100,000 characters.');
  const lines = new LineCounter();
  // What was no UTF-8 has become this character as it was read.
  const odd = text.indexOf('\uFFFD');
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true });
  if (odd >= 0) throw problem(place, lines.linePos(odd), 'holds bytes that are no UTF-8', 'Save it as UTF-8.');
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined)
    throw problem(
      place,
      broken.linePos?.[0] ?? null,
      `is no YAML that can be read: ${inOurWords[broken.code] ?? firstLine(broken.message)}`,
      'Mend that line.',
    );
  const parsed = ConfigFile.safeParse(plainValueOf(document, place));
  if (!parsed.success) {
    const { issues } = parsed.error;
    // A misspelt key also is a missing one: what to do is said by the first.
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    const path = issue?.path ?? [];
    const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const at = positionOf(key === undefined ? path : [...path, key]);
    if (key !== undefined)
      throw problem(
        place,
        at,
        `has the key \`${key}\`, which nothing reads`,
        `${nearest(key, keysAt(path))}Take it out, or correct it to one of ${listed(keysAt(path))}.`,
      );
    throw problem(place, at, `does not hold at \`${nameOf(path)}\`: ${issue?.message}`, 'Mend that line.');
  }
  const { paths, 'block-on': blockOn = [], reviewers, guidelines = [], ...rest } = parsed.data;
  for (const [index, rule] of blockOn.entries())
    if (!rules.includes(rule))
      throw problem(
        place,
        positionOf(['block-on', index]),
        `names the rule \`${rule}\`, which does not exist`,
        `${nearest(rule, rules)}Name one of ${listed(rules)}.`,
      );
  return {
    include: paths?.include ?? null,
    exclude: paths?.exclude ?? [],
    blockOn,
    reviewers: reviewers?.map((line, index) => ({ line, at: inWords(positionOf(['reviewers', index])) })) ?? null,
    guidelines: guidelines.map(({ file = null, text = null, paths: only = [] }, index) => ({
      ...{ file, text, paths: only },
      at: inWords(positionOf(['guidelines', index])),
    })),
    severityNotes: rest['severity-notes'] ?? [],
    language: rest.language ?? null,
    failOn: rest['fail-on'] ?? null,
    minReviewers: rest['min-reviewers'] ?? null,
    smallChanges: rest['small-changes'] ?? null,
    maxSlices: rest['max-slices'] ?? null,
    maxTurns: rest['max-turns'] ?? null,
    timeoutMinutes: rest['timeout-minutes'] ?? null,
    maxCostUsd: rest['max-cost-usd'] ?? null,
    prices: (rest.prices ?? []).map(({ model, input, cached = input, written = input, output }) => ({
      ...{ model, from: null },
      price: { input, cached, written, writtenLong: written, output, above: null },
    })),
  };

  /** Of a key or an entry; of what it should stand in, where it is missing. */
  function positionOf(path: readonly PropertyKey[]): Position | null {
    const parent = document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    const node = pair?.key ?? document.getIn(path, true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset !== undefined) return lines.linePos(offset);
    return path.length === 0 ? null : positionOf(path.slice(0, -1));
  }
}

function plainValueOf(document: Document, place: FilePlace): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw problem(place, null, `is no YAML that can be read: ${messageOf(error)}`, 'Write it without aliases.');
  }
}

interface Position {
  readonly line: number;
  readonly col: number;
}

function inWords(at: Position | null): string {
  return at === null ? 'somewhere' : `line ${at.line}, column ${at.col}`;
}

function nameOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`));
  return parts.join('').slice(1) || 'its root';
}

function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const { shape } = ConfigFile;
  const own = shape.paths.unwrap().shape;
  const keys: Readonly<Record<string, object>> = {
    '': shape,
    paths: own,
    'paths.exclude': own.exclude.unwrap().element.shape,
    guidelines: shape.guidelines.unwrap().element.shape,
  };
  return Object.keys(keys[path.filter((part) => typeof part === 'string').join('.')] ?? {});
}

/** A question, where one of the names is hardly another one; else nothing. */
function nearest(name: string, names: readonly string[]): string {
  const mostSlips = Math.max(1, Math.floor(name.length / 3));
  const close = name.length > 100 ? undefined : closestMatch(name.toLowerCase(), names, { maxDistance: mostSlips });
  return close === undefined ? '' : `Did you mean \`${close}\`? `;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

function problem({ path, branch }: FilePlace, at: Position | null, what: string, remedy: string): UserError {
  const of = branch === null ? '' : ` of \`${branch}\``;
  const where = at === null ? '' : `, line ${at.line}, column ${at.col},`;
  const tip = branch === null ? '' : ` It is read at the tip of \`${branch}\`.`;
  return new UserError(`\`${path}\`${of}${where} ${what}.`, `${remedy}${tip}`);
}
