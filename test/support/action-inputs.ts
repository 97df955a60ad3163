import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Access, readAccess, readStateKeys, readToken } from '../../src/config/access.ts';
import { agree } from '../../src/config/agree.ts';
import { noFile } from '../../src/config/file.ts';
import type { ReadInput } from '../../src/config/inputs.ts';
import { asksToRecord } from '../../src/config/record.ts';
import { requireKeys } from '../../src/config/require-keys.ts';
import { type Config, settleInputs } from '../../src/config/settle.ts';
import { settleStage } from '../../src/config/stage.ts';
import { UserError } from '../../src/lib/user-error.ts';
import { anthropic } from '../../src/providers/anthropic.ts';
import { compatible } from '../../src/providers/compatible.ts';
import { google } from '../../src/providers/google.ts';
import { vendors } from '../../src/providers/index.ts';
import { openai } from '../../src/providers/openai.ts';
import type { VendorFacts } from '../../src/types.ts';

interface ActionInput {
  readonly description: string;
  readonly default?: string;
}

const face: {
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
} = parse(readFileSync(join(import.meta.dirname, '..', '..', 'action.yml'), 'utf8'));

/** The inputs and the outputs of action.yml, by name. */
export const { inputs: actionInputs, outputs: actionOutputs } = face;

/** Vendors for tests of whole texts, which a new vendor is not to change. */
export const someVendors: readonly VendorFacts[] = [anthropic, openai, google, compatible];

/** Reads inputs as the runner gives them: what a workflow sets, else the default of action.yml, else nothing. */
export function workflowInputs(set: Readonly<Record<string, string>>): ReadInput {
  return (name) => set[name] ?? actionInputs[name]?.default ?? '';
}

/** What the world reads, in its order. */
export function readAll(
  read: ReadInput,
  list: readonly VendorFacts[] = vendors,
): { readonly access: ReadonlyMap<string, Access>; readonly token: string; readonly config: Config } {
  const access = readAccess(read, list);
  const token = readToken(read);
  readStateKeys(read);
  asksToRecord(read);
  // Of a job that is a part of a review; a whole one asks for none of the others.
  settleStage((name) => (read(name) === 'all' ? 'review' : read(name)));
  const choosable = { vendors: list, withKey: new Set(access.keys()), now: Date.now() };
  requireKeys(choosable, { keyless: null });
  return { access, token, config: agree(settleInputs(read, choosable), noFile, choosable).config };
}

/** What a user is told of inputs that do not hold. @throws when they hold, and whatever is not meant for users */
export function refusalOf(read: ReadInput, list: readonly VendorFacts[] = vendors): string {
  try {
    readAll(read, list);
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.remedy}`;
    throw error;
  }
  throw new Error('the inputs were accepted');
}
