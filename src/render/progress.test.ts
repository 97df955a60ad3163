import { expect, it } from 'vitest';
import { foreignTags, htmlOf } from '../../test/support/github-page.ts';
import { renderProgress } from './progress.ts';

it('says who is at work, and that there is no verdict', () => {
  const page = renderProgress({
    name: 'deep-review',
    headSha: '9f8e7d6c5b4a39281706f5e4d3c2b1a098765432',
    reviewers: [
      { name: 'Claude', state: 'running', turns: 3, filesOpened: 2 },
      { name: '@all | <img>', state: 'waiting', turns: 0, filesOpened: 0 },
    ],
    runUrl: 'https://github.example/harbour/berths/actions/runs/9001',
  });
  expect(page.startsWith('<!-- deep-review:v1:deep-review -->\n# Deep Review: running\n')).toBe(true);
  expect(page).toContain('There is no verdict yet.');
  expect(page).toContain('| `Claude` | running | 3 | 2 |');
  expect(foreignTags(htmlOf(page)).filter((tag) => !tag.startsWith('<!-- deep-review:v1:deep-review'))).toEqual([]);
});
