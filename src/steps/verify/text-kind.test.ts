import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { textKind } from './text-kind.ts';

/** Of the lines that begin with `>`, or of all where none does. */
function kindOf(path: string, text: string) {
  const all = text.split('\n');
  const marked = all.flatMap((line, at) => (line.startsWith('>') ? [at + 1] : []));
  const [startLine = 1, endLine = marked.length > 0 ? startLine : all.length] = [marked[0], marked.at(-1)];
  const lines = all.map((line) => (line.startsWith('>') ? line.slice(1) : line));
  return textKind(lines, { path, startLine, endLine });
}

describe('what quoted lines are', () => {
  it.each([
    ['a.ts', '// meant to be so', 'comment'],
    ['a.ts', '/**\n> * meant to be so\n */', 'comment'],
    ['a.ts', 'const area = width\n> * heightOfTheRoom;', 'code'],
    ['a.ts', 'const text = `\n>// meant to be so\n`;', 'code'],
    ['a.ts', "split('/*');\n>meantToBeSo();\nsplit('*/');", 'code'],
    ['a.ts', "const is = /'/;\n>// meant to be so", 'comment'],
    ['a.go', 'retry() // twice, on purpose', 'comment'],
    ['a.c', 'retry();// twice, on purpose', 'comment'],
    ['a.ts', 'const url = "https://meant.example/to-be-so";', 'code'],
    ['a.ts', "const text = 'it said // meant to be so';", 'code'],
    ['a.ts', 'retry(); // ok', 'code'],
    ['a.scss', 'background: url(//meant.example/to-be-so);', 'code'],
    ['a.rs', "fn first<'a>(of: &'a str) {} // meant to be so", 'comment'],
    ['a.php', '#[MeantToBeSo]', 'code'],
    ['a.unknown', '// meant to be so', 'code'],
  ] as const)('in %s of "%s": %s', (path, text, kind) => {
    expect(kindOf(path, text)).toBe(kind);
  });

  it.each([
    ['a.py', 'retry()  # twice, on purpose', 'comment'],
    ['a.py', 'x // y_of_the_same', 'code'],
    ['a.py', 'def retry():\n    """Retries.\n\n>    Twice, on purpose.\n    """\n    return 2', 'comment'],
    ['a.py', "class A:\n>    r'''Meant to be so.'''", 'comment'],
    ['a.py', 'query = """\n>-- meant to be so\n"""', 'code'],
    ['a.py', 'run(\n>    """meant to be so"""\n)', 'code'],
    ['a.py', '>"""meant to be so %s""" % name', 'code'],
    ['a.jl', '"""\n>Meant to be so.\n"""\nretry() = 2', 'comment'],
    ['a.graphql', 'type A {\n  """\n>  Meant to be so.\n  """\n  b: Int\n}', 'comment'],
    ['a.ex', '@doc """\n>Meant to be so.\n"""', 'comment'],
    ['a.ex', 'text = """\n>Meant to be so.\n"""', 'code'],
    ['a.rb', '=begin\n>Meant to be so.\n=end', 'comment'],
    ['a.rb', 'a = 1\n>b = "meant to be so"', 'code'],
    ['a.pm', '=head1 RETRY\n\n>Meant to be so.\n\n=cut\nsub retry {}', 'comment'],
    ['a.pl', '=pod\n\nWords.\n\n=cut\n>sub meantToBeSo {}', 'code'],
    ['a.lua', '--[==[\n>meant to be so ]]\n]==]', 'comment'],
    ['a.lua', '--[[ a ]] meant_to_be_so()', 'code'],
    ['a.lua', '-- meant to be so', 'comment'],
    ['a.hs', '{- |\n>Meant to be so.\n-}', 'comment'],
    ['a.hs', 'meant --> toBeSo', 'code'],
    ['a.sql', "SELECT '--';\n>-- meant to be so", 'comment'],
    ['a.sql', "INSERT INTO t VALUES ('-- meant to be so');", 'code'],
    ['a.el', ';; meant to be so', 'comment'],
    ['a.lisp', '#|\n>meant to be so\n|#', 'comment'],
    ['a.xml', '<a>\n<!--\n>meant to be so\n--></a>', 'comment'],
    ['a.csproj', '<!-- meant to be so -->', 'comment'],
    ['a.html', "<p>meant to be so // and don't</p>", 'code'],
    ['a.hbs', '{{#if meantToBeSo}}', 'code'],
    ['a.vue', '<!-- meant to be so -->', 'comment'],
    ['a.bat', 'REM meant to be so', 'comment'],
    ['a.cmd', '@rem meant to be so', 'comment'],
    ['a.bat', 'del meant_to_be_so :: removed', 'code'],
    ['a.vb', 'Dim a = "it\'s" \' meant to be so', 'comment'],
    ['a.vb', 'Dim meantToBeSo = "and so on"', 'code'],
    ['a.ps1', '<#\n>meant to be so\n#>', 'comment'],
    ['a.ml', '(** meant to be so *)', 'comment'],
    ['a.erl', '%% meant to be so', 'comment'],
    ['a.m', 'x = a % meantToBeSo;', 'code'],
    ['a.f90', '! meant to be so', 'comment'],
    ['a.tf', '# meant to be so', 'comment'],
    ['a.yml', 'a: b#meant-to-be-so', 'code'],
    ['Dockerfile', '# pinned on purpose', 'comment'],
    ['CMakeLists.txt', 'add_library(meant_to_be_so)', 'code'],
    ['requirements.txt', 'meant==1.0  # pinned on purpose', 'comment'],
    ['bin/run', '#!/usr/bin/env bash\n># meant to be so', 'comment'],
    ['docs/rules.md', 'Twice.', 'document'],
    ['README', 'Twice.', 'document'],
  ] as const)('in %s of "%s": %s', (path, text, kind) => {
    expect(kindOf(path, text)).toBe(kind);
  });

  it('is told of many lines together, and of hostile ones in time', () => {
    expect(kindOf('a.ts', 'retry();\n// twice,\n// on purpose\nretry();')).toBe('comment');
    const before = process.threadCpuUsage().user;
    const pieces = [
      '"',
      "'",
      '`',
      '//',
      '/*',
      ' /',
      '\\',
      "'\\",
      '`\\',
      '"""',
      ' ',
      '--[[',
      '{-',
      '#',
      '(',
      '=a\n',
      "'\n",
    ];
    for (const path of ['a.ts', 'a.py', 'a.lua', 'a.hs', 'a.pl', 'a.ex', 'a.vue', 'a.bat'])
      for (const piece of pieces) kindOf(path, piece.repeat(samples(65_536, 4_096) / piece.length));
    expect(process.threadCpuUsage().user - before).toBeLessThan(2_000_000);
  });
});
