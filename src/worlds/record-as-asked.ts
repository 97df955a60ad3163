import { join } from 'node:path';
import { asksToRecord } from '../config/record.ts';
import type { World } from './world.ts';

/**
 * The world of a step as it is, or one that is recorded beside the report, where its input `record` asks for that.
 * @param program its version
 * @throws {UserError} when the input does not hold
 */
export async function recordAsAsked(world: World, program: string): Promise<World> {
  const { read } = world.inputs;
  if (!asksToRecord(read)) return world;
  const { recordRun } = await import('./recording.ts');
  const directory = read('report-directory').trim() || world.reportDirectory;
  return recordRun(world, { folder: join(directory, 'recording'), program });
}
