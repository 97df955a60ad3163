import type { PhrasingContent } from 'mdast';
import {
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
  const fates = new Map<string, InlineFate>();
  const add = (finding: string, fingerprint: string, rest: Omit<InlineFate, 'finding' | 'fingerprint'>) => {
    if (!fates.has(fingerprint)) fates.set(fingerprint, { finding, fingerprint, ...rest });
  };
  for (const prior of report.ledger.priors ?? []) {
    const tag = tags.get(prior.id);
    if (tag !== undefined) add(prior.id, tag, fateOf(report, prior));
  }
  for (const { id, fingerprint } of report.ledger.findings.filter(isOpen))
    add(id, tags.get(id) ?? fingerprint, {
      ...{ became: 'open', note: markdown(strong(words.open), text(`, round ${report.rounds.round}.`)) },
      ...{ isOver: false, when: 'instead' },
    });
  for (const { id, status, round } of memory?.closed ?? [])
    add(id, tags.get(id) ?? '', {
      ...{ became: status, note: markdown(strong(words[status]), text(`, round ${round}.`)) },
      ...{ isOver: over.includes(status), when: 'unsaid' },
    });
  return [...fates.values()];
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
