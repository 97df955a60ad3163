/** An error that the user must act on: what happened, and what to do about it. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly remedy: string;

  constructor(what: string, remedy: string) {
    super(what);
    this.remedy = remedy;
  }
}

/** What was asked for is not there, or not yet: the parts of GitHub learn of a push or a pull request one after another. */
export class LateError extends UserError {}

/** What was asked for is over: a pull request that is merged or closed. */
export class ClosedError extends UserError {}

/** The text of anything thrown; `catch` gives `unknown`. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
