// A bar of the quality harness: how long a run takes beside its slowest reviewer. The real steps over a real repository,
// with sessions that only take time: a scaled clock (one second is 10 ms) and answers written by hand. No model is called.

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Brief, Provider, Session, Turn } from '../src/agent/provider.ts';
import { createRepo } from '../src/git/repo.ts';
import { systemClock } from '../src/lib/clock.ts';
import { minutesAndSeconds } from '../src/lib/duration.ts';
import { atMost } from '../src/lib/sharing/at-most.ts';
import { compose } from '../src/steps/compose/compose.ts';
import { gate, verdictOf } from '../src/steps/decide/gate.ts';
import { examine } from '../src/steps/examine.ts';
import { adjudicate } from '../src/steps/ledger/adjudicate.ts';
import { metricsOf } from '../src/steps/ledger/metrics.ts';
import { printChange } from '../src/steps/print/print-change.ts';
import { mostAtWork, type SessionOptions } from '../src/steps/sessions/session-options.ts';
import { tools } from '../src/tools/index.ts';
import type { Policy, Prose, Reviewer, Severity } from '../src/types.ts';
import { buildRepository } from '../test/support/git-repository.ts';
import { noDeadline } from '../test/support/moved-clock.ts';
import { scriptedFinding, scriptedSubmission } from '../test/support/scripted-review.ts';
import { groupsApart, purposeOf, rules } from '../test/support/scripted-verification.ts';

/** How long each reviewer took, in seconds, in a real review that was consolidated after the last of them had ended. */
const reviews: Readonly<Record<string, number>> = { Claude: 263, Codex: 424, Gemini: 272 };
const editorSeconds = 20;
const groupingSeconds = 10;
const millisecondsASecond = 10;
const turnsOfASession = 4;
const bar = 1.35;
/** The whole of that review beside its slowest reviewer: 16:31 and 7:04 minutes. */
const consolidatedLast = 2.34;

const severities: readonly Severity[] = ['critical', 'important', 'important', 'suggestion'];
const reviewers = Object.keys(reviews).map(
  (name): Reviewer => ({
    name,
    provider: `vendor of ${name}`,
    vendor: `vendor of ${name}`,
    model: 'scripted',
    effort: 'high',
    passes: 1,
    maxOutputTokens: null,
  }),
);
const files = Object.fromEntries(
  reviewers.flatMap(({ name }) =>
    severities.map((_, at) => [`${name}/${at}.ts`, `export const defect${at} = '${name}';\n`]),
  ),
);

/** Verifiers rate as the finders did: a promotion would ask for a further voice. */
function severityAt(path: string): Severity {
  return severities[Number(/(\d)\.ts$/u.exec(path)?.[1])] ?? 'suggestion';
}

function findingsOf(name: string) {
  return severities.map((severity, at) =>
    scriptedFinding({
      severity,
      title: `Defect ${at} of ${name}`,
      path: `${name}/${at}.ts`,
      startLine: 1,
      quote: `export const defect${at} = '${name}';`,
    }),
  );
}

const prose: Prose = {
  summary: 'Written by hand.',
  verdictReason: 'Written by hand: F1, F2 and F3 decide.',
  testing: 'Written by hand.',
  documentation: 'Written by hand.',
  commits: 'Written by hand.',
  closing: 'Written by hand.',
  strengths: [],
};

/** What a session says last, and how many seconds it takes all in all. */
function script(
  name: string,
  contextText: string,
): { readonly seconds: number; readonly call: { name: string; input: unknown } } {
  const answer = (given: object): { name: string; input: unknown } => {
    const [call] = 'calls' in given ? (given.calls as { name: string; input: unknown }[]) : [];
    if (call === undefined) throw new Error('a scripted answer without a call');
    return call;
  };
  switch (purposeOf({ contextText })) {
    case 'review':
      return {
        seconds: reviews[name] ?? 0,
        call: { name: 'submit_review', input: scriptedSubmission(contextText, findingsOf(name)) },
      };
    case 'verify': {
      const finder = reviewers.find((one) => contextText.includes(`"path":"${one.name}/`))?.name ?? name;
      return {
        seconds: (reviews[finder] ?? 0) / 4,
        call: answer(rules(({ path }) => ({ severity: severityAt(path) }))({ contextText })),
      };
    }
    case 'recheck':
      throw new Error('there is no round before this one');
    case 'group':
      return { seconds: groupingSeconds, call: answer(groupsApart({ contextText })) };
    case 'edit':
      return { seconds: editorSeconds, call: { name: 'submit_prose', input: prose } };
  }
}

const usage = { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 };
const log: { readonly who: string; readonly what: string; readonly seconds: number }[] = [];

function timedProvider(reviewer: Reviewer): Provider {
  return {
    name: reviewer.provider,
    open({ context }: Brief): Session {
      let said = context;
      let turn = 0;
      return {
        async send(input, signal): Promise<Turn> {
          if (typeof input === 'string') said += `\n${input}`;
          const { seconds, call } = script(reviewer.name, said);
          if (turn === 0) log.push({ who: reviewer.name, what: purposeOf({ contextText: said }), seconds });
          turn += 1;
          await wait((seconds * millisecondsASecond) / turnsOfASession, undefined, { signal });
          const reading = {
            name: 'read_file',
            input: { revision: 'head', path: 'Claude/0.ts', startLine: 1, lineCount: null },
          };
          const next = turn < turnsOfASession ? reading : call;
          return { text: '', calls: [{ id: `call-${turn}`, ...next }], stop: 'tools', usage, model: 'scripted' };
        },
      };
    },
  };
}

using built = buildRepository([{ files: { 'README.md': 'x\n' } }, { files, branch: 'topic' }]);
const [mergeBase = '', headSha = ''] = built.commits;
const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
const repo = createRepo(store, { mergeBase, headSha });
const changes = await repo.diff(mergeBase, headSha);
const span = { baseRef: 'main', baseSha: mergeBase, headRef: 'topic', headSha, mergeBase };
const change = { kind: 'local-branch', repository: 'shares', ...span } as const;
const dossier = { change, commits: [], changes, guidelines: { files: [], furtherFiles: 0 } };
const policy: Policy = { failOn: 'critical', minReviewers: 2, onIncomplete: 'fail', verify: 'cross', blockOn: [] };
const never = noDeadline;
const options: SessionOptions = {
  provider: timedProvider,
  limits: { slices: 8, turns: 10, changeCharacters: 100_000, toolCharacters: 100_000, idleTimeoutMs: 60_000 },
  deadlines: { review: never, verification: never, editing: never },
  cancel: never,
  clock: {
    ...systemClock,
    now: () => performance.now(),
    schedule: (act, milliseconds) => systemClock.schedule(act, (milliseconds * millisecondsASecond) / 1000),
  },
  atWork: atMost(mostAtWork),
};
const printed = printChange(changes, { budget: options.limits.changeCharacters, seed: 'seed' });
const assignment = { dossier, repo, tools, options };

const started = performance.now();
const examined = await examine(assignment, {
  reviewers,
  policy,
  printed,
  code: { head: repo.at(headSha), base: repo.at(mergeBase), changes },
  redact: (text) => text,
  tell: () => undefined,
});
const ledger = adjudicate({ ...examined, policy });
const metrics = metricsOf(examined.reviews, ledger, changes);
const decided = gate({
  ...{
    ledger,
    reviews: examined.reviews,
    policy,
    changes: [],
    head: 'current',
    hasWithheldText: false,
    isCrossed: false,
  },
  coverage: { files: changes.length, changedLines: changes.length, undelivered: [] },
});
const composed = await compose(
  { ...dossier, ledger, metrics, gate: decided, verdict: verdictOf(decided, ledger) },
  examined.editor,
  options,
);
const seconds = (performance.now() - started) / millisecondsASecond;
const slowest = Math.max(...Object.values(reviews));
const sessions = log.reduce((sum, one) => sum + one.seconds, 0);

console.log('Wall clock on a scaled clock: sessions are simulated, the steps between them are real.');
for (const { who, what, seconds: long } of log)
  console.log(`  ${who.padEnd(8)} ${what.padEnd(8)} ${minutesAndSeconds(long * 1000)}`);
console.log(`slowest reviewer            ${minutesAndSeconds(slowest * 1000)}`);
console.log(`all sessions one by one     ${minutesAndSeconds(sessions * 1000)}  ${(sessions / slowest).toFixed(2)} x`);
console.log(`consolidated after the last of them      ${consolidatedLast.toFixed(2)} x`);
console.log(
  `this run                    ${minutesAndSeconds(seconds * 1000)}  ${(seconds / slowest).toFixed(2)} x, bar ${bar} x`,
);
const rulings = examined.rulings.filter(({ verdict }) => verdict === 'confirmed').length;
const isSound =
  ledger.findings.length === reviewers.length * severities.length && rulings === 12 && composed.prose?.summary !== null;
if (!isSound)
  console.log(`NOT SOUND: ${ledger.findings.length} findings, ${rulings} rulings, prose ${composed.prose !== null}`);
const isHeld = isSound && seconds / slowest <= bar;
console.log(isHeld ? 'held' : 'MISSED');
process.exitCode = isHeld ? 0 : 1;
