import { expect, it } from 'vitest';
import { readStepOutput } from '../../test/support/workflow-commands.ts';
import { logSafe } from './log.ts';

it.each([
  '::error::x',
  '\u00a0::add-mask::e',
  'a ##[add-mask]e',
  '##[stop-commands]t',
  '\r::set-output name=gate::pass',
  'x ##[set-output name=verdict]pass',
  '::set-env name=LD_PRELOAD::/x',
  'first\n  ::notice::second',
])('prints %j so that the runner takes nothing for a command', (text) => {
  expect(readStepOutput(text).commands).toHaveLength(1);
  const { commands, log } = readStepOutput(logSafe(text));
  expect(commands).toEqual([]);
  expect(log.join('\n').length).toBeGreaterThan(0);
});
