// Makes test/fixtures/github-openapi.json: the structure (no prose, no examples) of the operations that the action and
// its loopback GitHub use, out of GitHub's published description. That package is 385 MB, so it is no dependency:
//   npm install --prefix /somewhere/else @octokit/openapi@23.0.2
//   node scripts/extract-github-schemas.ts /somewhere/else/node_modules/@octokit/openapi/generated/api.github.com.json
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = Record<string, unknown>;

const operations: Readonly<Record<string, readonly string[]>> = {
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/commits': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/reviews': ['get', 'post'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/commits/{commit_sha}/pulls': ['get'],
  '/repos/{owner}/{repo}/collaborators/{username}/permission': ['get'],
  '/repos/{owner}/{repo}/branches/{branch}': ['get'],
  '/repos/{owner}/{repo}/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/git/matching-refs/{ref}': ['get'],
  '/repos/{owner}/{repo}/contents/{path}': ['get'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['get', 'patch', 'delete'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': ['post'],
  '/repos/{owner}/{repo}/commits/{ref}/statuses': ['get'],
  '/repos/{owner}/{repo}/statuses/{sha}': ['post'],
  // No call of the action: README.md shows it.
  '/repos/{owner}/{repo}/rulesets': ['post'],
};
const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Give the path of api.github.com.json.');
const description = JSON.parse(readFileSync(source, 'utf8'));
const subset = { openapi: description.openapi, paths: {} as Json, components: {} as Record<string, Json> };

const prose = new Set(['description', 'example', 'examples', 'summary', 'externalDocs', 'tags', 'x-github', 'title']);

/** A copy without prose. Names of properties are kept even where they look like prose. */
function structure(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => structure(item));
  if (node === null || typeof node !== 'object') return node;
  const entries = Object.entries(node).filter(([key]) => isMap || !prose.has(key));
  const copy = Object.fromEntries(entries.map(([key, value]) => [key, structure(value, key === 'properties')]));
  // ajv takes `nullable` only beside a type.
  if (copy['nullable'] === true && copy['type'] === undefined && !isMap) delete copy['nullable'];
  return copy;
}

/** One schema for all query parameters of an operation: unknown ones are refused, as a misspelled one has no effect. */
function querySchema(parameters: readonly Json[] = []): Json {
  const resolved = parameters.map((parameter) => {
    const name =
      String(parameter['$ref'] ?? '')
        .split('/')
        .at(-1) ?? '';
    return name === '' ? parameter : description.components.parameters[name];
  });
  const query = resolved.filter((parameter) => parameter['in'] === 'query');
  return {
    type: 'object',
    properties: Object.fromEntries(query.map(({ name, schema }) => [name, structure(schema)])),
    additionalProperties: false,
  };
}

function follow(node: unknown): void {
  if (node === null || typeof node !== 'object') return;
  const reference = (node as Json)['$ref'];
  if (typeof reference === 'string') {
    const [, , kind = '', name = ''] = reference.split('/');
    subset.components[kind] ??= {};
    if (subset.components[kind][name] === undefined) {
      subset.components[kind][name] = structure(description.components[kind][name]);
      follow(subset.components[kind][name]);
    }
  }
  for (const value of Object.values(node)) follow(value);
}

for (const [path, methods] of Object.entries(operations)) {
  const kept: Json = {};
  for (const method of methods) {
    const { operationId, parameters, requestBody, responses } = description.paths[path][method];
    const successes = Object.entries(responses as Json).filter(([status]) => status.startsWith('2'));
    const operation = structure({ operationId, requestBody, responses: Object.fromEntries(successes) }) as Json;
    kept[method] = { ...operation, query: querySchema(parameters) };
    const body = operation['requestBody'] as { content: { 'application/json': { schema: Json } } } | undefined;
    // The description allows unknown keys everywhere; a request of ours must have none.
    if (body !== undefined) body.content['application/json'].schema['additionalProperties'] = false;
  }
  subset.paths[path] = kept;
}
follow(subset.paths);
follow({ $ref: '#/components/schemas/basic-error' });
// GitHub answers null here when the fork was deleted; its description does not know that.
const pull = subset.components['schemas']?.['pull-request'];
if (pull === undefined) throw new Error('The description has no pull-request schema.');
const { head } = (pull as { properties: Record<'head', { properties: Json }> }).properties;
head.properties['repo'] = { anyOf: [head.properties['repo'], { enum: [null] }] };
const file = join(import.meta.dirname, '..', 'test', 'fixtures', 'github-openapi.json');
writeFileSync(file, `${JSON.stringify(subset)}\n`);
console.log(`${file}: ${Object.keys(subset.components['schemas'] ?? {}).length} schemas`);
