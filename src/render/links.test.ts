import { describe, expect, it } from 'vitest';
import { criticalReport } from '../../test/support/report-fixture.ts';
import { permalink } from './links.ts';

const report = criticalReport();
const { headSha, mergeBase } = report.change;
const blob = 'https://github.example/harbour/berths/blob';

describe('permalink', () => {
  it.each([
    ['lines of the head', 'src/a.ts', 'new', 3, 5, `${blob}/${headSha}/src/a.ts#L3-L5`],
    ['one line of the merge base', 'src/a.ts', 'old', 3, 3, `${blob}/${mergeBase}/src/a.ts#L3`],
    ['the source of a Markdown file', 'docs/A b.MD', 'new', 1, 2, `${blob}/${headSha}/docs/A%20b.MD?plain=1#L1-L2`],
    ['a hostile path', "a](x)?#%\n'.js", 'new', 1, 1, `${blob}/${headSha}/a%5D%28x%29%3F%23%25%0A%27.js#L1`],
  ] as const)('%s', (_, path, side, startLine, endLine, url) => {
    expect(permalink(report, { path, side, startLine, endLine })).toBe(url);
  });

  it('is left out when it would be too long to follow', () => {
    expect(permalink(report, { path: 'ä'.repeat(1_000), side: 'new', startLine: 1, endLine: 1 })).toBeNull();
  });
});
