import type { Report } from '../../types.ts';
import { counted, figure } from '../counted.ts';

/** What of the change this round delivered, and why; null where no earlier round has a say in it. */
export function scopeSentence({ rounds: { round, scope } }: Pick<Report, 'rounds'>): string | null {
  if (scope === undefined) return null;
  const { since, reason, lines, files, covered, note } = scope;
  if (since === null) return `Round ${round} is a full review: ${reason ?? 'nothing was left out'}.`;
  const delivered = `Round ${round} delivered what differs from round ${since}: ${counted(lines, 'changed line')}, in ${counted(files, 'file')}.`;
  const rest = `The other ${counted(covered, 'changed line')} of the change ${covered === 1 ? 'is' : 'are'} as round ${since} had ${covered === 1 ? 'it' : 'them'}, which covers ${covered === 1 ? 'it' : 'them'}.`;
  return [delivered, ...(covered === 0 ? [] : [rest]), ...(note === null ? [] : [note])].join(' ');
}

/** How many of all lines an earlier round covers, as the end of a sentence about them; empty where none does. */
export function coveredEarlier({ rounds: { scope } }: Pick<Report, 'rounds'>): string {
  if (scope === undefined || scope.since === null || scope.covered === 0) return '';
  return `, ${figure(scope.covered)} of them in round ${scope.since}`;
}
