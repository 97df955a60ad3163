import { z } from 'zod';
import { type Immutable, written } from './primitives.ts';

/** The prose of the report. It speaks of findings by their ids and decides nothing. */
export const Prose = z.strictObject({
  summary: written(3000).describe(
    '3 to 5 sentences: what the change does, its quality, the decisive finding and its consequence',
  ),
  verdictReason: written(400).describe(
    'The one decisive reason in one clause; names the id of the deciding finding, if there is one',
  ),
  testing: written(3000).describe('Which tests the change brings or touches, and what they leave open'),
  documentation: written(2000).describe(
    'What of the documentation the change makes wrong or leaves out; "No gaps." when nothing',
  ),
  commits: written(2000).describe('Whether the commits are coherent, how they are named, fixups'),
  closing: written(3000).describe('What each reviewer (by letter) contributed; agrees with the table'),
  strengths: z
    .array(z.strictObject({ id: written(16), text: written(1000) }))
    .max(50)
    .describe('The given strengths worth showing, by id, in your words: mechanism, then benefit'),
});
export type Prose = Immutable<z.infer<typeof Prose>>;

const { summary, verdictReason, testing, documentation, commits, closing, strengths } = Prose.shape;

/** Prose that was held against the ledger; a field that did not hold is null. */
export const HeldProse = z.strictObject({
  summary: summary.nullable(),
  verdictReason: verdictReason.nullable(),
  testing: testing.nullable(),
  documentation: documentation.nullable(),
  commits: commits.nullable(),
  closing: closing.nullable(),
  strengths: strengths.nullable(),
});
export type HeldProse = Immutable<z.infer<typeof HeldProse>>;
