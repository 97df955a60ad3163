import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Known, linkFindings } from '../src/rounds/link.ts';
import { Kind } from '../src/types.ts';

/* Findings of real pull requests over several rounds, and which of them a person found to be one. */

const Found = z.object({
  id: z.string(),
  kind: Kind,
  title: z.string(),
  path: z.string().nullable(),
  quotes: z.array(z.string()),
});
const Cases = z.object({
  cases: z.array(
    z.object({
      pullRequest: z.number(),
      rounds: z.array(z.object({ round: z.number(), findings: z.array(Found) })),
      same: z.array(z.string()),
      undecided: z.array(z.string()),
    }),
  ),
});

/** What linking made of pairs of findings of different rounds. */
export interface LinkedPairs {
  /** How many pairs are one finding. */
  readonly same: number;
  readonly found: number;
  /** Pairs that became one and are two findings. */
  readonly wrong: readonly string[];
  /** Of those that nobody could decide. */
  readonly undecided: number;
}

/** Links each two rounds of a pull request by code alone. @param folder that has the folder `rounds` */
export function linkRounds(folder: string): LinkedPairs {
  const { cases } = Cases.parse(JSON.parse(readFileSync(join(folder, 'rounds', 'cases.json'), 'utf8')));
  const linked = cases.flatMap(({ pullRequest, rounds, same, undecided }) =>
    rounds.flatMap((later, at) =>
      rounds.slice(0, at).flatMap((earlier) =>
        [...linkFindings(earlier.findings.map(known), later.findings.map(known))].map(([index, before]) => {
          const pair = `R${earlier.round} ${earlier.findings[before]?.id}>R${later.round} ${later.findings[index]?.id}`;
          return { pair: `${pullRequest} ${pair}`, is: same.includes(pair), isOpen: undecided.includes(pair) };
        }),
      ),
    ),
  );
  return {
    same: cases.reduce((sum, { same }) => sum + same.length, 0),
    found: linked.filter(({ is }) => is).length,
    wrong: linked.filter(({ is, isOpen }) => !is && !isOpen).map(({ pair }) => pair),
    undecided: linked.filter(({ isOpen }) => isOpen).length,
  };
}

/** No fingerprint: it is made of lines of git, which nobody has for these. */
function known({ id, kind, title, path, quotes }: z.infer<typeof Found>, index: number): Known {
  return { fingerprint: `${id} ${index} ${title}`, kind, title, path: path ?? '', quote: quotes.join('\n') };
}
