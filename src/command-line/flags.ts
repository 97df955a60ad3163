import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { ReadInput } from '../config/inputs.ts';
import { UserError } from '../lib/user-error.ts';
import type { VendorFacts } from '../types.ts';

/** Inputs that can be typed as flags of the same name, with the placeholder of their value. */
export const flaggedInputs = {
  reviewers: 'LINE...',
  'fail-on': 'SEVERITY',
  'min-reviewers': 'NUMBER',
  verify: 'MODE',
  'max-slices': 'NUMBER',
  'max-turns': 'NUMBER',
  'max-cost-usd': 'DOLLARS',
  'timeout-minutes': 'MINUTES',
  config: 'PATH',
} as const;
export type FlaggedInput = keyof typeof flaggedInputs;

/** What action.yml says of an input. */
export interface InputFacts {
  readonly description: string;
  readonly default?: string;
}

/** The inputs of action.yml: their words and defaults stand there only. @param path of that file */
export function readFace(path: string): Readonly<Record<string, InputFacts>> {
  return (parse(readFileSync(path, 'utf8')) as { inputs: Record<string, InputFacts> }).inputs;
}

/** The version of the program, whose package.json lies beside action.yml. @param path of action.yml */
export function readVersion(path: string): string {
  return (JSON.parse(readFileSync(join(dirname(path), 'package.json'), 'utf8')) as { version: string }).version;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Names under which other programs keep the same key. */
const alsoCalled: Readonly<Record<string, string>> = { GEMINI_API_KEY: 'GOOGLE_API_KEY' };

/** `anthropic-api-key` stands in the environment as `ANTHROPIC_API_KEY`. */
function variableOf(input: string): string {
  return input.toUpperCase().replaceAll('-', '_');
}

/** The vendors as a command line speaks of their keys. */
export function byVariables(vendors: readonly VendorFacts[]): readonly VendorFacts[] {
  return vendors.map((vendor) => ({ ...vendor, keyInput: variableOf(vendor.keyInput) }));
}

/** What is said of inputs, in the names that they have here: keys, addresses and headers are variables, others flags. */
export function inOwnNames(text: string, vendors: readonly VendorFacts[]): string {
  const secret = new Set(vendors.flatMap(inputsOfVendor));
  const typed = new Set([...text.matchAll(/\binput `([a-z-]+)`/gi)].map(([, name = '']) => name));
  return text
    .replace(/\binput (?=`([a-z-]+)`)/gi, (word, name: string) =>
      secret.has(name) || name in flaggedInputs ? '' : word,
    )
    .replace(/`([a-z-]+)`/g, (whole, name: string) => {
      if (secret.has(name)) return `\`${variableOf(name)}\``;
      return typed.has(name) && name in flaggedInputs ? `\`--${name}\`` : whole;
    });
}

function inputsOfVendor({ keyInput, addressInput, headersInput }: VendorFacts): readonly string[] {
  return [keyInput, addressInput, headersInput];
}

/** Every key that stands in the environment. */
export function keysIn(environment: Environment, vendors: readonly VendorFacts[]): readonly string[] {
  const names = vendors.flatMap(({ keyInput, headersInput }) => [variableOf(keyInput), variableOf(headersInput)]);
  return [...names, ...Object.values(alsoCalled)].flatMap((name) => environment[name] || []);
}

/**
 * Reads inputs as they were typed, keys and addresses from the environment only, and the rest as action.yml has it.
 * An address without its key is left out: other programs have theirs there too.
 * @throws {UserError} when there is no key at all, and somebody would be asked
 */
export function inputsOf(
  typed: Readonly<Record<string, string>>,
  given: {
    readonly environment: Environment;
    readonly face: Readonly<Record<string, InputFacts>>;
    readonly vendors: readonly VendorFacts[];
    /** Nobody is asked: where there is no key at all, every vendor that has a reviewer by default stands in. */
    readonly isDry?: boolean;
  },
): ReadInput {
  const { environment, face, vendors, isDry = false } = given;
  const variable = (input: string) => {
    const name = variableOf(input);
    return environment[name]?.trim() || environment[alsoCalled[name] ?? '']?.trim() || '';
  };
  const fromEnvironment = new Map<string, string>();
  for (const vendor of vendors) {
    if (variable(vendor.keyInput) === '') continue;
    for (const input of inputsOfVendor(vendor)) fromEnvironment.set(input, variable(input));
  }
  if (fromEnvironment.size === 0 && isDry) {
    for (const { keyInput, reviewer } of vendors) if ('byDefault' in reviewer) fromEnvironment.set(keyInput, 'no key');
  }
  if (fromEnvironment.size === 0) {
    const names = vendors.map(({ keyInput }) => `\`${variableOf(keyInput)}\``).join(', ');
    throw new UserError('No reviewer can run: there is no key.', `Set one of ${names} in the environment.`);
  }
  const secret = new Set(vendors.flatMap(inputsOfVendor));
  return (name) => {
    if (secret.has(name)) return fromEnvironment.get(name) ?? '';
    if (name === 'allow-http') return environment['DEEP_REVIEW_ALLOW_HTTP'] || (face[name]?.default ?? '');
    const known = face[name]?.default ?? '';
    return typed[name] ?? (known.includes('${{') ? '' : known);
  };
}
