import type { Element } from 'hast';
import { s } from 'hastscript';
import { minutesAndSeconds } from '../../lib/duration.ts';
import { visible } from '../../lib/visible.ts';
import { clip } from '../escape.ts';
import type { Lane, Timeline } from './timeline.ts';

const rowHeight = 34;
const barTop = 18;
const barHeight = 10;
const scaleHeight = 22;
const mostLanes = 30;
const longestName = 32;

/** Ids that no other element of the page has. */
export interface TimelineIds {
  readonly title: string;
  readonly description: string;
}

/**
 * A row for each session: its name, and below it a bar from its start to its end. What is on the longest chain has a full
 * bar and a line from whoever it waited for. As wide as the page: places are percentages, so letters keep their size.
 */
export function timelineSvg(timeline: Timeline, ids: TimelineIds): Element {
  const { lanes, chain, wall } = timeline;
  const shown = shownLanes(timeline);
  const rows = new Map(shown.map((at, row) => [at, row]));
  const whole = Math.max(wall, ...lanes.map(({ end }) => end), 1);
  const percent = (milliseconds: number) => `${((milliseconds / whole) * 100).toFixed(2)}%`;
  const hidden = lanes.length - shown.length;
  const height = shown.length * rowHeight + scaleHeight + (hidden === 0 ? 0 : 18);
  const bottom = shown.length * rowHeight + 4;
  const drawn = shown.flatMap((at, row) => {
    const lane = lanes[at];
    if (lane === undefined) return [];
    const onChain = chain.indexOf(at);
    const before = onChain > 0 ? rows.get(chain[onChain - 1] ?? -1) : undefined;
    const top = row * rowHeight;
    const kind = onChain < 0 ? ['bar'] : ['bar', 'decides'];
    return [
      ...(before === undefined ? [] : [waits(percent(lane.start), before, row)]),
      s('text', { x: 0, y: top + 13, className: onChain < 0 ? [] : ['decides'] }, nameOf(lane)),
      s('rect', {
        x: percent(lane.start),
        y: top + barTop,
        width: percent(lane.end - lane.start),
        height: barHeight,
        className: kind,
      }),
    ];
  });
  const parts = [
    s('title', { id: ids.title }, 'Timeline of the run'),
    s('desc', { id: ids.description }, described(timeline, shown)),
    ...[0, 25, 50, 75, 100].map((at) => s('line.scale', { x1: `${at}%`, x2: `${at}%`, y1: 0, y2: bottom })),
    ...drawn,
    s('text.scale', { x: 0, y: bottom + 14 }, '0:00'),
    s('text.scale', { x: '50%', y: bottom + 14, textAnchor: 'middle' }, minutesAndSeconds(whole / 2)),
    s('text.scale', { x: '100%', y: bottom + 14, textAnchor: 'end' }, minutesAndSeconds(whole)),
    ...(hidden === 0 ? [] : [s('text.scale', { x: 0, y: bottom + 32 }, `${hidden} more sessions are not shown.`)]),
  ];
  return s(
    'svg.timeline',
    { width: '100%', height, role: 'img', ariaLabelledBy: [ids.title, ids.description] },
    // Without its style sheet the page is text, whose words must not run together.
    parts.flatMap((part) => ['\n', part]),
  );
}

/** Lanes by number, in their order: where there are too many, reviews and chain first, then the longest. */
function shownLanes({ lanes, chain }: Timeline): readonly number[] {
  const rank = (at: number) => (chain.includes(at) ? 2 : lanes[at]?.what === 'review' ? 1 : 0);
  const length = (at: number) => (lanes[at]?.end ?? 0) - (lanes[at]?.start ?? 0);
  return lanes
    .map((_, at) => at)
    .sort((one, other) => rank(other) - rank(one) || length(other) - length(one))
    .slice(0, mostLanes)
    .sort((one, other) => one - other);
}

function waits(x: string, from: number, to: number): Element {
  return s('line.waits', { x1: x, x2: x, y1: from * rowHeight + barTop + barHeight, y2: to * rowHeight + barTop });
}

function nameOf({ who, what, start, end }: Lane): string {
  return `${clip(visible(who.toWellFormed()), longestName)}, ${what}, ${minutesAndSeconds(end - start)}`;
}

/** For whoever does not see it. */
function described({ lanes, chain }: Timeline, shown: readonly number[]): string {
  const told = shown.flatMap((at) => {
    const lane = lanes[at];
    if (lane === undefined) return [];
    const times = `${minutesAndSeconds(lane.start)} to ${minutesAndSeconds(lane.end)}`;
    return [`${nameOf(lane)}: ${times}${chain.includes(at) ? ', on the longest chain' : ''}`];
  });
  return `${told.join('; ')}.`;
}
