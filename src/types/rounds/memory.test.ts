import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Memory } from './memory.ts';

it('each part of a memory is told of in docs/memory.md, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'memory.md'), 'utf8');
  const [, table = ''] = /## What it holds\n+((?:\|.*\n)+)/u.exec(page) ?? [];
  const parts = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/gu)].map(([, name]) => name));
  expect(parts.toSorted()).toEqual(Object.keys(Memory.shape).toSorted());
});
