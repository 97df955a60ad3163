// A bar of the quality harness: what a run takes beside its sessions. The whole program, dist/ as the runner starts it, on a
// local GitHub, with answers written by hand that take their time: no model is called. --write draws it for docs/performance.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { minutesAndSeconds } from '../src/lib/duration.ts';
import { vendors } from '../src/providers/index.ts';
import { theme } from '../src/render/html/theme.ts';
import { type Timeline, timelineOf } from '../src/render/timeline/timeline.ts';
import { timelineStyle } from '../src/render/timeline/timeline-style.ts';
import { timelineSvg } from '../src/render/timeline/timeline-svg.ts';
import type { Prose, Report, Severity } from '../src/types.ts';
import { scriptedFinding, scriptedSubmission } from '../test/support/scripted-review.ts';
import { claimsIn, groupsApart, purposeOf, rules } from '../test/support/scripted-verification.ts';
import { startTestBed } from '../test/support/test-bed.ts';
import type { ScriptedAnswer, ScriptedRequest } from '../test/support/vendors.ts';

/** How long each reviewer took, in seconds, in a real review that was consolidated after the last of them had ended. */
const reviews: Readonly<Record<string, number>> = { Claude: 263, Codex: 424, Gemini: 272 };
const editorSeconds = 20;
const groupingSeconds = 10;
/** A verification, of the review whose finding it judges. */
const verificationShare = 1 / 4;
const turnsOfASession = 4;
const millisecondsASecond = 10;
/** What a vendor takes to begin to answer, in the program's own time: it waits for that, and for a time, at some places. */
const beginsAfterMs = 1_000;
const bar = 2;
const picture = join(import.meta.dirname, '..', 'docs', 'performance', 'timeline.svg');

const severities: readonly Severity[] = ['critical', 'important', 'important', 'suggestion'];
const files = Object.fromEntries(
  Object.keys(reviews).flatMap((name) =>
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
function script(request: ScriptedRequest): { readonly seconds: number; readonly answer: ScriptedAnswer } {
  const brings = vendors.find(({ name }) => name === request.vendor)?.reviewer;
  const name = brings !== undefined && 'byDefault' in brings ? brings.byDefault.name : '';
  switch (purposeOf(request)) {
    case 'review': {
      const input = scriptedSubmission(request.contextText, findingsOf(name));
      return { seconds: reviews[name] ?? 0, answer: { calls: [{ name: 'submit_review', input }] } };
    }
    case 'verify': {
      const finder = claimsIn(request.contextText)[0]?.path.split('/')[0] ?? '';
      const answer = rules(({ path }) => ({ severity: severityAt(path) }))(request);
      return { seconds: (reviews[finder] ?? 0) * verificationShare, answer };
    }
    case 'recheck':
      throw new Error('there is no round before this one');
    case 'group':
      return { seconds: groupingSeconds, answer: groupsApart(request) };
    case 'edit':
      return { seconds: editorSeconds, answer: { calls: [{ name: 'submit_prose', input: prose }] } };
  }
}

/** Reads until the last turn. */
function timed(request: ScriptedRequest): ScriptedAnswer {
  const { seconds, answer } = script(request);
  const input = { revision: 'head', path: 'Claude/0.ts', startLine: 1, lineCount: null, startColumn: null };
  // Sessions without a repository have one turn.
  const isPlain = !JSON.stringify(request.body).includes('read_file');
  const isLast = isPlain || request.turn >= turnsOfASession;
  const said = isLast ? answer : { calls: [{ name: 'read_file', input }] };
  const delayMs = (seconds * millisecondsASecond) / (isPlain ? 1 : turnsOfASession);
  return { ...said, delayMs, ...(request.turn === 1 ? { beginsAfterMs } : {}) };
}

await using bed = await startTestBed({
  repository: { base: { 'README.md': 'x\n' }, head: files },
  script: timed,
  way: 'bundle',
});
using step = await bed.review();
const ended = Date.now();
const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
const timeline = timelineOf(report);
if (timeline === null) throw new Error('no session was held');
const chain = timeline.chain.flatMap((at) => timeline.lanes[at] ?? []);
const taken = chain.reduce((sum, { start, end }) => sum + end - start, 0);
const beyond = (step.durationMs - taken) / 1_000;

console.log('What a run takes beside its sessions. Assumed, for no model is asked:');
console.log(
  `- reviews take ${Object.values(reviews)
    .map((seconds) => minutesAndSeconds(seconds * 1_000))
    .join(', ')}; a verification a quarter of the`,
);
console.log(`  review whose finding it judges; joining findings ${groupingSeconds} s, writing ${editorSeconds} s;`);
console.log(
  `- all of that at ${millisecondsASecond} ms a second. A vendor begins to answer after ${beginsAfterMs / 1_000} s that is not shortened, and the`,
);
console.log(
  "  program's own time is not: what it waits for by itself counts in full, and shorter sessions hide less of it.",
);
for (const { who, what, start, end } of timeline.lanes)
  console.log(`  ${who.padEnd(8)} ${what.padEnd(13)} ${seconds(start)} to ${seconds(end)}`);
console.log(
  `longest chain of sessions that waited for each other   ${seconds(taken)}: ${chain.map(({ who, what }) => `${who} ${what}`).join(', ')}`,
);
console.log(`the process, from start to end                         ${seconds(step.durationMs)}`);
console.log(`beside the chain                                       ${beyond.toFixed(2)} s, bar ${bar} s`);
const tail = ended - Date.parse(report.createdAt);
for (const { from, to, between } of gaps(timeline, { before: step.durationMs - timeline.wall - tail, tail }))
  console.log(`  ${between}: ${seconds(to - from)}`);
const confirmed = report.ledger.findings.filter(({ standing }) => standing === 'confirmed').length;
const expected = Object.keys(files).filter((path) => severityAt(path) !== 'suggestion').length;
const isSound = confirmed === expected && report.sessions.some(({ purpose }) => purpose === 'editing');
if (!isSound) console.log(`NOT SOUND: ${confirmed} findings are confirmed`);
const isHeld = isSound && beyond <= bar;
console.log(isHeld ? 'held' : 'MISSED');
process.exitCode = isHeld ? 0 : 1;
if (process.argv.includes('--write')) writeFileSync(picture, drawn(timeline));

/** The picture of the page, as a file that stands alone. */
function drawn(shown: Timeline): string {
  const svg = timelineSvg(shown, { title: 'title', description: 'description' });
  svg.properties = { ...svg.properties, xmlns: 'http://www.w3.org/2000/svg', width: 720 };
  svg.children.unshift(s('style', `${theme}${timelineStyle}.timeline { font-family: sans-serif }`));
  return `${toHtml(svg, { space: 'svg' })}\n`;
}

/** Where the time beside the chain went, in milliseconds: `before` until the clock of the run, `tail` from the report on. */
function gaps({ chain: numbers, lanes, wall }: Timeline, { before, tail }: { before: number; tail: number }) {
  const all = numbers.flatMap((at) => lanes[at] ?? []);
  const ends = [{ end: -before, what: 'start of the process' }, ...all];
  const starts = [...all, { start: wall + tail, what: 'end of the process' }];
  return ends.map(({ end, what }, at) => ({
    from: end,
    to: starts[at]?.start ?? wall,
    between: `${what} to ${starts[at]?.what}`,
  }));
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2).padStart(6)} s`;
}
