import { htmlProblems } from '../../scripts/html-problems.ts';
import { markdownProblems } from './markdown-problems.ts';
import { textOfPage } from './page-text.ts';
import { reportProblems } from './report-problems.ts';
import { sarifProblems } from './sarif-problems.ts';

interface Context {
  /** Address that links may lead to. */
  readonly server: string;
}

type Validator = (text: string, context: Context) => readonly string[] | Promise<readonly string[]>;

/** Who reads each file of a report; the validators are not ours, or hold it to what GitHub publishes. */
const validators: Readonly<Record<string, Validator>> = {
  'report.md': (text, { server }) => markdownProblems(text, server),
  'report.html': async (text) => [
    ...(await htmlProblems(text)),
    ...(textOfPage(text).includes('Executive Summary') ? [] : ['no text of the report is left without the markup']),
  ],
  'report.json': (text) => reportProblems(JSON.parse(text)),
  'report.sarif': (text) => sarifProblems(JSON.parse(text)),
};

/** What is wrong with a file of a report. @throws in words that say what to add, for a file that nobody reads */
export async function fileProblems(
  fileName: string,
  text: string,
  context: Context = { server: 'https://github.example' },
): Promise<readonly string[]> {
  const validator = validators[fileName];
  if (validator !== undefined) return validator(text, context);
  throw new Error(
    `Nobody reads ${fileName} in the tests. Add a validator that is not ours, or a published schema, to \`validators\` in test/support/file-problems.ts.`,
  );
}
