import { expect, it } from 'vitest';
import { servePull } from '../../../test/support/served-pull.ts';
import { openRepo } from '../fetch.ts';

const base = { files: { 'a.txt': 'one\ntwo\n', 'b/c.txt': 'elsewhere\n' } };
const own = [{ files: { 'a.txt': 'one\n2\n' } }, { files: { 'd.txt': 'fresh\n' } }];

/** What a server can be set to, whether it speaks protocol 2, and how many requests all takes: of a cut history, one more before 2. */
it.each([
  ['of protocol 2 that allows no object by its id, as it says', { allowAnySHA1InWant: 'false' }, true, 3],
  ['of protocol 2 without filters', { allowFilter: 'false' }, true, 1],
  ['of protocol 0 with filters', {}, false, 4],
  ['of protocol 0 without filters', { allowFilter: 'false' }, false, 2],
])('gets all of a server %s', async (_, settings, speaksTwo, all) => {
  await using served = await servePull([base], own, { isLarge: true });
  const { server, repository, options } = served;
  for (const [name, value] of Object.entries(settings)) repository.git('config', `uploadpack.${name}`, value);
  if (!speaksTwo) server.speakAsEver();
  await using opened = await openRepo(options);
  const head = opened.repo.at(options.headSha);
  expect(await opened.repo.diff(opened.mergeBase, options.headSha)).toHaveLength(2);
  expect(await head.read('b/c.txt')).toMatchObject({ lines: ['elsewhere'] });
  expect(await head.blame('d.txt', 1, 1)).toMatchObject([{ text: 'fresh' }]);
  expect(opened.repo.lack()).toBeNull();
  expect(server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(all);
});

it('says what a server does not have that gives no commit by its id', async () => {
  await using served = await servePull([base], own, { isLarge: true });
  served.repository.git('config', 'uploadpack.allowAnySHA1InWant', 'false');
  served.server.speakAsEver();
  served.repository.git('update-ref', '-d', 'refs/pull/7/head');
  await expect(openRepo(served.options)).rejects.toThrow(`The server does not have ${served.options.headSha}`);
});
