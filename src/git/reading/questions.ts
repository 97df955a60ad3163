import { type Conversation, converse, type GitCall, GitError } from '../process.ts';

/** An object of a store. */
export interface Answer {
  readonly kind: string;
  /** Bytes of all of it. */
  readonly size: number;
  /** How it begins, as far as was asked for. */
  readonly start: Buffer;
}

interface Question {
  readonly oid: string;
  /** As git is asked. */
  readonly words: string;
  /** How many bytes of the content are kept; null where git prints none. */
  readonly keeps: number | null;
}

interface Pending extends Question {
  readonly resolve: (answer: Answer | null) => void;
  readonly reject: (error: unknown) => void;
}

/** The content that is being printed: what is kept of it, and how much is to come, the line feed behind it included. */
interface Content {
  readonly of: Omit<Answer, 'start'>;
  readonly chunks: Buffer[];
  kept: number;
  left: number;
}

const objectId = /^[0-9a-f]{40,64}$/;
/** Without a byte of what is asked for. */
const longestSilenceMs = 60_000;
/** An answer begins with an id, a kind and a size. */
const longestHeading = 200;

/** One long-lived `git cat-file`, asked by many at once: it answers in the order of the questions. */
export class Questions {
  readonly #place: Pick<GitCall, 'path' | 'gitDirectory' | 'signal'>;
  readonly #args: readonly string[];
  #pending: Pending[] = [];
  #conversation: Conversation | null = null;
  #heading = Buffer.of();
  #content: Content | null = null;
  #silence: NodeJS.Timeout | undefined;
  #reason: GitError | null = null;
  #isClosing = false;

  constructor(place: Pick<GitCall, 'path' | 'gitDirectory' | 'signal'>, args: readonly string[]) {
    this.#place = place;
    this.#args = args;
  }

  /** Null: the store has no such object. @throws {GitError} when git gives no answer */
  async ask(question: Question): Promise<Answer | null> {
    if (!objectId.test(question.oid)) throw new Error('not an object id');
    return new Promise((resolve, reject) => {
      this.#pending.push({ ...question, resolve, reject });
      this.#send([question]);
    });
  }

  /** Ends the process; what was asked is answered with an error. */
  close(): void {
    if (this.#conversation === null) return;
    this.#isClosing = true;
    this.#conversation.kill();
  }

  #send(questions: readonly Question[]): void {
    try {
      const conversation = this.#conversation ?? this.#begin();
      if (this.#silence === undefined) this.#hold(conversation, true);
      for (const { words } of questions) conversation.write(`${words}\n`);
    } catch (error) {
      this.#end(error, this.#pending.length);
    }
  }

  #begin(): Conversation {
    const begun = converse({ ...this.#place, args: this.#args }, (chunk) => {
      if (this.#conversation === begun) this.#hear(chunk);
    });
    this.#conversation = begun;
    this.#heading = Buffer.of();
    this.#content = null;
    void begun.over.then((error) => {
      if (this.#conversation !== begun) return;
      this.#conversation = null;
      this.#hold(begun, false);
      const reason = this.#reason ?? error;
      const isForAll = this.#isClosing || this.#place.signal?.aborted || isUsage(reason);
      this.#reason = null;
      this.#isClosing = false;
      // The first question is the one that it died of, unless nobody may ask any more.
      this.#end(reason, isForAll ? this.#pending.length : 1);
    });
    return begun;
  }

  /** Answers the first so many questions with an error, and asks the others once more. */
  #end(error: unknown, count: number): void {
    const failed = this.#pending.slice(0, count);
    this.#pending = this.#pending.slice(count);
    if (this.#pending.length > 0) this.#send(this.#pending);
    for (const { reject } of failed) reject(error);
  }

  #hold(conversation: Conversation, isHeld: boolean): void {
    conversation.hold(isHeld);
    clearTimeout(this.#silence);
    this.#silence = isHeld
      ? setTimeout(() => this.#giveUp(`did not answer within ${longestSilenceMs / 1000} s`), longestSilenceMs)
      : undefined;
  }

  #giveUp(why: string): void {
    this.#reason = new GitError(null, `git cat-file ${why}`);
    this.#conversation?.kill();
  }

  #hear(chunk: Buffer): void {
    this.#silence?.refresh();
    for (let rest = chunk; rest.length > 0 && this.#reason === null; )
      rest = this.#content === null ? this.#hearHeading(rest) : this.#hearContent(this.#content, rest);
    if (this.#pending.length === 0 && this.#conversation !== null) this.#hold(this.#conversation, false);
  }

  /** `oid kind size LF`, or `oid missing LF`. @returns what stands behind it */
  #hearHeading(chunk: Buffer): Buffer {
    const end = chunk.indexOf(0x0a);
    this.#heading = Buffer.concat([this.#heading, end < 0 ? chunk : chunk.subarray(0, end)]);
    if (end < 0 && this.#heading.length <= longestHeading) return Buffer.of();
    const [oid, kind = '', size = ''] = this.#heading.toString('latin1').split(' ');
    this.#heading = Buffer.of();
    const asked = this.#pending[0];
    if (end < 0 || asked === undefined || oid !== asked.oid || !(kind === 'missing' || /^\d+$/.test(size))) {
      this.#giveUp('answers what nobody asked');
      return Buffer.of();
    }
    const of = { kind, size: Number(size) };
    if (kind === 'missing') this.#answer(null);
    else if (asked.keeps === null) this.#answer({ ...of, start: Buffer.of() });
    else this.#content = { of, chunks: [], kept: 0, left: of.size + 1 };
    return chunk.subarray(end + 1);
  }

  #hearContent(content: Content, chunk: Buffer): Buffer {
    const wanted = Math.min(this.#pending[0]?.keeps ?? 0, content.of.size) - content.kept;
    if (wanted > 0) {
      const part = chunk.subarray(0, wanted);
      content.chunks.push(part);
      content.kept += part.length;
    }
    const end = Math.min(content.left, chunk.length);
    content.left -= end;
    if (content.left === 0) {
      this.#content = null;
      // A copy: a small text would keep all that git printed at once.
      this.#answer({ ...content.of, start: Buffer.concat(content.chunks) });
    }
    return chunk.subarray(end);
  }

  #answer(answer: Answer | null): void {
    this.#pending.shift()?.resolve(answer);
  }
}

function isUsage(error: unknown): boolean {
  return error instanceof GitError && error.exitCode === 129;
}
