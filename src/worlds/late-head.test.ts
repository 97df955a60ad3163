import { expect, it } from 'vitest';
import { login, pull } from '../../test/support/github/connect.ts';
import { startGitHub } from '../../test/support/github.ts';
import { type MovedClock, movedClock } from '../../test/support/moved-clock.ts';
import { inputDefaults, listeningRunner } from '../../test/support/runner.ts';
import { openActionWorld } from './action.ts';

const longAgo = 'e'.repeat(40);
const target = { kind: 'pull-request', number: 7, headSha: pull.headSha, seen: null } as const;

/** A step's world before a GitHub that knows `pull` with another head, or not at all, until so many waits are over. */
async function scene(options: { readonly headSha: string | null; readonly waits: number }) {
  const server = await startGitHub({ token: 'tok', login, serverUrl: 'https://github.test', pulls: [pull] });
  const { pulls } = server.state;
  if (options.headSha === null) pulls.delete(7);
  else pulls.set(7, { ...pull, headSha: options.headSha });
  const clock = movedClock(0, (waits) => (waits === options.waits ? pulls.set(7, pull) : undefined));
  const inputs = { ...inputDefaults(), 'github-token': 'tok', 'anthropic-api-key': 'key' };
  const { source } = openActionWorld({
    environment: {
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...{ GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: server.url, GITHUB_SERVER_URL: 'https://github.test' },
    },
    event: async () => ({ name: 'pull_request', payload: {} }),
    runner: listeningRunner(undefined).runner,
    cancel: new AbortController().signal,
    patience: { secondMs: 5 },
    clock,
  });
  return { source, clock, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

const waited = ({ waits }: MovedClock) => waits.reduce((sum, each) => sum + each, 0);

it.each([
  ['knows of an older head', longAgo],
  ['knows of no such pull request', null],
])('waits for an API that %s', async (_, headSha) => {
  await using at = await scene({ headSha, waits: 4 });
  expect(await at.source.readChange(target)).toMatchObject({ headSha: pull.headSha });
  expect(at.clock.waits).toHaveLength(4);
});

it('waits half a minute and no longer, and then says which head there is', async () => {
  await using at = await scene({ headSha: longAgo, waits: 100 });
  await expect(at.source.readChange(target)).rejects.toThrow(
    `The head of the pull request is ${longAgo}, and this run was started for the head ${pull.headSha}.`,
  );
  expect(waited(at.clock)).toBeGreaterThan(25_000);
  expect(waited(at.clock)).toBeLessThanOrEqual(30_000);
});

it('waits for nothing where nobody named a head', async () => {
  await using at = await scene({ headSha: null, waits: 4 });
  await expect(at.source.readChange({ ...target, headSha: null })).rejects.toThrow('There is no pull request #7');
  await using other = await scene({ headSha: longAgo, waits: 4 });
  expect(await other.source.readChange({ ...target, headSha: null })).toMatchObject({ headSha: longAgo });
  expect([...at.clock.waits, ...other.clock.waits]).toEqual([]);
});
