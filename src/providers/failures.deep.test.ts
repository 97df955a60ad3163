import { describe, expect, it } from 'vitest';
import { failureOf, inTurn, never, openSession, vendorsOfContract } from '../../test/support/open-session.ts';

function* endless(chunk: string): Generator<string> {
  for (;;) yield chunk;
}

describe.each(vendorsOfContract)('%s', (name) => {
  it('gives up an answer that has no end, with or without lines', async () => {
    for (const chunk of [`: ${'x'.repeat(1 << 20)}\n\n`, 'x'.repeat(1 << 20)]) {
      await using at = await openSession(name, inTurn({ fault: 'raw', chunks: endless(chunk) }));
      expect(await failureOf(at.session)).toMatchObject({ reason: 'cut-off', isTransient: false });
    }
  });

  it('gives up an answer that is too large to be kept', async () => {
    await using at = await openSession(name, inTurn({ text: 'x'.repeat(9 << 20) }, { text: 'Done.' }));
    expect(await failureOf(at.session)).toMatchObject({ reason: 'cut-off', isTransient: false });
    expect((await at.session.send('the task', never)).text).toBe('Done.');
    expect(at.vendors.requests[1]?.body).toEqual(at.vendors.requests[0]?.body);
  });
});
