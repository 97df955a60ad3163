import { z } from 'zod';
import { type Immutable, line, text } from '../primitives.ts';

/** How a finding lies to those of earlier rounds. */
export const Past = z.strictObject({
  since: line.describe('The round that found it first'),
  after: text.nullable().describe('The earlier finding in whose fix it lies, as code tells'),
  splitFrom: text.nullable().describe('The earlier finding, by now fixed in part, that it was a part of'),
  like: text
    .nullable()
    .describe('The earlier finding that it has most in common with; nothing shows that they are one'),
  late: line
    .optional()
    .describe('The complete round since which its lines are unchanged, though none had raised it; left out of others'),
  undoes: z
    .strictObject({
      id: text,
      round: line.describe('That found it first'),
      title: text,
      quote: text.describe('Its code as it was'),
    })
    .optional()
    .describe('The fixed finding whose fix its remedy takes back'),
});
export type Past = Immutable<z.infer<typeof Past>>;
