import type { PhrasingContent, RootContent } from 'mdast';
import {
  type Decision,
  isStillOpen,
  type Prior,
  type PriorStatus,
  priorStatuses,
  type Report,
  type RoundRow,
  type Tally,
} from '../../types.ts';
import { counted } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { place } from '../links.ts';
import { entryLabel, joined, list, paragraph, table, text, upTo } from '../nodes.ts';
import type { Detail } from '../pages/detail.ts';
import { phrase } from '../prose/prose.ts';
import { actedOn } from '../retro-rows.ts';
import type { Section } from '../section.ts';
import { scopeSentence } from '../texts/scope-sentence.ts';

const longestReason = 300;
const longestQuote = 120;

/** What became of an earlier finding, as the end of a sentence about it. */
export const statusWords: Readonly<Record<PriorStatus, string>> = {
  open: 'open',
  'partly-fixed': 'partly fixed',
  unclear: 'unclear, so it counts as open',
  regressed: 'is back',
  fixed: 'fixed',
  'code-gone': 'its code is gone',
  'left-the-change': 'left the change',
  acknowledged: 'acknowledged in the code',
  declined: 'declined',
  superseded: 'part of another finding',
};

/** What became of every finding of the last round, a line each, and all rounds in a table. */
export const priorRounds: Section = {
  title: 'Prior Rounds',
  render(report, detail) {
    const { round, note, earlier, tallies = [] } = report.rounds;
    const priors = (report.ledger.priors ?? []).toSorted(byStatus);
    const delivered = scopeSentence(report);
    return [
      ...(note === null ? [] : [paragraph(phrase(note))]),
      ...(delivered === null ? [] : [paragraph(text(delivered))]),
      ...(note === null && round === 1
        ? [paragraph(text('This is the first round: there is nothing of before.'))]
        : []),
      ...(round > 1 && priors.length === 0 ? [paragraph(text(withoutPriors(report)))] : []),
      ...(priors.length === 0 ? [] : statuses(report, priors, detail)),
      ...(earlier.length === 0 ? [] : [roundsTable(earlier, detail)]),
      ...talliesLine(tallies, detail),
      ...decided(report.rounds.decisions ?? [], detail),
    ];
  },
};

function withoutPriors({ rounds: { round }, ledger }: Report): string {
  return ledger.priors === undefined
    ? `Round ${round}. What became of the findings of earlier rounds is not told yet in this version.`
    : `Round ${round}. No finding was open at the end of round ${round - 1}.`;
}

export function byStatus(one: Prior, other: Prior): number {
  return priorStatuses.indexOf(one.status) - priorStatuses.indexOf(other.status) || compareIds(one.id, other.id);
}

function compareIds(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

function statuses(report: Report, priors: readonly Prior[], detail: Detail): RootContent[] {
  const { round } = report.rounds;
  const by = [...Map.groupBy(priors, ({ status }) => status)].map(
    ([status, those]) => `${those.length} ${statusWords[status]}`,
  );
  const lines = priors.map((prior) => line(report, prior, detail));
  return [
    paragraph(text(`Round ${round}. ${counted(priors.length, 'finding')} of earlier rounds: ${by.join(', ')}.`)),
    list(upTo(lines, detail.entries)),
  ];
}

/** `F2. Title: fixed, found in round 1. Reason. path:3: code in abc1234`; of what stands, where it stands now. */
function line(report: Report, prior: Prior, { longest }: Detail): PhrasingContent[] {
  const { id, title, status, since, foundAgain, raisedAgain, reason, anchor, evidence, commit } = prior;
  const times = [
    ...(raisedAgain ?? []).map(({ round, by }) => [...names(by, longest), text(` in round ${round}`)]),
    ...(foundAgain.length === 0 ? [] : [[...names(foundAgain, longest), text(' in this one')]]),
  ];
  const again = times.length === 0 ? [] : [text(', raised again by '), ...joined(times, text(', '))];
  const stands = anchor !== null && isStillOpen(status) ? [text(' '), place(report, anchor, longest)] : [];
  const shown =
    evidence === null
      ? stands
      : [
          text(' '),
          place(report, evidence.anchor, longest),
          text(': '),
          codeSpan(firstLine(evidence.quote), Math.min(longest, longestQuote)),
          ...(commit === null ? [] : [text(' in '), codeSpan(commit.slice(0, 12))]),
        ];
  return [
    entryLabel(id),
    text(' '),
    ...phrase(title, longest),
    text(status === 'open' ? `: open since round ${since}` : `: ${statusWords[status]}, found in round ${since}`),
    ...again,
    text('. '),
    ...phrase(reason, Math.min(longest, longestReason)),
    ...shown,
  ];
}

const verbs: Readonly<Record<Decision['verb'], string>> = {
  dismiss: 'declined',
  reopen: 'reopened',
  override: 'overrode the gate for',
};

/** What people decided by commands, the latest first. */
function decided(all: readonly Decision[], { entries, longest }: Detail): RootContent[] {
  if (all.length === 0) return [];
  const lines = all
    .toReversed()
    .map(({ at, by, verb, finding, headSha, reason }): PhrasingContent[] => [
      text(`${at.slice(0, 10)}: `),
      codeSpan(by, longest),
      text(` ${verbs[verb]} `),
      finding === null ? codeSpan((headSha ?? '').slice(0, 12)) : text(finding),
      ...(reason === '' ? [text('.')] : [text(': '), ...phrase(reason, Math.min(longest, longestReason))]),
    ]);
  return [paragraph(text('Decided by people:')), list(upTo(lines, entries))];
}

function names(all: readonly string[], longest: number): PhrasingContent[] {
  return joined(
    all.map((name) => [codeSpan(name, longest)]),
    text(', '),
  );
}

function firstLine(quote: string): string {
  return quote.trim().split('\n', 1)[0] ?? '';
}

/** `Acted on over all rounds: Claude 3 of 7 (1 declined), Codex 1 of 2.` */
function talliesLine(tallies: readonly Tally[], { longest, entries }: Detail): RootContent[] {
  if (tallies.length === 0) return [];
  const each = tallies.map((tally): PhrasingContent[] => [
    codeSpan(tally.reviewer, longest),
    text(` ${actedOn(tally)}`),
  ]);
  return [paragraph(text('Acted on over all rounds: '), ...joined(upTo(each, entries), text(', ')), text('.'))];
}

function roundsTable(rounds: readonly RoundRow[], { entries }: Detail): RootContent {
  const shown = rounds.slice(-Math.max(1, entries));
  return table([
    ['Round', 'Date', 'Head', 'Verdict', 'Found', 'Fixed', 'Open'].map((title) => [text(title)]),
    ...shown.map(({ round, at, headSha, verdict, found, fixed, open }): PhrasingContent[][] => [
      [text(String(round))],
      [text(at.slice(0, 10))],
      [codeSpan(headSha.slice(0, 12))],
      [text(verdict)],
      ...[found, fixed, open].map((count): PhrasingContent[] => [text(String(count))]),
    ]),
  ]);
}
