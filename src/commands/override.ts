import { gateOfMemory } from '../rounds/gate-of-memory.ts';
import { isSameLogin } from './permission.ts';
import { anotherHead } from './review.ts';
import { type Answer, refused, type Situation, type Verb } from './verb.ts';

/** `/deep-review override SHA REASON` */
export const override: Verb = {
  usage: '/deep-review override SHA REASON',
  does: 'Lets one head pass whose review is incomplete or could not run, as in an outage; it ends with that head.',
  needs: 'maintain',
  read(words) {
    const [, sha = '', reason = ''] = /^override[ \t]+([0-9a-f]{12,40})[ \t]+(\S.*)$/u.exec(words) ?? [];
    return /[\p{L}\p{N}]/u.test(reason) ? { sha, act: (situation) => overridden(sha, reason, situation) } : null;
  },
};

function overridden(sha: string, reason: string, { change, comment, by, memory, changed, policy }: Situation): Answer {
  if (isSameLogin(by, change.author))
    return refused(
      `\`${by}\` is the author of this pull request: somebody else who may maintain the repository has to override its gate.`,
    );
  if (!change.headSha.startsWith(sha)) return anotherHead(sha, '/deep-review override', change, ' REASON');
  const { headSha } = change;
  const gate = memory?.bound.headSha === headSha ? gateOfMemory(memory, policy) : null;
  if (gate?.outcome === 'blocking')
    return refused(
      `An override is for reviews that are incomplete or could not run, and this head is blocked: ${gate.reasons[0] ?? ''}`,
      'What is wrong about it can be declined: `/deep-review dismiss ID REASON`.',
    );
  if (gate?.outcome === 'clean' && changed === null) return refused('The gate is open for this head already.');
  return {
    does: 'decide',
    decision: { comment: comment.id, at: comment.at, by, verb: 'override', finding: null, headSha, reason },
  };
}
