/** Files in which the indentation of a line is part of what it means: there a re-indented line is another line. */
const indented =
  /\.(?:py[iwx]?|ya?ml|haml|slim|pug|jade|coffee|sass|styl|hs|lhs|elm|purs|fsx?|fsi|nim|rst|md|gd|scala|bzl|star|bazel|mk|mojo|vy)$|(?:^|\/)(?:[Mm]akefile|GNUmakefile|BUILD|WORKSPACE|SConstruct|SConscript)$/;

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/**
 * What two lines have in common when only their indentation differs. White space within a line counts as one space,
 * and as it is where the line has a quotation mark: in a string it is a part of the program.
 */
export function lineKey(text: string, path: string): string {
  const ended = text.trimEnd();
  if (indented.test(path)) return `|${ended}`;
  const bare = ended.trimStart();
  return /["'`]/.test(bare) ? bare : bare.replace(/\s+/g, ' ');
}

export function alphanumerics(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
