import type { PhrasingContent } from 'mdast';
import {
  type Closed,
  type InlineFate,
  isOpen,
  isStillOpen,
  type Memory,
  type Prior,
  type PriorStatus,
  type Report,
} from '../../types.ts';
import { codeSpan, serialise } from '../escape.ts';
import { commitUrl, link, place } from '../links.ts';
import { paragraph, strong, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';

const longestReason = 300;

/** What the comment of a finding begins with once this is its status. */
const words: Readonly<Record<PriorStatus, string>> = {
  open: 'Open again',
  'partly-fixed': 'Partly fixed',
  unclear: 'Open again',
  regressed: 'Is back',
  fixed: 'Fixed',
  'code-gone': 'Its code is gone',
  'left-the-change': 'Left the change',
  acknowledged: 'Acknowledged in the code',
  declined: 'Declined',
  superseded: 'Part of another finding',
};

/** Nothing is left to discuss; what only a comment in the code answers stays in sight. */
const over: readonly PriorStatus[] = ['fixed', 'code-gone', 'left-the-change', 'declined', 'superseded'];

/** By which the comments of earlier findings are known, by their ids: a finding keeps its comment when its code changes. */
export function inlineTags(memory: Memory | null): ReadonlyMap<string, string> {
  const known = [...(memory?.closed ?? []), ...(memory?.findings ?? [])];
  return new Map(known.map(({ id, tag, fingerprint }) => [id, tag ?? fingerprint]));
}

/**
 * What our comments on lines are to say of their findings: what became of those of the last round, that of those of earlier
 * ones which could not be said when it was new, and that what is open is so where a comment says otherwise.
 * @param memory of the last round
 */
export function inlineFates(report: Report, memory: Memory | null): InlineFate[] {
  const tags = inlineTags(memory);
  const { round } = report.rounds;
  const ofPriors = (report.ledger.priors ?? []).flatMap((prior): InlineFate[] => {
    const fingerprint = tags.get(prior.id);
    return fingerprint === undefined ? [] : [{ finding: prior.id, fingerprint, ...fateOf(report, prior) }];
  });
  const ofOpen = report.ledger.findings
    .filter(isOpen)
    .map(({ id, fingerprint }) => openAgain(id, tags.get(id) ?? fingerprint, round));
  return firstOfEach([...ofPriors, ...ofOpen, ...(memory?.closed ?? []).map(closedBefore)]);
}

/** The same of what a round left, and people have decided since. */
export function rememberedFates({ findings, closed, decisions, round }: Memory): InlineFate[] {
  const ofFindings = findings.map(({ id, tag, fingerprint, declined }): InlineFate => {
    const decision = decisions.find(({ comment }) => comment === declined);
    if (decision === undefined) return openAgain(id, tag ?? fingerprint, round);
    const { by, reason } = decision;
    const note = markdown(strong(words.declined), text('. '), ...phrase(`By ${by}: ${reason}`, longestReason));
    return { finding: id, fingerprint: tag ?? fingerprint, became: 'declined', note, isOver: true, when: 'unsaid' };
  });
  return firstOfEach([...ofFindings, ...closed.map(closedBefore)]);
}

function openAgain(finding: string, fingerprint: string, round: number): InlineFate {
  const note = markdown(strong(words.open), text(`, round ${round}.`));
  return { finding, fingerprint, became: 'open', note, isOver: false, when: 'instead' };
}

function closedBefore({ id, tag, fingerprint, status, round }: Closed): InlineFate {
  const note = markdown(strong(words[status]), text(`, round ${round}.`));
  return {
    ...{ finding: id, fingerprint: tag ?? fingerprint, became: status, note },
    ...{ isOver: over.includes(status), when: 'unsaid' },
  };
}

/** A finding is spoken of once. */
function firstOfEach(fates: readonly InlineFate[]): InlineFate[] {
  const known = new Map<string, InlineFate>();
  for (const fate of fates) if (!known.has(fate.fingerprint)) known.set(fate.fingerprint, fate);
  return [...known.values()];
}

function fateOf(report: Report, prior: Prior): Omit<InlineFate, 'finding' | 'fingerprint'> {
  const { status, reason, evidence } = prior;
  const isOpenAgain = isStillOpen(status) && status !== 'partly-fixed';
  const shown = evidence === null ? [] : [text(' '), place(report, evidence.anchor, longestReason)];
  const note = markdown(
    ...(status === 'fixed' ? fixedIn(report, prior) : [strong(words[status])]),
    text(`, round ${report.rounds.round}. `),
    ...phrase(reason, longestReason),
    ...shown,
  );
  return {
    became: isOpenAgain ? 'open' : status,
    note,
    isOver: over.includes(status),
    when: isOpenAgain ? 'instead' : status === 'declined' ? 'unsaid' : 'always',
  };
}

/** Where no commit is known to have done it, the head has it. */
function fixedIn({ change }: Report, { commit }: Prior): PhrasingContent[] {
  const sha = commit ?? change.headSha;
  const url = commitUrl(change, sha);
  const label = codeSpan(sha.slice(0, 12));
  const said = text(`${words.fixed} ${commit === null ? 'at' : 'in'} `);
  return [{ type: 'strong', children: [said, url === null ? label : link(url, [label])] }];
}

function markdown(...children: readonly PhrasingContent[]): string {
  return serialise({ type: 'root', children: [paragraph([...children])] }).trim();
}
