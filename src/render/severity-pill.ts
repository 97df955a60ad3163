import type { InlineCode } from 'mdast';
import type { Severity } from '../types.ts';
import { codeSpan } from './escape.ts';

const marks: Readonly<Record<Severity, string>> = {
  critical: '🔴 critical',
  important: '🟠 important',
  suggestion: '🔵 suggestion',
};

/** The badge of a severity. */
export function severityPill(severity: Severity): InlineCode {
  return { ...codeSpan(marks[severity]), data: { pill: { kind: 'severity', severity } } };
}
