import fc from 'fast-check';
import type { Tool } from '../../src/agent/tool.ts';
import { wireSchema } from '../../src/agent/wire-schema.ts';

/** The schema of a tool's input as vendors are told of it: one object of flat fields. */
export interface InputSchema {
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly required: readonly string[];
}

interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly FieldSchema[];
}

export function inputSchemaOf({ input }: Tool): InputSchema {
  return wireSchema(input) as unknown as InputSchema;
}

/** What fields of each type are made of. */
export interface Values {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

/**
 * Inputs that the tool takes.
 * @param given fields that are the same in all of them
 */
export function inputsOf(
  tool: Tool,
  values: Values,
  given: Readonly<Record<string, unknown>> = {},
): fc.Arbitrary<unknown> {
  const fields = Object.entries(inputSchemaOf(tool).properties).map(([key, schema]) => [key, field(schema, values)]);
  return fc
    .record(Object.fromEntries(fields))
    .map((made) => tool.input.safeParse({ ...made, ...given }))
    .filter(({ success }) => success)
    .map(({ data }) => data);
}

function field(schema: FieldSchema, values: Values): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((each) => field(each, values)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  return fc.oneof(...[schema.type ?? []].flat().map((type) => ofType(type, values)));
}

function ofType(type: string, values: Values): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.constantFrom(...values.numbers);
  if (type === 'string') return fc.constantFrom(...values.texts);
  throw new Error(`no values of type ${type} for tools: make some in test/support/tool-inputs.ts`);
}
