import type { CodeFinding } from '../types.ts';
import { rules } from './index.ts';
import { anchorOf, type CodeRule, type CodeUnderReview, type Fact } from './rule.ts';

/** Of one rule; a change that breaks it everywhere needs no longer list. */
const mostOfRule = 30;

/** What the rules of code find in a change, each in its order of paths. */
export async function findByCode(code: CodeUnderReview): Promise<readonly CodeFinding[]> {
  const found = await Promise.all(rules.map(async (rule) => findingsOf(rule, await rule.find(code))));
  return found.flat();
}

function findingsOf(rule: CodeRule, facts: readonly Fact[]): CodeFinding[] {
  const more = facts.length - mostOfRule;
  return facts.slice(0, mostOfRule).map((fact, at) => ({
    rule: rule.id,
    title: fact.title,
    path: fact.path,
    anchor: anchorOf(fact),
    quote: fact.lines?.quote ?? '',
    failure: rule.risk,
    body: at === mostOfRule - 1 && more > 0 ? `${fact.body} There are ${more} more of the kind.` : fact.body,
  }));
}
