import { type Memory, type Policy, type Remembered, reaches } from '../types.ts';
import { isSameLogin } from './permission.ts';
import { type Answer, refused, type Situation, type Verb } from './verb.ts';

/** `/deep-review dismiss ID REASON` */
export const dismiss: Verb = {
  usage: '/deep-review dismiss ID REASON',
  does: 'Declines a finding: it counts no more while its code stands, and the gate is decided anew at once.',
  needs: 'write',
  read(words) {
    const [, id = '', reason = ''] = /^dismiss[ \t]+(F[1-9][0-9]{0,5})[ \t]+(\S.*)$/u.exec(words) ?? [];
    return /[\p{L}\p{N}]/u.test(reason) ? { sha: null, act: (situation) => declined(id, reason, situation) } : null;
  },
};

function declined(id: string, reason: string, situation: Situation): Answer {
  const { memory, comment, by, change, policy, isDismissOwn, unkept } = situation;
  if (memory === null || unkept !== null) return nothingKept(unkept);
  const found = memory.findings.find((each) => each.id === id);
  if (found === undefined) return unknownId(id, memory);
  if (found.declined !== null) {
    const before = memory.decisions.find((each) => each.comment === found.declined);
    return refused(`${id} is declined already${before === undefined ? '' : `, by \`${before.by}\``}.`);
  }
  if (isSameLogin(by, change.author) && !isDismissOwn && keepsShut(found, policy))
    return refused(
      `${id} keeps the gate shut, and \`${by}\` is the author of this pull request: somebody else who may write has to decline it.`,
      'With the input `dismiss-own: true` the author may.',
    );
  return {
    does: 'decide',
    decision: {
      ...{ comment: comment.id, at: comment.at, by, verb: 'dismiss', finding: id, headSha: null, reason },
      severity: found.severity,
    },
  };
}

/** A critical finding, or one at or above the bar: who declines it opens the gate. */
function keepsShut({ severity, rule }: Remembered, { failOn, blockOn }: Pick<Policy, 'failOn' | 'blockOn'>): boolean {
  return severity === 'critical' || reaches(severity, failOn) || (rule !== null && blockOn.includes(rule));
}

/** No finding of that name is open or declined. */
export function unknownId(id: string, { findings, closed }: Memory): Answer {
  const before = closed.find((each) => each.id === id);
  const other = before?.supersededBy === undefined ? '' : `: it is one finding with ${before.supersededBy}`;
  const why =
    before === undefined ? `There is no ${id}` : `${id} is closed (${before.status.replaceAll('-', ' ')})${other}`;
  const open = findings.filter((each) => each.declined === null).map((each) => each.id);
  return refused(`${why}.`, open.length === 0 ? 'No finding is open.' : `Open: ${listed(open)}.`);
}

export function nothingKept(unkept: string | null): Answer {
  return refused(
    unkept ?? 'No round of this pull request is remembered, so there is no finding to speak of.',
    'Nothing was changed.',
  );
}

function listed(ids: readonly string[]): string {
  const some = ids.slice(0, 20).join(', ');
  return ids.length > 20 ? `${some} and ${ids.length - 20} more` : some;
}
