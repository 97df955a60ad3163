import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openRepo } from '../../src/git/fetch.ts';
import type { Snapshot } from '../../src/git/snapshot.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { groundQuotation } from '../../src/steps/ground/ground.ts';
import { buildRepository } from '../../test/support/git-repository.ts';
import { startGitServer } from '../../test/support/git-server.ts';
import type { Random } from '../random.ts';
import { type Fate, fates, type History } from './histories.ts';

/** Code that was quoted, and what grounding says of its origin. */
export interface Probe {
  /** `spans`: lines of several fates. */
  readonly fate: Fate | 'spans';
  readonly expected: 'introduced' | 'pre-existing';
  readonly actual: 'introduced' | 'pre-existing' | null;
  readonly quote: string;
}

const token = 'scripted-token';

/**
 * Serves a history as a pull request, fetches it as a run does, and asks for the origin of its statements: each line
 * alone, and spans of some lines.
 */
export async function probeHistory(history: History, random: Random): Promise<readonly Probe[]> {
  using built = buildRepository(history.commits);
  const headSha = built.git('rev-parse', 'topic');
  const baseSha = built.git('rev-parse', 'main');
  built.git('update-ref', 'refs/pull/7/head', headSha);
  // GitHub picks one of several merge bases; which of them is not said.
  const bases = built.git('merge-base', '--all', baseSha, headSha).split('\n');
  const mergeBase = bases[Math.floor(random() * bases.length)] ?? '';
  await using server = await startGitServer({ token, repositories: { 'o/r': join(built.folder, '.git') } });
  const folder = mkdtempSync(join(tmpdir(), 'scope-'));
  try {
    await using opened = await openRepo({
      directory: join(folder, 'objects'),
      remoteUrl: `${server.url}/o/r`,
      token,
      number: 7,
      isLarge: false,
      headSha,
      baseSha,
      mergeBase,
      commitCount: Number(built.git('rev-list', '--count', `${baseSha}..${headSha}`)),
      path: process.env['PATH'] ?? '',
      transport: {},
      signal: new AbortController().signal,
      clock: systemClock,
      timeoutMs: 20_000,
    });
    const { repo } = opened;
    const changes = await repo.diff(mergeBase, headSha);
    const context = { head: repo.at(headSha), base: repo.at(mergeBase), changes };
    const probes: Probe[] = [];
    for (const [side, known] of [['new', history.atHead] as const, ['old', history.atBase] as const])
      for (const { fate, path, startLine, lines } of await spans(
        side === 'new' ? context.head : context.base,
        known,
        random,
      )) {
        const endLine = startLine + lines.length - 1;
        const quote = lines.join('\n');
        const { origin } = await groundQuotation({ path, side, startLine, endLine, quote }, context);
        const isNew = lines.some((line) => fates[known.get(line.trim()) ?? 'untouched'] === 'introduced');
        probes.push({ fate, expected: isNew ? 'introduced' : 'pre-existing', actual: origin, quote });
      }
    return probes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Span {
  readonly fate: Probe['fate'];
  readonly path: string;
  readonly startLine: number;
  readonly lines: readonly string[];
}

/** Every line whose fate is known, and some spans of such lines. */
async function spans(snapshot: Snapshot, known: ReadonlyMap<string, Fate>, random: Random): Promise<readonly Span[]> {
  const found: Span[] = [];
  for (const { path } of await snapshot.list()) {
    const text = await snapshot.read(path);
    if (!text.found) continue;
    for (const [at, line] of text.lines.entries()) {
      const fate = known.get(line.trim());
      if (fate === undefined) continue;
      found.push({ fate, path, startLine: at + 1, lines: [line] });
      const lines = text.lines.slice(at, at + 2 + Math.floor(random() * 3));
      const all = lines.map((each) => known.get(each.trim()));
      // A span over a deletion has a fate of its own.
      if (random() < 0.3 && all.every((each) => each !== undefined && each !== 'beside a deletion'))
        found.push({ fate: 'spans', path, startLine: at + 1, lines });
    }
  }
  return found;
}
