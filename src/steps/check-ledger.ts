import type { Ledger, RawReview } from '../types.ts';
import { rawItems } from './raw-items.ts';

/**
 * The rules that every ledger keeps: each raw item has exactly one fate, each finding at least one source, and every
 * id that is named exists. A ledger that breaks one is never rendered.
 * @throws {Error} that names the item
 */
export function checkLedger({ findings, dispositions }: Ledger, reviews: readonly RawReview[]): void {
  const raw = rawItems(reviews);
  const wanted = raw.map(({ id }) => id);
  const fates = new Map<string, number>();
  for (const { id } of dispositions) fates.set(id, (fates.get(id) ?? 0) + 1);
  for (const id of wanted) if (fates.get(id) !== 1) throw new Error(`ledger: ${id} has ${fates.get(id) ?? 0} fates`);
  if (dispositions.length !== wanted.length) throw new Error('ledger: a fate without a raw item');
  const kinds = new Map(raw.map(({ id, item }) => [id, item]));
  for (const { id, item, fate } of dispositions) {
    if (kinds.get(id) !== item) throw new Error(`ledger: ${id} is not a ${item}`);
    if (item === 'finding' && fate.into === null) throw new Error(`ledger: the finding ${id} went nowhere`);
  }
  const ids = new Set(findings.map(({ id }) => id));
  if (ids.size !== findings.length) throw new Error('ledger: two findings share an id');
  for (const { id, fate } of dispositions)
    if (fate.into !== null && !ids.has(fate.into))
      throw new Error(`ledger: ${id} went into ${fate.into}, which does not exist`);
  for (const { id, sources } of findings) {
    if (sources.length === 0) throw new Error(`ledger: ${id} has no source`);
    const kept = dispositions.filter(({ fate }) => fate.into === id && fate.type === 'kept');
    if (kept.length !== 1) throw new Error(`ledger: ${id} keeps ${kept.length} raw findings, not one`);
    const into = dispositions.filter(({ fate }) => fate.into === id).map((disposition) => disposition.id);
    if (into.length !== sources.length || sources.some((source) => !into.includes(source)))
      throw new Error(`ledger: the sources of ${id} are not what went into it`);
  }
}
