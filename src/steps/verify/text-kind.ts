import type { CheckedEvidence } from '../../types.ts';

const documents =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|org|tex)$|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|NOTICE)$/i;

/** How a comment begins, by the names of files; `star`: lines of a block may begin with one. */
const languages: readonly { readonly files: RegExp; readonly marks: readonly string[]; readonly star?: true }[] = [
  {
    files:
      /\.(?:[cm]?[jt]sx?|java|kts?|scala|go|rs|[ch]|cc|cpp|hpp|cs|swift|php|dart|groovy|gradle|proto|s?css|less|zig|mm?|vue|svelte)$/i,
    marks: ['//', '/*'],
    star: true,
  },
  {
    files:
      /\.(?:py|rb|sh|bash|zsh|ya?ml|toml|pl|r|exs?|tf|mk|conf|cfg|properties|ps1|nim|jl|cr|php)$|(?:^|\/)(?:Dockerfile|Makefile|\.[\w.-]+)$/i,
    marks: ['#'],
  },
  { files: /\.(?:sql|lua|hs|elm|adb|ads)$/i, marks: ['--', '/*'] },
  { files: /\.(?:html?|xml|svg|vue|svelte)$/i, marks: ['<!--'] },
  { files: /\.(?:lisp|clj[cs]?|el|ini|asm)$/i, marks: [';'] },
];
/** A comment of fewer letters and digits states nothing. */
const leastWords = 8;

/** What lines of a file are. Code beside a comment is a comment: what it says of the code is said there. */
export function textKind(lines: readonly string[], path: string): CheckedEvidence['kind'] {
  if (documents.test(path)) return 'document';
  const spoken = languages.filter(({ files }) => files.test(path));
  const marks = spoken.flatMap((language) => language.marks);
  const said = lines
    .map((line) =>
      commentIn(
        line,
        marks,
        spoken.some(({ star }) => star === true),
      ),
    )
    .join(' ');
  return (said.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastWords ? 'comment' : 'code';
}

/** The comment of a line, without what stands in quotation marks before it; empty when it has none. */
function commentIn(line: string, marks: readonly string[], hasStars: boolean): string {
  const bare = line.trim();
  if (hasStars && /^\*(?:\s|\/|$)/u.test(bare)) return bare;
  let quote: string | null = null;
  for (let at = 0; at < bare.length; at += 1) {
    const character = bare[at] ?? '';
    if (quote !== null) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = null;
      continue;
    }
    const begins = marks.some((mark) => bare.startsWith(mark, at)) && (at === 0 || /\s/u.test(bare[at - 1] ?? ''));
    if (begins) return bare.slice(at);
    if (character === '"' || character === "'" || character === '`') quote = character;
  }
  return '';
}
