import { isStillOpen, type Ledger, type Memory, type Prior, type Remembered, readPass, type Tally } from '../types.ts';

type Counts = Omit<Tally, 'reviewer'>;

/** Most reviewers that are counted. */
const mostReviewers = 50;
const longestName = 100;

/**
 * What became of what each reviewer raised, over all rounds up to this one: a finding counts once for whoever raised it first or
 * again, and once more when it was acted on, refuted, or closed as declined. What is declined and may be reopened is counted by
 * `talliesShown`. Passes are one reviewer; what code found is nobody's.
 */
export function talliesOf(ledger: Ledger, previous: Memory | null): readonly Tally[] {
  const known = new Map(previous?.findings.map((found) => [found.id, found]));
  const counted = countsOf(previous?.tallies ?? []);
  for (const { id, rule, sources, raisedBy, standing } of ledger.findings) {
    if (rule !== null || sources.length === 0) continue;
    const before = reviewersOf(known.get(id)?.raisedBy ?? []);
    const raisers = reviewersOf(raisedBy);
    add(counted, new Set([...raisers].filter((name) => !before.has(name))), 'raised');
    if (standing === 'refuted') add(counted, raisers, 'refuted');
  }
  for (const prior of ledger.priors ?? []) {
    const before = known.get(prior.id);
    if (before === undefined) continue;
    const raisers = reviewersOf(before.raisedBy);
    if (isDeclinedForGood(prior, before)) add(counted, raisers, 'declined');
    else if (wasActedOn(prior) && before.isActedOn !== true) add(counted, raisers, 'actedOn');
  }
  return [...counted].map(([reviewer, counts]) => ({ reviewer, ...counts })).slice(0, mostReviewers);
}

/** The same with what is declined now. */
export function talliesShown(ledger: Ledger, previous: Memory | null): readonly Tally[] {
  const counted = countsOf(talliesOf(ledger, previous));
  for (const { standing, raisedBy } of ledger.findings)
    if (standing === 'declined') add(counted, reviewersOf(raisedBy), 'declined');
  return [...counted].map(([reviewer, counts]) => ({ reviewer, ...counts }));
}

/** Whether somebody did something about it. */
export function wasActedOn({ status }: Pick<Prior, 'status'>): boolean {
  return status === 'fixed' || status === 'partly-fixed' || status === 'code-gone';
}

/** What was declined, and is no more there to be reopened. */
function isDeclinedForGood({ status }: Prior, { declined }: Remembered): boolean {
  return declined !== null && status !== 'declined' && !isStillOpen(status);
}

function reviewersOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => readPass({ name }).reviewer.slice(0, longestName).toWellFormed()));
}

function countsOf(tallies: readonly Tally[]): Map<string, Counts> {
  return new Map(tallies.map(({ reviewer, ...counts }) => [reviewer, counts]));
}

function add(counted: Map<string, Counts>, reviewers: ReadonlySet<string>, what: keyof Counts): void {
  for (const reviewer of reviewers) {
    const before = counted.get(reviewer) ?? { raised: 0, actedOn: 0, declined: 0, refuted: 0 };
    counted.set(reviewer, { ...before, [what]: before[what] + 1 });
  }
}
