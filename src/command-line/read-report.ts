import { readFileSync } from 'node:fs';
import { messageOf, UserError } from '../lib/user-error.ts';
import { Report } from '../types.ts';

/** A `report.json` of an earlier review. @throws {UserError} for what is none, or one of another version */
export function readReport(path: string): Report {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UserError(
      `The report \`${path}\` cannot be read: ${messageOf(error)}.`,
      'Give `--previous` the file `report.json` that `--output` kept.',
    );
  }
  const parsed = Report.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(
    `\`${path}\` is no report of this version, at \`${issue?.path.join('.') || 'its root'}\`: ${issue?.message}.`,
    'Give `--previous` the file `report.json` of this version of the program, or leave it out.',
  );
}
