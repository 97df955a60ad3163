import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { Report } from '../../src/types.ts';
import { type ByteCommits, type ByteFile, commitBytes } from '../../test/support/byte-commits.ts';
import { diligentReader } from '../../test/support/diligent-reader.ts';
import { commitOddly } from '../../test/support/odd-commits.ts';
import { reviewers } from '../../test/support/shares.ts';
import { startTestBed, type TestBed } from '../../test/support/test-bed.ts';
import type { ChangeCase } from './change-case.ts';
import { filesOf } from './change-files.ts';

/** What a whole run did, as far as somebody can see it from without. */
export interface ChangeRun {
  readonly outcome: string | undefined;
  /** Null where the run ended without one. */
  readonly report: Report | null;
  /** report.md. */
  readonly page: string;
  readonly printed: string;
  /** All text that reviewers were given, once each. */
  readonly given: readonly string[];
  /** Characters of the longest first request. */
  readonly longestPrompt: number;
  /** Characters of all requests. */
  readonly cost: number;
  readonly requests: number;
  readonly statuses: readonly { readonly context: string; readonly state: string }[];
  /** Of this process, with the servers that it talks to. */
  readonly cpuSeconds: number;
  /** Files that the head has or had, as they are shown, with how many bytes it writes to each. */
  readonly written: readonly (readonly [path: string, size: number])[];
}

/** Runs the whole program from source on the repository of a case, with three readers who find nothing. */
export async function runChange(given: ChangeCase): Promise<ChangeRun> {
  using repository = commitsOf(given);
  const { gitDirectory, mergeBase, headSha, base, head } = repository;
  const texts = new Set<string>();
  let [longestPrompt, cost] = [0, 0];
  const read = given.reader === 'diligent' ? diligentReader : reviewers([]);
  const body = typeof given.body === 'object' ? given.body.text.repeat(given.body.times) : given.body;
  await using bed = await startTestBed({
    repository: { gitDirectory, mergeBase, headSha },
    pull: {
      ...(body === undefined ? {} : { body }),
      ...(given.baseRef === undefined ? {} : { baseRef: given.baseRef }),
    },
    script(request) {
      const size = JSON.stringify(request.body).length;
      cost += size;
      if (request.turn === 1) longestPrompt = Math.max(longestPrompt, size);
      for (const text of [request.contextText, ...request.toolTexts]) texts.add(text);
      return read(request);
    },
  });
  tellGitHub(bed, given, base);
  const before = process.cpuUsage();
  using step = await bed.review();
  const { user, system } = process.cpuUsage(before);
  const file = (name: string) => (step.outputs[name] === undefined ? null : readFileSync(step.outputs[name], 'utf8'));
  return {
    outcome: step.outputs['outcome'],
    report: JSON.parse(file('report-json') ?? 'null'),
    page: file('report-markdown') ?? '',
    printed: step.printed,
    given: [...texts],
    ...{ longestPrompt, cost },
    requests: bed.vendors.requests.length,
    statuses: bed.github.state.statuses,
    cpuSeconds: (user + system) / 1_000_000,
    written: [...head.values()].map(({ path, content }) => [path.toString(), Buffer.byteLength(content ?? '')]),
  };
}

/** GitHub shows the files of the base branch, and which branches it protects. */
function tellGitHub({ github }: TestBed, given: ChangeCase, base: ReadonlyMap<string, ByteFile>): void {
  const configuration = base.get('.github/deep-review.yml')?.content;
  if (typeof configuration === 'string') github.state.files.set('.github/deep-review.yml', configuration);
  if (given.protected === undefined) return;
  const branches = [given.baseRef ?? 'main', ...given.protected];
  github.state.branches = Object.fromEntries(branches.map((name) => [name, given.protected?.includes(name) ?? false]));
}

function commitsOf(given: ChangeCase) {
  const base = filesOf(given.base, new Map(), 1);
  const head = filesOf(given.head, base, 2);
  const made: ByteCommits = commitBytes([[...base.values()]]);
  const [first = ''] = made.commits;
  const mergeBase = given.baseCommit === undefined ? first : oddly(made, given.baseCommit, first);
  const headSha = made.commit([...head.values()], mergeBase);
  made.git('update-ref', 'refs/heads/main', mergeBase);
  made.git('update-ref', 'refs/pull/7/head', headSha);
  return { ...made, base, head, mergeBase, headSha, [Symbol.dispose]: () => made[Symbol.dispose]() };
}

/** Two odd commits: one is the merge base, and one lies below it. */
function oddly(made: ByteCommits, odd: NonNullable<ChangeCase['baseCommit']>, first: string): string {
  const sound = 'Ana Author <ana@example.org> 1767600000 +0000';
  const commit = {
    headers: [`author ${odd.author ?? sound}`, `committer ${odd.committer ?? sound}`],
    message: Buffer.from(odd.messageHex ?? '4f64640a', 'hex').toString(),
  };
  return commitOddly(made, [commit, commit], { like: first, onto: first }).at(-1) ?? first;
}
