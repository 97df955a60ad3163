import { htmlProblems } from '../../scripts/html-problems.ts';
import { foreignTags, htmlOf } from './github-page.ts';
import { reportProblems } from './report-problems.ts';
import { sarifProblems } from './sarif-problems.ts';

type Validator = (text: string) => readonly string[] | Promise<readonly string[]>;

/** Who reads each file of a report; none of the validators is ours. Markdown has no schema: what GitHub makes of it is looked at. */
const validators: Readonly<Record<string, Validator>> = {
  'report.md': (text) => foreignTags(htmlOf(text)),
  'report.html': htmlProblems,
  'report.json': (text) => reportProblems(JSON.parse(text)),
  'report.sarif': (text) => sarifProblems(JSON.parse(text)),
};

/** What is wrong with a file of a report. @throws in words that say what to add, for a file that nobody reads */
export async function fileProblems(fileName: string, text: string): Promise<readonly string[]> {
  const validator = validators[fileName];
  if (validator !== undefined) return validator(text);
  throw new Error(
    `Nobody reads ${fileName} in the tests. Add a validator that is not ours, or a published schema, to \`validators\` in test/support/file-problems.ts.`,
  );
}
