/** Where the job log goes. Every text passes `logSafe` on its way, so any text may be logged. */
export interface Log {
  line(text: string): void;
  warning(text: string): void;
  /** Prints the lines as one folded group. */
  group(title: string, lines: readonly string[]): void;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * Text that the runner cannot take for a workflow command, with which whoever wrote it could set outputs or hide lines.
 * It reads `::name::` at the start of a line, after white space of any kind, and the older `##[name]` anywhere in a line.
 */
export function logSafe(text: string): string {
  return text
    .replace(control, (found) => `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replaceAll('##[', '##\\[')
    .replace(/^([^\S\n]*):(?=:)/gmu, '$1\\:');
}
