import { z } from 'zod';
import { checkedInputs, choice, optional, type ReadInput, whole } from './inputs.ts';

/** Parts of a review, each of which can be a job of its own. */
export const stages = ['all', 'plan', 'review', 'consolidate', 'publish'] as const;
export type Stage = (typeof stages)[number];

/** What the inputs say of the part of a review that this job is. */
export interface StageInputs {
  readonly stage: Stage;
  /** The number of this job in the matrix; null where none was given. */
  readonly leg: number | null;
  readonly maxLegs: number;
  /**
   * Whether somebody, or a later run, has ended the run before this job. GitHub says the same of a job that ran out of its
   * `timeout-minutes`; but of a run that was cancelled, no job consolidates to its end.
   */
  readonly wasCancelled: boolean;
  /** What the jobs before this one gave out, by the name of the output. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** GitHub starts no more jobs from one matrix. */
const mostLegs = 256;

/** As the context `needs` is written: results and outputs of jobs, by their names. */
const Needs = z.record(
  z.string(),
  z.object({ result: z.string(), outputs: z.record(z.string(), z.string()).default({}) }),
);

/** @throws {UserError} that names the input, what it holds and what it may hold */
export function settleStage(read: ReadInput): StageInputs {
  const input = checkedInputs(read);
  const stage = choice(input, 'stage', stages);
  if (stage === 'all') return { stage, leg: null, maxLegs: mostLegs, wasCancelled: false, outputs: new Map() };
  const jobs = input(
    'needs',
    z.string().transform((text, context) => readNeeds(text) ?? context.addIssue({ code: 'custom' }) ?? z.NEVER),
    `\`\${{ toJSON(needs) }}\`, in a job that needs those before it`,
  );
  return {
    ...{ stage, maxLegs: whole(input, 'max-legs', 1, mostLegs) },
    leg: optional(input, 'leg', /^[1-9]\d{0,2}$/, '`${{ matrix.leg }}`', Number),
    wasCancelled:
      Object.values(jobs).some((job) => job.result === 'cancelled') && !Object.values(jobs).some(isConsolidated),
    outputs: new Map(Object.values(jobs).flatMap(({ outputs }) => Object.entries(outputs))),
  };
}

function isConsolidated({ result, outputs }: z.infer<typeof Needs>[string]): boolean {
  return result === 'success' && outputs['consolidated'] !== undefined && outputs['consolidated'] !== '';
}

function readNeeds(text: string): z.infer<typeof Needs> | null {
  if (text === '') return {};
  try {
    return Needs.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
