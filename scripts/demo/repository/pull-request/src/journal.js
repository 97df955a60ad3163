import { open, readFile } from 'node:fs/promises';

/** An append-only file of JSON lines. */
export class Journal {
  #file;
  #path;

  constructor(path, file) {
    this.#path = path;
    this.#file = file;
  }

  static async open(path) {
    return new Journal(path, await open(path, 'a'));
  }

  /** Resolves when the entry is on the disk. */
  async append(entry) {
    await this.#file.write(`${JSON.stringify(entry)}\n`);
    await this.#file.datasync();
  }

  /** All entries, oldest first. A half-written last line is dropped. */
  async entries() {
    const text = await readFile(this.#path, 'utf8');
    const lines = text.split('\n');
    lines.pop();
    return lines.map((line) => JSON.parse(line));
  }

  /** Empties the journal, once its entries are in the snapshot. */
  async clear() {
    await this.#file.truncate(0);
  }

  async close() {
    await this.#file.close();
  }
}
