import { createHash } from 'node:crypto';
import type { SessionTask } from '../../agent/loop.ts';
import { type EditorFacts, editorSystem, editorTask, proseProblems, submitProse } from '../../prompts/editor.ts';
import { HeldProse, mend, Prose, type Report, type Reviewer, readAs, type SessionRecord } from '../../types.ts';
import { formProblem } from '../sessions/form-problem.ts';
import { holdPlainSession } from '../sessions/plain-session.ts';
import { acceptAfterReminders } from '../sessions/reminders.ts';
import type { SessionOptions } from '../sessions/session-options.ts';
import { type LintContext, lintProse, type ProseProblem } from './lint-prose.ts';

export interface Composed {
  /** Null: no editor, or it did not submit. */
  readonly prose: Report['prose'];
  readonly sessions: readonly SessionRecord[];
}

/**
 * Lets a model write the prose sections from the settled ledger. Lints hold each field against it: after one chance to
 * mend, a field that still does not agree is left out, of the strengths only those that do not, and the report has its computed text in that place.
 * @param facts everything but the letters, which are drawn here so that no reviewer knows its own (decision 19)
 */
export async function compose(
  facts: Omit<EditorFacts, 'letters'>,
  by: Reviewer | null,
  options: SessionOptions,
): Promise<Composed> {
  if (by === null) return { prose: null, sessions: [] };
  const letters = drawLetters(
    facts.metrics.map(({ reviewer }) => reviewer),
    facts.gate.reasons.join('\n'),
  );
  const task = editorTask({ ...facts, letters });
  const context: LintContext = {
    ledger: facts.ledger,
    verdict: facts.verdict,
    letters: [...letters.values()],
    given: task,
  };
  const { value, record } = await holdPlainSession(
    {
      purpose: 'editing',
      reviewer: by,
      system: editorSystem,
      context: 'The facts of a review follow.',
      task,
      tool: submitProse,
      schema: Prose,
      submit: proseCheck(context),
      deadline: options.deadlines.editing,
    },
    options,
  );
  return { prose: value === null ? null : named(held(value, context), letters), sessions: [record] };
}

/** One turn to mend what the lints name; then it is taken as it is, and `held` leaves out what does not agree. */
function proseCheck(context: LintContext): SessionTask<HeldProse>['submit'] {
  const broken = 'The prose does not have the form:';
  return acceptAfterReminders({
    most: 1,
    read(input) {
      // A field that cannot be read costs no other field.
      const read = readAs(HeldProse, input);
      if (!('value' in read)) return formProblem(broken, read.issues);
      const whole = Prose.safeParse(mend(HeldProse, input));
      return { value: read.value, problems: whole.success ? [] : [formProblem(broken, whole.error.issues)] };
    },
    problemsOf(prose) {
      const problems = lintProse(prose, context);
      return problems.length > 0 ? [proseProblems(problems.map(({ field, problem }) => `${field}: ${problem}`))] : [];
    },
  });
}

function held(prose: HeldProse, context: LintContext): NonNullable<Report['prose']> {
  const problems = lintProse(prose, context);
  const broken = new Set(problems.flatMap(({ field, index }) => (index === undefined ? [field] : [])));
  const entries = Object.entries(prose).map(([field, value]) => [
    field,
    broken.has(field as keyof HeldProse) ? null : value,
  ]);
  const texts = Object.fromEntries(entries) as NonNullable<Report['prose']>;
  return { ...texts, strengths: heldStrengths(prose.strengths, problems) };
}

/** The strengths that hold; null where none of them does, so that the report has the words of the reviewers. */
function heldStrengths(strengths: HeldProse['strengths'], problems: readonly ProseProblem[]): HeldProse['strengths'] {
  const failing = new Set(problems.map(({ index }) => index));
  const kept = strengths?.filter((_, index) => !failing.has(index)) ?? null;
  return kept?.length === 0 && strengths?.length !== 0 ? null : kept;
}

/** Puts the reviewers' names where the editor knew letters. */
function named(
  prose: NonNullable<Report['prose']>,
  letters: ReadonlyMap<string, string>,
): NonNullable<Report['prose']> {
  const names = new Map([...letters].map(([name, letter]) => [letter, name]));
  const join = (text: string | null) =>
    text?.replace(/\bReviewer ([A-Z]+)\b/gu, (all, letter) => names.get(letter) ?? all) ?? null;
  return {
    summary: join(prose.summary),
    verdictReason: join(prose.verdictReason),
    testing: join(prose.testing),
    documentation: join(prose.documentation),
    commits: join(prose.commits),
    closing: join(prose.closing),
    strengths: prose.strengths?.map(({ id, text }) => ({ id, text: join(text) ?? text })) ?? null,
  };
}

/** A letter for each name, in an order that says nothing of the configuration and is the same for the same run. */
function drawLetters(names: readonly string[], seed: string): ReadonlyMap<string, string> {
  const drawn = names.map((name) => [digest(`${seed}\n${name}`), name] as const);
  drawn.sort(([left], [right]) => (left < right ? -1 : 1));
  return new Map(drawn.map(([, name], index) => [name, letterOf(index)]));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
