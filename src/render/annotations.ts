import { visible } from '../lib/visible.ts';
import type { Report, Severity } from '../types.ts';

/** A note that the runner puts beside a line of the change. Plain text. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly title: string;
  readonly message: string;
}

const levels: Readonly<Record<Severity, Annotation['level']>> = {
  critical: 'error',
  important: 'warning',
  suggestion: 'notice',
};
/** The runner shows ten of each level, and cuts a message at 4,096 characters. */
const mostPerLevel = 10;
const longestMessage = 4_000;

/** Grounded findings on lines of the head, the most severe first. */
export function annotations({ ledger }: Report): readonly Annotation[] {
  const all = ledger.findings.flatMap(({ id, severity, isGrounded, anchor, finding }): Annotation[] => {
    if (!isGrounded || anchor === null || anchor.side === 'old') return [];
    const { path, startLine, endLine } = anchor;
    const message = `${finding.title}\n${finding.failure}`.split('\n').map(visible).join('\n').slice(0, longestMessage);
    return [{ level: levels[severity], path, startLine, endLine, title: `${id} ${severity}`, message }];
  });
  const ofLevel = (level: Annotation['level']) => all.filter((one) => one.level === level).slice(0, mostPerLevel);
  return [...ofLevel('error'), ...ofLevel('warning'), ...ofLevel('notice')];
}
