import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every TypeScript file below `root`/src that ends up in the bundle, as a path from `root` with forward slashes. */
export function sourceFiles(root: string): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort();
}
