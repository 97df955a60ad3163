import type OpenAI from 'openai';

type Piece = OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta.ToolCall;

interface OpenCall {
  id: string;
  name: string;
  arguments: string;
  /** Whether it is none if nothing more comes for it. */
  readonly isGuess: boolean;
}

/** One call, whole. Its arguments are the text that came, or that of the object that came in its place. */
export interface CollectedCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/**
 * Puts calls together from the pieces of a stream. Weak servers leave out the index or the id, repeat an id or a name, or
 * give all calls one index: a call without an id of its own gets one.
 */
export class CallCollector {
  readonly #turn: number;
  readonly #calls: OpenCall[] = [];
  readonly #byIndex = new Map<number, OpenCall>();

  /** @param turn sets the ids of one answer apart from those of the others */
  constructor(turn: number) {
    this.#turn = turn;
  }

  add(piece: Piece): void {
    const call = this.#target(piece);
    call.id ||= piece.id ?? '';
    call.name ||= piece.function?.name ?? '';
    call.arguments += argumentsIn(piece);
  }

  /** In the order in which they began. */
  all(): CollectedCall[] {
    const taken = new Set<string>();
    const made = this.#calls.filter((call) => !call.isGuess || call.arguments !== '');
    return made.map((call, at) => {
      const id = call.id === '' || taken.has(call.id) ? this.#ownId(at) : call.id;
      taken.add(id);
      return { id, name: call.name, arguments: call.arguments };
    });
  }

  /** Nine letters and digits: one vendor takes no others. */
  #ownId(at: number): string {
    return `c${(this.#turn * 1000 + at).toString(36).padStart(8, '0')}`;
  }

  #target(piece: Piece): OpenCall {
    const { index, id, function: named } = piece as Partial<Piece>;
    const known = index === undefined ? this.#calls.at(-1) : this.#byIndex.get(index);
    // Without an index, a name or an id begins a call.
    const begins =
      index === undefined ? Boolean(id || named?.name) : known !== undefined && beginsAnother(known, piece);
    if (known !== undefined && !begins) return known;
    // A server that repeats the name in every piece may send one more behind the last of the arguments.
    const isGuess = index !== undefined && known !== undefined && !isOther(known, piece);
    const call = { id: '', name: '', arguments: '', isGuess };
    this.#calls.push(call);
    if (index !== undefined) this.#byIndex.set(index, call);
    return call;
  }
}

/** Whether a piece with the index of a call is the beginning of the next one: only where that call can be at its end. */
function beginsAnother(known: OpenCall, piece: Piece): boolean {
  const name = piece.function?.name ?? '';
  if (known.arguments === '') return isOther(known, piece) && name !== '';
  return (isOther(known, piece) || name !== '') && isWhole(known.arguments);
}

function isOther(known: OpenCall, { id = '', function: named }: Piece): boolean {
  const differ = (given: string, other: string) => given !== '' && other !== '' && given !== other;
  return differ(id, known.id) || differ(named?.name ?? '', known.name);
}

function argumentsIn({ function: named }: Piece): string {
  const given: unknown = named?.arguments;
  if (typeof given === 'string') return given;
  return given === undefined || given === null ? '' : JSON.stringify(given);
}

function isWhole(text: string): boolean {
  if (!text.trimEnd().endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
