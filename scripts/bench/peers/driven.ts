import { inOneLine } from '../in-one-line.ts';
import { type Candidate, measure } from '../measure.ts';
import { type PeerTask, peerCandidate } from './candidate.ts';
import { type InstalledPeer, installedPeers } from './installed.ts';
import type { Peer } from './peer.ts';

export interface DrivenPeers {
  /** Each by itself, then all of them at once. */
  readonly candidates: readonly Candidate[];
  /** Those that are installed and did not come to their end, in their own words. */
  readonly failed: readonly { readonly candidate: string; readonly why: string }[];
  /** A sentence for each that is not installed. */
  readonly absent: readonly string[];
}

/** Looks for programs and drives each that is there once, so that one that cannot be driven costs the others nothing. */
export async function drivenPeers(peers: readonly Peer[], path: string, task: PeerTask): Promise<DrivenPeers> {
  const { found, absent } = await installedPeers(peers, path);
  const driven: InstalledPeer[] = [];
  const failed: { candidate: string; why: string }[] = [];
  for (const installed of found) {
    const candidate = peerCandidate([installed], task);
    try {
      await measure(candidate, false);
      driven.push(installed);
    } catch (error) {
      failed.push({ candidate: candidate.name, why: inOneLine(error) });
    }
  }
  const together = driven.length > 1 ? [driven] : [];
  return {
    candidates: [...driven.map((one) => [one]), ...together].map((started) => peerCandidate(started, task)),
    failed,
    absent: absent.map(({ program, maker }) => `\`${program}\` (${maker}): not installed.`),
  };
}
