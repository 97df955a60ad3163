import { describe, expect, it } from 'vitest';
import { holdsSecret } from './holds-secret.ts';
import { createRedactor } from './redact.ts';

const secret = 'sk-sentinel-7Zq/9+xK=~vault';
const redact = createRedactor([secret]);

describe('what is about to leave', () => {
  it.each([
    ['as it is', `<p>${secret}</p>`],
    ['as Markdown escapes it', `the key sk\\-sentinel-7Zq/9+xK=\\~vault`],
    ['as a string of JSON in JSON', JSON.stringify(JSON.stringify({ [secret]: 1 }))],
    ['as JSON writes a line end in it', JSON.stringify(`${secret.slice(0, 9)}\n${secret.slice(9)}`)],
    ['where a code span begins in it', `${secret.slice(0, 9)} \`${secret.slice(9)}\``],
    ['where an element begins in it', `<b>${secret.slice(0, 9)}</b><code>${secret.slice(9)}</code>`],
    ['over several lines', `<td>${secret.slice(0, 9)}\n${secret.slice(9)}</td>`],
  ])('holds a secret %s', (_, text) => expect(holdsSecret(text, redact)).toBe(true));

  it('holds none when it says that one was withheld, or only the beginning of one', () => {
    expect(holdsSecret(`- ${redact(secret)}\n`, redact)).toBe(false);
    expect(holdsSecret(secret.slice(0, -1), redact)).toBe(false);
  });
});
