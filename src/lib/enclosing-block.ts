import { indentation } from './indentation.ts';

/** Lines from 1, both included. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

const around = 3;

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/**
 * The cited lines widened to the block that holds them, by indentation: from the nearest line above that is indented
 * less, to the line below that closes it. Works for every language that people indent, without a parser. What is longer
 * than `most` lines is cut to a few lines around the cited ones.
 */
export function enclosingBlock(lines: readonly string[], cited: LineRange, most: number): LineRange {
  const last = lines.length;
  const small = {
    startLine: Math.max(1, cited.startLine - around),
    endLine: Math.min(last, cited.endLine + around, Math.max(1, cited.startLine - around) + most - 1),
  };
  const inside = lines.slice(cited.startLine - 1, cited.endLine).filter((line) => !isBlank(line));
  const depth = Math.min(...inside.map(indentation));
  if (!Number.isFinite(depth) || depth === 0) return small;
  let start = cited.startLine;
  const isHead = (line: number) => !isBlank(lines[line - 1]) && indentation(lines[line - 1] ?? '') < depth;
  while (start > 1 && !isHead(start) && cited.endLine - start < most) start -= 1;
  if (!isHead(start)) return small;
  const outer = indentation(lines[start - 1] ?? '');
  let end = cited.endLine;
  while (end < last && (isBlank(lines[end]) || indentation(lines[end] ?? '') > outer) && end - start < most) end += 1;
  // A closing bracket stands at the depth of the head; in languages without one nothing does.
  if (end < last && /^\s*[\])}]|^\s*(?:end|fi|done|esac)\b/u.test(lines[end] ?? '')) end += 1;
  while (end > cited.endLine && isBlank(lines[end - 1])) end -= 1;
  const whole = {
    startLine: Math.min(start, small.startLine),
    endLine: Math.max(end, Math.min(small.endLine, cited.endLine)),
  };
  return whole.endLine - whole.startLine < most ? whole : small;
}
