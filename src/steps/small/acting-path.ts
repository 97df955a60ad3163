import { isActingPlace } from '../../git/patches/acts-by-itself.ts';
import { isInstruction } from '../../rules/changed-instructions.ts';

/** No name of a route, a template or a hidden file, and none that looks like another one. */
const plainPath = /^[A-Za-z0-9][\w .+-]*(?:\/[A-Za-z0-9][\w .+-]*)*$/u;

/** Folders in which agents, generators and tests look for what they read, whatever it is. */
const reading = wordsOf(
  'agent agents ai chatmodes claude codex commands context contexts copilot cursor gemini instructions llm llms mcp memory memory-bank',
  'persona personas prompt prompts rules skill skills system content drafts includes layouts locales i18n partials posts',
  'snippets template templates data e2e eval evals example examples fixture fixtures golden mock mocks sample samples',
  'snapshots spec specs test testdata tests changelog changes fragments news newsfragments',
);
/** The same of frameworks, servers and builds, for what is no text. */
const running = wordsOf(
  'actions adapters api app assets autoload benches bin cgi-bin components composables config configs controllers cron entities environments events features',
  'extensions functions handlers helpers htdocs initializers islands jobs lambda lambdas listeners loaders middleware middlewares models modules',
  'pages plugin plugins policies public queues resolvers route routes script scripts seeders seeds serializers server services',
  'settings static store stores stories subscribers support tasks tool tools utils views workers www wwwroot',
  'build dist lib-dynload node_modules out site-packages target third_party vendor',
);

function wordsOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((words) => words.split(' ')));
}

const test = /[._-](?:test|tests|spec|specs)\.[a-z]+$|^test_/iu;

/** Whether a file by this path may be found, run, served or obeyed because it stands there, as far as names can tell. */
export function actsByPath(path: string): boolean {
  return isRead(path) || foldersOf(path).some((part) => running.has(part));
}

/** Whether an agent, a generator or a test may read a file because it stands there, whatever it is. */
export function isRead(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  if (!plainPath.test(path) || test.test(name) || isActingPlace(path) || isInstruction(path)) return true;
  return foldersOf(path).some((part) => reading.has(part));
}

function foldersOf(path: string): readonly string[] {
  return path.toLowerCase().split('/').slice(0, -1);
}

/**
 * Programs that others find by a path that they write. What is found by a search (Python, Ruby), by its folder (Go, Java) or as data acts by its place.
 */
const imported = /(?<!\.d)\.[cm]?[jt]sx?$/u;
/** Names that runtimes and frameworks look for. */
const special =
  /^(?:app|background|boot|bootstrap|client|config|content|default|entry|error|global|home|index|init|instrumentation|layout|lib|loader|main|manifest|middleware|page|plugin|polyfills?|preload|proxy|register|root|routes?|seed|server|service-?worker|setup|sw|template|worker)\b|^_|\.(?:client|config|layout|loader|page|plugin|route|server|setup|stories|worker)\.[a-z]+$/iu;

/** Whether a program by this path is found by those alone who name it, as far as names can tell. */
export function isImported(path: string): boolean {
  return imported.test(path) && !special.test(path.split('/').at(-1) ?? '') && !actsByPath(path);
}

const documentation = /^(?:docs?|documentation)$/u;
const readme = /^readme(?:[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?\.(?:md|rst)$/iu;
/** A second ending is that of a program that is written as a text; a language is none. */
const onlyText = /^[^.]+(?:\.[a-z]{2}(?:[_-][a-z]{2,4})?)?\.(?:md|rst)$/iu;
/** What agents are given to do. */
const asking =
  /(?<![a-z])(?:backlog|briefs?|commands?|epics?|guardrails?|mcp|plans?|prd|requirements?|specs?|specifications?|stor(?:y|ies)|tasks?|tools?|workflows?)(?![a-z])/iu;
/** What agents, services, programs or lawyers read under such a name. */
const telling =
  /agent|assistant|bot|chang|chatgpt|checklist|claude|codex|codeowner|conduct|context|contribut|convention|copilot|copying|cursor|funding|gemini|governance|guideline|history|instruction|issue|licen[cs]e|llm|maintainer|memory|news|notice|owner|persona|playbook|polic(?:y|ies)|prompt|pull.?request|release|review|rule|runbook|security|sidebar|skill|style|summary|support|template|todo|toctree|version/iu;

/** Whether a path is one of documentation for people: a README, or what lies in a folder of documentation. */
export function isDocumentation(path: string): boolean {
  if (!/\.(?:md|rst)$/iu.test(path) || isRead(path)) return false;
  const name = path.split('/').at(-1) ?? '';
  if (isReadme(path)) return true;
  if (!onlyText.test(name) || telling.test(name) || asking.test(path)) return false;
  return foldersOf(path).some((part) => documentation.test(part));
}

/** Whether a text is the README of its folder, whose name everybody knows. */
export function isReadme(path: string): boolean {
  return readme.test(path.split('/').at(-1) ?? '');
}
