import { z } from 'zod';
import { UserError } from './lib/user-error.ts';
import { withoutTrailing } from './lib/without-trailing.ts';
import { type FailOn, failOnLevels, type Policy, type Reviewer, verifyModes } from './types.ts';

export const providerNames = ['anthropic', 'openai', 'google', 'compatible'] as const;
export type ProviderName = (typeof providerNames)[number];

/** A vendor that the workflow gave a key for. A null base URL means the vendor's own. */
export interface Access {
  readonly apiKey: string;
  readonly baseUrl: string | null;
}

/** Everything the inputs say, checked. */
export interface Config {
  readonly name: string;
  readonly githubToken: string;
  readonly access: Readonly<Partial<Record<ProviderName, Access>>>;
  readonly reviewers: readonly Reviewer[];
  readonly pullRequest: number | null;
  readonly headSha: string | null;
  readonly policy: Policy;
  readonly timeoutMs: number;
  readonly maxTurns: number;
  readonly comment: boolean;
  readonly inlineComments: boolean;
  readonly annotations: boolean;
  readonly status: 'auto' | 'true' | 'false';
  /** Null: the default folder of the run. */
  readonly reportDirectory: string | null;
}

/** Reads one input by its name in action.yml; an absent one reads as the empty text. */
export type ReadInput = (name: string) => string;

const defaultReviewers: readonly Reviewer[] = [
  { name: 'Claude', provider: 'anthropic', model: 'claude-opus-5-5', effort: 'high' },
  { name: 'Codex', provider: 'openai', model: 'gpt-6.1-sol', effort: 'high' },
  { name: 'Gemini', provider: 'google', model: 'gemini-4-argon', effort: 'high' },
];

const keyInputs: Readonly<Record<ProviderName, string>> = {
  anthropic: 'anthropic',
  openai: 'openai',
  google: 'gemini',
  compatible: 'compatible',
};

/**
 * All inputs, checked once. Defaults stand in action.yml only, and the runner fills them in.
 * @throws {UserError} that names the input, what it holds and what it may hold
 */
export function readConfig(read: ReadInput): Config {
  const input = checkedInputs(read);
  const access = readAccess(read);
  const reviewers = readReviewers(read('reviewers'), access);
  return {
    name: input(
      'name',
      z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/),
      'letters, digits and . _ / -, at most 50',
    ),
    githubToken: input('github-token', z.string().min(1), 'a token, usually ${{ github.token }}'),
    access,
    reviewers,
    pullRequest: optional(input, 'pull-request', /^[1-9]\d{0,9}$/, 'the number of a pull request', Number),
    headSha: optional(
      input,
      'head-sha',
      /^[0-9a-f]{40}$/,
      'a full commit SHA: 40 lower-case hexadecimal digits',
      String,
    ),
    policy: {
      failOn: choice(input, 'fail-on', failOnLevels) satisfies FailOn,
      minReviewers: readQuorum(input, reviewers.length),
      onIncomplete: choice(input, 'on-incomplete', ['fail', 'pass']),
      verify: choice(input, 'verify', verifyModes),
    },
    timeoutMs: whole(input, 'timeout-minutes', 1, 360) * 60_000,
    maxTurns: whole(input, 'max-turns', 3, 1000),
    comment: choice(input, 'comment', ['true', 'false']) === 'true',
    inlineComments: choice(input, 'inline-comments', ['true', 'false']) === 'true',
    annotations: choice(input, 'annotations', ['true', 'false']) === 'true',
    status: choice(input, 'status', ['auto', 'true', 'false']),
    reportDirectory: read('report-directory').trim() || null,
  };
}

type CheckedInput = <T>(name: string, schema: z.ZodType<T>, expected: string) => T;

function checkedInputs(read: ReadInput): CheckedInput {
  return (name, schema, expected) => {
    const value = read(name).trim();
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const isSecret = name.endsWith('-key') || name.endsWith('-token');
    const shown = value === '' ? 'empty' : isSecret ? 'not usable' : JSON.stringify(value.slice(0, 100));
    throw new UserError(`Input \`${name}\` is ${shown}.`, `Set \`${name}\` to ${expected}.`);
  };
}

function choice<const T extends string>(input: CheckedInput, name: string, values: readonly [T, ...T[]]): T;
function choice<const T extends string>(input: CheckedInput, name: string, values: readonly T[]): T;
function choice<T extends string>(input: CheckedInput, name: string, values: readonly T[]): T {
  return input(name, z.enum(values), `one of ${values.map((value) => `\`${value}\``).join(', ')}`);
}

function whole(input: CheckedInput, name: string, least: number, most: number): number {
  const schema = z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));
  return input(name, schema as z.ZodType<number>, `a whole number from ${least} to ${most}`);
}

function optional<T>(
  input: CheckedInput,
  name: string,
  pattern: RegExp,
  expected: string,
  convert: (text: string) => T,
): T | null {
  const text = input(name, z.union([z.literal(''), z.string().regex(pattern)]), `${expected}, or leave it out`);
  return text === '' ? null : convert(text);
}

function readQuorum(input: CheckedInput, reviewers: number): number {
  const least = optional(input, 'min-reviewers', /^\d{1,4}$/, `a number from 1 to ${reviewers}`, Number);
  if (least === null) return reviewers >= 3 ? Math.max(2, reviewers - 1) : 1;
  if (least >= 1 && least <= reviewers) return least;
  throw new UserError(
    `Input \`min-reviewers\` is ${least}, but ${reviewers} reviewer(s) are configured.`,
    `Set \`min-reviewers\` to a number from 1 to ${reviewers}, or give more API keys.`,
  );
}

function readAccess(read: ReadInput): Config['access'] {
  const access: Partial<Record<ProviderName, Access>> = {};
  for (const name of providerNames) {
    const apiKey = read(`${keyInputs[name]}-api-key`).trim();
    const baseUrl = readBaseUrl(`${keyInputs[name]}-base-url`, read);
    if (apiKey === '' && baseUrl !== null)
      throw new UserError(
        `Input \`${keyInputs[name]}-base-url\` is set without \`${keyInputs[name]}-api-key\`.`,
        'Give the key as well (any text, for a server that asks for none), or leave the URL out.',
      );
    if (apiKey !== '' && name === 'compatible' && baseUrl === null)
      throw new UserError(
        'Input `compatible-api-key` is set without `compatible-base-url`.',
        'Set `compatible-base-url` to the address of the OpenAI-compatible server, such as https://llm.example/v1.',
      );
    if (apiKey !== '') access[name] = { apiKey, baseUrl };
  }
  if (Object.keys(access).length > 0) return access;
  throw new UserError(
    'No reviewer can run: no API key was given.',
    'Set at least one of `anthropic-api-key`, `openai-api-key`, `gemini-api-key`, for example `anthropic-api-key: ${{ secrets.ANTHROPIC_API_KEY }}`. Pull requests from forks and from Dependabot get no repository secrets: a maintainer starts their review by hand with `workflow_dispatch`.',
  );
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

function readBaseUrl(name: string, read: ReadInput): string | null {
  const text = read(name).trim();
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.includes(url.hostname))) &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '';
  if (isSafe) return withoutTrailing(text, '/');
  throw new UserError(
    `Input \`${name}\` is not an address that a key may be sent to.`,
    `Set \`${name}\` to an https:// address (http:// for this machine only) without user name, query and fragment.`,
  );
}

const reviewerLine =
  /^(?<name>[^=]*[^=\s])\s*=\s*(?<provider>[a-z]+)\/(?<model>[\w./:@-]{1,200})(?:\s+effort=(?<effort>\w+))?$/;

function readReviewers(text: string, access: Config['access']): readonly Reviewer[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (lines.length > 0) return lines.map((line, index) => readReviewer(line, lines.slice(0, index), access));
  const reviewers = defaultReviewers.filter(({ provider }) => access[provider as ProviderName] !== undefined);
  if (reviewers.length > 0) return reviewers;
  throw new UserError(
    'Input `compatible-api-key` is the only key, and no reviewer uses it.',
    'Name the model in `reviewers`, for example `Local = compatible/qwen3-coder`.',
  );
}

function readReviewer(line: string, earlier: readonly string[], access: Config['access']): Reviewer {
  const fail = (what: string, remedy: string): never => {
    throw new UserError(`Input \`reviewers\` has the line ${JSON.stringify(line.slice(0, 200))}: ${what}.`, remedy);
  };
  const form =
    'Write one reviewer a line as `Name = provider/model`, then optionally `effort=low`, `medium` or `high`.';
  const { name = '', provider = '', model = '', effort = 'high' } = reviewerLine.exec(line)?.groups ?? {};
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(name)) fail('it does not have the form', form);
  if (earlier.some((other) => other.split('=')[0]?.trim().toLowerCase() === name.toLowerCase()))
    fail('its name is taken', 'Give each reviewer a name of its own.');
  const known = providerNames.find((candidate) => candidate === provider);
  if (known === undefined) return fail('there is no such provider', `The providers are ${providerNames.join(', ')}.`);
  if (access[known] === undefined)
    fail(`there is no key for ${known}`, `Set \`${keyInputs[known]}-api-key\`, or remove the line.`);
  const level = z.enum(['low', 'medium', 'high']).safeParse(effort);
  if (!level.success) return fail('there is no such effort', form);
  return { name, provider: known, model, effort: level.data };
}
