import type { Blockquote, Paragraph, PhrasingContent } from 'mdast';
import { smallSentence } from '../../lib/change/small-sentence.ts';
import { countReviewers, failuresOf, isUnsettled, letsPass, type Report, severities } from '../../types.ts';
import { howManyCompleted } from '../completed.ts';
import { figure } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { failedWhere, failureWords } from '../failure-words.ts';
import { runLink } from '../links.ts';
import type { AlertKind } from '../node-types.ts';
import { alert, list, paragraph, strong, text, upTo } from '../nodes.ts';
import { apart, open } from '../open.ts';
import { bold } from '../prose/bold.ts';
import { phrase, verbatim } from '../prose/prose.ts';
import { blocking, isMissing } from './blocking.ts';
import { decisive } from './decisive.ts';

/** How much of it is shown. */
interface Extent {
  /** Most UTF-16 units of one text. */
  readonly longest: number;
  readonly entries: number;
}

/**
 * What decided, what is open, and what a person can do about what failed or is missing. GitHub shows an alert only at the
 * top level of a page, so it stands alone.
 */
export function opening(report: Report, { longest, entries }: Extent): Blockquote {
  const { rounds } = report;
  const reason = decisive(report);
  const points = [...gaps(report, reason).map((gap) => phrase(gap, longest)), ...failures(report, longest)];
  return alert(loudness(report), [
    paragraph(lead(report, longest)),
    ...(points.length === 0 ? [] : [list(upTo(points, entries))]),
    ...next(report),
    ...asSmall(report, longest),
    ...(rounds.isLost === true && rounds.note !== null ? [paragraph(strong(rounds.note))] : []),
    ...(report.policy.verify === 'off' ? [unverified] : []),
  ]);
}

/** Red also where a memory was changed or is gone. A green tip only where nothing is asked of anybody. */
export function loudness({ gate, verdict, ledger, reviews, rounds }: Report): AlertKind {
  if (gate.outcome === 'blocking' || verdict === 'Rework' || rounds.isLost === true) return 'caution';
  if (gate.outcome === 'incomplete') return 'warning';
  const asks =
    ledger.findings.some(({ standing }) => standing === 'fact') || reviews.some((each) => failuresOf(each).length > 0);
  return verdict === 'Merge as-is' && !asks ? 'tip' : 'important';
}

/** The deciding reason, and what is open. That nothing speaks against a merge needs no bold letters. */
function lead(report: Report, longest: number): PhrasingContent[] {
  const reason = decisive(report);
  const [first] = report.gate.reasons;
  const isPlain = report.gate.outcome === 'clean' && reason === first;
  const more = besides(report, reason);
  return [
    ...(isPlain ? phrase(sentence(reason), longest) : bold(sentence(reason), longest)),
    ...(more === '' ? [] : [text(` ${more}`)]),
  ];
}

/** That no more was done than the configuration asks for of such a change. */
function asSmall({ small, reviews }: Report, longest: number): Paragraph[] {
  if (small === undefined) return [];
  return [
    paragraph(
      strong('SMALL CHANGE:'),
      text(' '),
      ...verbatim(
        smallSentence(
          small,
          reviews.map(({ reviewer }) => reviewer),
        ),
        longest,
      ),
    ),
  ];
}

const unverified = paragraph(
  strong('NOTHING HERE WAS VERIFIED:'),
  text(' verification is switched off, so what a single reviewer claims decides, right or wrong.'),
);

/** A clause as a sentence; a word that has capitals of its own stays as it is. */
function sentence(words: string): string {
  const said = words.trim().replace(/^[a-z](?=[a-z]*(?:[\s,]|$))/u, (first) => first.toUpperCase());
  return /[.!?…]$/u.test(said) ? said : `${said}.`;
}

/** What the gate says besides the deciding reason. What blocks is listed as a finding, and said there. */
function gaps(report: Report, reason: string): string[] {
  const { gate } = report;
  if (gate.outcome === 'clean') return [];
  const shown = blocking(report).map(({ id }) => `${id} (`);
  return gate.reasons.filter((one) => one !== reason && !shown.some((start) => one.startsWith(start)));
}

function besides(report: Report, reason: string): string {
  const { gate } = report;
  const [first = ''] = gate.reasons;
  if (gate.outcome === 'clean') return [...(first === reason ? [] : [first]), ...openCounts(report)].join(' ');
  const { completed, partly } = countReviewers(report.reviews);
  return [
    ...(gate.outcome === 'incomplete' ? ['This review is incomplete: it is not a pass.'] : []),
    ...openCounts(report),
    // Where too few completed, the reason has said how many.
    ...(completed + partly < report.policy.minReviewers ? [] : [`${howManyCompleted(report.reviews)}.`]),
  ].join(' ');
}

/** So that the decision can be read without the rest of the page. */
function openCounts(report: Report): string[] {
  const parts = severities.flatMap((severity) => {
    const count = open(report, severity).length;
    return count === 0 ? [] : [`${figure(count)} ${severity}${severity === 'suggestion' && count > 1 ? 's' : ''}`];
  });
  const unsettled = report.ledger.findings.filter(isUnsettled).length;
  const left = unsettled === 0 ? '' : ` (${figure(unsettled)} not settled)`;
  const ungrounded = apart(report, 'ungrounded').length;
  return [
    ...(parts.length === 0 ? [] : [`Open: ${parts.join(', ')}${left}.`]),
    ...(ungrounded === 0 ? [] : [`Not grounded, and shown apart: ${figure(ungrounded)}.`]),
  ];
}

/** Reviewers that failed, each with cause and remedy. */
function failures({ reviews }: Report, longest: number): PhrasingContent[][] {
  return reviews.flatMap((review) =>
    failuresOf(review).map((each) => [
      codeSpan(review.reviewer.name, longest),
      text(` ${failedWhere(each)}: `),
      ...failureWords(each.failure, longest),
    ]),
  );
}

/** What to do about an incomplete review. The page of the run has the button. */
function next(report: Report): Paragraph[] {
  const { gate, policy, change, runUrl, ledger } = report;
  if (gate.outcome !== 'incomplete') return [];
  const words = letsPass(gate, policy)
    ? [
        strong('THE GATE IS OPEN'),
        text(
          ` only because ${gate.override === undefined ? `on-incomplete is set to ${policy.onIncomplete}` : 'somebody has overridden it for this head'}. `,
        ),
      ]
    : [text('The gate stays closed. ')];
  if (change.kind === 'local-branch') return [paragraph(words, text('Once that is seen to, review it again.'))];
  const asksForCode = ledger.findings.some((found) => isMissing(found, report));
  const before = asksForCode ? 'A push starts the next review; for one more of this head: ' : 'Once that is seen to: ';
  return [paragraph(words, text(before), { type: 'strong', children: [runLink(runUrl, 'Re-run the job'), text('.')] })];
}
