import { GitError } from '../process.ts';
import { type Answer, Questions } from './questions.ts';

/** What one store is asked for, as long as it is read: a single process, started by the first question. */
export class CatFile {
  readonly #both: Questions;
  #apart: { readonly sizes: Questions; readonly contents: Questions } | null = null;
  readonly #open: (args: readonly string[]) => Questions;

  constructor(place: ConstructorParameters<typeof Questions>[0]) {
    this.#open = (args) => new Questions(place, ['cat-file', ...args]);
    this.#both = this.#open(['--batch-command']);
  }

  /** Kind and size of an object, without its content; null where the store does not have it. @throws {GitError} */
  look(oid: string): Promise<Answer | null> {
    return this.#ask({ oid, keeps: null });
  }

  /** The same with its first bytes. @throws {GitError} */
  read(oid: string, mostBytes: number): Promise<Answer | null> {
    return this.#ask({ oid, keeps: mostBytes });
  }

  /** Ends the processes. Whoever asks again starts another one. */
  close(): void {
    for (const one of [this.#both, this.#apart?.sizes, this.#apart?.contents]) one?.close();
  }

  async #ask(of: { readonly oid: string; readonly keeps: number | null }): Promise<Answer | null> {
    if (this.#apart === null)
      try {
        return await this.#both.ask({ ...of, words: `${of.keeps === null ? 'info' : 'contents'} ${of.oid}` });
      } catch (error) {
        // Before git 2.36 there are two commands for the two.
        if (!(error instanceof GitError) || error.exitCode !== unknownOption) throw error;
        this.#apart ??= { sizes: this.#open(['--batch-check']), contents: this.#open(['--batch']) };
      }
    const { sizes, contents } = this.#apart;
    return (of.keeps === null ? sizes : contents).ask({ ...of, words: of.oid });
  }
}

const unknownOption = 129;
