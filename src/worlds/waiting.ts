import type { Config } from '../config/settle.ts';
import type { ChangeFacts, PullRequestFacts } from '../types.ts';
import type { Target } from './triggers/target.ts';

/**
 * Why a change is not reviewed yet, as a sentence; null when it is. The API may be behind the event that says that a draft
 * is ready or has its label, so both must say that it waits: a review too many does no harm.
 */
export function waitingFor(
  facts:
    | Pick<PullRequestFacts, 'kind' | 'isDraft' | 'labels'>
    | { readonly kind: Exclude<ChangeFacts['kind'], 'pull-request'> },
  target: Target,
  { drafts, label }: Pick<Config, 'drafts' | 'label'>,
): string | null {
  if (facts.kind !== 'pull-request' || target.kind !== 'pull-request') return null;
  const told = [facts, ...(target.seen === null ? [] : [target.seen])];
  if (drafts === 'wait' && told.every(({ isDraft }) => isDraft)) return 'the pull request is a draft.';
  const same = (name: string) => name.toLowerCase() === label?.toLowerCase();
  if (label !== null && !told.some(({ labels }) => labels.some(same)))
    return `the pull request does not carry the label ${label}.`;
  return null;
}
