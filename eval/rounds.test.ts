import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { linkRounds } from './rounds.ts';

const folder = process.env['EVAL_DATA_DIR'] ?? '';

it.skipIf(folder === '' || !existsSync(join(folder, 'rounds', 'cases.json')))(
  'links by code no two findings that are two, and at least 13 of 18 that are one (A5)',
  () => {
    const { same, found, wrong } = linkRounds(folder);
    expect({ same, wrong }).toEqual({ same: 18, wrong: [] });
    expect(found).toBeGreaterThanOrEqual(13);
  },
);
