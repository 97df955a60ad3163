import { expect, it } from 'vitest';
import { once } from './once.ts';

it('loads a part once, whoever asks for it, and fails whoever waits for one that cannot be loaded', async () => {
  let loads = 0;
  const part = once(async () => {
    loads += 1;
    return 'a part';
  });
  part.begin();
  expect([await part.part(), await part.part(), loads]).toEqual(['a part', 'a part', 1]);
  const broken = once(() => Promise.reject(new Error('it is not there')));
  broken.begin();
  await expect(broken.part()).rejects.toThrow('it is not there');
});
