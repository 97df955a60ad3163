import { posix } from 'node:path';
import type { Snapshot, TreeEntry } from '../../git/snapshot.ts';
import { isInstruction } from '../../rules/changed-instructions.ts';
import { isReadme } from './acting-path.ts';

/** So many links and instructions are read at most; a repository with more has no small change of texts. */
const mostRead = 200;

/**
 * Why one of these files may act in another place than its own: a link leads to it, or an instruction for agents names it or its folder.
 * The end of a sentence; null: none of that.
 */
export async function namedElsewhere(side: Snapshot, paths: readonly string[]): Promise<string | null> {
  if (paths.length === 0) return null;
  const entries = await side.list();
  const links = entries.filter(({ mode }) => mode === '120000');
  const files = entries.filter(({ mode }) => mode.startsWith('100')).map(({ path }) => path);
  const instructions = files.filter((path) => isInstruction(path) || pipeline.test(path));
  if (links.length + instructions.length > mostRead)
    return `the repository has more than ${mostRead} links and instructions for agents`;
  for (const link of links) {
    const target = await targetOf(link, side);
    const hit = paths.find((path) => target === null || leadsTo(target.toLowerCase(), path.toLowerCase()));
    if (hit !== undefined) return `the link ${link.path} leads to ${hit}, or nobody can tell where it leads`;
  }
  for (const instruction of instructions) {
    const read = await side.read(instruction);
    const words = read.found ? read.lines.join('\n') : null;
    const isNamed = pipeline.test(instruction) ? isCalledIn : isNamedIn;
    const hit = paths.find((path) => words === null || isNamed(words, path));
    if (hit !== undefined) return `${instruction} names ${hit} or its folder`;
  }
  return null;
}

/** Workflows may give a text to a model, or to a program. */
const pipeline = /^\.(?:github|gitlab|gitea|forgejo|circleci)\/.*\.ya?ml$|^\.gitlab-ci\.yml$/iu;
/** Names in them are those of pages, which they only put in order. */
const ofSites =
  /\.(?:md|mdx|rst|txt|adoc|html)$|(?:^|\/)(?:mkdocs|_toc|_config|nav)\.ya?ml$|(?:^|\/)(?:sidebars?|docusaurus\.config|astro\.config|book|_meta)\.(?:[cm]?[jt]s|json|toml)$|(?:^|\/)\.vitepress\//iu;
const mostFound = 50;

/** Why a program may read one of these texts, as far as one writes its name; null: none does. A README has its name everywhere. */
export async function readByPrograms(side: Snapshot, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const pattern = posix.basename(path);
    if (isReadme(path)) continue;
    const how = { syntax: 'fixed', ignoreCase: true, under: null, limit: mostFound } as const;
    const found = await side.search({ ...how, pattern, signal: new AbortController().signal }).catch(() => null);
    if (found === null || found.isTruncated || found.leftOut !== null) return `nobody can tell who reads ${path}`;
    const reader = found.matches.find((match) => !ofSites.test(match.path));
    if (reader !== undefined) return `${reader.path} names ${path}`;
  }
  return null;
}

function isCalledIn(words: string, path: string): boolean {
  return words.toLowerCase().includes(posix.basename(path).toLowerCase());
}

function leadsTo(target: string, path: string): boolean {
  return target === '.' || path === target || path.startsWith(`${target}/`);
}

/** From the root; null where it leads out of the repository. */
async function targetOf({ path }: TreeEntry, side: Snapshot): Promise<string | null> {
  const read = await side.read(path);
  const target = read.found ? read.lines.join('\n') : '/';
  return posix.isAbsolute(target) ? null : posix.join(posix.dirname(path), target).replace(/\/$/u, '');
}

/** By its name, with or without its ending, or by a folder above it that the words mean as a whole. */
export function isNamedIn(words: string, path: string): boolean {
  const text = words.toLowerCase().replaceAll('%20', ' ');
  const { base, name, ext } = posix.parse(path.toLowerCase());
  // A pattern means texts wherever they are.
  if (text.includes(`*${ext}`)) return true;
  if (text.includes(base) || (name.length > 3 && text.includes(`/${name}`))) return true;
  // Everybody knows what a README is, and which file a word in quotes or brackets means.
  if (isSaid(text, name, name.startsWith('readme') ? /(?:^|[^\w-])$/u : /[`'"@*[]$/u)) return true;
  const folders = new Set(
    path
      .toLowerCase()
      .split('/')
      .slice(0, -1)
      .filter((folder) => folder !== ''),
  );
  return [...folders].some((folder) => meansFolder(text, `${folder}/`) || isFolderSaid(text, folder));
}

/** Whether the folder is named by itself, and not as a part of another path. */
function meansFolder(text: string, folder: string): boolean {
  for (const at of placesOf(text, folder)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + folder.length]];
    if (!/[\w-]/u.test(before) && !/[\w.-]/u.test(after)) return true;
  }
  return false;
}

/** Without a stroke behind it: as a path, in quotes, as a folder, or as where something is. */
function isFolderSaid(text: string, folder: string): boolean {
  const before =
    /(?:(?:^|[^\w.-])\.?\/|[`'"@*]|\b(?:at|by|from|follow|folder|directory|in|inside|into|of|per|read|see|under|with|within) (?:(?:all|our|the|your) )?)$/u;
  if (isSaid(text, folder, before)) return true;
  return placesOf(text, folder).some((at) =>
    /^[`'"*]*\s+(?:folders?|director(?:y|ies)|dir|tree)\b/u.test(
      text.slice(at + folder.length, at + folder.length + 20),
    ),
  );
}

/** Whether a word stands somewhere by itself, behind what fits. */
function isSaid(text: string, word: string, behind: RegExp): boolean {
  return placesOf(text, word).some((at) => {
    const end = at + word.length;
    return !/^[\w/-]/u.test(text.slice(end, end + 1)) && behind.test(text.slice(Math.max(0, at - 20), at));
  });
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}
