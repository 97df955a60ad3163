import { expect, it } from 'vitest';
import { renderWaitingPage } from './waiting-page.ts';

const why = 'the pull request does not carry the label ready.';

it.each([
  [true, ['The job passes'], ['`statuses: write`']],
  [false, ['The job fails', '`statuses: write`', '`status: auto`'], []],
])('says of a change that waits what to do: pending %j', (isPending, said, unsaid) => {
  const page = renderWaitingPage({ why, isPending });
  for (const words of [why, ...said, '`ready_for_review`', '`labeled`', '`types`']) expect(page).toContain(words);
  for (const words of unsaid) expect(page).not.toContain(words);
});
