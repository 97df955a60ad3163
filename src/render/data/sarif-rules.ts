import type { ReportingDescriptor } from 'sarif';
import { rules } from '../../rules/index.ts';
import type { Kind, LedgerFinding } from '../../types.ts';

/** A rule in words, and how far an alert of it can be trusted, as GitHub orders alerts by it. */
interface RuleWords {
  readonly name: string;
  readonly short: string;
  readonly full: string;
  readonly level: 'warning' | 'note';
  readonly precision: 'medium' | 'very-high';
  readonly tag: 'code-review' | 'fact';
  /** Where its page lies, from the root of this program's files. */
  readonly page: string | null;
}

/** What all rules of models share: what they raise is an opinion, however well it was checked. */
const ofModels = { precision: 'medium', tag: 'code-review' } as const;

/** A rule for each kind of finding, and none for a single finding: an alert is known by its rule. */
const kinds = {
  regression: {
    ...{ ...ofModels, level: 'warning', page: 'docs/kinds.md#regression' },
    name: 'ChangeBreaksWhatWorked',
    short: 'The change breaks what worked',
    full: 'Something that worked before the change does not work, or is worse, after it.',
  },
  gap: {
    ...{ ...ofModels, level: 'warning', page: 'docs/kinds.md#gap' },
    name: 'ChangeLeavesCasesOut',
    short: 'The change leaves a case out',
    full: 'What the change sets out to do is missing, or wrong, in a case that can happen.',
  },
  enhancement: {
    ...{ ...ofModels, level: 'note', page: 'docs/kinds.md#enhancement' },
    name: 'ChangeCouldBeBetter',
    short: 'The change could be better',
    full: 'The change works, and there is a clearer, safer or cheaper way.',
  },
} as const satisfies Record<Kind, RuleWords>;

/** The rule of a finding: its kind, or the rule by which code found it, as configuration names it too. */
export function ruleIdOf({ rule, kind }: Pick<LedgerFinding, 'rule' | 'kind'>): string {
  return rule ?? kind;
}

/**
 * Every kind, then the rules of code that are in use.
 * @param actionUrl page that this program's files lie under; null where nobody knows, and then no rule has a page
 */
export function sarifRules(ofCode: readonly string[], actionUrl: string | null): ReportingDescriptor[] {
  const inUse = [...new Set(ofCode)].map((rule) => [rule, ruleOfCode(rule)] as const);
  return [...Object.entries(kinds), ...inUse].map(([id, words]) => descriptor(id, words, actionUrl));
}

function ruleOfCode(rule: string): RuleWords {
  const known = rules.find(({ id }) => id === rule);
  return {
    ...{ level: 'warning', precision: 'very-high', tag: 'fact' },
    page: known === undefined ? null : `docs/rules/${rule}.md`,
    name: inPascalCase(known?.name ?? `Found by code ${rule}`),
    short: known?.name ?? `Found by code: ${rule}`,
    full: `${known === undefined ? '' : `${known.risk} `}Code established this fact of the change by itself: no model raised it, and none has a say in it.`,
  };
}

/** Words as one name, which SARIF keeps apart from the id. */
function inPascalCase(words: string): string {
  return words
    .replace(/^An? /u, '')
    .replaceAll(/(?:^|[^\p{L}\p{N}]+)([\p{L}\p{N}]?)/gu, (_, letter: string) => letter.toUpperCase());
}

function descriptor(id: string, words: RuleWords, actionUrl: string | null): ReportingDescriptor {
  const { name, short, full, level, precision, tag, page } = words;
  const help = `${full} The report of the review has the reasons and the remedy.`;
  const helpUri = actionUrl === null || page === null ? null : `${actionUrl}/${page}`;
  return {
    id,
    name,
    shortDescription: { text: `${short}.` },
    fullDescription: { text: full },
    help: { text: help, markdown: helpUri === null ? help : `${help} [About this rule](${helpUri}).` },
    ...(helpUri === null ? {} : { helpUri }),
    defaultConfiguration: { level },
    properties: { tags: [tag], precision, 'problem.severity': level === 'note' ? 'recommendation' : level },
  };
}
