import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Peer } from './peer.ts';

export interface InstalledPeer {
  readonly peer: Peer;
  /** Absolute. */
  readonly path: string;
  /** As the program itself says it; null when it does not. */
  readonly version: string | null;
}

/**
 * Looks for programs as a shell does, and asks each that is there for its version.
 * @param path as `PATH` has it; relative folders in it are passed over
 */
export async function installedPeers(peers: readonly Peer[], path: string) {
  const folders = path.split(delimiter).filter((folder) => folder.startsWith('/'));
  const found: InstalledPeer[] = [];
  const absent: Peer[] = [];
  for (const peer of peers) {
    const program = folders.map((folder) => join(folder, peer.program)).find(isProgram);
    if (program === undefined) absent.push(peer);
    else found.push({ peer, path: program, version: await versionOf(program) });
  }
  return { found, absent };
}

/** What every start of such a program has: nothing of this machine but where programs are, and nobody beyond it to speak with. */
export function peerEnvironment(program: string, home: string, temporary: string): Record<string, string> {
  return {
    PATH: [dirname(process.execPath), dirname(program), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
    ...{ HOME: home, TMPDIR: temporary, TERM: 'dumb', NO_COLOR: '1' },
    // Whatever else is asked is refused at once, on a port that nobody listens at.
    ...{ HTTPS_PROXY: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' },
    ...{ NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
  };
}

async function versionOf(program: string): Promise<string | null> {
  const home = mkdtempSync(join(tmpdir(), 'deep-review-bench-home-'));
  try {
    const options = { env: peerEnvironment(program, home, home), cwd: home, timeout: 30_000 };
    const { stdout } = await promisify(execFile)(program, ['--version'], options);
    return /\d+\.\d+\.\d+[\w.+-]*/u.exec(stdout)?.[0] ?? null;
  } catch {
    // What it says when it is driven tells more.
    return null;
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
