import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Log } from 'sarif';
import { codeScanningProblems } from './code-scanning-problems.ts';

const fixture = join(import.meta.dirname, '../fixtures/sarif-2.1.0.json');
const { uri, 'uri-reference': reference, 'date-time': time } = fullFormats;
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  formats: { uri, 'uri-reference': reference, 'date-time': time },
}).compile(JSON.parse(readFileSync(fixture, 'utf8')));

/** Where a log differs from the schema of SARIF 2.1.0. */
export function schemaProblems(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The same, and what GitHub asks of a log besides. */
export function sarifProblems(log: unknown): string[] {
  const problems = schemaProblems(log);
  return problems.length > 0 ? problems : codeScanningProblems(log as Log);
}
