import { verbs } from './index.ts';
import type { Command, Verb } from './verb.ts';

/** A command, as somebody wrote it. */
export interface Asked extends Command {
  readonly verb: Verb;
  /** The line that says it. */
  readonly line: string;
}

/** A longer first line is no command. */
const longestLine = 1_000;

/**
 * Reads a comment: its first line, and nothing else of it. `misspelt`: it speaks to us, and asks for nothing that there is.
 * Null: it is a comment like any other.
 */
export function readAsked(body: string): Asked | 'misspelt' | null {
  const end = body.search(/[\r\n]/u);
  const line = end < 0 ? body : body.slice(0, end);
  if (!/^\/deep-review(?:[ \t]|$)/u.test(line)) return null;
  if (line.length > longestLine) return 'misspelt';
  const words = line.slice('/deep-review'.length).replace(/^[ \t]+|[ \t]+$/gu, '');
  for (const verb of verbs) {
    const command = verb.read(words);
    if (command !== null) return { ...command, verb, line: line.trim() };
  }
  return 'misspelt';
}
