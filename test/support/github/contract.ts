import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/** The structure of GitHub's own OpenAPI description; `scripts/extract-github-schemas.ts` makes the file. */
const description = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'github-openapi.json'), 'utf8'),
);
const bodies = new Ajv({ strict: false, allErrors: true, validateFormats: false }).addSchema(description, 'github');
/** A query is text: `page=2` is the integer 2. */
const queries = new Ajv({ strict: false, allErrors: true, validateFormats: false, coerceTypes: true });
queries.addSchema(description, 'github');
const validators = new Map<string, ValidateFunction | null>();

function validator(ajv: Ajv, pointer: readonly string[]): ValidateFunction | null {
  const key = pointer.join('\n');
  const known = validators.get(key);
  if (known !== undefined) return known;
  const exists = pointer.reduce(
    (node: unknown, name) => (node as Record<string, unknown> | undefined)?.[name],
    description,
  );
  const path = pointer.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const compiled = exists === undefined ? null : ajv.compile({ $ref: `github#/${path}` });
  validators.set(key, compiled);
  return compiled;
}

function check(what: string, validate: ValidateFunction | null, value: unknown): string[] {
  if (validate === null) return value === undefined ? [] : [`${what}: the description has no body for it`];
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 5).map((error) => `${what}${error.instancePath} ${error.message}`);
}

/** One request and its answer. `path` has the description's placeholders. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly answerBody: unknown;
}

/** What GitHub's description has against one exchange; empty when it holds. */
export function violationsOf(exchange: Exchange): string[] {
  const operation = ['paths', exchange.path, exchange.method.toLowerCase()];
  const json = ['content', 'application/json', 'schema'];
  const name = `${exchange.method} ${exchange.path}`;
  const answer =
    exchange.status >= 400
      ? ['components', 'schemas', 'basic-error']
      : [...operation, 'responses', String(exchange.status), ...json];
  return [
    ...check(`${name}: query`, validator(queries, [...operation, 'query']), { ...exchange.query }),
    ...check(`${name}: request`, validator(bodies, [...operation, 'requestBody', ...json]), exchange.requestBody),
    ...check(`${name}: ${exchange.status}`, validator(bodies, answer), exchange.answerBody),
  ];
}
