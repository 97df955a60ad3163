import { z } from 'zod';
import { type Immutable, line, text } from '../primitives.ts';
import { Scope } from './delta.ts';
import { Decision, RoundRow, Tally } from './memory.ts';

/** Which round a report is, and the ones before it. */
export const Rounds = z.strictObject({
  round: line.describe('From 1; a round that remembers nothing is the first one'),
  note: text.nullable().describe('Why nothing is remembered of earlier rounds, or will be of this one'),
  isLost: z.boolean().optional().describe('Whether the note says that a memory was there, and is lost'),
  earlier: z.array(RoundRow).describe('Oldest first'),
  nextId: line.optional().describe('The number of the next finding: none that was given is given again'),
  scope: Scope.optional().describe('What of the change this round delivered; left out where nobody measured it'),
  tallies: z
    .array(Tally)
    .optional()
    .describe('What became of what each reviewer raised in all rounds, this one too; left out in a first round'),
  decisions: z.array(Decision).optional().describe('Of people, by commands; left out where there is none'),
});
export type Rounds = Immutable<z.infer<typeof Rounds>>;
