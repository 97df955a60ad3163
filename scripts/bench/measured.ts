import type { DossierFigures } from './dossier.ts';
import type { Row, UnmeasuredRow } from './figures.ts';

/** What a part of the benchmark measured. */
export interface Measured {
  readonly rows: readonly Row[];
  /** Seconds of processor time until the program is loaded; of the part `start`. */
  readonly coldStart?: number;
  /** Bytes of the first request that are not the change, by vendor; of the part `start`. */
  readonly beyondDossier?: Readonly<Record<string, number>>;
  /** Bytes of a fetch of both commits without blobs; of the part `history`. */
  readonly withoutBlobs?: number;
  /** The dossier of the largest change by itself, and of that with a third of its files; of the part `sizes`. */
  readonly dossier?: { readonly large: DossierFigures; readonly middle: DossierFigures };
  /** Candidates of `rows` that are vendors' own programs; of the part `start`. */
  readonly peers?: readonly string[];
  /** Vendors' own programs that are installed and could not be driven to the end. */
  readonly unmeasured?: readonly UnmeasuredRow[];
  /** What is not there to be measured, a sentence for each. */
  readonly absent?: readonly string[];
}

/** With where it was measured, as it is kept in docs/performance/. */
export interface Kept extends Measured {
  readonly machine: string;
  readonly date: string;
  readonly commit: string;
  readonly runs: number;
}
