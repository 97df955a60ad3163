import type { Memory, Remembered, Report } from '../types.ts';
import { nextIdOf, remember } from './remember.ts';

/**
 * What a report itself says of its round, for a next one on the same machine. It is bound to nothing and sealed by nobody, so
 * it must never decide anything elsewhere. What no report has is not known: contents of files, and so every finding that can
 * gate is looked at again.
 */
export function memoryOfReport(report: Report): Memory {
  const { change, rounds, ledger, instance } = report;
  const { baseRef, headSha, mergeBase } = change;
  const memory = remember(report, {
    bound: {
      ...{ repository: 'here', pull: 1, instance, baseRef: baseRef.slice(0, 300), mergeBase, headSha },
      ...{ patchId: '', configuration: '' },
    },
    ...{ previous: null, run: '0-1', blobs: new Map(), files: null, ours: new Set(), quoted: new Map() },
  });
  const since = new Map((ledger.priors ?? []).map((prior) => [prior.id, prior.since]));
  const decisions = rounds.decisions ?? [];
  const declinedBy = ({ id, standing }: Remembered) =>
    standing === 'declined'
      ? (decisions.findLast(({ verb, finding }) => verb === 'dismiss' && finding === id)?.comment ?? null)
      : null;
  return {
    ...memory,
    base: null,
    restsOn: null,
    rounds: [...rounds.earlier, ...memory.rounds],
    nextId: nextIdOf(ledger, rounds.nextId ?? 1),
    findings: memory.findings.map((found) => ({
      ...found,
      since: since.get(found.id) ?? found.since,
      declined: declinedBy(found),
    })),
    decisions: [...decisions],
    tallies: [...(rounds.tallies ?? memory.tallies)],
  };
}
