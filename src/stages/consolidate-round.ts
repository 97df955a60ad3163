import { unaskedAndBarred } from '../begin/require-quorum.ts';
import { within } from '../lib/clock.ts';
import { maskTokens } from '../lib/mask-tokens.ts';
import { messageOf } from '../lib/user-error.ts';
import { recallAgain } from '../publish/keep-rounds.ts';
import { type Recalled, roundsOf } from '../rounds/recall.ts';
import { compose } from '../steps/compose/compose.ts';
import { consolidate } from '../steps/consolidate.ts';
import { asReviewed, type Judged, judge } from '../steps/judge.ts';
import type { Change, QuotedCaller, Report } from '../types.ts';
import type { Destinations, World } from '../worlds/world.ts';
import type { BegunRound } from './begin-round.ts';
import type { ReviewedRound } from './review-round.ts';

/** A report but for what is decided when it is published. */
export type UndecidedReport = Omit<Report, 'gate' | 'verdict'>;

/** What a round came to. */
export interface ConsolidatedRound {
  readonly report: UndecidedReport;
  /** What the decision rests on. */
  readonly judged: Judged;
  /** Ids of open findings whose code the change itself brought, as code tells. */
  readonly ours: ReadonlySet<string>;
  /** By ids of findings: what showed that they can happen, besides their own lines. */
  readonly quoted: ReadonlyMap<string, readonly QuotedCaller[]>;
  /** What earlier rounds left, as it was when reviewers had answered. */
  readonly latest: Recalled;
}

/** Makes one report of what reviewers and verifiers said; an editor writes its prose. */
export async function consolidateRound(
  { started, facts, dossier, repo, small, config, code, since, scope, recalled, sessions }: BegunRound,
  { examined, codeFindings, lack = null }: ReviewedRound,
  { to, world }: { readonly to: Pick<Destinations, 'comment'>; readonly world: World },
): Promise<ConsolidatedRound> {
  const { clock, redact } = world;
  const { change, changes, commits } = dossier;
  const { policy } = config;
  world.events.tell({ kind: 'writing' });
  if (small !== null)
    for (const warning of await unaskedAndBarred(examined.reviews, sessions.barred)) world.log.warning(warning);
  const discussions = startThreads(change, world);
  const latest = await recallAgain(recalled, facts, { name: config.name, comment: to.comment, world });
  // Models have said what they found, and only code reads from here on.
  repo.waitUntil(clock.deadline(longestReadingMs));
  const { ledger, ours, quoted, coverage, metrics, ...rest } = await consolidate(examined, {
    ...{ dossier: { ...dossier, previous: latest.memory }, policy, code, codeFindings, since, isSmall: small !== null },
    mask: (text) => maskTokens(redact(text)),
    isUnread: recalled.isUnread === true,
  });
  const judged = { ...rest.judged, lack: lack ?? repo.lack() };
  const facing = { ...dossier, ledger, metrics, ...judge(judged, asReviewed) };
  const edited = await compose(facing, examined.editor, sessions);
  const threads = await discussions.soon();
  // Another machine may have begun, whose clock is ahead.
  const wallClockMs = Math.max(0, clock.now('the report is made') - started);
  return {
    ...{ judged, ours, quoted, latest },
    report: {
      schemaVersion: 1,
      id: reportId(started, change),
      createdAt: new Date(started + wallClockMs).toISOString(),
      instance: config.name,
      change,
      rounds: { ...roundsOf(latest, ledger), ...(scope === null ? {} : { scope }) },
      commits,
      changes: changes.map(({ oldMode: _old, newMode: _new, hunks: _, ...file }) => file),
      reviews: examined.reviews,
      sessions: [...examined.sessions, ...edited.sessions],
      ledger,
      metrics,
      prose: edited.prose,
      threads,
      prices: sessions.prices,
      coverage,
      policy,
      ...(small === null ? {} : { small }),
      wallClockMs,
      actionUrl: world.actionUrl,
      runUrl: world.runUrl,
    },
  };
}

/** Limit of waiting for what the report shows of files that nobody has read so far, in milliseconds. */
const longestReadingMs = 20_000;

/** Limit of reading discussions, and of waiting for them once the report could be written, in milliseconds. */
const threadLimits = { whole: 20_000, rest: 1_000 };

/** What people still discuss is worth showing, and its absence is no reason to lose a report, or to wait for it. */
function startThreads(
  change: Change,
  { source, log, clock }: World,
): { readonly soon: () => Promise<Report['threads']> } {
  const reading = source.readThreads(change, clock.deadline(threadLimits.whole));
  reading.catch(() => undefined);
  return {
    async soon() {
      try {
        return await within(clock.deadline(threadLimits.rest), 'GitHub did not answer in time', reading);
      } catch (error) {
        log.warning(`The open discussions could not be read: ${messageOf(error)}`);
        return null;
      }
    },
  };
}

/** `YYYYMMDD-HHMMSS` in UTC, and what was reviewed. */
function reportId(milliseconds: number, change: Change): string {
  const time = new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${time}-${change.kind === 'pull-request' ? `pr-${change.number}` : change.headSha.slice(0, 12)}`;
}
