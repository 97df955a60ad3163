import { z } from 'zod';
import type { JsonSchema } from './provider.ts';

const bounds = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'default',
] as const;

/** A session is told of a dozen schemas, all of them constants, and making their form takes longer than most of its work. */
const made = new WeakMap<z.ZodType, JsonSchema>();

/** The one form of a schema that all vendors accept: no bounds, no patterns. zod checks what it leaves out. */
export function wireSchema(schema: z.ZodType): JsonSchema {
  const known = made.get(schema) ?? withoutBounds(schema);
  made.set(schema, known);
  return known;
}

function withoutBounds(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      for (const key of bounds) delete jsonSchema[key];
    },
  });
  return json;
}

/**
 * The same without `additionalProperties`, for vendors that hold no answer to it: in every request of a session that is half
 * a kilobyte, and what nobody asked for is dropped when an answer is read.
 */
export function withoutClosure(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === 'additionalProperties' ? undefined : value)));
}
