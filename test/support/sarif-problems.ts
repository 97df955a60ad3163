import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

const fixture = join(import.meta.dirname, '../fixtures/sarif-2.1.0.json');
// ajv brings no formats along; the addresses are checked by the tests of the log.
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  JSON.parse(readFileSync(fixture, 'utf8')),
);

/** Where a log differs from the schema of SARIF 2.1.0. */
export function sarifProblems(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
