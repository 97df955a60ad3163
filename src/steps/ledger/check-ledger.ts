import { isOpen, type Ledger, type RawItem, type RawItemKind, type RawReview, rawItems } from '../../types.ts';

/**
 * The rules that every ledger keeps: each raw item has exactly one fate, each entry at least one source and exactly one
 * that is shown, and every id that is named exists. A ledger that breaks one is never rendered: every number of the
 * report is counted from it.
 * @throws {Error} that names the item
 */
export function checkLedger(
  { findings, observations, dispositions }: Ledger,
  reviews: readonly RawReview[],
  byCode: readonly RawItem[] = [],
): void {
  const raw = [...rawItems(reviews), ...byCode];
  const fates = Map.groupBy(dispositions, ({ id }) => id);
  for (const { id } of raw) {
    const count = fates.get(id)?.length ?? 0;
    if (count !== 1) throw new Error(`ledger: ${id} has ${count} fates`);
  }
  if (dispositions.length !== raw.length) throw new Error('ledger: a fate without a raw item');
  const kinds = new Map(raw.map(({ id, item }) => [id, item]));
  const entries = [
    ...findings.map(({ id, sources }) => ({ id, sources, item: 'finding' as const })),
    ...observations.map(({ id, sources, item }) => ({ id, sources, item })),
  ];
  const known = new Map<string, RawItemKind>(entries.map(({ id, item }) => [id, item]));
  if (known.size !== entries.length) throw new Error('ledger: two entries share an id');
  for (const { id, item, into, fate } of dispositions) {
    if (kinds.get(id) !== item) throw new Error(`ledger: ${id} is not a ${item}`);
    if ((fate === 'unreadable') !== (item === 'unreadable'))
      throw new Error(`ledger: ${id} is ${item} and its fate is ${fate}`);
    if (into === null && fate === 'unreadable') continue;
    if (into === null || known.get(into) !== item)
      throw new Error(`ledger: ${id} went into ${into}, which does not exist`);
  }
  for (const { id, sameAs } of observations)
    if (sameAs !== null && (!known.has(sameAs) || sameAs === id))
      throw new Error(`ledger: ${id} says the same as ${sameAs}, which is no other entry`);
  const gone = Map.groupBy(dispositions, ({ into }) => into);
  for (const { id, sources } of entries) {
    if (sources.length === 0) throw new Error(`ledger: ${id} has no source`);
    const into = gone.get(id) ?? [];
    if (into.length !== sources.length || into.some((one) => !sources.includes(one.id)))
      throw new Error(`ledger: the sources of ${id} are not what went into it`);
    const shown = into.filter(({ facts }) => !facts.includes('merged'));
    if (shown.length !== 1) throw new Error(`ledger: ${id} shows ${shown.length} raw items, not one`);
  }
  const ofCode = new Set(byCode.map(({ id }) => id));
  for (const { id, standing, rulings, anchor, rule, sources } of findings) {
    if (standing === 'ungrounded' && anchor !== null) throw new Error(`ledger: ${id} is ungrounded with an anchor`);
    if (sources.some((source) => ofCode.has(source) !== (rule !== null)))
      throw new Error(`ledger: ${id} is of code and of a reviewer`);
    if (standing === 'refuted' && !rulings.some(({ verdict }) => verdict === 'refuted'))
      throw new Error(`ledger: ${id} is refuted by nobody`);
    const lost = dispositions.filter((one) => one.into === id && one.fate === 'refuted');
    if (isOpen({ standing }) && lost.length === (gone.get(id)?.length ?? 0))
      throw new Error(`ledger: ${id} stands, and all of its sources are refuted`);
  }
}
