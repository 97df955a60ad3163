import process from 'node:process';

/**
 * The text of a file that runs a script with this Node, wherever Node lies: the first line of a program takes no path with a
 * blank, so a shell reads the second, which is a comment to Node.
 */
export function nodeProgram(script: string): string {
  return `#!/bin/sh\n":" //; exec '${process.execPath.replaceAll("'", String.raw`'\''`)}' "$0" "$@"\n${script}`;
}
