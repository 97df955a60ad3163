import { vendors } from '../../src/providers/index.ts';
import type { Prose } from '../../src/types.ts';
import { scriptedFinding, scriptedSubmission } from '../../test/support/scripted-review.ts';
import { groupsApart, purposeOf, rules } from '../../test/support/scripted-verification.ts';
import type { Script, ScriptedRequest } from '../../test/support/vendors.ts';
import { lineOf, pathOf } from './repository.ts';

/**
 * What every reviewer does, whosever program runs it: it reads a changed file a turn, then says that it is done, in the
 * way that the program offers. Written by hand.
 */
export function readingScript(turns: number, files: number, findings = 0): Script {
  return (request) => {
    const canSubmit = JSON.stringify(request.body['tools'] ?? []).includes('"submit_review"');
    if (canSubmit || !isLoop(request)) {
      const purpose = purposeOf(request);
      if (purpose === 'edit') return { calls: [{ name: 'submit_prose', input: prose }] };
      if (purpose === 'group') return groupsApart(request);
      if (purpose === 'verify') return rules({ severity: 'important' })(request);
    }
    if (request.turn > turns)
      return canSubmit ? { calls: [submission(request, findings)] } : { text: 'Nothing found.' };
    const path = pathOf((request.turn - 1) % files);
    const place = canSubmit ? { revision: 'head', startLine: 1, lineCount: null, startColumn: null } : {};
    return { calls: [{ name: 'read_file', input: { ...place, path } }] };
  };
}

const prose: Prose = {
  summary: 'The change computes its values anew.',
  verdictReason: 'What the reviewers found decides.',
  testing: 'Written by hand.',
  documentation: 'Written by hand.',
  commits: 'One commit with one purpose.',
  closing: 'All reviewers read the whole change.',
  strengths: [],
};

/** The floor has two tools, and no word for what a session is for. */
function isLoop({ system }: ScriptedRequest): boolean {
  return system.startsWith('You review a pull request. Read what you need with the tools');
}

function submission({ vendor, contextText, body }: ScriptedRequest, findings: number) {
  const receipts = new Set(JSON.stringify(body).match(/=== receipt [0-9a-f]{8}/gu));
  const coverage = [...receipts].map((row) => ({ path: '', receipt: row.slice(-8), note: 'Read.' }));
  // Each reviewer raises a third, on lines of its own.
  const seat = vendors.findIndex(({ name }) => name === vendor);
  const own = Array.from({ length: Math.ceil(findings / 3) }, (_, at) => at * 3 + seat).filter((at) => at < findings);
  const raised = own.map((at) => {
    const [file, line] = [Math.floor(at / 30), at % 30];
    return scriptedFinding({
      severity: 'important',
      title: `Value ${line} of file ${file} is computed twice`,
      path: pathOf(file),
      startLine: line + 1,
      quote: lineOf(file, line, 1),
    });
  });
  return { name: 'submit_review', input: scriptedSubmission(contextText, raised, { coverage }) };
}
