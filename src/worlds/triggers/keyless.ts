import type { Keyless } from '../../config/require-keys.ts';
import type { Trigger } from './trigger.ts';

const dependabot = 'dependabot[bot]';

/** The pull request of an event that GitHub starts without secrets; null for every other trigger. */
export function keylessOf(trigger: Trigger): Keyless | null {
  if (trigger.kind !== 'pull-request') return null;
  const { event, number, headSha, seen } = trigger;
  if (seen.author === dependabot) return { of: 'Dependabot', number, headSha };
  return seen.isFork && event === 'pull_request' ? { of: 'a fork', number, headSha } : null;
}
