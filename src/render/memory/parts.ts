import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Anchor, Change, Memory, Remembered } from '../../types.ts';
import { counted } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { claimedPlace, commitUrl, link, permalink, runLink } from '../links.ts';
import { alert, entryLabel, heading, list, paragraph, strong, table, text, upTo } from '../nodes.ts';
import { bold } from '../prose/bold.ts';
import { phrase } from '../prose/prose.ts';
import { severityWords } from '../severity-pill.ts';
import { narrowed } from '../texts/shortened.ts';
import { headlineOfMemory, isUnsure, loudnessOfMemory, openOf } from './headline.ts';
import { type Told, whySentences } from './told.ts';

/** How much a page says of what is remembered. */
export interface Extent {
  /** Most rows of the table, and most entries of a list. */
  readonly rows: number;
  /** Whether it says how each finding fails. */
  readonly claims: boolean;
}

const longest = 300;
const longestTitle = 100;
const longestPath = 60;
const longestUrl = 400;

/** What holds now, why no model was asked, and what is open or declined. */
export function* memoryParts(told: Told, extent: Extent): Generator<readonly RootContent[]> {
  yield [heading(2, text(headlineOfMemory(told))), opening(told)];
  yield findings(told, extent);
  if (extent.claims) yield claims(told, extent);
  yield declined(told, extent);
  yield [footer(told)];
}

function opening(told: Told): RootContent {
  const { gate } = told;
  const [reason = '', ...others] = gate.reasons;
  const lead = gate.outcome === 'clean' ? phrase(reason, longest) : bold(reason, longest);
  return alert(loudnessOfMemory(told), [
    paragraph(lead),
    ...(others.length === 0
      ? []
      : [
          list(
            upTo(
              others.map((each) => phrase(each, longest)),
              10,
            ),
          ),
        ]),
    paragraph(phrase(whySentences(told).join(' '), 2_000)),
  ]);
}

function findings(told: Told, { rows }: Extent): RootContent[] {
  const open = openOf(told);
  if (open.length === 0) return [];
  const rest = open.length - rows;
  return [
    table([
      ['Severity', 'Finding', 'Place', 'Open since'].map((title) => [text(title)]),
      ...open
        .slice(0, rows)
        .map((found) => [
          [strong(found.id), text(` ${severityWords(found.severity)}${isUnsure(found) ? ', not settled' : ''}`)],
          phrase(narrowed(found.title, longestTitle)),
          place(told, found),
          [text(`round ${found.since}`)],
        ]),
      ...(rest > 0 ? [[[], [text(counted(rest, 'more finding'))], [], []]] : []),
    ]),
  ];
}

/** Linked to the lines at the head that was reviewed: at another one they may stand elsewhere. */
function place({ memory, change }: Told, { path, side, startLine, endLine }: Remembered): PhrasingContent[] {
  const label = claimedPlace({ path, side, startLine, endLine }, longestPath);
  const anchor: Anchor | null = startLine === null || endLine === null ? null : { path, side, startLine, endLine };
  const url = anchor === null ? null : permalink({ change: asReviewed(change, memory) }, anchor);
  return url === null || url.length > longestUrl ? [label] : [link(url, [label])];
}

function asReviewed(change: Change, { rounds, base, bound, round }: Memory): Change {
  const mergeBase = base?.round === round ? base.mergeBase : bound.mergeBase;
  return { ...change, headSha: rounds.at(-1)?.headSha ?? change.headSha, mergeBase };
}

function claims(told: Told, { rows }: Extent): RootContent[] {
  const those = openOf(told).filter(({ claim }) => claim !== '');
  if (those.length === 0) return [];
  const said = those.map(({ id, claim }) => [entryLabel(id), text(' '), ...phrase(claim, 700)]);
  return [list(upTo(said, rows))];
}

/** What people have taken out of the count, and whose word it is. */
function declined({ memory: { findings, decisions } }: Told, { rows }: Extent): RootContent[] {
  const those = findings.filter((found) => found.declined !== null);
  if (those.length === 0) return [];
  const said = those.map(({ id, severity, title, declined: by }) => {
    const decision = decisions.find(({ comment }) => comment === by);
    const whose = decision === undefined ? '' : `by @${decision.by} for this reason: ${decision.reason}`;
    return [
      entryLabel(id),
      text(` ${severity}: `),
      ...phrase(narrowed(title, longestTitle)),
      ...(whose === '' ? [] : [text(' — '), ...phrase(whose, longest)]),
    ];
  });
  return [paragraph(strong('Declined:')), list(upTo(said, rows))];
}

function footer({ change, memory: { round, rounds }, runUrl }: Told): Paragraph {
  const head = codeSpan(change.headSha.slice(0, 7));
  const url = commitUrl(change);
  const reviewed = rounds.at(-1)?.headSha ?? change.headSha;
  return paragraph(
    text('Deep Review of '),
    url === null || url.length > longestUrl ? head : link(url, [head]),
    text(` · round ${round}`),
    ...(reviewed === change.headSha ? [] : [text(', which reviewed '), codeSpan(reviewed.slice(0, 7))]),
    ...(runUrl === null ? [] : [text(' · '), runLink(runUrl, 'workflow run')]),
  );
}
