import { z } from 'zod';
import { failOnLevels } from '../types.ts';
import { languageCalled } from './language.ts';

const pattern = z
  .string('is no pattern for paths, but needs to be a text such as `docs/*.pdf`')
  .min(1, 'is empty')
  .max(300, 'is longer than 300 characters')
  .refine(
    (text) => !/^[!/]|^\.\.?\/|\\|\/$/.test(text),
    'is no pattern for paths: it begins at the root of the repository, as in `docs/*.pdf`, and means a folder as `vendor/**` does',
  )
  // What `refine` says, for editors.
  .meta({ pattern: String.raw`^(?![!/]|\.\.?/)[^\\]*[^/\\]$` });
const reason = z
  .string('says no reason: it is a text that the report shows')
  .trim()
  .min(1, 'says no reason')
  .max(300, 'is longer than 300 characters')
  .meta({ pattern: String.raw`\S` });
const notAMap = 'is no map of keys, such as `paths:` with `exclude:` below it';

/** A text of people for models: bounded, and something stands in it. */
const note = (most: number) =>
  z
    .string('is no text')
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .meta({ pattern: String.raw`\S` });

/** As the input of the same name takes it, as a number of YAML. */
const whole = (least: number, most: number) => {
  const words = `is no whole number from ${least} to ${most}`;
  return z.int(words).min(least, words).max(most, words).optional();
};

const dollars = z
  .number('is no amount of US dollars, such as 2.50')
  .min(0, 'is less than nothing')
  .max(10_000, 'is more than 10,000');
const price = z.strictObject(
  {
    model: z
      .string('is no model, such as `compatible/qwen3-coder`')
      .max(300, 'is longer than 300 characters')
      .regex(/^[a-z]+\/\S+$/, 'is no model, such as `compatible/qwen3-coder`')
      .describe('As a line of `reviewers` has it: provider and model'),
    input: dollars.describe('Input that no cache had'),
    cached: dollars.optional().describe('Input from a cache; left out: as any other input'),
    written: dollars.optional().describe('Input that is written to a cache; left out: as any other input'),
    output: dollars.describe('Output, reasoning included'),
  },
  'is no entry such as `- { model: compatible/qwen3-coder, input: 0.2, output: 0.8 }`',
);

const guideline = z
  .strictObject(
    {
      file: z
        .string('is no path of a file, such as `docs/style.md`')
        .max(300, 'is longer than 300 characters')
        .regex(
          /^(?!\/|\.{1,2}\/|.*\/\.{1,2}(?:\/|$)).*[^/]$/,
          'is no path of a file from the root of the repository, such as `docs/style.md`',
        )
        .optional()
        .describe('Path of a file, which is read at the tip of the base branch'),
      text: note(4_000).optional().describe('What it says'),
      paths: z
        .array(pattern, 'is no list, such as `[src/**]`')
        .min(1, 'names no path, so the guideline would hold nowhere')
        .max(50, 'has more than 50 entries')
        .optional()
        .describe('Only for files with these paths. Left out: for the whole repository'),
    },
    'is no entry such as `- text: Money is a bigint.` or `- file: docs/style.md`',
  )
  .refine(
    ({ file, text }) => (file === undefined) !== (text === undefined),
    'needs either `file` or `text`: where it stands, or what it says',
  )
  .meta({ oneOf: ['file', 'text'].map((key) => ({ properties: { [key]: {} }, required: [key] })) });

/** The configuration file. Its keys are written as here. */
export const ConfigFile = z
  .strictObject(
    {
      paths: z
        .strictObject(
          {
            include: z
              .array(pattern, 'is no list, such as `[src/**]`')
              .min(1, 'names no path, so nothing would be reviewed')
              .max(200, 'has more than 200 entries')
              .optional()
              .describe('Only files with these paths, or in folders of these names, are reviewed. Left out: all'),
            exclude: z
              .array(
                z.strictObject(
                  { path: pattern, reason: reason.describe('Shown in the report') },
                  'is no entry with a reason, such as `- { path: dist/**, reason: Built from src. }`',
                ),
                'is no list, such as `- { path: dist/**, reason: Built from src. }`',
              )
              .max(200, 'has more than 200 entries')
              .optional()
              .describe('Files with these paths are not reviewed, and the report says why'),
          },
          notAMap,
        )
        .optional()
        .describe('`*` stands for any text without a slash, `**` for any folders, `?` for one character'),
      reviewers: z
        .array(note(500), 'is no list, such as `- Claude = anthropic/claude-opus-5-5`')
        .min(1, 'names nobody; leave it out, and there is a reviewer for each key')
        .max(20, 'has more than 20 entries')
        .optional()
        .describe('One reviewer an entry, as a line of the input `reviewers`, whose place it takes')
        .meta({ examples: [['Claude = anthropic/claude-opus-5-5', 'Codex = openai/gpt-6.1-sol effort=medium']] }),
      guidelines: z
        .array(guideline, 'is no list, such as `- text: Money is a bigint.`')
        .max(50, 'has more than 50 entries')
        .optional()
        .describe(
          'What the repository asks of its code, for reviewers. AGENTS.md and its like are read without being named',
        )
        .meta({
          examples: [[{ file: 'docs/style.md' }, { text: 'Money is a bigint of cents.', paths: ['src/billing/**'] }]],
        }),
      'severity-notes': z
        .array(note(500), 'is no list, such as `[Not released yet, all data can be made again.]`')
        .max(20, 'has more than 20 entries')
        .optional()
        .describe('Facts of how the software is used, by which reviewers weigh consequences')
        .meta({ examples: [['Not released yet: all data can be made again.']] }),
      language: z
        .string('is no tag of a language, such as `de` or `pt-BR`')
        .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'is no tag of a language, such as `de` or `pt-BR`')
        .refine(
          (tag) => languageCalled(tag) !== undefined,
          'is a language that nobody knows; write a tag such as `de` or `pt-BR`',
        )
        .optional()
        .describe('Language of what reviewers and the editor write. Headings, severities and ids stay English')
        .meta({ examples: ['de', 'pt-BR'] }),
      'fail-on': z
        .enum(failOnLevels, 'is none of `critical`, `important`, `suggestion`')
        .exclude(
          ['never'],
          'is none of `critical`, `important`, `suggestion`: the file can ask for more than the workflow, not for less',
        )
        .optional()
        .describe('Lowest severity that blocks. Of this and the input, the stricter one holds'),
      'min-reviewers': whole(1, 1_000).describe(
        'Reviewers that must complete for the review to count. Of this and the input, where that is set, the greater one holds',
      ),
      'small-changes': whole(2, 1_000).describe(
        'A change of fewer lines than this takes one reviewer at low effort, where code shows that only prose of documentation, comments and places of files change. Left out: every change takes all of them',
      ),
      'max-slices': whole(1, 100).describe(
        'Sessions that one reviewer may spend on a large change; takes the place of the input',
      ),
      'max-turns': whole(3, 1_000).describe('Model turns that one session may take; takes the place of the input'),
      'timeout-minutes': whole(1, 360).describe('Time for the whole run; takes the place of the input'),
      'max-cost-usd': z
        .number('is no amount of US dollars, such as 5')
        .min(0.01, 'is less than a cent')
        .max(10_000, 'is more than 10,000')
        .optional()
        .describe('Most US dollars that a run may spend; takes the place of the input'),
      prices: z
        .array(price, 'is no list, such as `- { model: compatible/qwen3-coder, input: 0.2, output: 0.8 }`')
        .max(50, 'has more than 50 entries')
        .optional()
        .describe(
          'Prices of models, in US dollars for a million tokens: of servers of your own, or where yours are not the list prices',
        )
        .meta({ examples: [[{ model: 'compatible/qwen3-coder', input: 0.2, cached: 0.05, output: 0.8 }]] }),
      'block-on': z
        .array(z.string('is no rule'), 'is no list, such as `[hidden-text]`')
        .max(100, 'has more than 100 entries')
        .optional()
        .describe('Rules of code whose findings block the merge')
        .meta({ examples: [['hidden-text', 'outside-symlink']] }),
    },
    notAMap,
  )
  .describe('Configuration of Deep Review, read at the tip of the base branch');
