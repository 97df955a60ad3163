/** What stands for a value that is not to be repeated. */
const masked =
  /\*{3,}|[•●█]{3,}|(?<![\p{L}\p{N}])x{5,}(?![\p{L}\p{N}])|[[<]?(?:redacted|masked)[\]>]?|[[<](?:hidden|withheld|filtered|omitted)[\]>]/giu;

/** One sign for each masked run: no text has it of itself. */
export const mask = '\ue0ff';

/** Lines with `mask` for each masked run, told before white space goes: then `* **` would look like one. */
export function withMasks(lines: string): string {
  return lines.replace(masked, mask);
}
