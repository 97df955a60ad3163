import { changeListRow, isListedOnly } from '../../lib/change/headings.ts';
import { changeRows } from '../../lib/change/rows.ts';
import type { ChangedFile } from '../../types.ts';
import { continues, goOn, pieceNotes } from './notes.ts';
import { type Bins, balanced, pack } from './pack.ts';
import { fullPages, type Page, type Piece, type PrintedFile, pageText, receiptsFrom, sharedPages } from './pages.ts';

/** What a session is given of the change: the same for every reviewer, so that it can be a cached prefix. */
export interface Slice {
  /** From 1. */
  readonly part: number;
  /** How many sessions the change is distributed over. */
  readonly of: number;
  /** Files of which something stands in the prompt, as in the list of changed files. */
  readonly files: readonly ChangedFile[];
  /** Files that are listed and not printed; in the first part only. */
  readonly listed: readonly ChangedFile[];
  /** How many more of them there are. */
  readonly furtherListed: number;
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
  const listed = listOnly(changes, options.budget * listShare);
  const room = options.budget * margin - listed.characters;
  const { files, bins } = chooseContext(
    changes.filter((file) => !isListedOnly(file)),
    room,
    most,
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
    return {
      part: at + 1,
      of: sessions,
      files: [...new Set(shown.flatMap(({ pieces }) => pieces.map(({ of }) => of.file)))],
      listed: at === 0 ? listed.files : [],
      furtherListed: at === 0 ? listed.further : 0,
      ...{ shown, rest, text: textOf(shown, rest) },
    };
  };
  const slices = [sliceAt(0), ...Array.from({ length: sessions - 1 }, (_, at) => sliceAt(at + 1))] as const;
  return { changes, files, slices: [...slices], beyond: later.slice(sessions * each) };
}

/** As much context as costs no further session: it gives way before changed lines do. */
function chooseContext(
  changes: readonly ChangedFile[],
  room: number,
  most: number,
): { readonly files: readonly PrintedFile[]; readonly bins: Bins } {
  const tryWith = (context: number) => {
    const files = changes.map((file) => ({ file, rows: changeRows(file, context) }));
    return { files, bins: pack(files, room) };
  };
  const all = tryWith(Number.POSITIVE_INFINITY);
  if (all.bins.length <= 1) return all;
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
