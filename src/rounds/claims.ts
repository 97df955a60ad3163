import { type Finding, type Remembered, severest, stands } from '../types.ts';

export const longestTitle = 300;
const longestClaim = 600;
const earlierClaim = '\nClaimed in an earlier round: ';

/**
 * What a re-check is asked about. Two defects of one line can be taken for one, when each is raised in a round of its own: then
 * what was claimed before is asked about as well, for as long as the finding is open.
 */
export function claimOf(
  { title, failure }: Pick<Finding, 'title' | 'failure'>,
  before: Remembered | undefined,
): string {
  const hasItsTitle = before?.title === cut(title, longestTitle);
  if (before === undefined || (hasItsTitle && failure === before.claim)) return cut(failure, longestClaim);
  const [, ...others] = before.claim.split(earlierClaim);
  const earlier = hasItsTitle ? others.join(earlierClaim) : `${before.title}. ${before.claim}`;
  return earlier === '' ? cut(failure, longestClaim) : withEarlier(failure, earlier);
}

function withEarlier(claim: string, earlier: string): string {
  return cut(`${cut(claim, longestClaim / 2)}${earlierClaim}${earlier}`, longestClaim);
}

/**
 * Two findings of earlier rounds that turn out to be one, under the id of the first: as severe as the severer, confirmed if
 * one is, and asked about by both claims.
 */
export function united(one: Remembered, other: Remembered): Remembered {
  return {
    ...one,
    severity: severest([one.severity, other.severity]),
    rawSeverity: severest([one.rawSeverity, other.rawSeverity]),
    standing: !stands(one) && stands(other) ? other.standing : one.standing,
    voices: Math.max(one.voices, other.voices),
    claim: withEarlier(one.claim === '' ? one.title : one.claim, `${other.title}. ${other.claim}`),
    raisedBy: [...new Set([...one.raisedBy, ...other.raisedBy])].slice(0, 50),
    vendors: [...new Set([...one.vendors, ...other.vendors])].slice(0, 50),
  };
}

/** A text of so many units at most, and no half of a character. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).toWellFormed();
}
