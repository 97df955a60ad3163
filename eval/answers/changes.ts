import type { Report } from '../../src/types.ts';
import type { Case } from './case.ts';
import { ChangeCase, ChangeExpectation } from './change-case.ts';
import { type ChangeRun, runChange } from './change-run.ts';

/** What the servers of a case cost besides the program. */
const serversShare = 2;

/** A pull request from its repository to its report, reviewed by readers who find nothing. */
export async function changeAnswer({ given: asGiven, expect }: Case): Promise<string | null> {
  const given = ChangeCase.parse(asGiven);
  const expected = ChangeExpectation.parse(expect);
  const run = await runChange(given);
  const { report } = run;
  if (report === null || run.outcome === 'error') return `it ended as ${run.outcome}: ${run.printed.slice(-500)}`;
  const problems = [
    ...outcomeProblems(expected, run, report),
    ...expected.listed.flatMap((listed) => listedProblem(listed, run, report)),
    ...expected.codeFindings.flatMap((found) => codeFindingProblem(found, report)),
    ...figureProblems(expected, run, report),
    ...saidProblems(expected, run),
    ...(expected.costAtMost === undefined ? [] : await costProblem(expected.costAtMost, given, run)),
  ];
  return problems.length === 0 ? null : problems.join('; ');
}

/** Gate, names of its reason and text that was shown; where another answer is as right, either of them. */
function outcomeProblems(expected: ChangeExpectation, run: ChangeRun, { gate, coverage }: Report): string[] {
  const { gate: one, gateOneOf = one === undefined ? undefined : [one], gateNot, names, shows, or } = expected;
  const reason = gate.reasons.join(' ');
  const unnamed = names
    .filter((name) => !reason.includes(name))
    .map((name) => `the reason does not name ${name}: ${reason}`);
  const unseen = shows
    .filter((text) => !run.given.some((given) => given.includes(text)))
    .map((text) => `${text} is not shown`);
  const isOther = gateOneOf?.includes(gate.outcome) === false || gate.outcome === gateNot;
  const other = isOther ? [`${gate.outcome}: ${reason}`] : [];
  if (or === undefined) return [...other, ...unnamed, ...unseen];
  if (gate.outcome === 'clean') {
    const paths = new Set(names);
    const whole = /every character/u.test(or)
      ? run.written.filter(([path, size]) => paths.has(path) && shownOf(path, run.given) < size)
      : [];
    const short = whole.map(
      ([path, size]) => `${shownOf(path, run.given)} characters of ${path} were shown, of ${size}`,
    );
    return [...unseen, ...short, ...(/\bclean\b/u.test(or) ? [] : other)];
  }
  if (gate.outcome !== 'incomplete') return [gate.outcome];
  if (names.length > 0) return unnamed;
  const isNamed =
    coverage.undelivered.some(({ path }) => reason.includes(path)) ||
    run.written.some(([path]) => reason.includes(path));
  return isNamed ? [] : [`the reason names nothing: ${reason}`];
}

/** Characters of rows that stand below a heading of the file. */
function shownOf(path: string, given: readonly string[]): number {
  const rows = new Set<string>();
  for (const text of given) {
    let isBelow = false;
    for (const row of text.split('\n')) {
      if (row.startsWith('=== ')) isBelow = row.startsWith(`=== ${path} (`);
      else if (isBelow) rows.add(row);
    }
  }
  return [...rows].reduce((sum, row) => sum + row.length, 0);
}

function listedProblem(
  { path, count, why }: ChangeExpectation['listed'][number],
  { page }: ChangeRun,
  { changes }: Report,
): string[] {
  const those = changes.filter(({ status, notReviewed }) =>
    why === 'moved' ? status === 'moved' : notReviewed?.reason === why.replaceAll(' ', '-'),
  );
  const said = `not reviewed are ${those.map((file) => file.path).join(', ') || 'none'} (${why})`;
  if (count !== undefined && those.length !== count) return [`${said}, not ${count}`];
  if (path === undefined) return [];
  if (!those.some((file) => file.path === path)) return [said];
  return page.includes(path) ? [] : [`the page does not name ${path}`];
}

function codeFindingProblem({ path, says }: ChangeExpectation['codeFindings'][number], { ledger }: Report): string[] {
  const own = ledger.findings.filter(({ rule }) => rule !== null);
  const words = ({ rule, finding }: (typeof own)[number]) =>
    [rule, finding.title, finding.failure, finding.body, finding.quote].join(' ').toLowerCase();
  if (own.some((found) => found.finding.path === path && words(found).includes(says.toLowerCase()))) return [];
  const found = own.map(({ rule, finding }) => `${rule} of ${finding.path}: ${finding.title}`).join(', ');
  return [`code does not say ${says} of ${path}, but ${found || 'nothing'}`];
}

function figureProblems(expected: ChangeExpectation, run: ChangeRun, { coverage }: Report): string[] {
  const { changedLines, promptAtMost, modelRequests, cpuAtMostSeconds } = expected;
  const problems: string[] = [];
  if (changedLines !== undefined && coverage.changedLines !== changedLines)
    problems.push(`${coverage.changedLines} changed lines`);
  if (promptAtMost !== undefined && run.longestPrompt > promptAtMost)
    problems.push(`a prompt of ${run.longestPrompt} characters`);
  if (modelRequests !== undefined && run.requests !== modelRequests) problems.push(`${run.requests} requests`);
  if (cpuAtMostSeconds !== undefined && run.cpuSeconds > cpuAtMostSeconds * serversShare)
    problems.push(`${run.cpuSeconds} s of processor time`);
  return problems;
}

function saidProblems(
  { statusContext, noStatus, says }: ChangeExpectation,
  { statuses, page, printed, report }: ChangeRun,
): string[] {
  const contexts = statuses.map(({ context, state }) => `${context} ${state}`);
  const problems: string[] = [];
  if (statusContext !== undefined && !statuses.some(({ context }) => context === statusContext))
    problems.push(`no status ${statusContext}, but ${contexts.join(', ')}`);
  if (noStatus !== undefined && statuses.some(({ context, state }) => context === noStatus && state === 'success'))
    problems.push(`a success of ${noStatus}`);
  if (says !== undefined && ![page, printed, report?.gate.reasons.join(' ') ?? ''].every((text) => text.includes(says)))
    problems.push(`it does not say ${says}`);
  return problems;
}

/** `1.1 times that of 80 files`: what the same case with so many files costs, in characters. */
async function costProblem(bound: string, given: ChangeCase, { cost }: ChangeRun): Promise<string[]> {
  const { factor, files } = /^(?<factor>[\d.]+) times that of (?<files>\d+) files$/u.exec(bound)?.groups ?? {};
  if (factor === undefined) return [`nobody can measure ${bound}`];
  const fewer = (scripts: ChangeCase['base']) =>
    scripts.map((script) => (script.folder === undefined ? script : { ...script, files: Number(files) }));
  const other = await runChange({ ...given, base: fewer(given.base), head: fewer(given.head) });
  return cost <= Number(factor) * other.cost ? [] : [`${cost} characters, ${other.cost} with ${files} files`];
}
