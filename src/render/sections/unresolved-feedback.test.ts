import { expect, it } from 'vitest';
import { fullReport } from '../../../test/support/full-report.ts';
import { htmlOf } from '../../../test/support/github-page.ts';
import type { ReviewThread } from '../../types.ts';
import { serialise } from '../escape.ts';
import { everything } from '../pages/detail.ts';
import { parts } from '../section.ts';
import { unresolvedFeedback } from './unresolved-feedback.ts';

const shown = (threads: readonly ReviewThread[] | null, entries = everything.entries) =>
  serialise({
    type: 'root',
    children: [...parts([unresolvedFeedback], { ...fullReport(), threads }, { ...everything, entries })].flat(),
  });

const thread: ReviewThread = {
  path: 'src/a.ts',
  line: 7,
  isOutdated: false,
  author: 'ana',
  url: 'https://github.example/harbour/berths/pull/42#discussion_r1',
  body: 'Is this right?',
  comments: 1,
};

it('names each discussion with a link to it', () => {
  const page = shown(fullReport().threads);
  expect(page).toContain('2 discussions are not resolved:');
  expect(page).toContain(
    '- [`src/lapse.ts:18`](https://github.example/harbour/berths/pull/42#discussion_r501) by `ines-quay` (2 answers): What happens',
  );
  expect(page).toContain('by `spelling` (outdated): Did you mean');
});

it('tells nothing unresolved from nothing read', () => {
  expect(shown([])).toContain('No discussion on the pull request is unresolved.');
  expect(shown(null)).toContain('could not be read');
});

it('links to our own server only, and keeps words of people as text', () => {
  for (const url of [
    'https://evil.example/x',
    'https://github.example.evil.example/',
    'https://github.example/a)[b](c',
  ])
    expect(shown([{ ...thread, url }])).toContain('- `src/a.ts:7` by `ana`');
  const page = shown([{ ...thread, body: '@octocat fixes #1\n\n/approve ![x](https://evil.example/i)' }]);
  expect(page).toContain('`@octocat` fixes `#1` `/approve` ');
  expect(htmlOf(page)).not.toContain('<img');
});

it('is cut where there are many, or long ones', () => {
  const page = shown(
    Array.from({ length: 30 }, () => ({ ...thread, body: 'word '.repeat(400) })),
    20,
  );
  expect(page).toContain('… and 10 more');
  expect(page.length).toBeLessThan(20 * 500);
});
