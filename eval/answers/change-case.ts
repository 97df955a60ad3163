import { z } from 'zod';

const count = z.number().int().nonnegative();

/** One entry of a list of files: a file by its content, many files of a folder, or what becomes of files that were there. */
export const FileScript = z.strictObject({
  path: z.string().optional(),
  /** In place of `path`: a name by its bytes. */
  pathHex: z.string().optional(),
  gone: z.boolean().optional(),
  /** Every file of this folder goes `to` another one. */
  move: z.string().optional(),
  to: z.string().optional(),
  folder: z.string().optional(),
  files: count.optional(),
  text: z.string().optional(),
  lines: count.optional(),
  line: z.string().optional(),
  /** One line of so many times `line`. */
  times: count.optional(),
  end: z.string().optional(),
  hex: z.string().optional(),
  /** So many bytes of 01 00 follow. */
  pad: count.optional(),
  utf16le: z.string().optional(),
  utf16be: z.string().optional(),
  bom: z.boolean().optional(),
  latin1: z.string().optional(),
  link: z.string().optional(),
  submodule: z.string().optional(),
  mode: z.string().optional(),
  edit: z
    .union([z.strictObject({ line: count, text: z.string() }), z.strictObject({ at: count, text: z.string() })])
    .optional(),
  /** The only line that is another one at the head. */
  onlyLine: count.optional(),
});
export type FileScript = z.infer<typeof FileScript>;

/** A pull request as parameters of a generator. */
export const ChangeCase = z.strictObject({
  base: z.array(FileScript),
  head: z.array(FileScript),
  reader: z.enum(['diligent', 'plain']).default('diligent'),
  /** Of the merge base and the commit below it. */
  baseCommit: z
    .strictObject({
      author: z.string().optional(),
      committer: z.string().optional(),
      messageHex: z.string().optional(),
    })
    .optional(),
  body: z.union([z.string(), z.strictObject({ text: z.string(), times: count })]).optional(),
  baseRef: z.string().optional(),
  protected: z.array(z.string()).optional(),
});
export type ChangeCase = z.infer<typeof ChangeCase>;

const Outcome = z.enum(['clean', 'blocking', 'incomplete', 'error']);

export const ChangeExpectation = z.strictObject({
  gate: Outcome.optional(),
  gateOneOf: z.array(Outcome).optional(),
  gateNot: Outcome.optional(),
  /** Files that the reason of the gate names. */
  names: z.array(z.string()).default([]),
  listed: z
    .array(z.strictObject({ path: z.string().optional(), count: count.optional(), why: z.string() }))
    .default([]),
  codeFindings: z.array(z.strictObject({ path: z.string(), says: z.string() })).default([]),
  /** Stands in some prompt or answer of a tool. */
  shows: z.array(z.string()).default([]),
  changedLines: count.optional(),
  promptAtMost: count.optional(),
  costAtMost: z.string().optional(),
  modelRequests: count.optional(),
  statusContext: z.string().optional(),
  noStatus: z.string().optional(),
  cpuAtMostSeconds: z.number().optional(),
  says: z.string().optional(),
  /** What is right instead of `gate`, `names` and `shows`. */
  or: z.string().optional(),
});
export type ChangeExpectation = z.infer<typeof ChangeExpectation>;
