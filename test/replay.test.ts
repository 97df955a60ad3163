import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { names } from '../src/worlds/recordings/form.ts';
import { digestOf } from '../src/worlds/recordings/write-recording.ts';
import { complaintOf, every, recordingOf, replayed } from './support/replaying.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

describe('a recorded run', () => {
  it('is run again without a network to the same report, byte for byte, and says where another one would differ', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    using step = await bed.review({ inputs: { record: 'true' } });
    expect(step.outputs['outcome'], step.printed).toBe('blocking');
    const folder = recordingOf(step);
    const { same, different, origins } = await replayed(folder);
    expect({ same, different }).toEqual({ same: every, different: [] });
    expect(origins).toContain('anthropic: scripted or unknown server');

    const path = join(folder, names.exchanges);
    const recorded = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
    recorded.texts = recorded.texts.map((text: string) => text.replace('total / people', 'total * people'));
    const other = gzipSync(JSON.stringify(recorded));
    writeFileSync(path, other);
    expect(await complaintOf(folder)).toContain('cut or damaged: `exchanges.json.gz`: it is not what was recorded');
    const manifest = join(folder, names.manifest);
    const told = JSON.parse(readFileSync(manifest, 'utf8'));
    writeFileSync(manifest, JSON.stringify({ ...told, exchanges: digestOf(other) }));
    const complaint = await complaintOf(folder);
    expect(complaint).toMatch(
      /^This run is not the one that was recorded: in session 1 of \w+, turn 1, the context differs from line \d+ on:\n- .*total \* people.*\n\+ .*total \/ people/u,
    );
  });
});
