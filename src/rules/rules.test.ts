import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CodeFinding } from '../types.ts';
import { rules } from './index.ts';

const pages = join(import.meta.dirname, '..', '..', 'docs', 'rules');

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  it('has an id that configuration and SARIF can name, words and a page of its own', () => {
    expect(CodeFinding.shape.rule.safeParse(id).success).toBe(true);
    expect(rule.name).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.risk).toMatch(/^[A-Z].*\.$/);
    const page = join(pages, `${id}.md`);
    expect(existsSync(page), `write docs/rules/${id}.md`).toBe(true);
    const text = readFileSync(page, 'utf8');
    expect(text).toContain(`# \`${id}\`: ${rule.name}\n`);
    for (const part of [rule.risk, '## What it finds', '## What it leaves alone', '## What to do'])
      expect(text.replace(/\s+/g, ' ')).toContain(part);
  });
});

it('are known by one id each, and no page is left of a rule that is gone', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const written = readdirSync(pages).filter((name) => name !== 'README.md');
  expect(written.sort()).toEqual(ids.map((id) => `${id}.md`).sort());
  const list = readFileSync(join(pages, 'README.md'), 'utf8');
  for (const { id, name } of rules) expect(list).toContain(`| [\`${id}\`](${id}.md) | ${name} |`);
});
