import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diligentReader } from './support/diligent-reader.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { openTerminal } from './support/terminal.ts';
import { keys } from './support/test-bed.ts';
import type { ScriptedRequest } from './support/vendors.ts';

/** Of code and prose together, about: a scripted vendor counts nothing. */
const bytesInToken = 3.5;
const models = {
  Claude: 'anthropic/claude-opus-5-5',
  Codex: 'openai/gpt-6.1-sol',
  Gemini: 'google/gemini-4-argon',
  Own: 'compatible/qwen vendor=qwen',
};
const providers = { Claude: 'anthropic', Codex: 'openai', Gemini: 'google', Own: 'compatible' } as const;

function linesOf(file: number, count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `export const rate${at} = tariff(${at}, 'of the road ${file}');\n`,
  ).join('');
}

describe('what a dry run says of the first requests (A37)', () => {
  it.each([
    ['a few lines', { files: 1, lines: 4 }, 1],
    ['a session that is nearly full', { files: 20, lines: 250 }, 1],
    ['several sessions', { files: 60, lines: 300 }, 4],
  ])('is what each vendor is then sent, within a quarter: %s', async (_, { files, lines }, sessions) => {
    const firsts: ScriptedRequest[] = [];
    await using terminal = await openTerminal((request) => {
      if (purposeOf(request) === 'review' && request.toolTexts.length === 0) firsts.push(request);
      return diligentReader(request);
    });
    const { git, folder, vendors } = terminal;
    git('checkout', '--quiet', 'topic');
    mkdirSync(join(folder, 'roads'));
    for (let file = 0; file < files; file += 1)
      writeFileSync(join(folder, 'roads', `${file}.js`), linesOf(file, lines));
    git('add', '.');
    git('commit', '--quiet', '-m', 'Add tariffs');
    const environment = {
      ...terminal.environment,
      ...{ GEMINI_API_KEY: keys.google, GEMINI_BASE_URL: vendors.url('google') },
      ...{ COMPATIBLE_API_KEY: 'sentinel-key-of-the-server', COMPATIBLE_BASE_URL: vendors.url('compatible') },
    };
    const argv = [
      '--base',
      'main',
      '--head',
      'topic',
      '--reviewers',
      ...Object.entries(models).map((line) => line.join(' = ')),
    ];
    const dry = await terminal.call(['--dry-run', ...argv], { environment });
    expect(dry.code, dry.err).toBe(0);
    expect(vendors.requests).toEqual([]);
    expect(dry.out).toContain(`in ${sessions} session(s) each:`);
    const reviewed = await terminal.call([...argv, '--quiet'], { environment });
    expect(reviewed.code, reviewed.err + reviewed.out).toBe(0);
    for (const [name, vendor] of Object.entries(providers)) {
      const sent = firsts.filter((request) => request.vendor === vendor);
      expect([name, sent.length]).toEqual([name, sessions]);
      const bytes = sent.reduce((sum, { body }) => sum + Buffer.byteLength(JSON.stringify(body)), 0);
      const told = Number(new RegExp(`^  ${name} \\(.*?\\)  (\\d+) tokens;`, 'mu').exec(dry.out)?.[1]);
      expect(told / (bytes / bytesInToken), name).toBeGreaterThan(0.75);
      expect(told / (bytes / bytesInToken), name).toBeLessThan(1.25);
    }
  });
});
