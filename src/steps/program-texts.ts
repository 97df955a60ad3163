import type { Tool } from '../agent/tool.ts';
import { wireSchema } from '../agent/wire-schema.ts';
import { promptTexts } from '../prompts/texts.ts';
import { Partition, Prose, Rechecks } from '../types.ts';
import { submitTools } from './examine.ts';

/** All that this program tells models, whatever the change: prompts, tools, and what answers look like. */
export function programTexts(tools: readonly Tool[]): readonly string[] {
  const schemas = [...submitTools.map(({ schema }) => schema), Rechecks, Partition, Prose].map(wireSchema);
  const specs = tools.map(({ name, description, input }) => ({ name, description, input: wireSchema(input) }));
  return [...promptTexts, ...[...specs, ...schemas].map((each) => JSON.stringify(each))];
}
