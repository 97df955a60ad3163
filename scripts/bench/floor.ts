import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The floor as plain JavaScript beside node_modules, and bundled as dist/ is. */
export interface FloorPrograms {
  readonly plain: string;
  readonly bundled: string;
}

/** Kept below node_modules until its source or a package changes. */
export function floorPrograms(): FloorPrograms {
  const source = readFileSync(join(import.meta.dirname, 'floor', 'loop.ts'), 'utf8');
  const lock = readFileSync(join(root, 'package-lock.json'));
  const key = createHash('sha256').update(source).update(lock).digest('hex').slice(0, 16);
  const folder = join(root, 'node_modules', '.cache', 'deep-review-floor', key);
  const programs = { plain: join(folder, 'loop.mjs'), bundled: join(folder, 'dist', 'index.mjs') };
  if (existsSync(programs.bundled)) return programs;
  mkdirSync(folder, { recursive: true });
  writeFileSync(programs.plain, stripTypeScriptTypes(source));
  const ncc = join(root, 'node_modules', '.bin', 'ncc');
  execFileSync(ncc, ['build', programs.plain, '-o', join(folder, 'dist'), '--no-cache', '--quiet'], {
    cwd: root,
    stdio: 'inherit',
  });
  return programs;
}
