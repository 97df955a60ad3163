import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import type { Figures, Row } from './figures.ts';

const width = 720;
const rowHeight = 22;
/** A letter is about seven wide. */
const labelWidthOf = (rows: readonly Row[]) =>
  Math.max(170, ...rows.map(({ size, candidate }) => (size.length + candidate.length) * 7));
/** Readable on white and on black. */
const colours: Readonly<Record<string, string>> = {
  floor: '#8a8f98',
  'floor, bundled': '#6e7681',
  'deep-review': '#2f81f7',
};
const figures: readonly { readonly name: string; readonly unit: string; readonly read: (of: Figures) => number }[] = [
  { name: 'Start to last first request', unit: 's', read: (of) => of.firstRequest },
  { name: 'Whole run', unit: 's', read: (of) => of.wall },
  { name: 'Processor time', unit: 's', read: (of) => of.processor },
  { name: 'Memory', unit: 'MB', read: (of) => of.memory ?? 0 },
];

/** Bars of four figures, each group on a scale of its own: an SVG that stands alone and follows the reader's colours. */
export function plot(title: string, rows: readonly Row[]): string {
  let y = 34;
  const labelWidth = labelWidthOf(rows);
  const drawn = figures.flatMap(({ name, unit, read }) => {
    const most = Math.max(...rows.map((row) => read(row.figures)));
    const heading = s('text', { x: 10, y: y + 14, className: ['name'] }, name);
    y += 22;
    const bars = rows.flatMap((row) => {
      const value = read(row.figures);
      const length = most === 0 ? 0 : (value / most) * (width - labelWidth - 90);
      const text = unit === 's' ? `${value.toFixed(2)} s` : `${Math.round(value)} ${unit}`;
      const shapes = [
        s('text', { x: labelWidth - 8, y: y + 14, 'text-anchor': 'end' }, `${row.size}, ${row.candidate}`),
        s('rect', {
          x: labelWidth,
          y: y + 3,
          width: length.toFixed(1),
          height: 14,
          fill: colours[row.candidate] ?? '#a371f7',
        }),
        s('text', { x: (labelWidth + length + 6).toFixed(1), y: y + 14 }, text),
      ];
      y += rowHeight;
      return shapes;
    });
    y += 10;
    return [heading, ...bars];
  });
  const style =
    'text{font:12px sans-serif;fill:#1f2328}.name{font-weight:bold}.title{font:bold 14px sans-serif}' +
    '@media(prefers-color-scheme:dark){text{fill:#e6edf3}}';
  const image = s(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${y}`, width, height: y, role: 'img' },
    [s('title', title), s('style', style), s('text', { x: 10, y: 20, className: ['title'] }, title), ...drawn],
  );
  return `${toHtml(image, { space: 'svg' })}\n`;
}
