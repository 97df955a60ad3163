import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Known, notWritten, type Part, type Publication, type PublishedFile } from './publication.ts';
import type { Sending } from './sending.ts';

type Here = Pick<Sending, 'world' | 'directory'>;

/** Writes what stays on this machine: report files and job summary. Never throws. */
export async function writeHere(
  publication: Publication,
  sending: Here,
): Promise<{ readonly lacking: Known['lacking']; readonly warnings: readonly string[] }> {
  const lacking = new Set<'summary' | 'files'>();
  const warnings: string[] = [];
  async function write<Value>(
    { to, value }: Part<Value>,
    place: 'summary' | 'files',
    act: (value: Value) => void | Promise<void>,
  ): Promise<void> {
    if (value === null) return;
    try {
      await act(value);
    } catch (error) {
      lacking.add(place);
      warnings.push(notWritten(to, error));
    }
  }
  await write(publication.summary, 'summary', sending.world.runner.summary);
  for (const file of publication.files) await write(file, 'files', (made) => writeFile(made, sending));
  return { lacking, warnings };
}

function writeFile({ name, output, text }: PublishedFile, { world: { log, runner }, directory }: Here): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, name);
  // On a runner that is used again, the file of an earlier run would pass for this one's.
  rmSync(path, { force: true });
  if (text === null) return;
  writeFileSync(path, text);
  runner.output(output, path);
  log.line(`${output}: ${path}`);
}
