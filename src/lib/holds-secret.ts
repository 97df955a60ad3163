import { UserError } from './user-error.ts';

const remedy =
  'Replace the key or token, for what repeated it knows it. A placeholder that other text can hold as well is no secret: set one that nothing else holds.';

/** What Markdown, JSON and HTML put between the characters of a text. */
const markup = /<[^<>]*>|\\(?:[nrt]|u[0-9a-f]{4})|[\\`*]/giu;

/** Whether a text that is about to leave holds a secret, as it is written or as it is read. */
export function holdsSecret(text: string, redact: (text: string) => string): boolean {
  const bare = text.replace(markup, '');
  return redact(text) !== text || (bare !== text && redact(bare) !== bare);
}

/** Why a text that was redacted and still holds a secret goes nowhere, and what to do. */
export function secretHeld(): UserError {
  return new UserError('A secret of the workflow stands in it, although the report was redacted.', remedy);
}
