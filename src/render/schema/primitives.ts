import { z } from 'zod';

/* What the parts of the schema have in common. */

export const text = z.string();
export const count = z.int().min(0);
export const line = z.int().min(1);
export const names = z.array(text);
export const sha = text.regex(/^[0-9a-f]{40}$/);

export const Anchor = z.strictObject({ path: text, side: z.enum(['new', 'old']), startLine: line, endLine: line });
export const Excerpt = z.strictObject({ startLine: line, lines: names });
export const ByCode = z.enum(['introduced', 'pre-existing']);
