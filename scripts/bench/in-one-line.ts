import { stripVTControlCharacters } from 'node:util';

const most = 400;

/** What somebody said who failed, for a cell of a table: without colours, lines, and folders of this machine. */
export function inOneLine(error: unknown): string {
  const said = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const text = said
    .replaceAll(/(?:file:\/\/)?(?<![\w.…:/])\/(?:[^\s/'"`|:]+\/)+/gu, '…/')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return text.length > most ? `${text.slice(0, most)} …` : text;
}
