import { expect, it } from 'vitest';
import type { LedgerFinding } from '../../types.ts';
import { reachLabel } from './reach-label.ts';

const heads = {
  typescript: ['export async function release(berth: Berth) {', '  if (held) return;', '  free(berth);', '}'],
  python: ['    def release(self, berth):', '        if self.held:', '            free(berth)'],
  go: ['func (h *Harbour) release(berth Berth) {', '\tfree(berth)', '}'],
};

function labelOf(lines: readonly string[], shown: string): string {
  const cited = lines.findIndex((line) => line.includes('free('));
  const at = (line: number) => ({ path: 'a', side: 'new', startLine: line, endLine: line }) as const;
  const reach: LedgerFinding['reach'] = { anchor: at(40), excerpt: { startLine: 39, lines: ['', shown] }, shows: '' };
  return reachLabel({ anchor: at(cited + 1), excerpt: { startLine: 1, lines: [...lines] }, reach });
}

it.each(Object.entries(heads))(
  'a second quotation is the way to the defect where it calls what holds it: %s',
  (_, lines) => {
    expect(labelOf(lines, '  await harbour.release (berth);')).toBe('How it is reached:');
    for (const other of [
      '  // release the berth',
      '  free(berth);',
      '  if (held) {',
      '  prerelease(berth);',
      'released()',
    ])
      expect(labelOf(lines, other), other).toBe('Shown by:');
  },
);

it('is read in no time from a name without an end', () => {
  expect(labelOf([`${'x'.repeat(200_000)} {`, '  free(berth);'], 'x'.repeat(200_000))).toBe('Shown by:');
});
