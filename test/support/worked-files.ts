import type { CommitScript } from './git-repository.ts';

/*
 * A repository written by hand, in which what the reviewers of `worked-report.ts` say is true or false as the story wants it.
 */

const start = `import { openArchive } from './archive.ts';
import { serve } from './serve.ts';

/** Called at every start of the harbour's clock, also after a power cut. */
export async function start(config: { archive: string }): Promise<void> {
  const archive = await openArchive(config.archive);
  await serve(archive);
}
`;

const archive = `import { rename, rm } from 'node:fs/promises';
import { checksum } from './checksum.ts';
import { fetchTides } from './tides.ts';

/** Makes sure that the archive of tides and its checksum belong together. */
export async function openArchive(path: string): Promise<string> {
  const sum = await checksum(path).catch(() => null);
  if (sum === null) {
    // Without a checksum the archive cannot be trusted.
    await rm(path, { force: true });
    await rm(\`\${path}.sum\`, { force: true });
    await rebuild(path);
  }
  return path;
}

async function rebuild(path: string): Promise<void> {
  await fetchTides(\`\${path}.new\`);
  await rename(\`\${path}.new\`, path);
}
`;

const stopBefore = `import { readState, signal } from './tower.ts';

// TODO: pumps are stopped one after the other; many of them take their time.
export async function stopAll(names: readonly string[]): Promise<void> {
  for (const name of names) await stop(name);
}

export async function stop(name: string): Promise<void> {
  const state = await readState(name);
  await signal(state.valve, 'ask');
}
`;

const stopAfter = `import { cancelRequest, isRunning, readState, type State, signal, wait } from './tower.ts';

// TODO: pumps are stopped one after the other; many of them take their time.
export async function stopAll(names: readonly string[]): Promise<void> {
  for (const name of names) await stop(name);
}

/** Asks first, and stops by force whoever does not listen. */
export async function stop(name: string): Promise<void> {
  const state = await readState(name);
  await signal(state.valve, 'ask');
  if (await hasStopped(name)) return;
  await forceStop(state);
  await cancelRequest(name);
}

// The state is the one from before the wait, on purpose: its file does not change while a pump runs.
async function forceStop(state: State): Promise<void> {
  for (const unit of [state.pump, state.valve]) await signal(unit, 'kill');
}

async function hasStopped(name: string): Promise<boolean> {
  const end = Date.now() + 10_000;
  while (Date.now() < end) {
    await wait(500);
    if (!(await isRunning(name))) return true;
  }
  return false;
}
`;

const towerBefore = `import { readFile } from 'node:fs/promises';

export interface State {
  readonly pump: number;
  readonly valve: number;
}

export async function readState(name: string): Promise<State> {
  return JSON.parse(await readFile(\`/run/pumps/\${name}\`, 'utf8'));
}
`;

const towerAfter = `${towerBefore}
export async function signal(unit: number, how: 'ask' | 'kill'): Promise<void> {
  const code = await radio(unit, how);
  // A kill takes back every request that is still open.
  if (code === 75) return;
  if (code !== 0) throw new Error(\`unit \${unit} answered \${code}\`);
}
`;

const bringUp = `#!/bin/sh
cat > /etc/pumps.conf <<'END'
mode=radio
END
`;

const bringUpAfter = `${bringUp}cat > /etc/valves.conf <<END
mode=radio
END
`;

const pumpTest = `import { expect, it } from 'vitest';
import { stop } from '../src/stop.ts';

// Does not tell a pump that was asked from one that was forced.
it('stops a pump', async () => {
  await expect(stop('north')).resolves.toBeUndefined();
});
`;

/** The base, and the two commits of the pull request. */
export const commits: readonly CommitScript[] = [
  {
    message: 'Serve the tides',
    files: {
      'src/start.ts': start,
      'src/stop.ts': stopBefore,
      'src/tower.ts': towerBefore,
      'scripts/bring-up.sh': bringUp,
    },
  },
  {
    message: 'Stop pumps by radio and keep the archive of tides',
    branch: 'radio',
    files: {
      'src/archive.ts': archive,
      'src/stop.ts': stopAfter,
      'src/tower.ts': towerAfter,
      'scripts/bring-up.sh': bringUpAfter,
    },
  },
  { message: 'fixup! Stop pumps by radio and keep the archive of tides', files: { 'test/pump.test.ts': pumpTest } },
];
