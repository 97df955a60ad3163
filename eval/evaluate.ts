import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bars } from './bars.ts';
import { isHeldOut, readCases } from './cases.ts';
import { measure, seeds } from './measure.ts';
import { barLines, scoreLines } from './table.ts';

const explanation = `
Findings of the data have text and label and hardly a place. They are fed to the real clustering as findings of one file
that are not anchored, and to the real adjudication at made-up places. Grounding is not part of this.
SIMULATED: verifiers (85/25 confirms 85 % of true and 25 % of false findings, by a draw that belongs to the finding and
one of ${seeds} seeds) and the oracle (clusters by the labels; a false finding stands for itself. The strict oracle puts false
ones together as our step does). No model runs. Which tool leads a candidate is drawn by the seed, for all alike.
A candidate counts by its lead: right when that names a golden issue that no candidate before it names.
Held out: pull requests whose id has a SHA-256 with an even first byte; nothing was tuned on them.
95 %: paired bootstrap by pull request.
`;

/**
 * Prints every number.
 * @param directory holds the data; null: the fixtures are taken
 * @returns whether all bars are met; of the fixtures, whether nothing was lost
 */
export function evaluate(directory: string | null, print: (line: string) => void): boolean {
  const folder = directory === null ? join(import.meta.dirname, 'fixtures') : join(directory, 'martian');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const cases = files.toSorted().flatMap((name) => readCases(join(folder, name)));
  print(
    directory === null
      ? 'EVAL_DATA_DIR is not set: these are the fixtures of the repository, written by hand to show that the harness runs.'
      : `Data: ${cases.length} pull requests, ${Object.keys(cases[0]?.reviewers ?? {}).length} tools.`,
  );
  print(explanation);
  const measured = measure(cases, cases);
  const heldOut = new Set(cases.filter(isHeldOut).map(({ id }) => id));
  const parts = [
    { name: 'all', measured },
    { name: 'held out', measured: measured.filter(({ id }) => heldOut.has(id)) },
    { name: 'tuned on', measured: measured.filter(({ id }) => !heldOut.has(id)) },
  ].filter((part) => part.measured.length > 0);
  for (const line of scoreLines(parts)) print(line);
  for (const loss of measured.flatMap(({ losses }) => losses).slice(0, 20)) print(`LOST ${loss}`);
  if (directory === null) {
    print('Fixtures are too few for the bars of quality. Nothing may be lost of them either:');
    const lost = measured.flatMap(({ losses }) => losses).length;
    print(lost === 0 ? 'met    conservation' : `MISSED conservation: ${lost} lost`);
    return lost === 0;
  }
  const judged = parts.map(({ name, measured: of }) => ({ name, bars: bars(of) }));
  for (const part of judged) for (const line of barLines(part.name, part.bars)) print(line);
  return judged.every((part) => part.name === 'tuned on' || part.bars.every(({ isMet }) => isMet));
}
