import { extname } from 'node:path';
import mime from 'mime';
import { addedLines, at } from './added-lines.ts';
import type { CodeRule } from './rule.ts';

/** Drivers that show text: those that git brings for languages, that of Git for Windows, and what Git LFS sets itself. */
const drivers =
  'ada|bash|bibtex|cpp|csharp|css|dts|elixir|fortran|fountain|golang|html|ini|java|kotlin|markdown|matlab|objc|pascal|perl|php|python|r|ruby|rust|scheme|tex|astextplain|lfs';
/** Attributes by which a diff, a count of lines or this review leaves a file out. */
const hiding = new RegExp(
  `^(?:-diff|binary|diff=(?!(?:${drivers})$)\\S+|linguist-(?:generated|vendored|documentation)(?:=true)?|working-tree-encoding=\\S+)$`,
);
const excludes = /^linguist-/;

/** New lines of attribute files that hide text. */
export const hidingAttributes: CodeRule = {
  id: 'hiding-attributes',
  name: 'Attributes that hide files',
  risk: 'Whoever looks at diffs, or relies on marks of the base, does not see what these files hold.',
  find: ({ changes }) =>
    changes
      .filter(({ path }) => /(?:^|\/)\.gitattributes$/.test(path))
      .flatMap((file) =>
        addedLines(file).flatMap((line) => {
          const found = hidingIn(line.text);
          return found.length === 0
            ? []
            : [
                {
                  path: file.path,
                  title: `New attributes hide files: ${found.join(', ')}`,
                  body: 'This review has shown the files all the same: it goes by the attributes of the base.',
                  lines: at(line),
                },
              ];
        }),
      ),
};

function hidingIn(line: string): readonly string[] {
  const [pattern = '', ...attributes] = line.trim().split(/\s+/);
  if (pattern.startsWith('#')) return [];
  return attributes.filter(
    (attribute) => hiding.test(attribute) && (excludes.test(attribute) || !isForBinaries(pattern)),
  );
}

/** A picture has no lines that could be hidden. */
function isForBinaries(pattern: string): boolean {
  const type = mime.getType(`x${extname(pattern)}`);
  return (
    type !== null &&
    /^(?:image\/(?!svg)|font\/|audio\/|video\/(?!mp2t)|application\/(?:pdf|zip|gzip|x-7z|java-archive|vnd\.))/.test(
      type,
    )
  );
}
