import type { InlineCode } from 'mdast';
import type { Severity } from '../types.ts';
import { pill } from './nodes.ts';

const marks: Readonly<Record<Severity, string>> = {
  critical: '🔴 critical',
  important: '🟠 important',
  suggestion: '🔵 suggestion',
};

/** The badge of a severity. */
export function severityPill(severity: Severity): InlineCode {
  return pill(severity, marks[severity]);
}
