import { type CodeFinding, type Finding, failureOf, type LedgerFinding, type Report } from '../../src/types.ts';
import { reportOf } from './report-fixture.ts';
import {
  claude,
  clockFinding,
  codex,
  completedBy,
  evidenceAt,
  gemini,
  lapseFinding,
  ruling,
  submission,
  trace,
} from './report-parts.ts';

const late = 'src/lapse.ts';
const seenByCodex: Finding = {
  ...lapseFinding,
  severity: 'important',
  title: 'Late payment frees twice',
  body: 'As it says.',
};
const invented: Finding = { ...clockFinding, severity: 'important', title: 'The retry never ends', side: 'new' };

function important(title: string, startLine: number, quote: string, more: Partial<Finding> = {}): Finding {
  return {
    ...lapseFinding,
    severity: 'important',
    title,
    startLine,
    endLine: startLine + quote.split('\n').length - 1,
    quote,
    failure: `${title} as soon as two boats come at once.`,
    body: 'Nothing holds the second one back.',
    fix: null,
    ...more,
  };
}

const mail = important('The notice is mailed twice', 24, 'await mail(booking);');
const list = important('The list of berths may be stale', 9, 'const berths = cache.berths();', {
  fix: { text: 'Read the berths anew.', diff: null },
});
const master = important('The harbour master is not told', 28, 'log(booking.berth);', { kind: 'gap' });
const clockSkew = important('Clocks that differ lapse too early', 12, 'if (booking.until > now()) return;');
const wording = important('The log names the berth, not the boat', 30, 'log(`${booking.berth} lapsed`);');

const lookalike: CodeFinding = {
  rule: 'lookalike-letters',
  title: 'A name holds a letter of another alphabet',
  path: late,
  anchor: { path: late, side: 'new', startLine: 14, endLine: 14 },
  quote: 'const bеrth = booking.berth;',
  failure: 'Two names that look alike are two names.',
  body: 'Written by hand for a test.',
};

/** What somebody declined in an earlier round, and nobody raised again in this one. */
function declined({ ledger }: Report): LedgerFinding {
  const like = ledger.findings.find(({ standing }) => standing === 'refuted');
  if (like === undefined) throw new Error('the fixture has lost what is refuted');
  const shown = {
    ...{ rulings: [], sources: [], fixWorks: null, reach: null, excerpt: null },
    finding: important('The berth is read twice', 32, 'return berths.read(booking.berth);'),
  };
  return {
    ...{
      ...like,
      ...shown,
      id: `F${ledger.findings.length + 1}`,
      fingerprint: '00000000000000d1',
      standing: 'declined',
    },
    reasons: ['Declined by @ines-quay for this reason: the second reading is meant to be of a cache'],
  };
}

/** Every standing, every kind of observation and every field at once; what the editor would write is written by hand. */
export function fullReport(): Report {
  const report = reportOf({
    reviews: [
      completedBy(claude, 263_000, [lapseFinding, clockFinding, master], {
        documentation: [
          { title: 'The rules leave late payment out', path: 'docs/lapse rules.md', body: 'Say who wins.' },
        ],
      }),
      completedBy(codex, 424_000, [seenByCodex, mail, wording], {
        limitations: submission([]).limitations.map((each) => ({
          ...each,
          body: 'The rule was the same before, and is made worse: a berth is freed at once.',
        })),
      }),
      completedBy(gemini, 271_000, [invented, list, clockSkew]),
    ],
    same: [['Claude:F1', 'Codex:F1']],
    missing: ['Gemini:F1'],
    preExisting: ['Claude:F3'],
    codeFindings: [lookalike],
    rulings: [
      ruling('Claude:F1', gemini, {
        severity: 'critical',
        fix: 'fails',
        evidence: [
          evidenceAt('src/desk.ts', 88, 'await lapse(booking, { late: true });', 'The desk lapses paid bookings too'),
        ],
        reason: '`freeIfHeldBy` reads the holder before it takes the lock, so the new boat still loses its berth.',
      }),
      ruling('Claude:F1', codex, { verdict: 'unproven', reason: 'Whether two calls overlap depends on the host.' }),
      ruling('Claude:F3', codex, { severity: 'important', effect: 'pre-existing' }),
      ruling('Codex:F2', claude, {
        verdict: 'refuted',
        effect: null,
        evidence: [
          evidenceAt(late, 22, 'if (sent.has(booking.id)) return;', 'A notice that was sent is not sent again'),
        ],
        reason: 'The guard two lines above ends the second call.',
      }),
      ruling('Codex:F3', claude, {
        severity: 'suggestion',
        isOtherVendor: false,
        evidence: [evidenceAt(late, 30, 'log(`${booking.berth} lapsed`);', 'The berth is enough to find the boat')],
        reason: 'True, and it costs a look into the list.',
      }),
      ruling('Gemini:F2', claude, {
        severity: 'suggestion',
        isIntended: true,
        fix: 'fails',
        evidence: [evidenceAt(late, 7, '// A minute old is good enough: berths change daily.', 'It is meant so')],
        reason: 'The comment says that a minute is good enough, and reading anew asks the same cache.',
      }),
      ruling('Gemini:F3', claude, {
        verdict: 'unproven',
        severity: null,
        withdrawn: 'refuted',
        reason: 'The host keeps its clock by radio, which the code does not show.',
      }),
    ],
  });
  return {
    ...report,
    ledger: { ...report.ledger, findings: [...report.ledger.findings, declined(report)] },
    sessions: [
      ...report.sessions,
      { purpose: 'clustering', reviewer: claude, failure: null, trace: trace(claude, 9_000, { turns: 1 }) },
      {
        purpose: 'editing',
        reviewer: codex,
        failure: failureOf('timeout', 'No answer within two minutes.'),
        trace: trace(codex, 120_000, { turns: 1 }),
      },
    ],
    threads: [
      {
        path: late,
        line: 18,
        isOutdated: false,
        author: 'ines-quay',
        url: 'https://github.example/harbour/berths/pull/42#discussion_r501',
        body: 'What happens to a payment that arrives a minute late? See `berths.free`.',
        comments: 3,
      },
      {
        path: 'docs/lapse rules.md',
        line: null,
        isOutdated: true,
        author: 'spelling',
        url: 'https://github.example/harbour/berths/pull/42#discussion_r502',
        body: 'Did you mean "lapses"?',
        comments: 1,
      },
    ],
    prose: {
      summary:
        'The change frees berths whose booking has lapsed. It is small and easy to follow. F1 decides: a payment that ' +
        'comes late takes the berth from the boat that has it by then.',
      verdictReason: 'F1: whoever pays late takes the berth of another boat',
      testing: 'One test lapses a booking on time. Nothing pays late, which is where F1 lies.',
      documentation: 'The rules say when a berth is freed, and not who keeps it.',
      commits: 'Two commits, code and rules, each complete in itself.',
      closing:
        'Claude followed the call to the desk; Codex saw the same with less weight; Gemini looked at the clocks.',
      strengths: [{ id: 'S1', text: 'Running the lapse twice changes nothing: a retry is safe.' }],
    },
  };
}
