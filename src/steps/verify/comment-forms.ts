/** What begins at a place of a file, and where it ends. */
export interface Form {
  /** How it begins, as the source of a regular expression without groups. */
  readonly opens: string;
  /** The text that ends it, made of what began it; null: the end of the line. */
  readonly closes: ((opening: string) => string) | null;
  /**
   * `documentation` is text of a string that is a statement of its own; `string` is code, whatever it says; brackets are
   * told apart only where a string can be either.
   */
  readonly is: 'comment' | 'documentation' | 'string' | 'bracket';
  /** Where the end is missing, it is the end of the file. */
  readonly mayStayOpen?: true;
}

const untilLineEnd = (opens: string): Form => ({ opens, closes: null, is: 'comment' });
const between = (opens: string, closes: string): Form => ({ opens, closes: () => closes, is: 'comment' });
const itself = (opening: string) => opening;

/** A mark inside a word is none: an address, an operator, a private field. */
const slashes = untilLineEnd(String.raw`(?<![^\s;{},)])//`);
const hash = untilLineEnd(String.raw`(?<!\S)#(?!\[)`);
const semicolon = untilLineEnd(String.raw`(?<!\S);`);
const dashes = untilLineEnd(String.raw`(?<!\S)--(?!>|\[=*\[)`);
const percent = untilLineEnd(String.raw`(?<!\S)%`);
const stars = between(String.raw`/\*`, '*/');
const markup = between('<!--', '-->');
const parenthesis = between(String.raw`\(\*`, '*)');
/** In one line: what the apostrophe of a word begins ends nowhere. */
const quoted = (marks: string): Form => ({ opens: `[${marks}]`, closes: itself, is: 'string' });
const strings = quoted(`"'`);
const several: Form = { opens: `"""|'''`, closes: itself, is: 'string' };
const backquoted: Form = { opens: '`', closes: itself, is: 'string' };
/** Text that stands where a statement would, as Python, Julia and GraphQL have it. */
const docstring: Form = {
  opens: String.raw`(?:"""|''')(?<=^[ \t]*(?:[ru]|raw)?.{3})`,
  closes: itself,
  is: 'documentation',
};
const brackets: Form = { opens: '[()\\[\\]{}]', closes: null, is: 'bracket' };

const curly = [slashes, stars, strings];
const python = [hash, brackets, docstring, several, strings];
const shell = [hash, strings];
const lisp = [semicolon, between(String.raw`#\|`, '|#'), quoted('"')];
const page = [
  markup,
  between(String.raw`\{\{!--`, '--}}'),
  between(String.raw`(?<!\{)\{#`, '#}'),
  between('<%#', '%>'),
];

/** Forms by the ends of names. The first form that fits at a place counts. */
const byExtension: Readonly<Record<string, readonly Form[]>> = {
  'ts tsx mts cts js jsx mjs cjs go': [...curly, backquoted],
  'java kt kts scala sc swift groovy gradle dart': [slashes, stars, several, strings],
  m: [untilLineEnd('^[ \t]*%'), slashes, stars, strings],
  'c h cc cpp cxx hh hpp hxx ino mm cs rs zig d proto sol v sv svh vala jsonc json5 scss less styl glsl wgsl cu hlsl apex cls':
    curly,
  'css pcss': [stars, strings],
  'php phtml': [slashes, hash, stars, strings],
  nix: [hash, stars, strings],
  'tf tfvars hcl thrift': [hash, slashes, stars, strings],
  'py pyi pyx pxd bzl star bazel': python,
  jl: [between('#=', '=#'), ...python],
  'graphql gql': [hash, { ...docstring, opens: '"""' }, strings],
  'ex exs': [
    hash,
    { ...docstring, opens: String.raw`"""(?<=@(?:module|type)?doc[ \t]+(?:~s)?.{3})` },
    several,
    strings,
  ],
  'rb rake gemspec ru cr': [between('^=begin', '\n=end'), hash, strings],
  'pl pm t raku': [{ ...between('^=[a-z]\\w+', '\n=cut'), mayStayOpen: true }, hash, strings],
  'sh bash zsh fish ksh yaml yml toml r awk sed tcl mk conf cfg env dockerfile gitignore coffee editorconfig nomad':
    shell,
  'ps1 psm1 psd1': [between('<#', '#>'), hash, strings],
  nim: [between('#\\[', ']#'), hash, several, strings],
  cmake: [between(String.raw`#\[\[`, ']]'), hash, quoted('"')],
  properties: [untilLineEnd('^[ \t]*[#!]')],
  'ini inf reg desktop service': [untilLineEnd('^[ \t]*[#;]')],
  'sql psql mysql ddl': [dashes, stars, quoted(`'`)],
  'lua luau': [
    {
      opens: String.raw`--\[=*\[`,
      closes: (opening) => opening.replace('--', '').replaceAll('[', ']'),
      is: 'comment',
    },
    dashes,
    strings,
  ],
  'hs lhs purs elm idr agda': [between(String.raw`\{-`, '-}'), dashes, quoted('"')],
  'adb ads vhd vhdl': [dashes, quoted('"')],
  'fs fsi fsx': [slashes, parenthesis, several, quoted('"')],
  'ml mli mll mly': [parenthesis, quoted('"')],
  'pas pp dpr': [slashes, parenthesis, between(String.raw`\{(?!\$)`, '}'), quoted(`'`)],
  'lisp lsp cl el clj cljs cljc edn scm ss rkt': lisp,
  'asm s nasm': [untilLineEnd('(?<!\\S)[;@]|^[ \\t]*#'), slashes, stars],
  'erl hrl': [percent, quoted('"')],
  'f f90 f95 f03 f08': [untilLineEnd('!'), strings],
  'vb vbs bas frm': [untilLineEnd(String.raw`(?:^|:)[ \t]*rem\b`), quoted('"'), untilLineEnd(`'`)],
  'bat cmd': [untilLineEnd(String.raw`(?:^|&)[ \t]*@?(?:rem\b|::)`)],
  'cob cbl cpy': [untilLineEnd(String.raw`\*>|(?<=^.{6})\*`)],
  vim: [untilLineEnd('^[ \t]*"')],
  'html htm xhtml xml xsd xsl xslt svg xaml wsdl plist resx config csproj vbproj fsproj props targets pom hbs j2 jinja twig erb ejs jsp aspx cshtml storyboard xib':
    page,
  'vue svelte astro': [markup, ...curly, backquoted],
};

const byName: readonly (readonly [RegExp, readonly Form[]])[] = [
  [/^cmakelists\.txt$/, [between(String.raw`#\[\[`, ']]'), hash, quoted('"')]],
  [/^(?:requirements|constraints)[\w.-]*\.txt$/, shell],
  [/^(?:dockerfile|containerfile|makefile|gnumakefile|codeowners|procfile|brewfile|justfile)\b/, shell],
  [/^(?:gemfile|rakefile|vagrantfile|podfile|fastfile|dangerfile|guardfile)$/, shell],
  [/^(?:build|workspace|tiltfile|sconstruct|sconscript)$/, python],
  [/^jenkinsfile\b/, [slashes, stars, several, strings]],
  [/^go\.(?:mod|work)$/, curly],
];

const extensions = new Map(
  Object.entries(byExtension).flatMap(([names, forms]) => names.split(' ').map((name) => [name, forms] as const)),
);

/** Whether the name of a file alone says that it is read by the lines of code, though it ends like a document. */
export function isNamedCode(path: string): boolean {
  const name = nameOf(path);
  return byName.some(([pattern]) => pattern.test(name));
}

/** How comments are written in a file. @param firstLine says it of a program whose name does not */
export function formsOf(path: string, firstLine: string): readonly Form[] {
  const name = nameOf(path);
  const named = byName.find(([pattern]) => pattern.test(name))?.[1];
  if (named !== undefined) return named;
  const known = extensions.get(/\.([^.]+)$/.exec(name)?.[1] ?? '');
  if (known !== undefined) return known;
  if (/^#!.*\bpython/.test(firstLine)) return python;
  if (/^#!.*\b(?:node|deno|bun)\b/.test(firstLine)) return [...curly, backquoted];
  return firstLine.startsWith('#!') || name.startsWith('.') ? shell : [];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
