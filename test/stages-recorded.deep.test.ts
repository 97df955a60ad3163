import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { names } from '../src/worlds/recordings/form.ts';
import { digestOf } from '../src/worlds/recordings/write-recording.ts';
import { complaintOf, every, replayed } from './support/replaying.ts';
import type { FinishedStep } from './support/runner.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { runLegs } from './support/staged.ts';
import { keys, startTestBed } from './support/test-bed.ts';

const folderOf = ({ printed }: Pick<FinishedStep, 'printed'>) => /^recording: (.+)$/mu.exec(printed)?.[1] ?? printed;
const record = { inputs: { record: 'true' } };

it('each job of a review is recorded by itself, and replayed to what it handed on', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
  using legs = await runLegs(bed, record);
  using run = await legs.finish();
  expect(run.publish.outputs['outcome'], run.printed).toBe('blocking');
  const jobs = [legs.plan, ...legs.legs, run.consolidate ?? legs.plan];
  const handed = ['plan.json', 'leg-1.json', 'leg-2.json', 'leg-3.json', 'consolidated.json'];
  for (const [at, job] of jobs.entries()) {
    const { same, different } = await replayed(folderOf(job));
    expect({ same, different }).toEqual({ same: [handed[at]], different: [] });
  }
  // What lies where the report goes is somebody's.
  const output = join(folderOf(run.publish), 'mine');
  const own = join(output, 'stages', 'own.txt');
  mkdirSync(dirname(own), { recursive: true });
  writeFileSync(own, 'mine');
  const { same, different } = await replayed(folderOf(run.publish), output);
  expect({ same, different }).toEqual({ same: every, different: [] });
  expect(readFileSync(own, 'utf8')).toBe('mine');

  // What a job of the matrix was given is a part of its recording.
  const folder = folderOf(run.consolidate ?? legs.plan);
  const path = join(folder, names.exchanges);
  const recorded = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
  expect(Object.keys(recorded.world.handover.files).sort()).toEqual([...handed.slice(1, 4), 'plan.json']);
  recorded.world.handover.files['../../leg-1.json'] = '{}';
  const other = gzipSync(JSON.stringify(recorded));
  writeFileSync(path, other);
  const manifest = join(folder, names.manifest);
  const told = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...told, exchanges: digestOf(other) }));
  expect(await complaintOf(folder)).toContain('cut or damaged: `exchanges.json.gz`: world.handover.files');
});

it('a reviewer whose file was lost is lost in the replay too', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
  using legs = await runLegs(bed, record);
  using run = await legs.finish(({ stage, outputs }) => {
    if (stage === 'consolidate') outputs['leg-2'] = '';
  });
  expect(run.report?.reviews[1]?.outcome, run.printed).toBe('failed');
  const { same, different } = await replayed(folderOf(run.consolidate ?? legs.plan));
  expect({ same, different }).toEqual({ same: ['consolidated.json'], different: [] });
});

it('a secret of the workflow that jobs hand to each other goes into no recording', async () => {
  const pull = { body: `The key is ${keys.openai}.` };
  await using bed = await startTestBed({ repository, script: reviewers([]), pull });
  const inputs = { record: 'true', 'openai-api-key': keys.openai };
  using legs = await runLegs(bed, { ...record, inputsOf: { plan: inputs } });
  expect(legs.plan.printed).toContain('What jobs hand to each other holds a secret of the workflow.');
  const folder = folderOf(legs.plan);
  const everything = gunzipSync(readFileSync(join(folder, names.exchanges))).toString('utf8');
  expect(everything).not.toContain(keys.openai);
  expect(await complaintOf(folder)).toMatch(/^The recording is without the objects/u);
});

it('a run that comes to no review says that nothing of it is recorded', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  using step = await bed.onComment('Looks good.', record);
  expect(step.printed).toContain('Nothing of this run is recorded: it came to no review.');
});
