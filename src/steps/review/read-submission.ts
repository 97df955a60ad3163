import { z } from 'zod';
import {
  AskedSubmission,
  flattened,
  isRecord,
  itemsOf,
  meansFindings,
  mend,
  mostOf,
  plainWord,
  Severity,
  type Submission,
  salvage,
  type UnreadableItem,
  underAnyName,
  underKey,
  unquoted,
} from '../../types.ts';

/** A submission as it was read, and what of its form its reviewer can still mend. */
export interface ReadSubmission {
  readonly submission: Submission;
  readonly issues: readonly Issue[];
}

type Issue = z.core.$ZodIssue;
type ListName = UnreadableItem['list'];
type Given = Readonly<Record<string, unknown>>;

/** One item as it was written, and where. */
interface Entry {
  readonly path: readonly (string | number)[];
  readonly item: unknown;
}

interface ReadItem {
  readonly value?: unknown;
  readonly unreadable?: UnreadableItem;
  readonly issues: readonly Issue[];
}

const { coverage: coverageList, ...lists } = AskedSubmission.shape;
const listNames = Object.keys(lists) as ListName[];
const askedWords = new Set(Object.keys(AskedSubmission.shape).map(plainWord));
const tellingKeys = ['path', 'title', 'body', 'failure', 'quote'];
const longestText = 4_000;
const longestProblem = 300;

/**
 * Reads a submission item by item: one that does not hold never costs the others. What an item lacks and the rest of it
 * can say is taken from there; it is an issue all the same.
 * @returns null for what is no submission at all, which is not the same as one without findings
 */
export function readSubmission(input: unknown): ReadSubmission | null {
  const given = rootOf(input);
  if (given === null) return null;
  const read = listNames.map((name) => [name, readList(name, given)] as const);
  const notes = readCoverage(underAnyName(given, 'coverage'));
  const all = read.flatMap(([, items]) => items);
  return {
    submission: {
      // Each value was held against the schema of its list.
      ...(Object.fromEntries(
        read.map(([name, items]) => [name, items.flatMap(({ value }) => value ?? [])]),
      ) as unknown as Pick<Submission, ListName>),
      coverage: notes.coverage,
      unreadable: all.flatMap(({ unreadable }) => unreadable ?? []),
    },
    issues: [...all.flatMap(({ issues }) => issues), ...notes.issues],
  };
}

/** The object that has the lists. Some models and servers put it into another one, write it as text, or give a list. */
function rootOf(input: unknown): Given | null {
  const found = unquoted(input);
  if (Array.isArray(found)) return found.some(isRated) ? { findings: found } : null;
  if (!isRecord(found)) return null;
  const hasList = (value: Given) =>
    Object.keys(value).some((key) => askedWords.has(plainWord(key))) || straysOf(value).length > 0;
  if (hasList(found)) return found;
  const [inner, ...others] = Object.values(found).map(unquoted).filter(isRecord).filter(hasList);
  return inner === undefined || others.length > 0 ? null : inner;
}

function readList(name: ListName, given: Given): readonly ReadItem[] {
  const value = name === 'findings' ? underKey(given, name) : underAnyName(given, name);
  const found = unquoted(value);
  const listed = isRecord(found) ? itemsOf(lists[name].element, found) : mend(z.array(z.unknown()), value);
  const strays = name === 'findings' ? straysOf(given) : [];
  if (!Array.isArray(listed)) {
    const issues = at([name], lists[name].safeParse(value).error?.issues ?? []);
    return [{ unreadable: unreadableOf(name, value, issues), issues }, ...strays.map((entry) => readItem(name, entry))];
  }
  const entries = listed.map((item, index): Entry => ({ path: [name, index], item })).concat(strays);
  const most = mostOf(lists[name], entries);
  return entries.map((entry, index) => (index < most ? readItem(name, entry) : beyond(name, entry, most)));
}

function readItem(name: ListName, { path, item }: Entry): ReadItem {
  const schema: z.ZodType = lists[name].element;
  const mended = withoutBlanks(mend(schema, item));
  const strict = schema.safeParse(mended);
  const isStray = path[0] !== name;
  const found = [...at(path, strict.error?.issues ?? []), ...(isStray ? [issue(path, item, strayed)] : [])];
  if (strict.success) return { value: strict.data, issues: found };
  const saved = schema.safeParse(salvage(schema, toldByRest(mended)));
  return saved.success
    ? { value: saved.data, issues: found }
    : { unreadable: unreadableOf(name, item, found), issues: found };
}

const strayed = 'This is a finding: put it into findings';

function beyond(name: ListName, { path, item }: Entry, most: number): ReadItem {
  const issues = [issue(path, item, `Too many: only the first ${most} are read`)];
  return { unreadable: unreadableOf(name, item, issues), issues };
}

function readCoverage(value: unknown): {
  readonly coverage: Submission['coverage'];
  readonly issues: readonly Issue[];
} {
  const mended = mend(coverageList, value);
  const saved = salvage(coverageList, mended);
  return {
    coverage: coverageList.safeParse(saved).data ?? [],
    issues: at(['coverage'], coverageList.safeParse(mended).error?.issues ?? []),
  };
}

/**
 * Unknown names are dropped, unless there are findings under them: what states a severity is one, wherever it stands, and
 * all that stands under a word for defects. It must not get lost because a list was called otherwise.
 */
function straysOf(given: Given): readonly Entry[] {
  return Object.entries(given)
    .filter(([key]) => !askedWords.has(plainWord(key)))
    .flatMap(([key, value]) => {
      const found = unquoted(value);
      const items = Array.isArray(found) ? found : isRecord(found) ? itemsOf(lists.findings.element, found) : [found];
      const isOne = meansFindings(key) && typeof found === 'object' ? isSaid : isRated;
      return items.filter(isOne).map((item, index): Entry => ({ path: [key, index], item }));
    });
}

/** A severity under another word is one only of what has a place: many a thing has a level or a priority. */
function isRated(item: unknown): boolean {
  const found = unquoted(item);
  if (!isRecord(found)) return false;
  const isPlaced = underAnyName(flattened(found), 'path') !== undefined;
  return underKey(found, 'severity') !== undefined || (isPlaced && underAnyName(found, 'severity') !== undefined);
}

function isSaid(item: unknown): boolean {
  const found = unquoted(item);
  return isRecord(found)
    ? tellingKeys.some((key) => underAnyName(flattened(found), key) !== undefined)
    : isSentence(item);
}

function isSentence(item: unknown): boolean {
  return typeof item === 'string' && /\S\s+\S/u.test(item);
}

/** A title, a failure or an explanation of nothing but blanks is none: a page would show nothing in its place. */
function withoutBlanks(item: unknown): unknown {
  if (!isRecord(item)) return item;
  const isBlank = (key: string, value: unknown) =>
    ['title', 'failure', 'body'].includes(key) && typeof value === 'string' && value.trim() === '';
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, isBlank(key, value) ? '' : value]));
}

/** Title, failure and explanation can stand for each other. An empty quotation stays: it is looked up like any other. */
function toldByRest(item: unknown): unknown {
  if (!isRecord(item)) return item;
  const told = [item['failure'], item['body'], item['title']].find((text) => typeof text === 'string' && text !== '');
  if (told === undefined) return item;
  const given = Object.entries(item).filter(([key, value]) => key === 'quote' || value !== '');
  return { title: told, failure: told, body: told, ...Object.fromEntries(given) };
}

function unreadableOf(list: ListName, item: unknown, issues: readonly Issue[]): UnreadableItem {
  const text = typeof item === 'string' ? item : (JSON.stringify(item) ?? String(item));
  const problems = issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const found = unquoted(item);
  const stated = isRecord(found) ? mend(Severity, underAnyName(found, 'severity')) : undefined;
  return {
    list,
    severity: list === 'findings' ? (Severity.safeParse(stated).data ?? null) : null,
    text: text.slice(0, longestText).toWellFormed(),
    problem: `${problems.join('; ').slice(0, longestProblem).toWellFormed()}.`,
  };
}

function issue(path: Entry['path'], input: unknown, message: string): Issue {
  return { code: 'custom', path: [...path], input, message };
}

function at(path: Entry['path'], issues: readonly Issue[]): readonly Issue[] {
  return issues.map((each) => ({ ...each, path: [...path, ...each.path] }));
}
