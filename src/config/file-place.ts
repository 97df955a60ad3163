/** Where a file stands, in words: `.github/deep-review.yml` of `main`. */
export interface FilePlace {
  readonly path: string;
  /** Null: on this machine, and at no commit. */
  readonly branch: string | null;
}

/** Where in which file, for the beginning of a sentence. */
export function placeCalled({ path, branch }: FilePlace, at: string | null = null): string {
  return `\`${path}\`${branch === null ? '' : ` of \`${branch}\``}${at === null ? '' : `, ${at},`}`;
}
