import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { median } from './figures.ts';
import type { BenchRepository } from './repository.ts';

const root = join(import.meta.dirname, '..', '..');

export interface DossierFigures {
  readonly seconds: number;
  /** The most that the process had, in megabytes. */
  readonly memory: number;
}

/** Medians of so many processes. What strips types takes 90 MB of a process: these run JavaScript, as dist/ does. */
export function measureDossier(repositories: readonly BenchRepository[], runs: number): readonly DossierFigures[] {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'deep-review-dossier-'));
  try {
    const [library, program] = [join(folder, 'lib'), join(folder, 'program.mjs')];
    const tsc = join(root, 'node_modules', '.bin', 'tsc');
    execFileSync(tsc, ['-p', 'tsconfig.json', '--outDir', library], { cwd: root, stdio: 'inherit' });
    const source = readFileSync(join(import.meta.dirname, 'dossier', 'program.ts'), 'utf8');
    writeFileSync(program, stripTypeScriptTypes(source));
    return repositories.map(({ gitDirectory, mergeBase, headSha }) => {
      const given = [program, library, gitDirectory, mergeBase, headSha];
      const all = Array.from(
        { length: runs },
        (): DossierFigures => JSON.parse(execFileSync(process.execPath, given, { encoding: 'utf8' })),
      );
      return { seconds: median(all.map(({ seconds }) => seconds)), memory: median(all.map(({ memory }) => memory)) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
