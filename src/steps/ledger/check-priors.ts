import { isOpen, isStillOpen, type Ledger, type Memory } from '../../types.ts';

/**
 * The rules that a ledger keeps over rounds: each finding that was open has exactly one status, no status is of another
 * one but of one that came back, no id is given twice or to another finding, what is still open counts, and what lives on in
 * another one does so in one that counts. A ledger that
 * breaks one is never published.
 * @throws {Error} that names the finding
 */
export function checkPriors({ findings, priors = [] }: Ledger, { findings: known, closed, nextId }: Memory): void {
  const statuses = Map.groupBy(priors, ({ id }) => id);
  for (const { id } of known)
    if (statuses.get(id)?.length !== 1) throw new Error(`rounds: ${id} has ${statuses.get(id)?.length ?? 0} statuses`);
  const earlier = new Set([...known, ...closed].map(({ id }) => id));
  for (const { id } of priors) {
    if (!earlier.has(id)) throw new Error(`rounds: ${id} was no finding of an earlier round`);
    if (statuses.get(id)?.length !== 1) throw new Error(`rounds: ${id} has two statuses`);
  }
  const ids = new Set(findings.map(({ id }) => id));
  if (ids.size !== findings.length) throw new Error('rounds: two findings share an id');
  for (const { id } of findings)
    if (!statuses.has(id) && Number(id.slice(1)) < nextId) throw new Error(`rounds: ${id} is given to another finding`);
  const counted = new Set(findings.filter(isOpen).map(({ id }) => id));
  for (const { id, status, supersededBy } of priors)
    if ((status === 'superseded') !== (supersededBy !== undefined && counted.has(supersededBy)))
      throw new Error(`rounds: ${id} is ${status}, and lives on in ${supersededBy ?? 'no other one'}`);
  for (const { id, status } of priors)
    if (isStillOpen(status) !== counted.has(id))
      throw new Error(`rounds: ${id} is ${status} and ${counted.has(id) ? 'counts' : 'does not count'}`);
}
