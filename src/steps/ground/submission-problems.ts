import { resolvePath } from '../../lib/resolve-path.ts';
import { visible } from '../../lib/visible.ts';
import { unfoundCitations } from '../../prompts/reviewer.ts';
import { type ClaimedPlace, type Finding, rawItemLists, type Submission } from '../../types.ts';
import { type GroundContext, groundFinding } from './ground.ts';
import { placesIn } from './place-observations.ts';

const mostProblems = 40;
/** Lines around the stated ones, and characters of a line, that are shown. */
const around = 3;
const mostLines = 16;
const longestLine = 200;

/** What of a submission is not in the code as it says: paths, quotations with the lines as they stand, diffs. */
export async function submissionProblems(submission: Submission, context: GroundContext): Promise<readonly string[]> {
  const found = await Promise.all([
    ...submission.findings.map((finding, index) => problemsOf(finding, `findings[${index}]`, context)),
    observationProblems(submission, context),
  ]);
  const problems = found.flat();
  if (problems.length === 0) return [];
  const rest = problems.length > mostProblems ? [`… and ${problems.length - mostProblems} more`] : [];
  return [unfoundCitations([...problems.slice(0, mostProblems), ...rest])];
}

async function problemsOf(finding: Finding, name: string, context: GroundContext): Promise<readonly string[]> {
  const { problem, fix } = await groundFinding(finding, context);
  return [
    ...(problem === null ? [] : await unfound(finding, name, problem, context)),
    ...(fix.problem === null ? [] : [`${name}: its diff does not apply. ${fix.problem}`]),
  ];
}

async function observationProblems(submission: Submission, context: GroundContext): Promise<readonly string[]> {
  const places = await placesIn(submission, context);
  const problems = places.map(async ({ item, index, place: { problem } }) => {
    const name = `${rawItemLists[item]}[${index}]`;
    const limitation = item === 'limitation' ? submission.limitations[index] : undefined;
    if (problem === null) return [];
    if (limitation === undefined) return [`${name}: ${problem} What is about no file has the path null.`];
    return unfound({ ...limitation, side: 'new', endLine: limitation.startLine }, name, problem, context);
  });
  return (await Promise.all(problems)).flat();
}

/** The problem, and the file as it is where the code was said to stand. Of one that has not come, no author can mend anything. */
async function unfound(
  { path, side, startLine, endLine }: ClaimedPlace,
  name: string,
  problem: string,
  { head, base }: GroundContext,
): Promise<readonly string[]> {
  const says = `${name}, ${visible(path)}: ${problem}`;
  const [here, there] = side === 'new' ? [head, base] : [base, head];
  const meant = resolvePath(path, await here.list(), await there.list());
  if ('problem' in meant) return [says];
  const text = await here.readWhole(meant.path);
  if (!text.found) return text.isMissing === true ? [] : [says];
  if (startLine === null) return [says];
  const from = Math.max(1, Math.min(startLine, text.lines.length) - around);
  const to = Math.min(text.lines.length, (endLine ?? startLine) + around, from + mostLines - 1);
  const shown = text.lines
    .slice(from - 1, to)
    .map((line, index) => `    ${from + index} | ${visible(line.replace(/\r$/, '')).slice(0, longestLine)}`);
  return [[`${says} These lines stand there:`, ...shown].join('\n')];
}
