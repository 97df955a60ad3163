import { scriptedSubmission } from './scripted-review.ts';
import { groupsApart, purposeOf, rules } from './scripted-verification.ts';
import type { ScriptedAnswer, ScriptedCall, ScriptedRequest } from './vendors.ts';

/**
 * A scripted reader that calls one tool a turn: it reads on where the prompt or a page says so, opens what a reminder
 * names, and submits no finding, with every receipt that its conversation holds.
 */
export function diligentReader(request: ScriptedRequest): ScriptedAnswer {
  const purpose = purposeOf(request);
  if (purpose === 'edit') return { text: '' };
  if (purpose === 'group') return groupsApart(request);
  if (purpose === 'verify') return rules()(request);
  return { calls: [nextPage(request) ?? submission(request)] };
}

function nextPage({ contextText, toolTexts }: ScriptedRequest): ScriptedCall | null {
  const last = toolTexts.at(-1) ?? contextText;
  const named = [...last.matchAll(/call read_diff with path ("(?:[^"\\]|\\.)*") and fromRow (\d+)/gu)].at(-1);
  if (named !== undefined) return read(JSON.parse(named[1] ?? '""'), Number(named[2]));
  const further = /call read_diff with fromRow (\d+)\]/u.exec(last);
  const heading = last
    .slice(0, further?.index ?? 0)
    .match(/^=== (?!receipt ).+ \(/gmu)
    ?.at(-1);
  if (further !== null && heading !== undefined) return read(heading.slice(4, -2), Number(further[1]));
  const [, unseen] = /have not been shown to you[^\n]*\n- ([^\n]+)/u.exec(last) ?? [];
  return unseen === undefined ? null : read(unseen, 1);
}

function read(path: string, fromRow: number): ScriptedCall {
  return { name: 'read_diff', input: { path, fromRow } };
}

function submission({ body }: ScriptedRequest): ScriptedCall {
  const receipts = new Set(JSON.stringify(body).match(/=== receipt [0-9a-f]{8}/gu));
  const coverage = [...receipts].map((row) => ({ path: '', receipt: row.slice(-8), note: 'Read.' }));
  return { name: 'submit_review', input: scriptedSubmission('', [], { coverage }) };
}
