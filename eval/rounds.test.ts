import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { evaluateRounds, linkRounds } from './rounds.ts';

const folder = process.env['EVAL_DATA_DIR'] ?? '';

it.skipIf(folder === '' || !existsSync(join(folder, 'rounds', 'cases.json')))(
  'links no two findings that are two; by code at least 13 of 18 that are one, with an oracle 17 (A5)',
  () => {
    const { byCode, byOracle } = linkRounds(folder);
    expect({ same: byCode.same, wrong: byCode.wrong }).toEqual({ same: 18, wrong: [] });
    expect(byCode.found).toBeGreaterThanOrEqual(13);
    expect({ wrong: byOracle.wrong, undecided: byOracle.undecided }).toEqual({ wrong: [], undecided: 0 });
    expect(byOracle.found).toBeGreaterThanOrEqual(17);
    const said: string[] = [];
    expect(evaluateRounds(folder, (line) => void said.push(line))).toBe(true);
    expect(said[0]).toContain(`${byCode.found} of 18`);
  },
);
