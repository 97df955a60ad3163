import { Socket } from 'node:net';
import { join } from 'node:path';
import { replay } from '../../scripts/replay.ts';
import type { FinishedStep } from './runner.ts';

/** Nothing of this process reaches anybody, not even on this machine, until it is disposed of. */
function withoutSockets(): Disposable {
  const { connect } = Socket.prototype;
  Socket.prototype.connect = () => {
    throw new Error('a replay has no network');
  };
  return {
    [Symbol.dispose]() {
      Socket.prototype.connect = connect;
    },
  };
}

export const every = ['report.md', 'report.html', 'report.json', 'report.sarif'];

export function recordingOf(step: Pick<FinishedStep, 'temporary'>): string {
  return join(step.temporary, 'deep-review', 'recording');
}

/** Replays a recording without a network. */
export async function replayed(folder: string, output = join(folder, 'again')) {
  using _offline = withoutSockets();
  const started = performance.now();
  const lines: string[] = [];
  const done = await replay(folder, output, { print: (line) => void lines.push(line) });
  return { ...done, lines, milliseconds: performance.now() - started };
}

/** What a replay says where it cannot go on. */
export async function complaintOf(folder: string): Promise<string> {
  const error: unknown = await replayed(folder).then(
    () => new Error('it was replayed'),
    (thrown) => thrown,
  );
  return error instanceof Error ? error.message : String(error);
}
