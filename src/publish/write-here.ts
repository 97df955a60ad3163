import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, UserError } from '../lib/user-error.ts';
import { notes } from './notes.ts';
import type { Known, Publication, PublishedFile } from './publication.ts';
import type { Sending } from './sending.ts';

type Here = Pick<Sending, 'world' | 'directory'>;

/** Writes what stays on this machine: report files and job summary. Never throws. */
export async function writeHere(
  publication: Publication,
  sending: Here,
): Promise<{ readonly lacking: Known['lacking']; readonly warnings: readonly string[] }> {
  const lacking = new Set<'summary' | 'files'>();
  const { write, warnings } = notes();
  if (!(await write(publication.summary, sending.world.runner.summary))) lacking.add('summary');
  for (const file of publication.files)
    if (!(await write(file, (made) => writeFile(made, sending)))) lacking.add('files');
  return { lacking, warnings: warnings() };
}

function writeFile({ name, output, text }: PublishedFile, { world: { log, runner }, directory }: Here): void {
  const path = join(directory, name);
  try {
    mkdirSync(directory, { recursive: true });
    // On a runner that is used again, the file of an earlier run would pass for this one's.
    rmSync(path, { force: true });
    if (text === null) return;
    writeFileSync(path, text);
  } catch (error) {
    throw new UserError(`${messageOf(error)}.`, 'Let `report-directory` name a folder that the job may write to.');
  }
  runner.output(output, path);
  log.line(`${output}: ${path}`);
}
