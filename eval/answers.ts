import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Answer, Case } from './answers/case.ts';
import { changeAnswer } from './answers/changes.ts';
import { diffAnswer } from './answers/diffs.ts';
import { gateAnswer } from './answers/gate.ts';
import { pathAnswer } from './answers/paths.ts';
import { proseAnswer } from './answers/prose.ts';
import { quotationAnswer } from './answers/quotations.ts';
import { vendorAnswer } from './answers/vendor-answers.ts';

/** One module a kind; the cases of a kind stand in the file of its name. */
const kinds: Readonly<Record<string, Answer>> = {
  gate: gateAnswer,
  paths: pathAnswer,
  quotations: quotationAnswer,
  diffs: diffAnswer,
  'vendor-answers': vendorAnswer,
  changes: changeAnswer,
  prose: proseAnswer,
};

const Cases = z.object({
  cases: z.array(z.object({ name: z.string(), given: z.unknown(), expect: z.unknown() })),
});

/**
 * Holds the functions of src to inputs with known answers and prints, for each kind, how many are as expected and which
 * are not. The cases are no part of the repository: without their folder nothing is held.
 * @param folder holds KIND.json; null when there is none
 * @param only the kinds that are asked for; all of them when empty
 * @returns whether all are as expected
 */
export async function answers(
  folder: string | null,
  only: readonly string[],
  print: (line: string) => void,
): Promise<boolean> {
  if (folder === null) {
    print('CASES_DIR names no folder of cases: no answer was held against its expectation.');
    return true;
  }
  let isRight = true;
  for (const [kind, answer] of Object.entries(kinds).filter(([name]) => only.length === 0 || only.includes(name))) {
    const path = join(folder, `${kind}.json`);
    if (!existsSync(path)) {
      print(`${kind}: no ${kind}.json`);
      continue;
    }
    const { cases } = Cases.parse(JSON.parse(readFileSync(path, 'utf8')));
    const others: string[] = [];
    for (const one of cases) {
      const difference = await answerTo(one, answer);
      if (difference !== null) others.push(`  ${one.name}: ${difference}`);
    }
    print(`${kind}: ${cases.length - others.length} of ${cases.length} as expected`);
    for (const line of others) print(line);
    isRight &&= others.length === 0;
  }
  return isRight;
}

async function answerTo(one: Case, answer: Answer): Promise<string | null> {
  try {
    return await answer(one);
  } catch (error) {
    return `threw ${error instanceof Error ? error.message : String(error)}`;
  }
}
