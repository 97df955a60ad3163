import { nothingKept, unknownId } from './dismiss.ts';
import { type Answer, refused, type Situation, type Verb } from './verb.ts';

/** `/deep-review reopen ID` */
export const reopen: Verb = {
  usage: '/deep-review reopen ID',
  does: 'Takes that back: the finding counts again.',
  needs: 'write',
  read(words) {
    const [, id] = /^reopen[ \t]+(F[1-9][0-9]{0,5})$/u.exec(words) ?? [];
    return id === undefined ? null : { sha: null, act: (situation) => reopened(id, situation) };
  },
};

function reopened(id: string, { memory, comment, by, unkept }: Situation): Answer {
  if (memory === null || unkept !== null) return nothingKept(unkept);
  const found = memory.findings.find((each) => each.id === id);
  if (found === undefined) return unknownId(id, memory);
  if (found.declined === null) return refused(`${id} is not declined: it counts.`);
  return {
    does: 'decide',
    decision: { comment: comment.id, at: comment.at, by, verb: 'reopen', finding: id, headSha: null, reason: '' },
  };
}
