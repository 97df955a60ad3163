import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import clojure from 'highlight.js/lib/languages/clojure';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import dart from 'highlight.js/lib/languages/dart';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import elixir from 'highlight.js/lib/languages/elixir';
import go from 'highlight.js/lib/languages/go';
import graphql from 'highlight.js/lib/languages/graphql';
import haskell from 'highlight.js/lib/languages/haskell';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import lua from 'highlight.js/lib/languages/lua';
import makefile from 'highlight.js/lib/languages/makefile';
import markdown from 'highlight.js/lib/languages/markdown';
import perl from 'highlight.js/lib/languages/perl';
import php from 'highlight.js/lib/languages/php';
import powershell from 'highlight.js/lib/languages/powershell';
import protobuf from 'highlight.js/lib/languages/protobuf';
import python from 'highlight.js/lib/languages/python';
import r from 'highlight.js/lib/languages/r';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import scala from 'highlight.js/lib/languages/scala';
import scss from 'highlight.js/lib/languages/scss';
import sql from 'highlight.js/lib/languages/sql';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import type { LanguageFn } from 'lowlight';

interface Language {
  readonly grammar: LanguageFn;
  /** Endings of file names, and whole names, in lower case. */
  readonly files: string;
}

/** A fixed set: every grammar enters the bundle. Their names are those of highlight.js, which refer to one another. */
const languages: Readonly<Record<string, Language>> = {
  bash: { grammar: bash, files: 'sh bash zsh' },
  c: { grammar: c, files: 'c h' },
  clojure: { grammar: clojure, files: 'clj cljs cljc edn' },
  cpp: { grammar: cpp, files: 'cc cpp cxx hh hpp hxx cu' },
  csharp: { grammar: csharp, files: 'cs' },
  css: { grammar: css, files: 'css' },
  dart: { grammar: dart, files: 'dart' },
  dockerfile: { grammar: dockerfile, files: 'dockerfile containerfile' },
  elixir: { grammar: elixir, files: 'ex exs' },
  go: { grammar: go, files: 'go' },
  graphql: { grammar: graphql, files: 'graphql gql' },
  haskell: { grammar: haskell, files: 'hs' },
  ini: { grammar: ini, files: 'ini toml cfg conf properties editorconfig' },
  java: { grammar: java, files: 'java' },
  javascript: { grammar: javascript, files: 'js cjs mjs jsx' },
  json: { grammar: json, files: 'json jsonc json5 webmanifest' },
  kotlin: { grammar: kotlin, files: 'kt kts gradle' },
  lua: { grammar: lua, files: 'lua' },
  makefile: { grammar: makefile, files: 'makefile mk' },
  markdown: { grammar: markdown, files: 'md markdown' },
  perl: { grammar: perl, files: 'pl pm' },
  php: { grammar: php, files: 'php' },
  powershell: { grammar: powershell, files: 'ps1 psm1 psd1' },
  protobuf: { grammar: protobuf, files: 'proto' },
  python: { grammar: python, files: 'py pyi bzl' },
  r: { grammar: r, files: 'r' },
  ruby: { grammar: ruby, files: 'rb rake gemspec gemfile rakefile' },
  rust: { grammar: rust, files: 'rs' },
  scala: { grammar: scala, files: 'scala sbt' },
  scss: { grammar: scss, files: 'scss' },
  sql: { grammar: sql, files: 'sql' },
  swift: { grammar: swift, files: 'swift' },
  typescript: { grammar: typescript, files: 'ts cts mts tsx' },
  xml: { grammar: xml, files: 'xml html htm svg vue svelte csproj plist' },
  yaml: { grammar: yaml, files: 'yml yaml' },
};

const names = new Map(
  Object.entries(languages).flatMap(([name, { files }]) => files.split(' ').map((file) => [file, name] as const)),
);

/** Grammars by name, as lowlight takes them. */
export function grammars(): Record<string, LanguageFn> {
  return Object.fromEntries(Object.entries(languages).map(([name, { grammar }]) => [name, grammar]));
}

/** Name of the grammar for a path; null when there is none. */
export function languageOf(path: string): string | null {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return names.get(file) ?? names.get(file.slice(file.lastIndexOf('.') + 1)) ?? null;
}
