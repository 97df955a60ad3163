import { expect, it } from 'vitest';
import { fullReport } from '../../test/support/full-report.ts';
import type { CommitStatus } from '../github/github.ts';
import { createRedactor } from '../lib/redact.ts';
import { createGateStatus } from './commit-status.ts';

const secret = 'sk-sentinel-key-of-nobody';

it('concludes as it was decided, with a description that holds no secret', async () => {
  const set: CommitStatus[] = [];
  const warnings: string[] = [];
  const status = createGateStatus({
    github: {
      async setStatus(_, given) {
        set.push(given);
        return 'set';
      },
    },
    mode: 'auto',
    name: 'deep-review',
    runUrl: null,
    onIncomplete: 'fail',
    log: { line: () => undefined, warning: (text) => void warnings.push(text), group: () => undefined },
    redact: createRedactor([secret]),
  });
  const report = fullReport();
  await status.pending(report.pullRequest.headSha);
  await status.conclude({ ...report, gate: { outcome: 'clean', reasons: [`Nothing but ${secret}.`] } });
  expect(set).toMatchObject([
    { state: 'pending' },
    { state: 'success', description: 'The reason held a secret of the workflow and is withheld.' },
  ]);
  expect(warnings).toEqual([expect.stringContaining('description of the commit status')]);
});
