import type { GateOutcome, Report } from '../../types.ts';
import { phrasing, text } from '../escape.ts';
import { alert, type Block, bullets, heading, paragraph, strong } from '../nodes.ts';
import type { Section } from '../section.ts';

const kinds = { clean: 'tip', blocking: 'caution', incomplete: 'warning' } as const;
const words: Readonly<Record<Exclude<GateOutcome, 'error'>, string>> = {
  clean: 'Nothing blocks this merge.',
  blocking: 'This must not be merged as it is.',
  incomplete: 'The review is incomplete: it neither clears nor blocks this change.',
};

/** The decision, and the one reason that decides it. */
export const banner: Section = {
  name: 'banner',
  render({ gate, verdict, policy }: Report, detail): Block[] {
    const [deciding = '', ...others] = gate.reasons;
    const isLetThrough = gate.outcome === 'incomplete' && policy.onIncomplete === 'pass';
    const more = detail === 'brief' ? others.slice(0, 10) : others;
    return [
      heading(2, text(`Deep Review: ${verdict}`)),
      alert(kinds[gate.outcome], [strong(words[gate.outcome]), text(' '), ...phrasing(deciding)]),
      ...(isLetThrough ? [paragraph(strong('The job passes all the same, because `on-incomplete` is `pass`.'))] : []),
      ...(more.length > 0 ? [bullets(more.map((reason) => [paragraph(...phrasing(reason))]))] : []),
    ];
  },
};
