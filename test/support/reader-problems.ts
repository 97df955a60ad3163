import { seenTexts } from './visible-text.ts';

/**
 * What would cost the reader of a comment time: one sentence for each. Lengths are of what a reader sees, folded up or
 * not. A comment of a review that is incomplete, or of which reviewers failed, may say what is missing besides.
 */
export function readerProblems(markdown: string): string[] {
  const { all, unfolded } = seenTexts(markdown);
  const [heading = ''] = markdown.match(/^#{1,2} .*$/mu) ?? [];
  const findings = findingsIn(markdown);
  const failures = (markdown.match(/^> - /gmu) ?? []).length;
  const most = longest(findings) + 700 * failures + (markdown.includes('> [!WARNING]') ? 700 : 0);
  return [
    ...(all.length > most ? [`${all.length} characters for ${findings} findings are more than ${most}`] : []),
    ...(/^## (?:Merge as-is|Merge with fixes|Rework|No verdict): /u.test(heading)
      ? []
      : [`no verdict in "${heading}"`]),
    ...(heading.includes('Merge as-is') || !markdown.includes('[!TIP]') ? [] : ['a tip that is none']),
    ...(/^(?:None|No gaps)\.$/mu.test(all) ? ['a section that says that it has nothing'] : []),
    ...(/\b\d{8}-\d{6}\b/u.test(all) ? ['the id of the run'] : []),
    ...(unfolded.length > all.length ? ['more is seen before it is unfolded than after'] : []),
  ];
}

/** Three findings are read in a minute, seven in two or three. */
export function longest(findings: number): number {
  if (findings === 0) return 1_200;
  return findings <= 3 ? 6_000 : 6_000 + 750 * (findings - 3);
}

/** Findings of the comment that count, by its table and its fold. */
function findingsIn(markdown: string): number {
  const parts = new Set([...markdown.matchAll(/^(?:### |\| \*\*)(F\d+)\b/gmu)].map(([, id]) => id)).size;
  const further = /^\| \| (\d+) more findings?, below /mu.exec(markdown)?.[1] ?? '0';
  const suggestions = /^<summary><strong>(\d+) suggestions?</mu.exec(markdown)?.[1] ?? '0';
  return Math.max(parts, Number(further)) + Number(suggestions);
}
