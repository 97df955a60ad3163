import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { alikePairs, type Told } from '../src/rounds/links/alike.ts';
import { linkFindings, type Pairing } from '../src/rounds/links/link.ts';
import { Kind } from '../src/types.ts';

/* Findings of real pull requests over several rounds, and which of them a person found to be one. */

const Found = z.object({
  id: z.string(),
  kind: Kind,
  title: z.string(),
  path: z.string().nullable(),
  startLine: z.number().nullable(),
  endLine: z.number().nullable(),
  quotes: z.array(z.string()),
  failure: z.string(),
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
type Case = z.infer<typeof Cases>['cases'][number];

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

export interface MeasuredRounds {
  /** By code alone. */
  readonly byCode: LinkedPairs;
  /** By code, and by an oracle for the pairs that a model is asked about: it keeps apart what nobody could decide. */
  readonly byOracle: LinkedPairs;
  /** Pairs that a model is asked about, and the later rounds that they are of. */
  readonly asked: number;
  readonly rounds: number;
}

/** Links each two rounds of a pull request. @param folder that has the folder `rounds` */
export function linkRounds(folder: string): MeasuredRounds {
  const { cases } = Cases.parse(JSON.parse(readFileSync(join(folder, 'rounds', 'cases.json'), 'utf8')));
  const measured = cases.flatMap((one) =>
    one.rounds.flatMap((later, at) => one.rounds.slice(0, at).map((earlier) => linkTwo(one, earlier, later))),
  );
  const same = cases.reduce((sum, one) => sum + one.same.length, 0);
  return {
    byCode: countOf(
      same,
      measured.flatMap(({ byCode }) => byCode),
    ),
    byOracle: countOf(
      same,
      measured.flatMap(({ byOracle }) => byOracle),
    ),
    asked: measured.reduce((sum, { asked }) => sum + asked, 0),
    rounds: cases.reduce((sum, { rounds }) => sum + rounds.length - 1, 0),
  };
}

/** Prints what came of it, and whether the bars are met. */
export function evaluateRounds(folder: string | null, print: (line: string) => void): boolean {
  if (folder === null) {
    print('EVAL_DATA_DIR is not set: no data of rounds is in the repository.');
    return true;
  }
  const { byCode, byOracle, asked, rounds } = linkRounds(folder);
  const said = ({ found, same, wrong, undecided }: LinkedPairs) =>
    `${found} of ${same} pairs found, ${wrong.length} wrong, ${undecided} undecided ones joined`;
  print(`by code alone: ${said(byCode)}`);
  print(`with an oracle for the pairs that a model is asked about: ${said(byOracle)}`);
  print(`asked about: ${asked} pairs in ${rounds} later rounds, ${(asked / rounds).toFixed(1)} a round`);
  for (const pair of [...byCode.wrong, ...byOracle.wrong]) print(`WRONG ${pair}`);
  return areMet({ byCode, byOracle });
}

/** Whether no two became one, and enough that are one were found. */
export function areMet({ byCode, byOracle }: Pick<MeasuredRounds, 'byCode' | 'byOracle'>): boolean {
  const isSound = [byCode, byOracle].every(({ wrong, undecided }) => wrong.length === 0 && undecided === 0);
  return isSound && byCode.found >= (13 / 18) * byCode.same && byOracle.found >= (17 / 18) * byOracle.same;
}

interface Judged {
  readonly pair: string;
  readonly is: 'same' | 'undecided' | 'different';
}

function linkTwo(
  { pullRequest, same, undecided }: Case,
  earlier: Case['rounds'][number],
  later: Case['rounds'][number],
): { readonly byCode: readonly Judged[]; readonly byOracle: readonly Judged[]; readonly asked: number } {
  const [before, after] = [earlier.findings.map(told), later.findings.map(told)];
  const judged = (at: number, index: number): Judged => {
    const pair = `R${earlier.round} ${earlier.findings[at]?.id}>R${later.round} ${later.findings[index]?.id}`;
    const is = same.includes(pair) ? 'same' : undecided.includes(pair) ? 'undecided' : 'different';
    return { pair: `${pullRequest} ${pair}`, is };
  };
  const linked = (pairing: Pairing) =>
    [...linkFindings(before, after, pairing)].map(([index, { at }]) => judged(at, index));
  const asked = alikePairs(before, after);
  const isAsked = new Set(asked.map(({ at, index }) => `${at} ${index}`));
  const oracle: Pairing['answer'] = (at, index) => {
    if (!isAsked.has(`${at} ${index}`)) return null;
    return judged(at, index).is === 'same' ? 'one' : 'two';
  };
  return { byCode: linked({}), byOracle: linked({ answer: oracle }), asked: asked.length };
}

function countOf(same: number, linked: readonly Judged[]): LinkedPairs {
  return {
    same,
    found: linked.filter(({ is }) => is === 'same').length,
    wrong: linked.filter(({ is }) => is === 'different').map(({ pair }) => pair),
    undecided: linked.filter(({ is }) => is === 'undecided').length,
  };
}

/** No fingerprint: it is made of lines of git, which nobody has for these. */
function told(
  { id, kind, title, path, startLine, endLine, quotes, failure }: z.infer<typeof Found>,
  index: number,
): Told {
  return {
    fingerprint: `${id} ${index} ${title}`,
    ...{ kind, title, path: path ?? '', quote: quotes.join('\n'), claim: failure },
    lines: startLine === null || endLine === null ? null : { startLine, endLine },
  };
}
