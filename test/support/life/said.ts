import { shownAt } from '../scripted-verification.ts';
import type { Said } from './life-bed.ts';
import * as program from './program.ts';

const severities = Object.fromEntries(
  [
    program.loggedKey,
    program.stoppedQueue,
    program.cutNumber,
    program.cutNumberAgain,
    program.swallowed,
    program.readableKey,
    program.lateWord,
  ].map(({ title, severity }) => [title, severity]),
);

/** What reviewers are scripted to say of each step of the life, written by hand. */
export const said = {
  opened: {
    severities,
    finds: {
      openai: [program.loggedKey],
      anthropic: [program.stoppedQueue, program.cutNumber],
      google: [program.stoppedQueue, program.swallowed],
    },
  },
  guarded: {
    severities,
    down: ['openai'],
    recheck: ({ title }) =>
      title === program.stoppedQueue.title
        ? { now: 'fixed', evidence: [shownAt('caller.js', 4, program.guardLine)] }
        : title === program.swallowed.title
          ? {
              now: 'partly-fixed',
              remains: 'It is awaited, and still swallowed.',
              evidence: [shownAt('server.js', 2, '  await handle(request).catch(() => {});')],
            }
          : {},
  },
  rewritten: {
    severities,
    finds: { anthropic: [program.readableKey], openai: [program.readableKey] },
    recheck: ({ title }, vendor) =>
      title === program.loggedKey.title
        ? vendor === 'anthropic'
          ? { now: 'fixed', evidence: [shownAt('keys.js', 4, program.readableLine)] }
          : { now: 'cannot-tell' }
        : {},
  },
  explained: {
    severities,
    finds: { google: [program.cutNumberAgain], anthropic: [program.lateWord] },
    recheck: ({ title }) =>
      title === program.loggedKey.title
        ? { now: 'fixed', evidence: [shownAt('keys.js', 5, program.readableLine)] }
        : title === program.readableKey.title
          ? { now: 'documented', evidence: [shownAt('keys.js', 4, program.explanation)] }
          : {},
  },
  moved: {
    severities,
    finds: { openai: [program.stoppedAgain] },
    recheck: ({ title }) =>
      title === program.swallowed.title
        ? { now: 'fixed', evidence: [shownAt('server.js', 2, '  await handle(request);')] }
        : {},
  },
  quietly: { severities },
  mended: {
    severities,
    recheck: ({ title }) =>
      title === program.stoppedQueue.title || title === program.stoppedAgain.title
        ? { now: 'fixed', evidence: [shownAt('jobs/queue.js', 3, '    job.tryRun();')] }
        : {},
  },
} as const satisfies Readonly<Record<string, Said>>;
