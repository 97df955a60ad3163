import type { Recalled } from '../../rounds/recall.ts';
import type { ChangedFile, CodeFinding, Guidelines, SmallChange } from '../../types.ts';
import { type Paths, setAside } from '../files/set-aside.ts';
import { isDocumentation, isImported, isRead, isReadme } from './acting-path.ts';
import { isNamedIn, namedElsewhere, readByPrograms } from './named-elsewhere.ts';
import { isParsedCode } from './parsed-code.ts';
import { shadowOf } from './shadow.ts';
import { asksByPlace, moreThanComments, moreThanProse, type Sides, settingsIn } from './texts.ts';

/** All that a change is judged by. */
export interface SmallFacts extends Sides {
  /** It has fewer lines than this. */
  readonly under: number;
  readonly changes: readonly ChangedFile[];
  /** Whether one comparison does not show all that a merge would do. */
  readonly isCrossed: boolean;
  /** Whether a person asked for all of it. */
  readonly isFull: boolean;
  readonly asked: Paths & { readonly guidelines: readonly { readonly path: string; readonly text: string }[] };
  /** As reviewers are given them. */
  readonly guidelines: Guidelines;
  /** What earlier rounds left. */
  readonly recalled: Pick<Recalled, 'memory' | 'isLost' | 'isUnread'>;
  /** What rules of code find in it; asked for last. */
  readonly findByCode: () => Promise<readonly CodeFinding[]>;
}

/** A small change, or why it is none, as the end of a sentence. */
export type Recognised = { readonly small: SmallChange } | { readonly no: string };

/**
 * Whether one reviewer is enough for a change: code shows that all of it is prose of documentation, comments, or files that stand elsewhere,
 * that it has few lines, and that nothing speaks against it. Whatever is in doubt is no small change.
 */
export async function recogniseSmall(facts: SmallFacts): Promise<Recognised> {
  const { changes, under } = facts;
  const doubt = doubtOf(facts);
  if (doubt !== null) return { no: doubt };
  const kinds = { texts: 0, comments: 0, moves: 0 };
  for (const file of changes) {
    const kind = await kindOf(file, facts);
    if ('no' in kind) return { no: `${file.path} ${kind.no}` };
    kinds[kind.is] += 1;
  }
  const acting = speaksToModels(changes) ?? (await acts(facts));
  if (acting !== null) return { no: acting };
  const [found] = await facts.findByCode();
  if (found !== undefined) return { no: `code found something in ${found.path} (${found.rule})` };
  return { small: { ...kinds, lines: linesOf(changes), under } };
}

/** What speaks against it before any file is looked at. */
function doubtOf({ changes, under, isCrossed, isFull, recalled }: SmallFacts): string | null {
  const { memory, isLost, isUnread } = recalled;
  if (changes.length === 0) return 'no file differs';
  if (isFull) return 'a person asked for a full review';
  if (isCrossed) return 'the branch and its base have several merge bases';
  if (isUnread === true) return 'GitHub did not show what earlier rounds left';
  if (isLost === true) return 'the memory of earlier rounds was changed or is gone';
  const left =
    memory === null ? 0 : Object.values(memory.leftOut).reduce((sum, count) => sum + count, memory.findings.length);
  if (left > 0) return 'an earlier round left findings';
  const lines = linesOf(changes);
  return lines < under ? null : `it has ${lines} lines`;
}

/** UTF-16 units. A longer line counts as several. */
const ordinaryLine = 200;

function linesOf(changes: readonly ChangedFile[]): number {
  const count = ({ hunks, status }: ChangedFile) =>
    hunks
      .flatMap(({ lines }) => lines.filter(({ kind }) => kind !== 'context'))
      .reduce((sum, { text }) => sum + Math.max(1, Math.ceil(text.length / ordinaryLine)), Number(status === 'moved'));
  return changes.reduce((sum, file) => sum + count(file), 0);
}

/** Whoever is spoken of there may be spoken to. */
const agents =
  /(?<![\p{L}\p{N}])(?:agents?|ais?|assistants?|bots?|chatbots?|chatgpt|claude|codex|copilot|cursor|gemini|gpt|language models?|llms?|prompts?|reviewers?)(?![\p{L}\p{N}])/iu;
/** A letter of another alphabet in a word of Latin ones. */
const mixed = /\p{Script=Latin}(?=[\p{L}--\p{Script=Latin}])|(?<=[\p{L}--\p{Script=Latin}])\p{Script=Latin}/v;

/** Why words that the change brings may be meant for a model, as the end of a sentence; null: they seem not to be. */
function speaksToModels(changes: readonly ChangedFile[]): string | null {
  for (const { path, hunks } of changes)
    for (const { kind, text } of hunks.flatMap(({ lines }) => lines)) {
      if (kind !== 'added') continue;
      if (agents.test(text.normalize('NFKC'))) return `${path} speaks of agents or reviewers`;
      if (mixed.test(text)) return `${path} has a word of two alphabets`;
    }
  return null;
}

type Kind = { readonly is: 'texts' | 'comments' | 'moves' } | { readonly no: string };

async function kindOf(file: ChangedFile, facts: SmallFacts): Promise<Kind> {
  const { path, oldPath, status, oldMode, newMode, content, notReviewed } = file;
  if (notReviewed !== null) return { no: 'is not reviewed' };
  if (content !== 'text') return { no: `is a ${content}` };
  if (status !== 'added' && status !== 'modified' && status !== 'moved')
    return { no: `is ${status.replace('-', ' ')}` };
  const modes = status === 'added' ? [newMode] : [oldMode, newMode];
  if (modes.some((mode) => mode !== '100644')) return { no: 'has another mode than an ordinary file' };
  if (status === 'moved') return moved([path, oldPath ?? path], facts);
  if (status === 'modified' && isParsedCode(path)) return commented(file, facts);
  if (!isDocumentation(path)) return { no: 'is no text of documentation, and no program that is parsed' };
  const more = await moreThanProse(file, facts);
  return more === null ? { is: 'texts' } : { no: more };
}

async function commented(file: ChangedFile, facts: SmallFacts): Promise<Kind> {
  if (isRead(file.path)) return { no: 'may be read where it stands' };
  const more = await moreThanComments(file, facts);
  return more === null ? { is: 'comments' } : { no: more };
}

async function moved(places: readonly [string, string], { head }: Sides): Promise<Kind> {
  if (places.every(isImported)) {
    const asking = await asksByPlace(places[0], head);
    return asking === null ? { is: 'moves' } : { no: asking };
  }
  if (!places.every(isDocumentation)) return { no: 'was moved, and may act where it stands or stood' };
  if (places.some(isReadme))
    return { no: 'is a README that was moved, and what builds find by its name nobody can tell' };
  const settings = await settingsIn(places[0], head);
  return settings === null ? { is: 'moves' } : { no: settings };
}

/** Why a file of the change may act in another place, or is set aside in one of its places. */
async function acts({ changes, head, base, asked, guidelines }: SmallFacts): Promise<string | null> {
  const paths = [...new Set(changes.flatMap(({ path, oldPath = path }) => [path, oldPath]))];
  const guiding = new Set(guidelines.files.flatMap(({ path, alsoAt }) => [path, ...alsoAt]));
  const isGuiding = (name: string) =>
    guiding.has(name) || asked.guidelines.some(({ path, text }) => path === name || isNamedIn(text, name));
  const guide = paths.find(isGuiding);
  if (guide !== undefined) return `${guide} is a guideline, or one names it`;
  const places = paths.map((path) => ({ path, oldMode: '100644', newMode: '100644' }));
  const [aside] = (await setAside(places, base, asked)).keys();
  if (aside !== undefined) return `${aside} is a place that is not reviewed`;
  const texts = paths.filter(isDocumentation);
  return (
    (await shadowOf(changes, head)) ??
    (await namedElsewhere(base, texts)) ??
    (await namedElsewhere(head, texts)) ??
    (await readByPrograms(head, texts)) ??
    sameButForCase(paths, head)
  );
}

/** Some machines have one file for two such paths. */
async function sameButForCase(paths: readonly string[], head: Sides['head']): Promise<string | null> {
  const folded = new Map(paths.map((path) => [path.toLowerCase(), path]));
  const own = new Set(paths);
  const other = (await head.list()).find(({ path }) => !own.has(path) && folded.has(path.toLowerCase()));
  if (other !== undefined) return `${other.path} is named alike but for its case`;
  return folded.size === paths.length ? null : 'names differ in their case alone';
}
