import type { Judgement, Prose } from '../../src/types.ts';
import { type ScriptedClaim, scriptedJudgement } from '../../test/support/scripted-verification.ts';

/*
 * Written by hand for the demo, like its reviews: what verifiers and the editor of a real run might say.
 */

const emptied: Judgement['evidence'][number] = {
  path: 'src/compact.js',
  side: 'new',
  startLine: 16,
  endLine: 16,
  quote: '  await journal.clear();',
  shows: 'The journal is emptied whether or not the snapshot holds its entries.',
};

/** Confirms with the lines that show it, and quotes the line that empties the journal. */
export function ruleOn(claim: ScriptedClaim): Judgement {
  const isCritical = claim.path === 'src/compact.js';
  const own = scriptedJudgement(claim).evidence.map((one) => ({
    ...one,
    shows: 'These lines do what the claim says.',
  }));
  return scriptedJudgement(claim, {
    severity: isCritical ? 'critical' : 'important',
    fix: 'works',
    evidence: isCritical ? [...own, emptied] : own,
    reason: isCritical
      ? 'Followed from the append of an expense to the compaction: after it, the journal is the only copy and it is emptied.'
      : 'The promise is caught for every error, and nothing tells a missing file from one that cannot be read.',
  });
}

/** The prose of the demo's report. */
export function edits(deciding: readonly string[]): Prose {
  const isBad = deciding.length > 0;
  return {
    summary: isBad
      ? `The change moves expenses from the journal into a snapshot, so that the journal stays short. The server reads both and adds them up. ${deciding[0]} loses every expense that was compacted before: the snapshot is replaced, not extended.`
      : 'The change bounds the size of a request while its body arrives. Nothing that the reviewers found speaks against it.',
    verdictReason: isBad
      ? `${deciding.join(' and ')} lose expenses for good.`
      : 'Nothing at or above the limit is open.',
    testing: isBad
      ? 'The tests compact once. None of them compacts a second time.'
      : 'The tests send a body that is too large and one that is not.',
    documentation: isBad ? 'README does not tell that compaction exists.' : 'README names the limit.',
    commits: 'One commit with one purpose.',
    closing: isBad
      ? 'All reviewers read the whole change. Their findings meet in the compaction.'
      : 'All reviewers read the whole change and found it sound.',
    strengths: [],
  };
}
