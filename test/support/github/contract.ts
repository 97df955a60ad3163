import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/** The structure of GitHub's own OpenAPI description; `scripts/extract-github-schemas.ts` makes the file. */
const description = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'github-openapi.json'), 'utf8'),
);
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(description, 'github');
const validators = new Map<string, ValidateFunction | null>();

function validator(pointer: readonly string[]): ValidateFunction | null {
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

/** What GitHub's description has against one exchange; empty when it holds. `path` has the description's placeholders. */
export function violationsOf(exchange: {
  readonly method: string;
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly answerBody: unknown;
}): string[] {
  const operation = ['paths', exchange.path, exchange.method.toLowerCase()];
  const json = ['content', 'application/json', 'schema'];
  const check = (what: string, pointer: readonly string[], body: unknown) => {
    const validate = validator(pointer);
    if (validate === null) return body === undefined ? [] : [`${what}: the description has no body for it`];
    if (validate(body)) return [];
    return (validate.errors ?? []).slice(0, 5).map((error) => `${what}${error.instancePath} ${error.message}`);
  };
  const name = `${exchange.method} ${exchange.path}`;
  return [
    ...(exchange.requestBody === undefined
      ? []
      : check(`${name}: request`, [...operation, 'requestBody', ...json], exchange.requestBody)),
    ...(exchange.status >= 300
      ? []
      : check(
          `${name}: ${exchange.status}`,
          [...operation, 'responses', String(exchange.status), ...json],
          exchange.answerBody,
        )),
  ];
}
