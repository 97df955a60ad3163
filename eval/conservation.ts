import { isOpen, type Ledger } from '../src/types.ts';
import type { Fed } from './feed.ts';

/**
 * What a ledger lost, one sentence for each: every raw finding has exactly one fate and is a source of the entry that
 * it names, and what is no longer open is so by a recorded ruling.
 */
export function losses({ findings, dispositions }: Ledger, fed: readonly Fed[]): readonly string[] {
  const fates = Map.groupBy(dispositions, ({ id }) => id);
  const entries = new Map(findings.map((finding) => [finding.id, finding]));
  const raised = new Set(fed.map(({ finding }) => finding.id));
  const unknown = dispositions.filter(({ id }) => !raised.has(id)).map(({ id }) => `${id} was never raised`);
  return [
    ...unknown,
    ...[...raised].flatMap((id) => {
      const [fate, ...more] = fates.get(id) ?? [];
      if (fate === undefined || more.length > 0) return [`${id} has ${fate === undefined ? 0 : more.length + 1} fates`];
      const entry = entries.get(fate.into ?? '');
      if (entry === undefined || !entry.sources.includes(id)) return [`${id} is not a source of ${fate.into}`];
      const isRuled = entry.rulings.some(
        ({ verdict, about }) => verdict === 'refuted' && entry.sources.includes(about),
      );
      if (isOpen(entry) || isRuled) return [];
      return [`${id} is ${entry.standing} without a ruling`];
    }),
  ];
}

/** Golden issues that the raw findings name, and how many of them an open entry has among its sources. */
export function goldenKept(
  { findings }: Ledger,
  fed: readonly Fed[],
): { readonly raised: number; readonly open: number } {
  const known = new Map(fed.map((one) => [one.finding.id, one.labelled.golden]));
  const open = findings.filter(isOpen).flatMap(({ sources }) => sources.flatMap((id) => known.get(id) ?? []));
  return { raised: new Set([...known.values()].flat()).size, open: new Set(open).size };
}
