import { z } from 'zod';
import { count, type Immutable, line, names, text } from '../primitives.ts';

/** What an earlier round had of one changed file, and what the file has taken back since. */
export const FileDelta = z.strictObject({
  path: text,
  isSettled: z.boolean().describe('Nothing of it differs from what that round had'),
  covered: z
    .array(z.strictObject({ first: count, last: count }))
    .describe('Ordinals among its changed lines, from 0, of those that the round had, in their order'),
  gone: z
    .array(z.strictObject({ after: count.describe('Line of the head that they would follow'), lines: names }))
    .describe('Lines that the change had brought then, and that the head has no more'),
  restored: count.describe('Lines that the change had deleted then, and that the head has again'),
});
export type FileDelta = Immutable<z.infer<typeof FileDelta>>;

/** What of a change differs from what an earlier, complete round had. */
export const Delta = z.strictObject({
  since: line.describe('That round'),
  headSha: text.describe('Its head'),
  byLine: z.boolean().describe('False: that head is gone, and files that differ are told apart as wholes'),
  files: z.array(FileDelta).describe('One for each changed file, in their order'),
  left: names.describe('Files that the change had then and has no more'),
});
export type Delta = Immutable<z.infer<typeof Delta>>;

/** What of a change one round delivered, and why. */
export const Scope = z.strictObject({
  since: line.nullable().describe('The round that covers the rest; null: everything was delivered'),
  reason: text.nullable().describe('Why everything was, although there was an earlier round; null where it was not'),
  lines: count.describe('Changed lines that this round delivered'),
  covered: count.describe('Changed lines that the earlier round covers'),
  files: count.describe('Files in which something was delivered'),
  note: text.nullable().describe('What could be told only roughly, in a sentence'),
});
export type Scope = Immutable<z.infer<typeof Scope>>;
