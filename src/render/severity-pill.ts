import type { InlineCode } from 'mdast';
import type { Severity } from '../types.ts';
import { codeSpan } from './escape.ts';

const marks: Readonly<Record<Severity, string>> = {
  critical: '🔴 critical',
  important: '🟠 important',
  suggestion: '🔵 suggestion',
};

/** The severity with its mark, as plain text. */
export function severityWords(severity: Severity): string {
  return marks[severity];
}

/** The badge of a severity. */
export function severityPill(severity: Severity): InlineCode {
  return { ...codeSpan(marks[severity]), data: { pill: { kind: 'severity', severity } } };
}
