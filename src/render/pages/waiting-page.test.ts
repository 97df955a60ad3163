import { expect, it } from 'vitest';
import { renderWaitingPage } from './waiting-page.ts';

const why = 'the pull request does not carry the label ready.';

it.each([
  ['pending', { isPending: true, passes: true }, ['The job passes'], ['`statuses: write`']],
  ['nothing', { isPending: false, passes: false }, ['The job fails', '`statuses: write`', '`status: auto`'], []],
  ['green', { stands: 'success', passes: true }, ['still success', 'the job passes as it did'], ['pending']],
  ['red', { stands: 'failure', passes: false }, ['still failure', 'the job fails as it did'], ['pending']],
  ['unknown', { isPending: true, passes: false }, ['is pending, and the job fails'], ['`statuses: write`']],
] as const)('says of a change that waits what to do, and what keeps the gate shut: %s', (_, gate, said, unsaid) => {
  const page = renderWaitingPage({ why, isPending: false, stands: null, ...gate });
  for (const words of [why, ...said, '`ready_for_review`', '`labeled`', '`types`']) expect(page).toContain(words);
  for (const words of unsaid) expect(page).not.toContain(words);
});
