import { describe, expect, it } from 'vitest';
import { falseReferences } from '../scripts/check-references.ts';
import { fileTree } from './support/file-tree.ts';

/** A house in small, in which every reference is true. */
const house = {
  'README.md': '# House\n\n## How `it` works, in *two* steps\n\n## Twice\n\n## Twice\n',
  'docs/decisions/0004-octokit.md': '# 4. Octokit\n',
  'docs/decisions/0012-ajv.md': '# 12. ajv\n',
  'docs/grounding.md': '# Grounding\n',
  'src/run.ts': 'export {};\n',
  'src/providers/openai-client.ts': 'export {};\n',
  'src/steps/decide/decide.ts': 'export {};\n',
  'src/steps/decide/decide.test.ts': 'export {};\n',
  'eval/README.md': '# Harness\n',
  'eval/scope.ts': 'export {};\n',
};

function problemsIn(path: string, text: string): string[] {
  using tree = fileTree({ ...house, [path]: text });
  return falseReferences(tree.root);
}

const there: readonly (readonly [path: string, text: string])[] = [
  ['src/x.ts', '// The table of docs/grounding.md, of grounding.md, and of README.md.'],
  ['src/steps/decide/x.ts', '/** As ./decide.ts has it, decide.ts, and ../../../README.md. */'],
  ['eval/x.ts', '/** Throws when it has not the form that README.md describes. */'],
  ['src/x.ts', '/*\n * Octokit (decision 4), ajv (decision\n * 12), both (decisions 4 and 12).\n */'],
  [
    'src/x.ts',
    '// steps/decide/decide.ts, decide/, src/steps/, src/steps/decide, steps/decide/*.ts and decide.test.ts',
  ],
  [
    'docs/x.md',
    'One file `src/providers/NAME-*.ts` each, `providers/openai*.ts`, `docs/decisions/NNNN-*.md`, `docs/{x,grounding}.md`.',
  ],
  [
    'src/x.ts',
    '// GEMINI.md and .github/copilot-instructions.md of a team, its pay.ts, report.md, b/, docs.rs and and/or',
  ],
  ['docs/x.yml', `- uses: steps/none/upload@${'0'.repeat(40)} # v1.0.0`],
  ['src/x.ts', '// https://example.org/docs/none.md, /etc/none.md, ./node_modules/.bin/none.ts'],
  ['src/x.ts', "const said = 'see none.md and src/none.ts, by design decision 99';\nconst half = 4 / 2; // a half"],
  ['test/golden/page.md', 'See none.md, [here](none.md).'],
  [
    'docs/x.md',
    '[a](../README.md), [b](grounding.md#grounding), [c](/README.md#twice-1), [d](decisions) and ![e](./../README.md)',
  ],
  ['docs/x.md', '# Über uns\n\n[up](#%C3%BCber-uns), [works](../README.md#how-it-works-in-two-steps)'],
  [
    'docs/x.md',
    '[web](https://example.org/none.md#x), [mail](mailto:a@example.org), `[code](none)`\n\n```\n[code](none)\n```',
  ],
];

const missing: readonly (readonly [path: string, text: string, problems: readonly string[]])[] = [
  ['src/x.ts', '\n// The table of design.md.', ['src/x.ts:2 cites design.md, which does not exist']],
  ['src/x.ts', 'run(); // (threats.md, case 7)', ['src/x.ts:1 cites threats.md, which does not exist']],
  ['src/x.ts', '/**\n * By the rules\n * of docs/none.md. */', ['src/x.ts:3 cites docs/none.md, which does not exist']],
  ['docs/x.md', 'As `eval/grounding.md` says.', ['docs/x.md:1 cites eval/grounding.md, which does not exist']],
  [
    '.github/workflows/ci.yml',
    '# As in docs/none.md\non: push',
    ['.github/workflows/ci.yml:1 cites docs/none.md, which does not exist'],
  ],
  ['src/x.ts', '// (decision 5)', ['src/x.ts:1 cites decision 5, which has no file in docs/decisions']],
  [
    'docs/x.md',
    'Two\ndecisions, decisions 4, 6 and 12.',
    ['docs/x.md:2 cites decision 6, which has no file in docs/decisions'],
  ],
  [
    'docs/decisions/0004-actions.md',
    '# 4\n\nAs decision 4 has it.',
    [
      'docs/decisions/0004-actions.md:3 cites decision 4, which is more than one: docs/decisions/0004-actions.md, docs/decisions/0004-octokit.md',
    ],
  ],
  [
    'src/x.ts',
    '/*\n * framing blinds (design\n * decision 4)\n */',
    ['src/x.ts:2 cites a design decision; say "decision N" of one in docs/decisions, or the reason'],
  ],
  ['src/x.ts', '// src/steps/decide.ts', ['src/x.ts:1 cites src/steps/decide.ts, which does not exist']],
  ['src/x.ts', '// steps/gate.ts', ['src/x.ts:1 cites steps/gate.ts, which does not exist']],
  ['docs/x.md', '**gate.ts**', ['docs/x.md:1 cites gate.ts, which does not exist']],
  [
    'docs/x.md',
    'In `render/` and `src/none/`.',
    ['docs/x.md:1 cites render/, which does not exist', 'docs/x.md:1 cites src/none/, which does not exist'],
  ],
  ['docs/x.md', '`providers/google*.ts`', ['docs/x.md:1 cites providers/google*.ts, which does not exist']],
  ['docs/x.md', '`eval/{scope,none}.ts`', ['docs/x.md:1 cites eval/none.ts, which does not exist']],
  ['docs/x.md', '# X\n\n[a](none.png)', ['docs/x.md:3 links to docs/none.png, which does not exist']],
  [
    'docs/x.md',
    '![a](../src/none.png)',
    [
      'docs/x.md:1 links to src/none.png, which does not exist',
      'docs/x.md:1 cites ../src/none.png, which does not exist',
    ],
  ],
  ['docs/x.md', '[a]\n\n[a]: none', ['docs/x.md:3 links to docs/none, which does not exist']],
  ['docs/x.md', '# X\n\n[a](#y)', ['docs/x.md:3 links to docs/x.md#y, and no heading has that name']],
  ['docs/x.md', '[a](../README.md#twice-2)', ['docs/x.md:1 links to README.md#twice-2, and no heading has that name']],
];

describe('check-references', () => {
  it.each(there)('finds what is cited in %s: %s', (path, text) => {
    expect(problemsIn(path, text)).toEqual([]);
  });

  it.each(missing)('says what is not there in %s: %s', (path, text, problems) => {
    expect(problemsIn(path, text)).toEqual(problems);
  });
});
