import type { Reviewer } from './review.ts';

/** A reviewer whose provider is the vendor that brings it. */
export type OfferedReviewer = Pick<Reviewer, 'name' | 'model' | 'effort'>;

/** What is known of a vendor without its adapter: names of inputs, and words. It holds no key. */
export interface VendorFacts {
  /** Stands in a line of `reviewers` as `NAME/model`: lower-case letters only. */
  readonly name: string;
  /** The input for its API key, `…-api-key`: the ending keeps the value out of error texts. */
  readonly keyInput: string;
  /** The input for a base URL of the user's own, `…-base-url`. */
  readonly addressInput: string;
  /** The input for headers that a gateway asks for, `…-headers`. */
  readonly headersInput: string;
  /** The vendor's own base URL; or, where every user has a server elsewhere, what an error text says to set the input to. */
  readonly address: { readonly own: string } | { readonly wanted: string };
  /** What its reviewers without a `vendor=` speak for: their own provider; or, behind a server of any model, each for itself. */
  readonly voice: 'provider' | 'each-its-own';
  /** Whom its key alone brings in; or, where models differ from server to server, the example of an error text. */
  readonly reviewer: { readonly byDefault: OfferedReviewer } | { readonly example: OfferedReviewer };
}
