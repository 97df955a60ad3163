import { mapStrings } from '../lib/redact.ts';
import type { WithPath } from '../lib/resolve-path.ts';
import type { ChangedFile, Report } from '../types.ts';
import { inTime } from './in-time.ts';
import {
  barePublication,
  type Keeping,
  type Known,
  type Publication,
  publicationOf,
  type Wanted,
} from './publication.ts';
import { withholdSecrets } from './withhold-secrets.ts';
import { withoutMachinePaths } from './without-machine-paths.ts';

/** Milliseconds of work that all texts of a run's report may take: to mask, to render, to be looked through for secrets. */
const ordinary = { masking: 5_000, rendering: 10_000, looking: 5_000 };

/**
 * Makes a report into what is published, in a time of its own: what takes longer costs pages and texts, never the decision.
 * @returns a function for each state of what is known; all of its calls share the time
 */
export function prepare(
  {
    changes,
    paths,
    wanted,
    mask,
    redact,
  }: {
    readonly changes: readonly ChangedFile[];
    /** Files of the repository: what a model writes may name them by a path of a machine. */
    readonly paths: readonly WithPath[];
    readonly wanted: Wanted;
    /** What is done to every text of the report before it is shown. */
    readonly mask: (text: string) => string;
    readonly redact: (text: string) => string;
  },
  limits: typeof ordinary = ordinary,
): (report: Report, lacking: Known['lacking'], keeping?: Keeping) => Publication {
  const [masking, rendering, looking] = [inTime(limits.masking), inTime(limits.rendering), inTime(limits.looking)];
  return (report, lacking, keeping = {}) => {
    const { name } = wanted;
    const made = () => {
      const masked = masking(() => withoutMachinePaths(mapStrings(report, mask), paths));
      return publicationOf(masked, changes, { ...wanted, ...keeping, lacking, work: rendering });
    };
    const publication = orElse(made, (error) => barePublication(report, wanted, error));
    return withholdSecrets(publication, { redact, name, work: looking });
  };
}

function orElse<Value>(make: () => Value, instead: (error: unknown) => Value): Value {
  try {
    return make();
  } catch (error) {
    return instead(error);
  }
}
