import { describe, expect, it } from 'vitest';
import { layerViolations } from '../scripts/check-layers.ts';
import { oversized } from '../scripts/check-sizes.ts';
import { fileTree } from './support/file-tree.ts';

function tree(files: Readonly<Record<string, string>>): { readonly root: string } & Disposable {
  const manifest =
    '{"dependencies":{"zod":"1","openai":"1","@octokit/plugin-retry":"1","@actions/core":"1","@actions/github":"1","@actions/exec":"1"}}';
  return fileTree({ 'package.json': manifest, ...files });
}

const forbidden: readonly (readonly [path: string, code: string, words: string])[] = [
  ['src/lib/limit.ts', "import { gate } from '../steps/gate.ts';", 'lib/ may not'],
  ['src/lib/limit.ts', "import { Report } from '../types.ts';", 'its types only'],
  ['src/render/comment.ts', "import type { Repo } from '../git/repo.ts';", 'render/ may not'],
  ['src/render/comment.ts', "import {\n  type One,\n  two,\n} from '../steps/gate.ts';", 'render/ may not'],
  [
    'src/steps/ground/ground.ts',
    "import type { Ruling } from '../verify/verify.ts';",
    'may import files, small, delta, sessions, print, review only',
  ],
  [
    'src/steps/sessions/plain.ts',
    "import type { Review } from '../review/review.ts';",
    'may import files, small, delta only',
  ],
  ['src/steps/ground/ground.ts', "import { gather } from '../gather.ts';", 'in steps/, ground/ may import'],
  [
    'src/steps/attic/x.ts',
    "import { gate } from '../decide/gate.ts';",
    'steps/attic/, which check-layers does not know',
  ],
  ['src/steps/review/review.ts', "import { createEvents } from '../../events/event.ts';", 'types of events/ only'],
  ['src/steps/gate.ts', "import { renderComment } from '../render/comment.ts';", 'steps/ may not'],
  ['src/steps/gate.ts', "export * from '../github/client.ts';", 'steps/ may not'],
  ['src/steps/gate.ts', "import '../world.ts';", 'steps/ may not'],
  ['src/steps/gate.ts', "const late = await import('../github/client.ts');", 'steps/ may not'],
  ['src/steps/gate.ts', 'const late = await import(name);', 'known at run time only'],
  ['src/agent/loop.ts', "import { openRepo } from '../git/fetch.ts';", 'types of git/ only'],
  ['src/agent/loop.ts', "import { type Repo, openRepo } from '../git/fetch.ts';", 'types of git/ only'],
  ['src/tools/search.ts', "import { claude } from '../providers/anthropic.ts';", 'tools/ may not'],
  ['src/cupboard.ts', "import { gate } from './steps/gate.ts';", 'which check-layers does not know'],
  ['src/config/settle.ts', "import { gate } from '../steps/gate.ts';", 'config/ may not'],
  ['src/config/access.ts', "import type { Vendor } from '../agent/vendor.ts';", 'config/ may not'],
  ['src/cupboard/x.ts', "import type { Report } from '../types.ts';\nimport '../lib/limit.ts';", 'does not know'],
  ['src/steps/gate.ts', "import { tree } from '../../test/support/tree.ts';", 'outside of src/'],
  ['src/steps/gate.ts', "import { helper } from './rounds.test.ts';", 'the test'],
  ['src/types.ts', "import { readFileSync } from 'node:fs';", 'nothing but zod'],
  ['src/types.ts', "import { limit } from './lib/limit.ts';", 'nothing but zod'],
  ['src/run.ts', "import * as core from '@actions/core';", 'only index.ts and worlds/'],
  ['src/steps/gate.ts', "import type { Octokit } from '@octokit/core';", 'only github/'],
  ['src/index.ts', "import { context } from '@actions/github';", 'only github/'],
  ['src/run.ts', "const late = await import('@actions/github/lib/utils');", 'only github/'],
  ['src/start.ts', "import { Command } from 'commander';", 'only cli.ts and command-line/'],
  ['src/worlds/local.ts', "import { commandLine } from '../command-line/command-line.ts';", 'worlds/ may not'],
  ['src/run.ts', "import Bottleneck from 'bottleneck/light.js';", 'only github/'],
  ['src/github/client.ts', "import * as core from '@actions/core';", 'only index.ts and worlds/'],
  ['src/git/fetch.ts', "import { exec } from '@actions/exec';", 'only git/process.ts'],
  ['src/index.ts', "import { exec } from '@actions/exec';", 'only git/process.ts'],
  ['src/git/process.ts', "import * as core from '@actions/core';", 'only index.ts and worlds/'],
  ['src/git/fetch.ts', "import { spawn } from 'node:child_process';", 'only git/process.ts'],
  ['src/lib/limit.ts', "import fc from 'fast-check';", 'not under "dependencies"'],
  ['src/git/process.ts', 'export const path = process.env.PATH;', 'reads process.env'],
  ['src/git/process.ts', 'const { env } = process;', 'reads process.env'],
  ['src/git/process.ts', "import { env } from 'node:process';", 'reads process.env'],
];

const allowed: readonly (readonly [path: string, code: string])[] = [
  ['src/run.ts', "import { gate } from './steps/gate.ts';\nimport { tools } from './tools/index.ts';"],
  ['src/index.ts', "import * as core from '@actions/core';\nexport const path = process.env.PATH;"],
  [
    'src/config/settle.ts',
    "import { UserError } from '../lib/user-error.ts';\nimport { failOnLevels } from '../types.ts';",
  ],
  ['src/agent/tool.ts', "import type { Snapshot } from '../git/repo.ts';\nimport { z } from 'zod';"],
  ['src/agent/tool.ts', "import { type Snapshot, type Repo } from '../git/repo.ts';"],
  ['src/tools/search.ts', "import { ToolError } from '../agent/tool.ts';\nimport { other } from './other.ts';"],
  ['src/render/sections/verdict.ts', "import { escape } from '../escape.ts';"],
  ['src/providers/compatible.ts', "import OpenAI from 'openai';"],
  ['src/git/process.ts', "import { spawn } from 'node:child_process';\n// process.env stays outside"],
  [
    'src/github/client.ts',
    "import { retry } from '@octokit/plugin-retry';\nconst late = await import('@actions/github/lib/utils');",
  ],
  ['src/git/process.ts', "import { getExecOutput } from '@actions/exec';"],
  ['src/steps/examine.ts', "import { gate } from './decide/gate.ts';"],
  ['src/steps/verify/verify.ts', "import { cluster } from '../cluster/cluster.ts';"],
  ['src/steps/review/review.ts', "import type { Tell } from '../../events/event.ts';"],
  ['src/lib/change/rows.ts', "import type { DiffLine } from '../../types.ts';"],
  ['src/steps/gate.test.ts', "import { client } from '../github/client.ts';"],
];

describe('check-layers', () => {
  it.each(forbidden)('refuses in %s: %s', (path, code, words) => {
    using example = tree({ [path]: code });
    const problems = layerViolations(example.root);
    expect(problems.join('\n')).toContain(words);
    expect(problems[0]).toContain(path);
  });

  it.each(allowed)('lets pass in %s: %s', (path, code) => {
    using example = tree({ [path]: code });
    expect(layerViolations(example.root)).toEqual([]);
  });
});

describe('SDKs', () => {
  const openai = {
    'src/providers/openai.ts': "import { client } from './openai-client.ts';",
    'src/providers/openai-client.ts': "import OpenAI from 'openai';\nimport { z } from 'zod';",
    'src/providers/index.ts': "import { openai } from './openai.ts';",
  };

  it.each([
    ['src/providers/anthropic.ts', "import OpenAI from 'openai';", 'as providers/openai*.ts does'],
    ['src/providers/anthropic-stream.ts', "import type OpenAI from 'openai';", 'as providers/openai*.ts does'],
    ['src/providers/anthropic.ts', "const late = await import('openai/client');", 'as providers/openai*.ts does'],
    ['src/agent/loop.ts', "import type OpenAI from 'openai';", 'only providers/openai*.ts may'],
    ['src/world.ts', "import OpenAI from 'openai';", 'only providers/openai*.ts may'],
  ])('are refused in %s beside their vendor: %s', (path, code, words) => {
    using example = tree({ ...openai, [path]: code });
    const problems = layerViolations(example.root);
    expect(problems.find((problem) => problem.startsWith(path))).toContain(words);
  });

  it('are shared with a vendor that is built on the files of theirs, and with nobody by zod', () => {
    using example = tree({
      ...openai,
      'src/providers/compatible.ts': "import OpenAI from 'openai';\nimport { client } from './openai-client.ts';",
      'src/providers/compatible-calls.ts': "import type OpenAI from 'openai';",
      'src/agent/tool.ts': "import { z } from 'zod';",
    });
    expect(layerViolations(example.root)).toEqual([]);
  });

  it('are refused before their vendor imports them, when they are not dependencies', () => {
    using example = tree({ 'src/providers/mistral.ts': "import { Mistral } from '@mistralai/mistralai';" });
    expect(layerViolations(example.root)).toEqual([
      'src/providers/mistral.ts imports @mistralai/mistralai, which is not under "dependencies" in package.json',
    ]);
  });
});

describe('a circle', () => {
  const circle = {
    'src/git/repo.ts': "import { tree } from './tree.ts';",
    'src/git/tree.ts': "import type { Entry } from './entry.ts';",
    'src/git/entry.ts': "export type { Repo } from './repo.ts';",
  };

  it('is named once, with the way around, imports of types included', () => {
    using example = tree(circle);
    expect(layerViolations(example.root)).toEqual([
      'src/git/entry.ts knows itself: src/git/entry.ts → src/git/repo.ts → src/git/tree.ts → src/git/entry.ts',
    ]);
  });

  it('is not what two ways to one file are', () => {
    using example = tree({
      ...circle,
      'src/git/entry.ts': 'export {};',
      'src/git/x.ts': "import './repo.ts';\nimport './tree.ts';",
    });
    expect(layerViolations(example.root)).toEqual([]);
  });
});

describe('check-sizes', () => {
  it('names a file that is too long, tests excepted', () => {
    const long = 'export {};\n'.repeat(251);
    using example = tree({ 'src/steps/gate.ts': long, 'src/steps/gate.test.ts': long });
    expect(oversized(example.root)).toEqual(['src/steps/gate.ts has 251 lines; split it, the limit is 250']);
  });

  it('lets a file of 250 lines pass', () => {
    using example = tree({ 'src/steps/gate.ts': 'export {};\n'.repeat(250) });
    expect(oversized(example.root)).toEqual([]);
  });

  it('names a folder that holds too many files, tests and folders inside it excepted', () => {
    const files = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`src/render/part-${at}.ts`, 'export {};\n']));
    using full = tree({ ...files(21), 'src/render/html/x.ts': '' });
    expect(oversized(full.root)).toEqual(['src/render/ has 21 source files; the limit is 20']);
    using fitting = tree({ ...files(20), 'src/render/x.test.ts': '' });
    expect(oversized(fitting.root)).toEqual([]);
  });
});
