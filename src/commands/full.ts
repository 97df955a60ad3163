import { reviewOf } from './review.ts';
import type { Verb } from './verb.ts';

/** `/deep-review full [SHA]` */
export const full: Verb = {
  usage: '/deep-review full [SHA]',
  does: 'The same, and nothing that an earlier round has read is taken as read.',
  needs: 'write',
  read: (words) => reviewOf(/^full(?:[ \t]+([0-9a-f]{12,40}))?$/u.exec(words), { isFull: true }),
};
