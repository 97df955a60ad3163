/** Languages by the names that models give them. GitHub colours these and does nothing else with them. */
const known = new Set(
  (
    'asm awk bash bat batch c c# c++ clj clojure cmake cmd conf console coffeescript cpp crystal cs csharp css csv cue cython d dart diff ' +
    'docker dockerfile dotenv elixir elm env erb erl erlang ex f# fish fortran fsharp gherkin git gitignore glsl go golang ' +
    'gradle graphql groovy handlebars haskell hbs hcl hlsl hs html http ini java javascript jinja jinja2 js json json5 ' +
    'jsonc jsonl jsp jsx julia kotlin kt less lisp log lua make makefile markdown matlab md mdx nginx nim nix nu objc ' +
    'objective-c objectivec ocaml output pascal patch perl php pl plaintext plsql powershell prisma promql properties proto ' +
    'protobuf ps1 pseudo pseudocode pug puppet purescript py pycon python python3 r rb reason rego rs rst ruby rust sass scala ' +
    'scheme scss sh shell shell-session solidity sql starlark svelte swift tcl terraform text tf toml ts tsx twig txt ' +
    'typescript vb verilog vhdl vim vue wasm wat wgsl xml xslt yaml yml zig zsh'
  ).split(' '),
);

/**
 * The language that a fence may keep; null for any other word. `suggestion` would be one click from a commit, `mermaid`,
 * `math` and maps are drawn.
 * @param info what stands behind the fence
 */
export function fenceLanguage(info: string): string | null {
  const name = info.trim().toLowerCase();
  return known.has(name) ? name : null;
}
