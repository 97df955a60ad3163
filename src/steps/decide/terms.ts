import type { Policy, Reviewer } from '../../types.ts';

/** What holds for every claim of a run. */
export interface Terms {
  readonly policy: Policy;
  /** Vendor of each configured reviewer, by its name. */
  readonly vendors: ReadonlyMap<string, string>;
}

/** @param reviewers all that are configured, those that failed included */
export function termsOf(reviewers: readonly Reviewer[], policy: Policy): Terms {
  return { policy, vendors: new Map(reviewers.map((reviewer) => [reviewer.name, reviewer.vendor])) };
}

/** Who is not configured answers for itself. */
export function vendorNamed(name: string, { vendors }: Pick<Terms, 'vendors'>): string {
  return vendors.get(name) ?? name;
}

/** With one vendor only, each of its fresh sessions is a voice. */
export function isSoleVendor({ vendors }: Terms): boolean {
  return new Set(vendors.values()).size <= 1;
}
