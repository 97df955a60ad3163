// Makes test/fixtures/sarif-2.1.0.json: the structure (no prose) of the published JSON Schema of SARIF 2.1.0. No small
// package holds it without much else, so none is a dependency:
//   npm install --prefix /somewhere/else @microsoft/jest-sarif@1.0.0-beta.0
//   node scripts/extract-sarif-schema.ts /somewhere/else/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Give the path of the schema.');

/** A copy without prose. Names of properties are kept even where they look like prose. */
function structure(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => structure(item));
  if (node === null || typeof node !== 'object') return node;
  const entries = Object.entries(node).filter(([key]) => isMap || !['description', 'title'].includes(key));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, structure(value, key === 'properties' || key === 'definitions')]),
  );
}

const { $schema, id, ...schema }: Record<string, unknown> = JSON.parse(readFileSync(source, 'utf8'));
if ($schema !== 'http://json-schema.org/draft-04/schema#') throw new Error(`An unknown dialect: ${$schema}`);
// Nothing in it means something else in the dialect that ajv speaks, but for the name of `$id`.
const fixture = { $id: id, ...(structure(schema) as object) };
writeFileSync(join(import.meta.dirname, '../test/fixtures/sarif-2.1.0.json'), `${JSON.stringify(fixture)}\n`);
