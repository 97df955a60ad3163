import type { Finding } from '../../../src/types.ts';
import { scriptedFinding } from '../scripted-review.ts';

/*
 * A small server whose pull request lives through a dozen rounds: its files as each commit leaves them, and what scripted
 * reviewers say of them. Everything here is written by hand.
 */

const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;

/** Twelve files of ordinary code that nobody has anything to say about. */
export const quiet: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 12 }, (_, file) => {
    const functions = Array.from({ length: 18 }, (_unused, at) => [
      `/** Step ${at} of part ${file}. */`,
      `export function part${file}step${at}(value) {`,
      `  return value * ${file + 2} + ${at};`,
      '}',
      '',
    ]);
    return [`quiet/part-${file}.js`, lines(...functions.flat())];
  }),
);

const logsKey = ['  console.log(`storing $' + '{key}`);', '  writeFileSync(path, key);'];
const readable = '  writeFileSync(path, key, { mode: 0o644 });';
const keysOf = (body: readonly string[]) =>
  lines("import { writeFileSync } from 'node:fs';", '', 'export function storeKey(path, key) {', ...body, '}');

export const keys = {
  logged: keysOf(logsKey),
  readable: keysOf([readable]),
  explained: keysOf(['  // Deliberate: the deploy user reads this file.', readable]),
};

export const readableLine = readable;
export const explanation = '  // Deliberate: the deploy user reads this file.';

const runsJobs = ['  for (const job of jobs) {', '    job.run();', '  }'];
/** Enough of the file stays for git to know it again under another name. */
const rest = Array.from({ length: 6 }, (_, at) => [
  '',
  `/** How many jobs of kind ${at} wait. */`,
  `export function waiting${at}(jobs) {`,
  `  return jobs.filter(({ kind }) => kind === ${at}).length;`,
  '}',
]).flat();
export const queue = {
  empty: lines('export function drain(jobs) {', '  jobs.length = 0;', '}', ...rest),
  plain: lines('export function drain(jobs) {', ...runsJobs, '}', ...rest),
  /** In another place, with a line more. */
  counted: lines('export function drain(jobs) {', '  let done = 0;', ...runsJobs, '  return done;', '}', ...rest),
  guarded: lines(
    'export function drain(jobs) {',
    '  for (const job of jobs) {',
    '    job.tryRun();',
    '  }',
    '}',
    ...rest,
  ),
};

const guard = '  drain(jobs.map((job) => ({ run: () => attempt(job) })));';
const callerOf = (from: string, body: string) =>
  lines(`import { drain } from '${from}';`, '', 'export function work(jobs) {', body, '}');
export const caller = {
  plain: callerOf('./queue.js', '  drain(jobs);'),
  guarded: callerOf('./queue.js', guard),
  moved: callerOf('./jobs/queue.js', '  drain(jobs);'),
};
export const guardLine = guard;

const serves = (body: string) => lines('export async function serve(request) {', body, '}');
export const server = {
  forgets: serves('  handle(request).catch(() => {});'),
  waits: serves('  await handle(request).catch(() => {});'),
  tells: serves('  await handle(request);'),
};

const util = (body: string) => lines('export function pad(text) {', body, '}');
export const utils = {
  short: util("  return ('0' + text).slice(-2);"),
  /** Another line, and the same fault. */
  text: util("  return ('0' + String(text)).slice(-2);"),
};

/** The base of everything: the quiet files are of the pull request. */
export const base = {
  'README.md': '# A server\n',
  'package.json': '{ "type": "module" }\n',
  'queue.js': queue.empty,
};
export const opened = {
  ...quiet,
  'keys.js': keys.logged,
  'queue.js': queue.plain,
  'caller.js': caller.plain,
  'server.js': server.forgets,
  'util.js': utils.short,
};

const finding = (given: Parameters<typeof scriptedFinding>[0]): Finding => scriptedFinding(given);

export const loggedKey = finding({
  ...{ title: 'The key is written to the log', path: 'keys.js', startLine: 4, severity: 'critical' },
  quote: logsKey.join('\n'),
  failure: 'Whoever reads the log of a deployment has the key.',
});
export const stoppedQueue = finding({
  ...{ title: 'A job that throws stops all jobs behind it', path: 'queue.js', startLine: 3, severity: 'important' },
  quote: '    job.run();',
  failure: 'One job throws: those behind it never run.',
});
export const cutNumber = finding({
  ...{ title: 'A number of three digits loses its first', path: 'util.js', startLine: 2, severity: 'suggestion' },
  quote: "  return ('0' + text).slice(-2);",
  failure: 'pad(100) gives 00.',
});
export const cutNumberAgain: Finding = {
  ...cutNumber,
  title: 'Its first digit is lost where a number has three',
  failure: 'From 100 on, only the last two digits are kept.',
};
export const swallowed = finding({
  ...{ title: 'An error of a request is neither awaited nor told', path: 'server.js', startLine: 2 },
  ...{ severity: 'important', quote: '  handle(request).catch(() => {});' },
  failure: 'A request fails, and nobody hears of it.',
});
export const readableKey = finding({
  ...{ title: 'Everybody on the machine can read the stored key', path: 'keys.js', startLine: 4 },
  ...{ severity: 'important', quote: readable },
  failure: 'Another user of the machine opens the file.',
});
export const stoppedAgain = finding({
  ...{
    title: 'A job that throws stops all jobs behind it',
    path: 'jobs/queue.js',
    startLine: 4,
    severity: 'important',
  },
  quote: '    job.run();',
  failure: 'One job throws: those behind it never run, and nothing is counted.',
});
export const lateWord = finding({
  ...{ title: 'The factor has no name', path: 'quiet/part-3.js', startLine: 3, severity: 'suggestion' },
  quote: '  return value * 5 + 0;',
  failure: 'Who reads it does not know what 5 is.',
});
