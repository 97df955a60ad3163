import fc from 'fast-check';
import type { AskedSubmission, UnreadableItem } from '../../src/types.ts';
import { scriptedFinding } from './scripted-review.ts';

/*
 * Submissions as models get them wrong: what they mean is there, and the form slips. A slip that spoils leaves nothing
 * that an item could be read from.
 */

export type ListName = UnreadableItem['list'];
type Item = Readonly<Record<string, unknown>>;

/** An item as it was meant and as it is written. */
export interface SlippedItem {
  readonly meant: Item;
  readonly written: unknown;
  readonly isSpoiled: boolean;
}

export interface SlippedSubmission {
  readonly lists: Readonly<Record<ListName, readonly SlippedItem[]>>;
  /** What the tool is called with. */
  readonly written: unknown;
}

const listNames = ['findings', 'concerns', 'strengths', 'testing', 'documentation', 'limitations'] as const;
/** How each severity is written, the right one too. */
const severitySpellings = {
  critical: ['critical', 'Critical', 'CRITICAL', 'high', 'P0', 'blocker', 'Fatal', 'critical (data loss)'],
  important: ['important', 'Important', 'major', 'Medium', 'P1', 'spicy', 'to be fixed'],
  suggestion: ['suggestion', 'Suggestion', 'low', 'nit', 'Minor'],
} as const;

const word = fc.stringMatching(/^[a-z]{3,9}$/);
const words = fc.array(word, { minLength: 2, maxLength: 6 }).map((all) => all.join(' '));
const line = fc.nat({ max: 60 }).map((at) => at + 1);

const finding = fc
  .record({
    severity: fc.constantFrom('critical', 'important', 'suggestion'),
    kind: fc.constantFrom('regression', 'gap', 'enhancement'),
    title: words,
    path: word.map((name) => `src/${name}.ts`),
    startLine: line,
    quote: fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
    failure: words,
    body: words,
    fix: fc.option(fc.record({ text: words, diff: fc.constant(null) }), { nil: null }),
  })
  .map((item): Item => ({ ...scriptedFinding(item) }));
const observation = fc.record({ title: words, path: fc.constantFrom(null, 'src/a.ts'), body: words });
const items: Readonly<Record<ListName, fc.Arbitrary<Item>>> = {
  findings: finding,
  concerns: fc.tuple(observation, fc.constantFrom('in-scope', 'future')).map(([one, scope]) => ({ ...one, scope })),
  strengths: observation,
  testing: observation,
  documentation: observation,
  limitations: fc.record({ title: words, path: word, startLine: line, quote: words, body: words }),
};

type Slip = (item: Item) => unknown;
const set =
  (changes: Item): Slip =>
  (item) => ({ ...item, ...Object.fromEntries(Object.entries(changes).filter(([key]) => key in item)) });
const without =
  (key: string): Slip =>
  ({ [key]: _, ...rest }) =>
    rest;
const snake = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The item with other words for its keys. */
const renamed =
  (names: Readonly<Record<string, string>>): Slip =>
  (item) =>
    Object.fromEntries(Object.entries(item).map(([key, value]) => [names[key] ?? key, value]));

/** Slips after which the item can still be read. */
const readable: readonly Slip[] = [
  (item) => ({ ...item, confidence: 0.9, tags: ['a', { b: 1 }] }),
  (item) => JSON.stringify(item),
  (item) => JSON.stringify(JSON.stringify(item)),
  (item) => Object.fromEntries(Object.entries(item).map(([key, value]) => [snake(key), value])),
  (item) => Object.fromEntries(Object.entries(item).map(([key, value]) => [key.toUpperCase(), value])),
  (item) => ('quote' in item ? { ...item, quote: String(item['quote']).split('\n') } : item),
  (item) => ('startLine' in item ? { ...item, startLine: `L${item['startLine']}` } : item),
  (item) => ('endLine' in item ? { ...item, startLine: item['endLine'], endLine: item['startLine'] } : item),
  renamed({ path: 'file', startLine: 'line_start', endLine: 'line_end', body: 'description', severity: 'priority' }),
  renamed({ path: 'filename', startLine: 'line', title: 'summary', fix: 'suggestion', quote: 'code', body: 'details' }),
  (item) => ({ ...item, file: 'other.ts', line: 999, description: 'Other.', priority: 'low', suggestion: 'Other.' }),
  set({ startLine: 0, endLine: 0 }),
  set({ startLine: null, endLine: null }),
  set({ startLine: 'unknown', endLine: -1 }),
  set({ side: 'RIGHT', kind: 'bug', evidence: 'TRACED', scope: 'In scope' }),
  set({ fix: 'Check it first.' }),
  set({ fix: { diff: '+x' }, cause: 'the loop' }),
  set({ body: 'x'.repeat(20_000) }),
  set({ title: 'y '.repeat(400) }),
  set({ quote: '' }),
  ...['startLine', 'endLine', 'side', 'kind', 'cause', 'fix', 'evidence', 'body', 'failure', 'quote', 'scope'].map(
    without,
  ),
];
/** Slips after which it cannot. */
const spoiling: readonly Slip[] = [() => 7, () => null, () => ['see', 'above'], () => ({}), () => ({ see: 'above' })];
/** Only what must say where it stands is spoilt by a place that cannot be read. */
const spoilingPlaced: readonly Slip[] = [
  without('path'),
  set({ path: { file: 'a.ts' } }),
  set({ path: '' }),
  () => 'see above',
];

function slipped(name: ListName): fc.Arbitrary<SlippedItem> {
  const spoils = name === 'findings' || name === 'limitations' ? [...spoiling, ...spoilingPlaced] : spoiling;
  const slips = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...readable).map((slip) => ({ slip, isSpoiled: false })) },
    { weight: 2, arbitrary: fc.constant({ slip: (item: Item): unknown => item, isSpoiled: false }) },
    { weight: 1, arbitrary: fc.constantFrom(...spoils).map((slip) => ({ slip, isSpoiled: true })) },
  );
  return fc.tuple(items[name], slips, fc.nat()).map(([meant, { slip, isSpoiled }, nth]) => {
    const spellings = severitySpellings[meant['severity'] as keyof typeof severitySpellings] ?? [];
    const spelled = spellings.length > 0 ? { ...meant, severity: spellings[nth % spellings.length] } : meant;
    return { meant, written: slip(spelled), isSpoiled };
  });
}

/** A list in one of the ways in which it is written. */
function writtenList(all: readonly SlippedItem[], way: number): unknown {
  const list = all.map(({ written }) => written);
  const [only] = list;
  if (way === 0) return JSON.stringify(list);
  if (way === 1 && list.length === 0) return null;
  if (way === 2 && list.length === 1 && typeof only === 'object' && !Array.isArray(only) && only !== null) return only;
  return list;
}

function writtenWhole(lists: Readonly<Record<string, unknown>>, coverage: AskedSubmission['coverage'], way: number) {
  const isEmpty = (list: unknown) => Array.isArray(list) && list.length === 0;
  const named = Object.entries(lists).filter(([name, list]) => name === 'findings' || way !== 1 || !isEmpty(list));
  const whole = { ...Object.fromEntries(named), coverage };
  if (way === 0) return JSON.stringify(whole);
  if (way === 2) return { review: whole };
  if (way === 3) return { review: JSON.stringify(whole) };
  return way === 4 ? { summary: 'All in all sound.', ...whole } : whole;
}

/** @param coverage lines that acknowledge the change */
export function slippedSubmission(coverage: AskedSubmission['coverage'] = []): fc.Arbitrary<SlippedSubmission> {
  const lists = fc.record(
    Object.fromEntries(
      listNames.map((name) => [name, fc.array(slipped(name), { maxLength: name === 'findings' ? 5 : 2 })]),
    ),
  ) as fc.Arbitrary<SlippedSubmission['lists']>;
  return fc.tuple(lists, fc.array(fc.nat({ max: 6 }), { minLength: 7, maxLength: 7 })).map(([all, ways]) => {
    const written = listNames.map((name, at) => [name, writtenList(all[name], ways[at] ?? 6)] as const);
    return { lists: all, written: writtenWhole(Object.fromEntries(written), coverage, ways[6] ?? 6) };
  });
}
