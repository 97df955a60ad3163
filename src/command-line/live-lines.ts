import type { Event, Listener } from '../events/event.ts';
import { firstState, nextState } from '../events/progress-state.ts';
import { minutesAndSeconds } from '../lib/duration.ts';
import { visible } from '../lib/visible.ts';

/** How far a run is, a line for each reviewer and one for what follows. @returns nothing before the change is known */
export function liveLines(
  known: { readonly events: readonly Event[]; readonly startedAt: number; readonly now: number },
  columns: number,
): readonly string[] {
  const { events, startedAt, now } = known;
  const first = events.find((event) => event.kind === 'change');
  if (first === undefined) return [];
  const state = events.reduce(nextState, firstState(first.reviewers ?? [], { startedAt, runUrl: null, status: null }));
  const width = Math.max(0, ...state.reviewers.map(({ name }) => name.length));
  const rows = state.reviewers.map(({ name, turns, filesOpened, end }) => {
    const done =
      end === null
        ? turns === 0
          ? 'reads'
          : `turn ${turns}, ${filesOpened} file(s) opened`
        : 'failed' in end
          ? `failed: ${end.failed}`
          : `submitted ${end.findings} finding(s)`;
    return `${name.padEnd(width)}  ${done}`;
  });
  const more = (
    [
      ['Earlier findings', state.rechecks],
      ['Verification', state.verification],
    ] as const
  ).flatMap(([what, held]) => (held === null ? [] : [`${what}: ${held.ended} of ${held.sessions} session(s)`]));
  const written = state.phase === 'writing' ? ['The report is written'] : [];
  const time = minutesAndSeconds(now - startedAt);
  return [
    `Reviewing ${first.change.headRef} against ${first.change.baseRef}  ${time}`,
    ...rows,
    ...more,
    ...written,
  ].map((row) => cut(visible(row), columns));
}

function cut(text: string, columns: number): string {
  return text.length < columns ? text : `${text.slice(0, Math.max(1, columns - 2))}…`;
}

/** A place on a terminal that is written anew. */
export interface Canvas {
  readonly columns: () => number;
  readonly draw: (text: string) => void;
  /** Takes away what was drawn. */
  readonly clear: () => void;
}

/** Draws how far the run is, after every event and every second, until it is stopped. */
export function liveView(
  canvas: Canvas,
  clock: { readonly now: () => number },
): {
  readonly listen: Listener;
  /** Prints above what is drawn. */
  readonly above: (print: () => void) => void;
  readonly stop: () => void;
} {
  const events: Event[] = [];
  const startedAt = clock.now();
  const draw = () => canvas.draw(liveLines({ events, startedAt, now: clock.now() }, canvas.columns()).join('\n'));
  const ticking = setInterval(draw, 1_000).unref();
  return {
    listen(event) {
      events.push(event);
      draw();
    },
    above(print) {
      canvas.clear();
      print();
      draw();
    },
    stop() {
      clearInterval(ticking);
      canvas.clear();
    },
  };
}
