import type { CodeRule } from './rule.ts';

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
              body: `By its bytes it is ${notReviewed.detail}. Look where it comes from, and build it anew if you can.`,
              lines: null,
            },
          ],
    ),
};
