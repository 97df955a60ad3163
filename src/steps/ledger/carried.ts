import type { LedgerFinding } from '../../types.ts';
import { readExcerpt } from '../ground/cite.ts';
import type { GroundContext } from '../ground/ground.ts';
import { originOf } from '../ground/origin.ts';
import { findingOf } from '../recheck/check-answers.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';
import { type Words, wasDeclined } from './declined.ts';
import { pastOfPrior, pastWords } from './past.ts';

/** What nobody raised again, and no voice has closed. */
export async function carriedOf(earlier: CheckedPrior, context: GroundContext, words: Words): Promise<LedgerFinding> {
  const { placed, status, reason } = earlier;
  const { prior, anchor, path } = placed;
  const finding = findingOf(prior, path);
  return {
    id: prior.id,
    fingerprint: prior.fingerprint,
    standing: status === 'unclear' ? 'unverified' : status === 'declined' ? 'declined' : prior.standing,
    severity: prior.severity,
    rawSeverity: prior.rawSeverity,
    rule: null,
    voices: prior.voices,
    kind: prior.kind,
    origin: anchor && ((await originOf(anchor, context)) === 'introduced' ? 'introduced' : 'worsened'),
    problem: anchor === null ? 'Its code does not stand there any more as it was quoted.' : null,
    anchor,
    excerpt: await readExcerpt(anchor, context),
    reach: null,
    finding: anchor === null ? finding : { ...finding, ...anchor },
    fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
    fixWorks: null,
    rulings: [],
    sources: [],
    raisedBy: prior.raisedBy,
    past: pastOfPrior(prior),
    reasons:
      status === 'declined'
        ? [words(prior.declined) ?? reason]
        : [
            `Open since round ${prior.since}, and not raised again in this one.`,
            ...pastWords(pastOfPrior(prior)),
            ...wasDeclined(earlier, words),
            reason,
          ],
  };
}
