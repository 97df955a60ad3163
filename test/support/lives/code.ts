import type { Tree } from './memory-repo.ts';

/*
 * Code whose defects are known: each unit is a function with a number, and may have one.
 */

/** `broken`: it has its defect. The others have none: a guard stands before the line, or another line in its place. */
export type Form = 'broken' | 'guarded' | 'changed';

export interface Unit {
  readonly number: number;
  readonly form: Form;
  /** Lines of comment before it. */
  readonly above: number;
}

export type Files = ReadonlyMap<string, readonly Unit[]>;

const severities = ['critical', 'important', 'suggestion'] as const;

export function severityOf(number: number): (typeof severities)[number] {
  return severities[number % 3] ?? 'suggestion';
}

export function defectLine(number: number): string {
  return `  return input.total${number} / input.people${number}.length;`;
}

/** What shows that a unit has no defect. */
export function mendedLine({ number, form }: Unit): string {
  return form === 'guarded'
    ? `  if (input.people${number} === undefined) return null;`
    : `  return shareOf(input.part${number});`;
}

function linesOf({ number, form, above }: Unit): string[] {
  const body = {
    broken: [defectLine(number)],
    guarded: [mendedLine({ number, form, above }), defectLine(number)],
    changed: [mendedLine({ number, form, above })],
  }[form];
  const comments = Array.from({ length: above }, (_, at) => `// A remark on share ${number}, ${at}.`);
  return [...comments, `export function share${number}(input) {`, ...body, '}', ''];
}

export function treeOf(files: Files, more: Tree): Tree {
  const texts = [...files].map(([path, units]) => [path, `${units.flatMap(linesOf).join('\n')}\n`] as const);
  return { ...more, ...Object.fromEntries(texts) };
}

/** Where a line stands in a tree; the first such place. */
export function placeOf(tree: Tree, line: string): { readonly path: string; readonly startLine: number } | null {
  for (const [path, text] of Object.entries(tree)) {
    const at = text.split('\n').indexOf(line);
    if (at >= 0) return { path, startLine: at + 1 };
  }
  return null;
}

/** The unit that a text speaks of. */
export function numberIn(text: string): number | null {
  const found = /(?:share|total|people|part) ?(\d+)/u.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
