import { z } from 'zod';

const mostIssues = 40;

/**
 * Says of what the form is broken, and where.
 * @param sentence ends with a colon; the places follow it
 */
export function formProblem(sentence: string, issues: readonly z.core.$ZodIssue[]): string {
  const rest = issues.length > mostIssues ? `\n… and ${issues.length - mostIssues} more` : '';
  return `${sentence}\n${z.prettifyError(new z.ZodError(issues.slice(0, mostIssues)))}${rest}`;
}
