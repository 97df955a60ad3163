import { words } from '../../lib/text-likeness.ts';
import {
  type HeldProse,
  isOpen,
  type Ledger,
  type LedgerFinding,
  type LedgerObservation,
  liesIn,
  type Prose,
  placeOf,
  severities,
  type Verdict,
  verdicts,
} from '../../types.ts';
import { namesIn } from './names-in.ts';

export interface ProseProblem {
  readonly field: keyof Prose;
  readonly problem: string;
  /** Of `strengths` only: which of them, from 0. Each stands or falls on its own. */
  readonly index?: number;
}

export interface LintContext {
  readonly ledger: Ledger;
  readonly verdict: Verdict;
  /** Letters under which the editor knows the reviewers. */
  readonly letters: readonly string[];
  /** Everything that the editor was given: a word of it that looks like an id, such as `S3`, is none. */
  readonly given: string;
}

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const counted = new RegExp(`\\b(\\d+|${numbers.join('|')}) (critical|important|suggestions?)\\b`, 'giu');
const claimsNoGaps =
  /\bno (?:documentation |testing |test )?gaps?\b|\bnothing is (?:missing|untested)\b|\bfully (?:tested|covered|documented)\b|\bcomplete(?:ly)? (?:tested|covered|documented|coverage)\b/iu;

/** Holds prose against the ledger (decision 19). Each field stands or falls on its own, and so does each strength. */
export function lintProse(prose: HeldProse, context: LintContext): readonly ProseProblem[] {
  const { strengths, ...texts } = prose;
  const all = Object.entries(texts) as [Exclude<keyof Prose, 'strengths'>, string | null][];
  return [
    ...all.flatMap(([field, written]) => {
      const text = written ?? '';
      return [
        ...ids(text, context),
        ...counts(text, context),
        ...letters(text, context),
        ...otherVerdicts(text, context),
      ].map((problem) => ({ field, problem }));
    }),
    ...gaps(prose, context),
    ...closing(prose),
    ...verdictReason(prose, context),
    ...(strengths ?? []).flatMap((strength, index) => {
      const isAgain = strengths?.findIndex(({ id }) => id === strength.id) !== index;
      const problems = [...strengthProblems(strength, context), ...(isAgain ? [`${strength.id} is there twice.`] : [])];
      return problems.map((problem) => ({ field: 'strengths' as const, problem, index }));
    }),
  ];
}

function openFindings({ findings }: Ledger): readonly LedgerFinding[] {
  return findings.filter(isOpen);
}

function ids(text: string, { ledger, given }: LintContext): string[] {
  const known = new Set([...ledger.findings, ...ledger.observations].map(({ id }) => id));
  const others = new Set(idsIn(given).filter((id) => !id.startsWith('F')));
  return [...new Set(idsIn(text))].filter((id) => !known.has(id) && !others.has(id)).map((id) => `There is no ${id}.`);
}

function idsIn(text: string): readonly string[] {
  return text.match(/\b[FCSTDL]\d{1,4}\b/gu) ?? [];
}

function counts(text: string, { ledger }: LintContext): string[] {
  return [...text.matchAll(counted)].flatMap(([all, number = '', word = '']) => {
    const severity = severities.find((each) => word.toLowerCase().startsWith(each));
    const stated = /^\d/u.test(number) ? Number(number) : numbers.indexOf(number.toLowerCase());
    const actual = openFindings(ledger).filter((finding) => finding.severity === severity).length;
    // "One important finding lies in …" is true of several.
    const isHeld = stated === actual || (number.toLowerCase() === 'one' && actual > 1);
    return isHeld ? [] : [`It says "${all}", and the open findings are ${actual} ${severity}.`];
  });
}

function letters(text: string, { letters: known }: LintContext): string[] {
  return [...text.matchAll(/\bReviewer ([A-Z]+)\b/gu)].flatMap(([, letter = '']) =>
    known.includes(letter) ? [] : [`There is no Reviewer ${letter}.`],
  );
}

function otherVerdicts(text: string, { verdict }: LintContext): string[] {
  const lower = text.toLowerCase();
  return verdicts
    .filter((each) => each !== verdict && each !== 'Rework' && lower.includes(each.toLowerCase()))
    .map((each) => `The verdict is ${verdict}, not ${each}.`);
}

function gaps({ testing, documentation }: HeldProse, { ledger }: LintContext): ProseProblem[] {
  const has = (item: LedgerObservation['item']) => ledger.observations.some((each) => each.item === item);
  const problem = 'It says that nothing is missing, and the facts list what is.';
  return [
    ...(claimsNoGaps.test(testing ?? '') && has('testing') ? [{ field: 'testing' as const, problem }] : []),
    ...(claimsNoGaps.test(documentation ?? '') && has('documentation')
      ? [{ field: 'documentation' as const, problem }]
      : []),
  ];
}

/** Figures stand in the table, which is computed; a figure in prose could only disagree with it. */
function closing({ closing: text }: HeldProse): ProseProblem[] {
  const plain = (text ?? '').replace(/`[^`]*`/gu, '').replace(/\b[A-Z]\d+\b/gu, '');
  return /\d/u.test(plain) ? [{ field: 'closing', problem: 'It states a number; the table has the numbers.' }] : [];
}

function verdictReason({ verdictReason: text }: HeldProse, { ledger, verdict }: LintContext): ProseProblem[] {
  if (text === null) return [];
  if (verdict !== 'Rework' && verdict !== 'Merge with fixes') return [];
  const [deciding] = openFindings(ledger);
  if (deciding === undefined) return [];
  const severest = openFindings(ledger).filter(({ severity }) => severity === deciding.severity);
  return severest.some(({ id }) => new RegExp(`\\b${id}\\b`, 'u').test(text))
    ? []
    : [
        {
          field: 'verdictReason',
          problem: `It must name a finding that decides: ${severest.map(({ id }) => id).join(', ')}.`,
        },
      ];
}

function strengthProblems({ id, text }: Prose['strengths'][number], context: LintContext): string[] {
  const strength = context.ledger.observations.find((each) => each.id === id && each.item === 'strength');
  if (strength === undefined) return [`${id} is no strength of the facts.`];
  const unnamed = contradictions({ ...strength, body: `${strength.body}\n${text}` }, context.ledger).filter(
    (each) => !new RegExp(`\\b${each}\\b`, 'u').test(text),
  );
  return [
    ...ids(text, context),
    ...counts(text, context),
    ...letters(text, context),
    ...otherVerdicts(text, context),
    ...unnamed.map((each) => `${id} praises what ${each} condemns: name ${each} there, or leave ${id} out.`),
  ];
}

/** Ids of the open critical and important findings about code that a strength praises: same file or folder, and a name in common. */
export function contradictions(
  { path, title, body }: Pick<LedgerObservation, 'path' | 'title' | 'body'>,
  ledger: Ledger,
): readonly string[] {
  const praised = namesIn(`${title}\n${body}`);
  return openFindings(ledger)
    .filter(({ severity }) => severity !== 'suggestion')
    .filter((found) => {
      if (path !== null && !liesIn(placeOf(found).path, path)) return false;
      const { title: claim, body: why, quote } = found.finding;
      const condemned = new Set([...namesIn(`${claim}\n${why}`), ...words(quote).keys()]);
      return [...praised].some((name) => condemned.has(name));
    })
    .map(({ id }) => id);
}
