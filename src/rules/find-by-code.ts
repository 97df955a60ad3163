import type { CodeFinding } from '../types.ts';
import { rules } from './index.ts';
import { anchorOf, type CodeRule, type CodeUnderReview, type Fact } from './rule.ts';

/** Of one rule; a change that breaks it everywhere needs no longer list. */
const mostOfRule = 30;

/** Of what a report holds of a finding; a line and a path can be longer. */
const longest = { title: 300, quote: 4_000, body: 4_000 };

/** What the rules of code find in a change, each in its order of paths. */
export async function findByCode(code: CodeUnderReview): Promise<readonly CodeFinding[]> {
  const found = await Promise.all(rules.map(async (rule) => findingsOf(rule, await rule.find(code))));
  return found.flat();
}

function findingsOf(rule: CodeRule, facts: readonly Fact[]): CodeFinding[] {
  const more = facts.length - mostOfRule;
  return facts.slice(0, mostOfRule).map((fact, at) => ({
    rule: rule.id,
    title: clipped(fact.title, longest.title),
    path: fact.path,
    anchor: anchorOf(fact),
    quote: clipped(fact.lines?.quote ?? '', longest.quote),
    failure: rule.risk,
    body: `${clipped(fact.body, longest.body)}${at === mostOfRule - 1 && more > 0 ? ` There are ${more} more of the kind.` : ''}`,
  }));
}

/** What is left stands in the file as it is. A pair of units is not taken apart. */
function clipped(text: string, most: number): string {
  return text.slice(0, /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most);
}
