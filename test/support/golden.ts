import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, '../golden');

/** Holds a page against the one that somebody has read; `npm run golden` writes it anew. */
export function expectGolden(fileName: string, page: string): void {
  const path = join(folder, fileName);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, page);
  expect(page).toBe(readFileSync(path, 'utf8'));
}
