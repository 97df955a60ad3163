import { createHash } from 'node:crypto';
import type { StageBound } from '../../types/stages/stage-files.ts';
import type { World } from '../../worlds/world.ts';
import type { BegunRound } from '../begin-round.ts';

/** What files of this run belong to, by inputs and objects of this very job. */
export function bindStage(
  { dossier: { change }, config, configuration, small, printed }: BegunRound,
  { handover, run }: Pick<World, 'handover' | 'run'>,
): StageBound {
  const shown = createHash('sha256');
  for (const { text, rest } of printed.slices) {
    shown.update(text);
    for (const { receipt } of rest) shown.update(receipt);
  }
  return {
    repository: handover?.repository ?? '',
    change: change.kind === 'pull-request' ? `pull request ${change.number}` : change.kind,
    headSha: change.headSha,
    mergeBase: change.mergeBase,
    baseRef: change.baseRef,
    run,
    instance: config.name,
    configuration,
    isSmall: small !== null,
    shown: shown.digest('hex'),
  };
}

/** What of it differs, in words. */
const called: Readonly<Record<keyof StageBound, string>> = {
  repository: 'repository',
  change: 'change',
  headSha: 'head',
  mergeBase: 'merge base',
  baseRef: 'base branch',
  run: 'run or attempt',
  instance: 'instance',
  configuration: 'configuration',
  isSmall: 'extent',
  shown: 'part of the change',
};

/** Why a file is none of this run, as the end of a sentence; null: it is. */
export function foreignTo(here: StageBound, there: StageBound): string | null {
  const keys = Object.keys(called) as (keyof StageBound)[];
  const other = keys.filter((key) => here[key] !== there[key]).map((key) => called[key]);
  return other.length === 0 ? null : `it was written for another ${other.join(', ')}`;
}
