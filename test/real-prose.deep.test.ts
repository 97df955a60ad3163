import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { visible } from '../src/lib/visible.ts';
import { serialise } from '../src/render/escape.ts';
import { plainProse } from '../src/render/prose/plain.ts';
import { prose } from '../src/render/prose/prose.ts';
import { expectInert } from './support/inert-page.ts';
import { githubBlocks, htmlBlocks, textOf } from './support/prose-blocks.ts';

const finding = z.object({ title: z.string(), body: z.string() });
const Cases = z.object({
  cases: z.array(
    z.object({
      golden: z.array(z.object({ text: z.string() })),
      reviewers: z.record(z.string(), z.array(finding)),
    }),
  ),
});

const file = join(process.env['EVAL_DATA_DIR'] ?? '', 'siblings', 'cases.json');

/** Letters and digits in their order: what no mark of Markdown has. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** What is shown of a text: no address of a link, no language of a fence. */
const shownOf = (text: string) => text.replace(/\]\([^\s)]*\)/gu, ']').replace(/^[ \t]*(?:```|~~~)[ \t]*\S*$/gmu, '');

it.skipIf(process.env['EVAL_DATA_DIR'] === undefined || !existsSync(file))(
  'shows every word of real reviews, inert and the same everywhere',
  () => {
    const { cases } = Cases.parse(JSON.parse(readFileSync(file, 'utf8')));
    const texts = cases.flatMap(({ golden, reviewers }) => [
      ...golden.map(({ text }) => text),
      ...Object.values(reviewers).flatMap((all) => all.flatMap(({ title, body }) => [title, body])),
    ]);
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) {
      const nodes = prose(text);
      const markdown = serialise({ type: 'root', children: nodes });
      const blocks = githubBlocks(markdown);
      expect(JSON.stringify(blocks)).not.toContain('{"other":');
      expect(htmlBlocks(nodes)).toEqual(blocks);
      expectInert(markdown);
      const wanted = letters(shownOf(text).split('\n').map(visible).join('\n'));
      expect(letters(textOf(blocks))).toBe(wanted);
      expect(letters(plainProse(text))).toBe(wanted);
    }
  },
);
