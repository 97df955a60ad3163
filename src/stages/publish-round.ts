import { minutesAndSeconds } from '../lib/duration.ts';
import { maskTokens } from '../lib/mask-tokens.ts';
import type { AnnouncedReview } from '../publish/announce.ts';
import { exitCode } from '../publish/exit-code.ts';
import { keepRounds } from '../publish/keep-rounds.ts';
import { prepare } from '../publish/prepare.ts';
import type { Known } from '../publish/publication.ts';
import { publish } from '../publish/publish.ts';
import { judge } from '../steps/judge.ts';
import type { Ended, Report, Surroundings } from '../types.ts';
import type { World } from '../worlds/world.ts';
import type { BegunRound } from './begin-round.ts';
import type { ConsolidatedRound } from './consolidate-round.ts';

/** Decides by what is known of the change now, sends the report, and leaves its memory. */
export async function publishRound(
  { dossier: { change, changes }, paths, config, bound }: Pick<BegunRound, 'dossier' | 'paths' | 'config' | 'bound'>,
  { report, judged, ours, quoted, latest }: ConsolidatedRound,
  { announced, world }: { readonly announced: AnnouncedReview; readonly world: World },
): Promise<Ended> {
  const { events, log, redact } = world;
  const mask = (text: string) => maskTokens(redact(text));
  const reportFor = (known: Surroundings): Report => ({
    ...report,
    // It speaks of a change that is decided by itself.
    prose: known.head === 'current' && known.waitsFor === null ? report.prose : null,
    ...judge(judged, known),
  });
  const prepared = prepare({ changes, paths, wanted: config, mask, redact });
  const remember = keepRounds(latest, { bound, ours, quoted }, world);
  const publicationFor = ({ lacking, ...known }: Known) => {
    const isKept = known.head === 'current' || known.head === 'unknown';
    return prepared(reportFor(known), lacking, { remember: isKept ? remember : null, earlier: latest.memory });
  };
  const directory = config.reportDirectory ?? world.reportDirectory;
  const known = await publish(publicationFor, { ...announced, world, change, directory });
  const { gate, verdict } = judge(judged, known);
  const ended = { outcome: gate.outcome, exitCode: exitCode(gate, config.policy) };
  events.tell({ kind: 'concluded', exitCode: ended.exitCode });
  log.line(`${gate.outcome}, ${verdict}, after ${minutesAndSeconds(report.wallClockMs)}`);
  return ended;
}
