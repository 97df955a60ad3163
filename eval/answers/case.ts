/** An input and its right answer. What each holds is the affair of its kind. */
export interface Case {
  readonly name: string;
  readonly given: unknown;
  readonly expect: unknown;
}

/** Holds one case against the functions of src themselves: null when the answer is as expected, else what differs. */
export type Answer = (one: Case) => Promise<string | null>;
