import { commentMarker } from '../lib/marker.ts';
import { messageOf, UserError } from '../lib/user-error.ts';
import { renderComment } from '../render/comment/render-comment.ts';
import { outputsOf } from '../render/data/outputs.ts';
import { formats } from '../render/index.ts';
import { type Annotation, annotations } from '../render/lines/annotations.ts';
import { inlineComments } from '../render/lines/inline-comments.ts';
import { inlineFates, inlineTags } from '../render/lines/inline-fates.ts';
import { logTable } from '../render/pages/log-table.ts';
import { renderSummary } from '../render/pages/summary.ts';
import { renderWithheldPage } from '../render/pages/withheld-page.ts';
import {
  type ChangedFile,
  failuresOf,
  type InlineComment,
  type InlineFate,
  type Memory,
  type Report,
  type Surroundings,
  type Verdict,
} from '../types.ts';
import { statusState } from './exit-code.ts';
import type { InTime } from './in-time.ts';
import { notRemembered, pageWithMemory } from './memory/page-with-memory.ts';

/** A part of what is published. */
export interface Part<Value> {
  /** Where it goes, in words. */
  readonly to: string;
  /** Null: it could not be made, or must not be sent; a warning says why. */
  readonly value: Value | null;
}

/** A file of the report directory. */
export interface PublishedFile {
  readonly name: string;
  /** The action's output that holds its path. */
  readonly output: string;
  /** Null: no file of that name may be there. */
  readonly text: string | null;
}

/** Every page, comment, annotation and file of a report, as data. Nothing of it is sent. */
export interface Publication {
  readonly verdict: Verdict;
  /** The end of the job log. */
  readonly log: Part<readonly string[]>;
  readonly files: readonly Part<PublishedFile>[];
  readonly summary: Part<string>;
  /** Null, as with the next three: not wanted. */
  readonly comment: Part<string> | null;
  readonly inlineComments: Part<readonly InlineComment[]> | null;
  /** What comments on lines of earlier rounds are to say. */
  readonly inlineFates: Part<readonly InlineFate[]> | null;
  readonly annotations: Part<readonly Annotation[]> | null;
  readonly outputs: readonly Part<readonly [name: string, value: string]>[];
  /** `error`: it would pass, and another pull request with the same head needs a review first. */
  readonly status: { readonly state: 'success' | 'failure' | 'error'; readonly description: string };
  /** What is not sent, and why. */
  readonly warnings: readonly string[];
}

/** What of it the user wants. */
export interface Wanted {
  /** Name of the instance, part of the comment's marker. */
  readonly name: string;
  readonly comment: boolean;
  readonly inlineComments: boolean;
  readonly annotations: boolean;
}

/** What the comment is to remember of the round. */
export interface Keeping {
  /** The line that holds it, made of a report whose secrets are masked; null, or left out: none is written. */
  readonly remember?: ((report: Report) => string | null) | null;
  /** What the round before left. */
  readonly earlier?: Memory | null;
}

/** What is known when a publication is made. */
export interface Known extends Surroundings {
  /** What could not be written on this machine; pages that have room for a part only speak of it. */
  readonly lacking: ReadonlySet<'summary' | 'files'>;
}

/** Where the whole report stands, for pages that hold a part of it. */
function whereElse(lacking: Known['lacking']): string {
  const places = [
    ...(lacking.has('summary') ? [] : ['the job summary']),
    ...(lacking.has('files') ? [] : ['the report files']),
  ];
  if (places.length === 0) return 'Nothing has all of it: the job log says why.';
  return `T${places.join(' and ').slice(1)} ${lacking.size === 1 && lacking.has('files') ? 'has' : 'have'} all of it.`;
}

/**
 * Makes every part on its own, the more important ones first: a renderer that fails takes no other part along, nor does one
 * that takes all the time. A page that is not made gives its place to a short one, for the place must not go on to show
 * what was there before.
 * @param changes of the reviewed head; inline comments stand on their lines
 */
export function publicationOf(
  report: Report,
  changes: readonly ChangedFile[],
  {
    lacking,
    work,
    remember,
    earlier = null,
    ...wanted
  }: Wanted & Pick<Known, 'lacking'> & Keeping & { readonly work: InTime },
): Publication {
  const warnings: string[] = [];
  function part<Value>(to: string, make: () => Value): Part<Value> {
    try {
      return { to, value: work(make) };
    } catch (error) {
      warnings.push(notWritten(to, error));
      return { to, value: null };
    }
  }
  const pageOr = ({ to, value }: Part<string>, start = '') => ({
    to,
    value: value ?? `${start}${standIn(report.verdict)}`,
  });
  const toComment = () => {
    const page = renderComment(report, { name: wanted.name, remainder: whereElse(lacking) });
    const line = remember?.(report) ?? null;
    if (remember && line === null) warnings.push(notRemembered);
    return remember ? pageWithMemory(page, line) : page;
  };
  return {
    ...bare(report),
    log: part('the log', () => logTable(report)),
    summary: pageOr(part('the job summary', () => renderSummary(report))),
    comment: wanted.comment ? pageOr(part('the comment', toComment), `${commentMarker(wanted.name)}\n`) : null,
    annotations: wanted.annotations ? part('the annotations', () => annotations(report)) : null,
    inlineComments: wanted.inlineComments
      ? part('the inline comments', () => inlineComments(report, changes, inlineTags(earlier)))
      : null,
    inlineFates: wanted.inlineComments ? part('earlier inline comments', () => inlineFates(report, earlier)) : null,
    files: formats.map(({ fileName: name, output, render }) => {
      const { to, value: text } = part(`the file ${name}`, () => render(report));
      return { to, value: { name, output, text } };
    }),
    outputs: toOutputs(outputsOf(report)),
    status: statusOf(report),
    warnings,
  };
}

/**
 * What can be said of a report whose texts must not be shown, because there was no time to mask them: the decision and
 * the counts.
 */
export function barePublication(report: Report, wanted: Wanted, error: unknown): Publication {
  const page = standIn(report.verdict);
  return {
    ...bare(report),
    summary: { to: 'the job summary', value: page },
    comment: wanted.comment ? { to: 'the comment', value: `${commentMarker(wanted.name)}\n${page}` } : null,
    warnings: [notWritten('any place', error)],
  };
}

function bare(report: Report): Omit<Publication, 'summary' | 'comment'> {
  const { reason: _, 'failed-reviewers': __, ...counts } = outputsOf(report);
  return {
    verdict: report.verdict,
    log: { to: 'the log', value: null },
    files: formats.map(({ fileName: name, output }) => ({
      to: `the file ${name}`,
      value: { name, output, text: null },
    })),
    inlineComments: null,
    inlineFates: null,
    annotations: null,
    outputs: toOutputs(counts),
    status: { ...statusOf(report), description: `${labelOf(report)}: the reasons took too long to mask.` },
    warnings: [],
  };
}

function toOutputs(outputs: Readonly<Record<string, string>>): Publication['outputs'] {
  return Object.entries(outputs).map((output) => ({ to: `the output ${output[0]}`, value: output }));
}

/** In place of a page that could not be made. */
export function standIn(verdict: Verdict): string {
  return renderWithheldPage({
    verdict,
    why: 'The report could not be written here; what was decided stands.',
    remedy: 'The job log says why. The report files of this run, where there are any, have all of it.',
  });
}

/** A warning for the log. */
export function notWritten(to: string, error: unknown): string {
  const remedy = error instanceof UserError ? ` ${error.remedy}` : '';
  return `The report could not be written to ${to}: ${messageOf(error)}${remedy}`;
}

function statusOf({ gate, verdict, policy, small, reviews }: Report): Publication['status'] {
  return {
    state: statusState(gate, policy),
    description: `${labelOf({ gate, verdict })}${small === undefined ? '' : ' (small change, 1 reviewer)'}${failedWords(reviews)}: ${gate.reasons[0] ?? ''}`,
  };
}

function labelOf({ gate, verdict }: Pick<Report, 'gate' | 'verdict'>): string {
  if (gate.override !== undefined) return 'OVERRIDDEN';
  return gate.outcome === 'clean' || gate.outcome === 'blocking' ? verdict : gate.outcome.toUpperCase();
}

/** Who failed and why, in a word each, before the reason: a status has room for little, and its end is cut. */
function failedWords(reviews: Report['reviews']): string {
  const failed = reviews.flatMap((review) =>
    failuresOf(review).map(
      ({ failure, where }) => `, ${review.reviewer.name} failed${where === null ? '' : ' in part'} (${failure.reason})`,
    ),
  );
  const more = failed.length > 2 ? `, ${failed.length - 2} more failed` : '';
  return `${failed.slice(0, 2).join('')}${more}`;
}
