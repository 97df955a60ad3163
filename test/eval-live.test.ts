import { afterEach, describe, expect, it, vi } from 'vitest';
import { live } from '../eval/live.ts';
import { critical } from '../scripts/demo/answers.ts';
import { startVendors } from './support/vendors.ts';

/** What the evaluation prints; the vendors are on loopback, and their answers are those of the demo, written by hand. */
async function printed(
  environment: Record<string, string> = {},
  withKeys = true,
): Promise<{ text: string; code: number; requests: number }> {
  await using vendors = await startVendors(critical);
  const keys = withKeys
    ? {
        ANTHROPIC_API_KEY: 'a',
        ANTHROPIC_BASE_URL: vendors.url('anthropic'),
        OPENAI_API_KEY: 'o',
        OPENAI_BASE_URL: vendors.url('openai'),
      }
    : {};
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const code = await live({ ...keys, ...environment });
  return { text: lines.join('\n'), code, requests: vendors.requests.length };
}

describe('the live evaluation', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('scores reviewers on planted defects with the real steps', async () => {
    const { text, code } = await printed();
    expect(text).toContain('compaction loses data: 2 of 2 planted defects found');
    // The scripted reviewers say the same of every change; in the sound one their quotations are not there, so what they
    // say is left open and blocks nothing.
    expect(text).toMatch(
      /sound change: 0 of 0 planted defects found, 1 further critical or important, 0 false blocks/u,
    );
    expect(code).toBe(0);
  });

  it('ends every session once the tokens are used', async () => {
    const { text, code, requests } = await printed({ EVAL_MAX_TOKENS: '400' });
    expect(text).toContain('budget: All 400 tokens are used.');
    expect(code).toBe(1);
    expect(requests).toBeLessThan(10);
  });

  it('says what it needs', async () => {
    expect((await printed({}, false)).text).toContain('Set ANTHROPIC_API_KEY');
    expect(await printed({ EVAL_MAX_TOKENS: 'much' })).toMatchObject({ code: 1, requests: 0 });
  });
});
