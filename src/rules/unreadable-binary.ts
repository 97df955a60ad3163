import type { CodeRule } from './rule.ts';

/** The line of configuration that would let such a file pass, in words. */
export function exclusionAdvice(path: string): string {
  const line = `- { path: '${path.replaceAll("'", "''")}', reason: '…' }`;
  return `Where such files belong into the repository, list them under \`paths\`, \`exclude\` of the configuration at the base: \`${line}\`.`;
}

/** Binary files that could run. */
export const unreadableBinary: CodeRule = {
  id: 'unreadable-binary',
  name: 'A binary file that could run',
  risk: 'What the file does when it is started or loaded was seen by nobody.',
  find: ({ changes }) =>
    changes.flatMap(({ path, notReviewed }) =>
      notReviewed?.reason !== 'unreadable'
        ? []
        : [
            {
              path,
              title: 'A binary file that could run, and that nobody could read',
              body: `By its bytes it is ${notReviewed.detail}. Look where it comes from, and build it anew if you can. ${exclusionAdvice(path)}`,
              lines: null,
            },
          ],
    ),
};
