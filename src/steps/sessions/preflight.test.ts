import { expect, it } from 'vitest';
import { claude } from '../../../test/support/scripted-sessions.ts';
import { systemClock } from '../../lib/clock.ts';
import { startPreflight } from './preflight.ts';

it('leaves a bug to whoever asks what is barred, and ends no process by it before', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', note);
  const bug = new Error('a bug');
  const { barred } = startPreflight([claude], {
    checkModel: () => Promise.reject(bug),
    clock: systemClock,
    cancel: new AbortController().signal,
    log: { warning: () => undefined },
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
  await expect(barred).rejects.toBe(bug);
});
