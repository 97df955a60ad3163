import { parse, stringify } from 'yaml';

type Json = Readonly<Record<string, unknown>>;

/** Keys by which a piece of a workflow is known for what it is a piece of; the first level that has them all. */
const levels = {
  step: ['id', 'if', 'name', 'uses', 'with', 'run', 'env', 'continue-on-error', 'timeout-minutes'],
  job: [
    'concurrency',
    'container',
    'env',
    'environment',
    'if',
    'name',
    'needs',
    'permissions',
    'runs-on',
    'services',
  ].concat(['steps', 'strategy', 'timeout-minutes', 'outputs']),
  workflow: ['concurrency', 'defaults', 'env', 'jobs', 'name', 'on', 'permissions', 'run-name'],
} as const;

/** Whether a block of YAML is a workflow as a whole. */
export function isWorkflow(value: unknown): boolean {
  return isMap(value) && 'on' in value && 'jobs' in value;
}

/**
 * The workflow that a reader makes by putting a piece of one into another: steps are added after the first, which is
 * called `review` then, and keys replace those of their level.
 * @param piece parsed: a list of steps, or keys of a step, of a job or of a workflow
 * @param workflow the text of one with one job, whose first step uses this action
 * @returns null for what is no piece of a workflow
 */
export function withPiece(piece: unknown, workflow: string): string | null {
  const whole: Json & { jobs: Record<string, Json & { steps: Json[] }> } = parse(workflow);
  const [[id, job] = ['', { steps: [] as Json[] }]] = Object.entries(whole.jobs);
  const [first, ...others] = job.steps;
  const withJob = (changed: Json) => stringify({ ...whole, jobs: { [id]: { ...job, ...changed } } });
  const withSteps = (added: readonly Json[]) => withJob({ steps: [{ id: 'review', ...first }, ...others, ...added] });
  if (Array.isArray(piece)) return piece.every(isMap) ? withSteps(piece) : null;
  if (!isMap(piece)) return null;
  const has = (level: keyof typeof levels) => Object.keys(piece).every((key) => levels[level].includes(key as never));
  if (has('step')) {
    const isOther = 'uses' in piece || 'run' in piece;
    return isOther ? withSteps([piece]) : withJob({ steps: [{ ...first, ...piece }, ...others] });
  }
  if (has('job')) return withJob(piece);
  return has('workflow') ? stringify({ ...whole, ...piece }) : null;
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
