import { program } from '../render/data/program.ts';
import { programTexts } from '../steps/program-texts.ts';
import { tools } from '../tools/index.ts';

/** What the program is, as memories know it: its version, and what it tells models. */
export function programWords(): readonly string[] {
  return [program.version, ...programTexts(tools)];
}
