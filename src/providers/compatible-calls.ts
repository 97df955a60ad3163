import type OpenAI from 'openai';

type Piece = OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta.ToolCall;

interface OpenCall {
  id: string;
  name: string;
  arguments: string;
}

/** One call, whole. Its arguments are the text that came. */
export interface CollectedCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/**
 * Puts calls together from the pieces of a stream. Weak servers leave out the index or the id, or repeat an id:
 * a call without an id of its own gets one that starts with `prefix`.
 */
export class CallCollector {
  readonly #prefix: string;
  readonly #calls: OpenCall[] = [];
  readonly #byIndex = new Map<number, OpenCall>();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  add(piece: Piece): void {
    const call = this.#target(piece);
    call.id ||= piece.id ?? '';
    call.name ||= piece.function?.name ?? '';
    call.arguments += piece.function?.arguments ?? '';
  }

  /** In the order in which they began. */
  all(): CollectedCall[] {
    const taken = new Set<string>();
    return this.#calls.map((call, at) => {
      const id = call.id === '' || taken.has(call.id) ? `${this.#prefix}${at}` : call.id;
      taken.add(id);
      return { id, name: call.name, arguments: call.arguments };
    });
  }

  #target({ index, id, function: named }: Partial<Piece>): OpenCall {
    // Without an index, a name or an id begins a call.
    const isNew = index === undefined && Boolean(id || named?.name);
    const known = index === undefined ? this.#calls.at(-1) : this.#byIndex.get(index);
    if (known !== undefined && !isNew) return known;
    const call = { id: '', name: '', arguments: '' };
    this.#calls.push(call);
    if (index !== undefined) this.#byIndex.set(index, call);
    return call;
  }
}
