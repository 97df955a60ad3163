import { deltaRows } from '../../lib/change/delta-rows.ts';
import { changeListRow, isListedOnly } from '../../lib/change/headings.ts';
import { type ChangeRow, changeRows, hasContext } from '../../lib/change/rows.ts';
import { deltaText } from '../../prompts/delta-text.ts';
import type { ShownChange } from '../../prompts/reviewer.ts';
import type { ChangedFile, Delta } from '../../types.ts';
import { continues, goOn, pieceNotes } from './notes.ts';
import { type Bins, balanced, pack } from './pack.ts';
import {
  filesOf,
  fullPages,
  type Page,
  type Piece,
  type PrintedFile,
  pagesWithin,
  pageText,
  receiptsFrom,
  sharedPages,
} from './pages.ts';

/** What a session is given of the change: the same for every reviewer, so that it can be a cached prefix. */
export interface Slice extends Omit<ShownChange, 'text'> {
  /** What stands in the prompt. */
  readonly shown: readonly Page[];
  /** What had no room there, and is read by tool. */
  readonly rest: readonly Page[];
  /** The part of the prompt that shows the change. */
  readonly text: string;
}

/** The change as it is printed in all sessions of a run. */
export interface PrintedChange {
  readonly changes: readonly ChangedFile[];
  readonly files: readonly PrintedFile[];
  /** One at least. */
  readonly slices: readonly [Slice, ...Slice[]];
  /** What no session has room for. */
  readonly beyond: readonly Page[];
  /** Null: all of the change is printed. */
  readonly delta: Delta | null;
}

export interface PrintOptions {
  /** The most characters of a prompt that lists and shows the change. */
  readonly budget: number;
  /** Receipts follow from it: whoever knows it needs to read nothing. */
  readonly seed: string;
  /** Most sessions of a reviewer; one unless given. */
  readonly slices?: number;
  /** Most pages that a session is told to read by tool. */
  readonly pages?: number;
  /** Prints only what an earlier round had not. */
  readonly delta?: Delta | null;
}

/** What sessions of these limits have room for. */
export function roomOf(limits: {
  readonly changeCharacters: number;
  readonly slices: number;
  readonly turns: number;
  readonly toolCharacters: number;
}): Required<Omit<PrintOptions, 'seed' | 'delta'>> {
  return { budget: limits.changeCharacters, slices: limits.slices, pages: pagesWithin(limits) };
}

/** A reader follows a change with these; more of them only fill what is left of a session. */
const enoughContext = 3;
/** Sizes of receipts and notes are estimated. */
const margin = 0.98;
/** Share of a session that files may take which are only listed. */
const listShare = 0.25;

/** Prints a change into as many sessions as it needs. */
export function printChange(changes: readonly ChangedFile[], options: PrintOptions): PrintedChange {
  const most = options.slices ?? 1;
  const delta = options.delta ?? null;
  const byPath = new Map(delta?.files.map((each) => [each.path, each]));
  const due = changes.filter(({ path }) => byPath.get(path)?.isSettled !== true);
  const listed = listOnly(due, options.budget * listShare);
  const told = delta === null ? 0 : deltaText(delta, changes).join('\n').length + 1;
  const room = options.budget * margin - listed.characters - told;
  const rowsOf: RowsOf = (file, context) => {
    const own = byPath.get(file.path);
    return own === undefined ? changeRows(file, context) : deltaRows(file, own, context);
  };
  const { files, bins } = chooseContext(
    due.filter((file) => !isListedOnly(file)),
    { room, most, rowsOf, canBeLess: (file, context) => delta !== null || hasContext(file, context) },
  );
  const places = new Map(files.map((file, at) => [file, at]));
  const asListed = (left: Piece, right: Piece) =>
    (places.get(left.of) ?? 0) - (places.get(right.of) ?? 0) || left.from - right.from;
  const newReceipt = receiptsFrom(options);
  const inPrompt = (bins.length > most ? bins.slice(0, most) : balanced(files, bins, room)).map((bin) =>
    sharedPages(bin.toSorted(asListed), newReceipt),
  );
  const later = fullPages(bins.slice(inPrompt.length).flat(), newReceipt);
  const sessions = Math.max(1, inPrompt.length);
  const each = Math.min(options.pages ?? Number.POSITIVE_INFINITY, Math.ceil(later.length / sessions));
  const sliceAt = (at: number) => {
    const [shown, rest] = [inPrompt[at] ?? [], later.slice(at * each, (at + 1) * each)];
    const own = filesOf(shown);
    return {
      part: at + 1,
      of: sessions,
      files: own,
      later: filesOf(rest).filter((file) => !own.includes(file)).length,
      listed: at === 0 ? listed.files : [],
      furtherListed: at === 0 ? listed.further : 0,
      ...{ shown, rest, text: textOf(shown, rest) },
    };
  };
  const slices = [sliceAt(0), ...Array.from({ length: sessions - 1 }, (_, at) => sliceAt(at + 1))] as const;
  return { changes, files, slices: [...slices], beyond: later.slice(sessions * each), delta };
}

/** The slice that has most of what is named. @param paths on either side, once for each time that they are wanted */
export function sliceFor({ slices }: PrintedChange, paths: readonly string[]): Slice {
  const holding = ({ files }: Slice) => {
    const own = new Set(files.flatMap(({ path, oldPath }) => [path, ...(oldPath === undefined ? [] : [oldPath])]));
    return paths.filter((path) => own.has(path)).length;
  };
  return slices.reduce((best, slice) => (holding(slice) > holding(best) ? slice : best), slices[0]);
}

type RowsOf = (file: ChangedFile, context?: number) => readonly ChangeRow[];

/** As much context as costs no further session: it gives way before changed lines do. */
function chooseContext(
  changes: readonly ChangedFile[],
  {
    room,
    most,
    rowsOf,
    canBeLess,
  }: {
    readonly room: number;
    readonly most: number;
    readonly rowsOf: RowsOf;
    readonly canBeLess: (file: ChangedFile, context: number) => boolean;
  },
): { readonly files: readonly PrintedFile[]; readonly bins: Bins } {
  const packed = (files: readonly PrintedFile[]) => ({ files, bins: pack(files, room) });
  const all = packed(changes.map((file) => ({ file, rows: rowsOf(file) })));
  if (all.bins.length <= 1) return all;
  // A large change is seldom to be printed twice: most of its files are new, or have no more context than is kept.
  const tryWith = (context: number) =>
    packed(
      all.files.map((of) => (canBeLess(of.file, context) ? { file: of.file, rows: rowsOf(of.file, context) } : of)),
    );
  const enough = tryWith(enoughContext);
  const sessions = Math.min(enough.bins.length, most);
  return [all, enough].find(({ bins }) => bins.length <= sessions) ?? tryWith(0);
}

/** Files of which only the name is printed, as many as there is room for. */
function listOnly(changes: readonly ChangedFile[], room: number) {
  const all = changes.filter(isListedOnly);
  let characters = 0;
  const files: ChangedFile[] = [];
  for (const file of all) {
    const size = changeListRow(file).length + 1;
    if (characters + size > room) break;
    characters += size;
    files.push(file);
  }
  return { files, further: all.length - files.length, characters };
}

function textOf(shown: readonly Page[], rest: readonly Page[]): string {
  const [next] = rest;
  const parts = shown.map((page) => pageText(page, (piece) => pieceNotes(piece, next)));
  const isContinued = shown.some(({ pieces }) => pieces.some((piece) => continues(piece, next)));
  return [...parts, ...(next === undefined || isContinued ? [] : [goOn(next)])].join('\n\n');
}
