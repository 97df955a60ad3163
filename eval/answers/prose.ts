import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { machinePathsShortened } from '../../src/lib/machine-paths.ts';
import { serialise } from '../../src/render/escape.ts';
import { plainProse } from '../../src/render/prose/plain.ts';
import { prose } from '../../src/render/prose/prose.ts';
import { unrepeated } from '../../src/render/texts/unrepeated.ts';
import { foreignTags, htmlOf } from '../../test/support/github-page.ts';
import { actingIn } from '../../test/support/inert-page.ts';
import { type Block, githubBlocks, htmlBlocks, joined, type Run, textOf } from '../../test/support/prose-blocks.ts';
import type { Case } from './case.ts';

const Given = z.strictObject({
  text: z.string(),
  /** Files of the repository, where the text names them. */
  paths: z.array(z.string()).default([]),
  title: z.string().default(''),
});

const Marked = z.strictObject({
  code: z.string().optional(),
  strong: z.union([z.string(), z.literal(true)]).optional(),
  em: z.union([z.string(), z.literal(true)]).optional(),
});
const Inline = z.array(z.union([z.string(), Marked]));
type Inline = z.infer<typeof Inline>;

const Expected = z.strictObject({
  blocks: z
    .array(
      z.union([
        z.strictObject({ p: Inline }),
        z.strictObject({ list: z.array(Inline), numbered: z.boolean().default(false) }),
        z.strictObject({ code: z.string(), language: z.string().optional() }),
      ]),
    )
    .optional(),
  headingsMayBeStrong: z.boolean().default(false),
  keeps: z.array(z.string()).default([]),
  keepsOneOf: z.array(z.string()).default([]),
  absent: z.array(z.string()).default([]),
  inert: z.array(z.string()).default([]),
  showsOnce: z.string().optional(),
});

/** What a reader sees of a text that a model wrote: on GitHub, on the page, and where text is shown as it is. */
export async function proseAnswer({ given, expect }: Case): Promise<string | null> {
  const { text: written, paths, title } = Given.parse(given);
  const expected = Expected.parse(expect);
  const text = unrepeated(machinePathsShortened(paths.map((path) => ({ path })))(written), [title]);
  const markdown = serialise({ type: 'root', children: prose(text) });
  const plain = plainProse(text);
  const pages = { github: githubBlocks(markdown), page: htmlBlocks(prose(text)) };
  const problems = Object.entries(pages).flatMap(([name, blocks]) => {
    const shown = textOf(blocks);
    return [
      ...kept(expected, shown),
      ...(expected.blocks === undefined ? [] : blockProblems(expected, blocks)),
      ...(expected.showsOnce === undefined || `${title}\n${shown}`.split(expected.showsOnce).length === 2
        ? []
        : [`does not show once: ${expected.showsOnce}`]),
    ].map((problem) => `${name} ${problem}`);
  });
  const absent = expected.absent.filter((part) =>
    [markdown, plain, textOf(pages.page)].some((one) => one.includes(part)),
  );
  const language = languageProblems(expected, markdown);
  const all = [
    ...problems,
    ...kept(expected, plain).map((problem) => `text ${problem}`),
    ...absent.map((part) => `it shows ${part}`),
    ...(expected.inert.length === 0 ? [] : liveIn(markdown)),
    ...language,
  ];
  return all.length === 0 ? null : `${all.join('; ')}\n${markdown}`;
}

function kept({ keeps, keepsOneOf }: z.infer<typeof Expected>, shown: string): string[] {
  const lost = keeps.filter((part) => !shown.includes(part)).map((part) => `has lost ${part}`);
  return keepsOneOf.length === 0 || keepsOneOf.some((part) => shown.includes(part))
    ? lost
    : [...lost, `has none of ${keepsOneOf.join(', ')}`];
}

/** The right structure, and beside it what is as right. */
function blockProblems(expected: z.infer<typeof Expected>, shown: readonly Block[]): string[] {
  const { inert, headingsMayBeStrong, blocks = [] } = expected;
  const alike = (line: readonly Run[]): Run[] => {
    const isHeading = headingsMayBeStrong && line.every(({ marks }) => marks.includes('strong'));
    const left = line.map(({ text, marks }) => ({
      text,
      marks: marks.filter((mark) => !(mark === 'code' && inert.length > 0) && !(mark === 'strong' && isHeading)),
    }));
    // Of both at once either is enough.
    return joined(
      left.map((run) =>
        run.marks.includes('strong') && run.marks.includes('em') ? { ...run, marks: ['strong' as const] } : run,
      ),
    );
  };
  const wanted = blocks.map((block): unknown => {
    if ('p' in block) return { p: alike(runsOf(block.p)) };
    if ('list' in block)
      return { list: block.list.map((item) => [{ p: alike(runsOf(item)) }]), isNumbered: block.numbered };
    return { code: block.code };
  });
  const found = shown.map((block): unknown => simplified(block, alike));
  return isDeepStrictEqual(found, wanted) ? [] : [`has ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
}

function simplified(block: Block, alike: (line: readonly Run[]) => Run[]): unknown {
  if ('p' in block) return { p: alike(block.p) };
  if ('list' in block)
    return {
      list: block.list.map((item) => item.map((each) => simplified(each, alike))),
      isNumbered: block.start !== null,
    };
  return block;
}

function runsOf(inline: Inline): Run[] {
  return inline.map((part): Run => {
    if (typeof part === 'string') return { text: part, marks: [] };
    const marks = (['code', 'strong', 'em'] as const).filter((mark) => part[mark] !== undefined);
    const text = [part.code, part.strong, part.em].find((value) => typeof value === 'string') ?? '';
    return { text, marks };
  });
}

function languageProblems({ blocks = [] }: z.infer<typeof Expected>, markdown: string): string[] {
  return blocks.flatMap((block) =>
    'code' in block && block.language !== undefined && !htmlOf(markdown).includes(`class="language-${block.language}"`)
      ? [`the language ${block.language} is lost`]
      : [],
  );
}

function liveIn(markdown: string): string[] {
  const html = htmlOf(markdown);
  const found = [...actingIn(html), ...foreignTags(html), ...(html.match(/<a [^>]*>/gu) ?? [])];
  return [...found, ...(markdown.includes('<!--') ? ['<!--'] : [])].map((part) => `${part} acts`);
}
