import { z } from 'zod';
import { UserError } from '../lib/user-error.ts';
import type { Reviewer, VendorFacts } from '../types.ts';

/** What reviewers can be made of: all vendors, and the names of those that there is a key for, which are never none. */
export interface Choosable {
  readonly vendors: readonly VendorFacts[];
  readonly withKey: ReadonlySet<string>;
}

/**
 * The reviewers that the text names, one a line; where it is empty, those that the keys bring in.
 * @throws {UserError} that quotes the line and says what is wrong with it, or that names the keys which bring in nobody
 */
export function readReviewers(text: string, choosable: Choosable): readonly Reviewer[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return lines.length === 0
    ? defaultReviewers(choosable)
    : lines.map((line, index) => readReviewer(line, lines.slice(0, index), choosable));
}

function defaultReviewers({ vendors, withKey }: Choosable): readonly Reviewer[] {
  const usable = vendors.filter(({ name }) => withKey.has(name));
  const reviewers = usable.flatMap(({ name: provider, reviewer }): Reviewer[] => {
    if (!('byDefault' in reviewer)) return [];
    const { name, model, effort } = reviewer.byDefault;
    return [{ name, provider, model, effort }];
  });
  if (reviewers.length > 0) return reviewers;
  const keys = usable.map(({ keyInput }) => `\`${keyInput}\``).join(', ');
  const examples = usable.flatMap(({ name: provider, reviewer }) =>
    'example' in reviewer ? [`${reviewer.example.name} = ${provider}/${reviewer.example.model}`] : [],
  );
  throw new UserError(
    usable.length === 1
      ? `Input ${keys} is the only key, and no reviewer uses it.`
      : `Inputs ${keys} are the only keys, and no reviewer uses them.`,
    `Name the model in \`reviewers\`, for example \`${examples[0]}\`.`,
  );
}

const reviewerLine =
  /^(?<name>[^=]+?)\s*=\s*(?<provider>[a-z]+)\/(?<model>[\w./:@-]{1,200})(?:\s+effort=(?<effort>\w+))?$/;

function readReviewer(line: string, earlier: readonly string[], { vendors, withKey }: Choosable): Reviewer {
  const fail = (what: string, remedy: string): never => {
    throw new UserError(`Input \`reviewers\` has the line ${JSON.stringify(line.slice(0, 200))}: ${what}.`, remedy);
  };
  const form =
    'Write one reviewer a line as `Name = provider/model`, then optionally `effort=low`, `medium` or `high`.';
  const { name = '', provider = '', model = '', effort = 'high' } = reviewerLine.exec(line)?.groups ?? {};
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(name)) fail('it does not have the form', form);
  if (earlier.some((other) => other.split('=')[0]?.trim().toLowerCase() === name.toLowerCase()))
    fail('its name is taken', 'Give each reviewer a name of its own.');
  const vendor = vendors.find((candidate) => candidate.name === provider);
  if (vendor === undefined)
    return fail('there is no such provider', `The providers are ${vendors.map((known) => known.name).join(', ')}.`);
  if (!withKey.has(provider))
    fail(`there is no key for ${provider}`, `Set \`${vendor.keyInput}\`, or remove the line.`);
  const level = z.enum(['low', 'medium', 'high']).safeParse(effort);
  if (!level.success) return fail('there is no such effort', form);
  return { name, provider, model, effort: level.data };
}
