import { posix } from 'node:path';
import type { Shelf } from './shelf.ts';

/** Something that is cited and not there. */
export interface Falsehood {
  /** Where in the text it is cited, in characters. */
  readonly offset: number;
  readonly words: string;
}

/** Files of other repositories that ours speaks of: what teams write for models, what a run leaves, and examples. */
const foreign = new Set([
  'AGENTS.md',
  'CLAUDE.md',
  'GEMINI.md',
  'README.md',
  'copilot-instructions.md',
  '.github/copilot-instructions.md',
  'report.md',
  'comment.md',
  'summary.md',
  'pay.ts',
  'src/a.ts',
  'a/',
  'b/',
]);

/** Stand for a name that the reader chooses. */
const placeholder = /\b(?:NAME|NNNN)\b/g;

const token = /(?:\{[\w.,-]+\}|[\w@.*/$-])+/g;
const decisions = /\bdecisions?\s+(\d+(?:(?:,|\s+and|,\s+and)\s+\d+)*)/gi;
const elsewhere = /\bdesign\s+decisions?\b/gi;

/**
 * Every document, decision and path of code that `prose` cites and that is not there. A document is looked for beside
 * the file that cites it, in the root and in docs/; a path of code from the root when it begins there, else as the end
 * of one, so that `render/escape.ts` and `escape.ts` may stand for the whole.
 */
export function falseCitations(path: string, prose: string, shelf: Shelf): Falsehood[] {
  const paths = [...prose.matchAll(token)].flatMap((found) =>
    citedPaths(found[0]).flatMap((cited) =>
      isThere(cited, path, shelf) ? [] : [{ offset: found.index, words: `cites ${cited}, which does not exist` }],
    ),
  );
  const numbers = [...prose.matchAll(decisions)].flatMap((found) =>
    (found[1]?.match(/\d+/g) ?? []).flatMap((number) => problemOfDecision(number, found.index, shelf)),
  );
  const vague = [...prose.matchAll(elsewhere)].map(({ index }) => ({
    offset: index,
    words: 'cites a design decision; say "decision N" of one in docs/decisions, or the reason',
  }));
  return [...paths, ...numbers, ...vague];
}

/** `{one,other}` are two. What is installed, begins at the root of a disk, or is an action of others is not of the repository. */
function citedPaths(found: string): string[] {
  const whole = found.replace(/^\*+(?=\w)|[*.-]+$/g, '').replace(placeholder, '*');
  const [, before = '', choices, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(whole) ?? [];
  if (choices !== undefined) return choices.split(',').flatMap((choice) => citedPaths(before + choice + after));
  return /^[@$/]|\bnode_modules\b|\/\/|@[0-9a-f]{40}$|^\W*$/.test(whole) ? [] : [whole];
}

function isThere(cited: string, citing: string, shelf: Shelf): boolean {
  if (foreign.has(cited)) return true;
  const nearby = posix.join(posix.dirname(citing), cited);
  if (/^\.\.?\//.test(cited)) return shelf.has(nearby);
  if (cited.endsWith('.md')) return [nearby, cited, `docs/${cited}`].some(shelf.has);
  const first = /^([\w.-]+)\//.exec(cited)?.[1];
  if (first !== undefined && shelf.has(`${first}/`)) return shelf.has(cited) || shelf.has(nearby);
  const isOfRoom = first !== undefined && shelf.has(`src/${first}/`);
  const isPath = isOfRoom || /[\w*]\.ts$|^[\w-]+(?:\/[\w-]+)*\/$/.test(cited);
  return !isPath || shelf.hasEnding(cited);
}

function problemOfDecision(number: string, offset: number, shelf: Shelf): Falsehood[] {
  const found = shelf.files.filter((file) => file.startsWith(`docs/decisions/${number.padStart(4, '0')}-`));
  if (found.length === 1) return [];
  const why = found.length === 0 ? 'has no file in docs/decisions' : `is more than one: ${found.join(', ')}`;
  return [{ offset, words: `cites decision ${number}, which ${why}` }];
}
