import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { readArguments } from '../../src/command-line/program.ts';
import { parseConfigFile } from '../../src/config/parse-file.ts';
import { messageOf } from '../../src/lib/user-error.ts';
import { rules } from '../../src/rules/index.ts';
import type { Block } from './blocks.ts';
import { rulesetProblems } from './ruleset-server.ts';
import { commandsOf } from './shell.ts';
import { isWorkflow, withPiece } from './snippets.ts';
import { workflowProblems } from './workflow-problems.ts';

/** What blocks are held against: files of the repository, by their text. */
export interface Shelf {
  /** action.yml */
  readonly action: string;
  /** examples/deep-review.yml */
  readonly quickStart: string;
  /** The workflows of examples/, which `npm run lint:workflows` and `npm run act` see as well. */
  readonly workflows: readonly string[];
  /** schema/configuration-1.json */
  readonly schema: string;
}

/** Reads the shelf of a repository. `names` are the files of examples/. */
export function shelfOf(root: string, names: readonly string[]): Shelf {
  const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
  return {
    action: read('action.yml'),
    quickStart: read('examples', 'deep-review.yml'),
    workflows: names.filter((name) => name.endsWith('.yml')).map((name) => read('examples', name)),
    schema: read('schema', 'configuration-1.json'),
  };
}

/** A way to check blocks without running them: what is wrong with one, or null where this is no check for it. */
type Check = (block: Block, shelf: Shelf) => Promise<readonly string[] | null>;

const checks: readonly Check[] = [
  async function aWorkflow({ text, language }, { action, workflows }) {
    if (!isYaml(language) || !isWorkflow(parsed(text))) return null;
    const isExample = workflows.includes(text);
    const strange = isExample ? [] : ['is no file of examples/: put it there, and have `npm run readme` copy it'];
    return [...strange, ...(await workflowProblems(text, action))];
  },
  async function aConfigurationFile({ text, language }, { schema }) {
    const value = isYaml(language) ? parsed(text) : null;
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const known: object = JSON.parse(schema).properties;
    if (keys.length === 0 || !keys.every((key) => key in known)) return null;
    const validate = new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(schema));
    validate(value);
    const found = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    return [...found, ...configurationProblems(text)];
  },
  async function aPieceOfAWorkflow({ text, language }, { action, quickStart }) {
    const whole = isYaml(language) ? withPiece(parsed(text), quickStart) : null;
    return whole === null ? null : workflowProblems(whole, action);
  },
  async function aRuleset({ text, language }) {
    const value = language === 'json' ? JSON.parse(text) : {};
    return 'rules' in value ? rulesetProblems(value) : null;
  },
  async function callsOfTheProgram({ text, language }) {
    const calls = commandsOf(text).map((line) => /^(?:npx \S+|deep-review)(?: (.*))?$/.exec(line));
    if (language !== 'text' || calls.length === 0 || calls.includes(null)) return null;
    return calls.flatMap((call) => argumentProblems((call?.[1] ?? '').split(' ').filter(Boolean)));
  },
  async function aDrawing({ text, language, page }) {
    return language === '' && page === 'docs/architecture.md' && /[▼►]/.test(text) ? [] : null;
  },
];

/** What is wrong with a block; null when nothing here can check it. */
export async function blockProblems(block: Block, shelf: Shelf): Promise<readonly string[] | null> {
  try {
    for (const check of checks) {
      const problems = await check(block, shelf);
      if (problems !== null) return problems;
    }
    return null;
  } catch (error) {
    return [messageOf(error)];
  }
}

/** The YAML parser's own error is what is wrong. */
function parsed(text: string): unknown {
  return parse(text);
}

function isYaml(language: string): boolean {
  return ['yaml', 'yml'].includes(language);
}

function argumentProblems(argv: readonly string[]): string[] {
  const told: string[] = [];
  const face = join(import.meta.dirname, '..', '..', 'action.yml');
  const { kind } = readArguments({ argv, face, out: () => undefined, err: (line) => void told.push(line) });
  return kind === 'told' && told.length > 0 ? told : [];
}

function configurationProblems(text: string): string[] {
  try {
    parseConfigFile(
      text,
      { path: '.github/deep-review.yml', branch: 'main' },
      rules.map(({ id }) => id),
    );
    return [];
  } catch (error) {
    return [messageOf(error)];
  }
}
