import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configurationSchemaPath, publishedConfigurationSchema } from '../../scripts/report-schema.ts';
import { messageOf, UserError } from '../lib/user-error.ts';
import { parseConfigFile, readFileConfig } from './file.ts';

const place = { path: '.github/deep-review.yml', branch: 'main' };
const rules = ['hidden-text', 'submodule'];
const read = (text: string) => parseConfigFile(text, place, rules);

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError) return `${messageOf(error)} ${error.remedy}`;
    throw error;
  }
  return 'no refusal';
}

const whole = `# What Deep Review is asked for.
paths:
  include:
    - src/**
  exclude:
    - path: vendor/**
      reason: Reviewed where it comes from.
block-on: [hidden-text]
`;

describe('the configuration file', () => {
  it('has a published schema that is made of what reads it: npm run schema', () => {
    expect(readFileSync(configurationSchemaPath, 'utf8')).toBe(publishedConfigurationSchema());
  });

  it('says which paths are reviewed and which rules block', () => {
    expect(read(whole)).toEqual({
      include: ['src/**'],
      exclude: [{ path: 'vendor/**', reason: 'Reviewed where it comes from.' }],
      blockOn: ['hidden-text'],
    });
  });

  it('is one in this repository, too', () => {
    const own = readFileSync(join(import.meta.dirname, '..', '..', '.github', 'deep-review.yml'), 'utf8');
    expect(parseConfigFile(own, place, rules).exclude).toMatchObject([{ path: 'dist/**' }]);
  });

  it.each(['', '# nothing yet\n', '{}', 'paths: {}\nblock-on: []\n'])('asks for nothing: %j', (text) => {
    expect(read(text)).toEqual({ include: null, exclude: [], blockOn: [] });
  });

  it.each([
    ['an unknown key', `${whole}fail-on: never\n`, /, line 9, has the key `fail-on`.*`paths`, `block-on`/],
    [
      'a key that is misspelt',
      whole.replace('exclude', 'excludes'),
      /, line 5, has the key `excludes`.*`include`, `exclude`/,
    ],
    ['a key of an entry', whole.replace('reason', 'because'), /, line [67], .*(?:because|reason)/],
    [
      'no reason',
      whole.replace('Reviewed where it comes from.', '""'),
      /, line 7, .*paths\.exclude\[1\]\.reason.*says no reason/,
    ],
    [
      'a rule that does not exist',
      whole.replace('[hidden-text]', '[hidden]'),
      /, line 8, names the rule `hidden`.*`hidden-text`, `submodule`/,
    ],
    ['a pattern that no path fits', whole.replace('src/**', '/src'), /, line 4, .*is no pattern/],
    ['a folder', whole.replace('src/**', 'src/'), /, line 4, .*is no pattern/],
    ['a list where a map stands', 'paths: [a]\n', /, line 1, .*`paths`/],
    [
      'an entry without a reason',
      whole.replace(/\n +reason.*/, ''),
      /, line 6, .*exclude\[1\]\.reason.*says no reason/,
    ],
    ['a pattern where an entry stands', 'paths:\n  exclude:\n    - a/**\n', /, line 3, .*`- \{ path: .*, reason: /],
    [
      'a rule that is no list',
      'block-on: hidden-text\n',
      /, line 1, .*`block-on`: is no list, such as `\[hidden-text\]`/,
    ],
    ['another document', 'just text\n', /.*`its root`/],
    ['an empty list', 'paths:\n  include: []\n', /, line 2, .*names no path, so nothing would be reviewed/],
    ['broken YAML', 'paths:\n  include: [a\nblock-on: []\n', /, line \d, is no YAML/],
    ['a key twice', 'block-on: []\nblock-on: []\n', /, line 2, is no YAML/],
    ['aliases', 'block-on: &a [hidden-text]\npaths: *a\n', /.+/],
    ['a prototype', '__proto__: {}\n', /, line 1, has the key `__proto__`/],
  ])('is refused in words that name line and remedy: %s', (_, text, words) => {
    expect(refusal(text)).toMatch(words);
    expect(refusal(text)).toContain('`.github/deep-review.yml` of `main`');
    expect(refusal(text)).toContain('It is read at the tip of `main`.');
    expect(refusal(text)).not.toMatch(/invalid|expected|received/i);
  });

  it('need not exist unless it is named', async () => {
    const asked: string[] = [];
    const source = {
      read: async (path: string) => {
        asked.push(path);
        return null;
      },
      branch: 'main',
      rules,
    };
    expect(await readFileConfig(null, source)).toEqual({ include: null, exclude: [], blockOn: [] });
    await expect(readFileConfig('other.yml', source)).rejects.toThrow(
      'There is no file `other.yml` at the tip of `main`.',
    );
    expect(asked).toEqual(['.github/deep-review.yml', 'other.yml']);
  });
});
