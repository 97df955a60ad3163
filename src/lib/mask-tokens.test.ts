import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { maskTokens } from './mask-tokens.ts';

/** Built from parts, so that no scanner takes this file for a leak. */
const part = 'A1b2C3d4E5f6G7h8J9k0';
const body = part.repeat(4).slice(0, 64);
const digest = '0a1b2c3d'.repeat(8);

describe('maskTokens', () => {
  it.each([
    ['AWS access key', `id = "${'AKIA'}ABCDEFGHIJKLWXYZ"`, 'id = "[AWS access key …WXYZ]"'],
    ['GitHub token', `use ${'ghp'}_${part}${part} now`, 'use [GitHub token …J9k0] now'],
    ['fine-grained GitHub token', `${'github_pat'}_${part}_${part}`, '[GitHub token …J9k0]'],
    ['GitLab token', `${'glpat'}-${part}`, '[GitLab token …J9k0]'],
    ['Slack token', `${'xoxb'}-1234-${part}`, '[Slack token …J9k0]'],
    ['Google API key', `${'AIza'}${part}${part.slice(0, 15)}`, `[Google API key …${part.slice(11, 15)}]`],
    ['model API key', `${'sk'}-ant-${part}`, '[model API key …J9k0]'],
    ['payment key', `${'sk'}_live_${part}`, '[payment key …J9k0]'],
    ['signed token', `${'eyJ'}${part}.${'eyJ'}${part}.${part}`, '[signed token …J9k0]'],
    [
      'a key of several lines',
      `a\n-----BEGIN ${'PRIVATE'} KEY-----\n${body}\n-----END ${'PRIVATE'} KEY-----\nb`,
      'a\n[private key …withheld]\nb',
    ],
    ['a key that is cut off', `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${body}`, '[private key …withheld]'],
    ['a digest on a line of its own', `a\n${digest}\nb`, `a\n${digest}\nb`],
    ['one line of a key', body, `[key material …${body.slice(-4)}]`],
    ['a line of a key between blank lines', `a\n\n  ${body}\t\n\nb`, `a\n\n[key material …${body.slice(-4)}]\n\nb`],
  ])('%s', (_, text, masked) => expect(maskTokens(text)).toBe(masked));

  it.each([
    'a commit 9f8e7d6c5b4a39281706f5e4d3c2b1a098765432',
    'task-sk-and-other-words-with-many-hyphens-in-them',
    'sk-and-other-words-with-many-hyphens-in-them',
    'an AKIA in a sentence, and ghp_ too',
    '/'.repeat(200),
  ])('leaves alone: %s', (text) => expect(maskTokens(text)).toBe(text));

  it('ends soon for any text', () => {
    const pieces = ['eyJ', '.', 'AKIA', '-----BEGIN ', 'PRIVATE KEY-----', 'sk-', 'ghp_', 'x', '\n', ' '];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        expect(typeof maskTokens(parts.join('').repeat(500))).toBe('string');
      }),
      { numRuns: samples(300, 50) },
    );
  });
});
