import type OpenAI from 'openai';

type Piece = OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta.ToolCall;

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
  readonly #calls: { key: unknown; id: string; name: string; arguments: string }[] = [];

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

  #target(piece: Piece) {
    const index: unknown = piece.index;
    const last = this.#calls.at(-1);
    // Without an index, a name or an id begins a call.
    const known =
      typeof index === 'number'
        ? this.#calls.find(({ key }) => key === index)
        : piece.id || piece.function?.name
          ? undefined
          : last;
    if (known !== undefined) return known;
    const call = { key: index, id: '', name: '', arguments: '' };
    this.#calls.push(call);
    return call;
  }
}
