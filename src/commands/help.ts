import type { Verb } from './verb.ts';

/** `/deep-review help` */
export const help: Verb = {
  usage: '/deep-review help',
  does: 'Says this.',
  needs: 'write',
  read: (words) => (words === 'help' ? { sha: null, act: () => ({ does: 'help' }) } : null),
};
