import { scriptedFinding, scriptedSubmission } from '../../test/support/scripted-review.ts';
import { claimsIn, groupsApart, purposeOf } from '../../test/support/scripted-verification.ts';
import type { ScriptedAnswer, ScriptedRequest } from '../../test/support/vendors.ts';
import { edits, ruleOn } from './verification.ts';

/*
 * Written by hand for the demo: no model was called, and nothing here was recorded from one.
 * Each reviewer first uses the tools, as a model would, then submits.
 */

const lostSnapshot = scriptedFinding({
  severity: 'critical',
  title: 'The second compaction overwrites the snapshot and loses every earlier expense',
  path: 'src/compact.js',
  startLine: 12,
  quote: "    await writeFile(join(book, 'snapshot.json'), JSON.stringify(entries));",
  failure:
    'The journal reaches a thousand entries for the second time. `entries` then holds only what was written since the first compaction, and replaces the snapshot: the first thousand expenses are gone, and `GET /balances` answers with wrong debts.',
  body: '`journal.entries()` reads the journal alone, and `journal.clear()` emptied it after the first compaction. Nothing reads the old snapshot before `writeFile` truncates it, so no copy is left anywhere.',
  fix: {
    text: 'Read the old snapshot first and write both, to a temporary file that is renamed over it.',
    diff: [
      '--- a/src/compact.js',
      '+++ b/src/compact.js',
      '@@ -12,1 +12,2 @@',
      "-    await writeFile(join(book, 'snapshot.json'), JSON.stringify(entries));",
      "+    await writeFile(join(book, 'snapshot.json.new'), JSON.stringify([...(await snapshot(book)), ...entries]));",
      "+    await rename(join(book, 'snapshot.json.new'), join(book, 'snapshot.json'));",
      '',
    ].join('\n'),
  },
});

const clearedAfterFailure = scriptedFinding({
  severity: 'critical',
  title: 'The journal is cleared even when the snapshot could not be written',
  path: 'src/compact.js',
  startLine: 13,
  endLine: 16,
  quote: [
    '  } catch (error) {',
    '    console.warn(`snapshot failed, trying again later: ${error.message}`);',
    '  }',
    '  await journal.clear();',
  ].join('\n'),
  failure:
    'The disk is full when the snapshot is written. The error is logged as "trying again later", and the next line empties the journal, which was the only copy.',
  body: 'The `catch` falls through to `journal.clear()`. There is nothing left to try again with.',
  fix: { text: 'Return from the `catch`, so that the journal stays until a snapshot holds its entries.', diff: null },
});

const swallowedRead = scriptedFinding({
  severity: 'important',
  title: 'Any failure to read the snapshot is answered with balances that leave it out',
  path: 'src/server.js',
  startLine: 15,
  quote: "  const snapshot = await readFile(join(book, 'snapshot.json'), 'utf8').catch(() => '[]');",
  failure:
    'The snapshot exists and cannot be read (permissions, too many open files). `GET /balances` answers 200 with the debts of the last few expenses only.',
  body: 'Only a missing file means that there is no snapshot yet. Every other error must fail the request.',
  fix: { text: "Answer `'[]'` for `ENOENT` only, and throw the rest.", diff: null },
});

/** What Codex says of the same line as `lostSnapshot`, in other words. */
const lostSnapshotInOtherWords = scriptedFinding({
  severity: 'critical',
  title: 'Each compaction replaces the snapshot, so earlier expenses are lost',
  path: 'src/compact.js',
  startLine: 12,
  quote: "await writeFile(join(book, 'snapshot.json'), JSON.stringify(entries));",
  failure:
    'After the first compaction emptied the journal, the next compaction writes only newer entries to snapshot.json. The expenses of the old snapshot are lost and the balances are wrong.',
  body: '`entries` comes from `journal.entries()`, which does not include the snapshot. `writeFile` overwrites the file, so the previous snapshot is gone.',
  fix: { text: 'Merge the previous snapshot into the one that is written.', diff: null },
});

const noTest = {
  title: 'No test compacts twice',
  path: 'src/compact.js',
  body: 'A test that appends, compacts, appends and compacts again would have shown the loss.',
};

function findingsOf(vendor: ScriptedRequest['vendor']) {
  if (vendor === 'anthropic') return [lostSnapshot, swallowedRead];
  if (vendor === 'openai') return [lostSnapshotInOtherWords, clearedAfterFailure];
  return [clearedAfterFailure];
}

/** What is not a review: two claims in each other's words are not the same defect here, and rulings quote the code. */
function furtherSession({ turn, contextText }: ScriptedRequest, findings: readonly string[]): ScriptedAnswer | null {
  switch (purposeOf({ contextText })) {
    case 'verify':
      return turn === 1
        ? {
            calls: [
              { name: 'read_file', input: { revision: 'head', path: 'src/compact.js', startLine: 1, lineCount: null } },
            ],
          }
        : { calls: [{ name: 'submit_rulings', input: { rulings: claimsIn(contextText).map(ruleOn) } }] };
    case 'group':
      return groupsApart({ contextText });
    case 'edit':
      return { calls: [{ name: 'submit_prose', input: edits(findings) }] };
    default:
      return null;
  }
}

/** The pull request that loses data. */
export function critical(request: ScriptedRequest): ScriptedAnswer {
  const { vendor, turn, contextText } = request;
  const further = furtherSession(request, ['F1', 'F2']);
  if (further !== null) return further;
  if (turn === 1)
    return {
      calls: [
        { name: 'read_file', input: { revision: 'head', path: 'src/journal.js', startLine: 1, lineCount: null } },
        {
          name: 'search',
          input: { revision: 'head', pattern: 'journal.clear', syntax: 'fixed', ignoreCase: false, under: null },
        },
      ],
    };
  return {
    calls: [
      { name: 'submit_review', input: scriptedSubmission(contextText, findingsOf(vendor), { testing: [noTest] }) },
    ],
  };
}

/** The pull request that is sound. */
export function clean(request: ScriptedRequest): ScriptedAnswer {
  const { turn, contextText } = request;
  const further = furtherSession(request, []);
  if (further !== null) return further;
  if (turn === 1)
    return {
      calls: [{ name: 'read_file', input: { revision: 'head', path: 'src/server.js', startLine: 1, lineCount: null } }],
    };
  const strength = {
    title: 'The size is checked while the body arrives',
    path: 'src/server.js',
    body: 'A large request is refused before it is held in memory.',
  };
  return { calls: [{ name: 'submit_review', input: scriptedSubmission(contextText, [], { strengths: [strength] }) }] };
}
