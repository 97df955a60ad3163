// What is known of a change before a model is asked, by itself: `node program.mjs LIBRARY REPOSITORY MERGE-BASE HEAD` reads it from objects that are there,
// prints it for sessions, and says how long that took and how large the process became. LIBRARY is src/ as JavaScript; it is loaded before the clock starts.
import { join } from 'node:path';
import process from 'node:process';

const [library = '', gitDirectory = '', mergeBase = '', headSha = ''] = process.argv.slice(2);
const load = (path: string) => import(join(library, path));
const { createRepo }: typeof import('../../../src/git/repo.ts') = await load('git/repo.js');
const { gather }: typeof import('../../../src/steps/gather.ts') = await load('steps/gather.js');
const { printChange, roomOf }: typeof import('../../../src/steps/print/print-change.ts') =
  await load('steps/print/print-change.js');
const { limitsOf }: typeof import('../../../src/steps/sessions/session-options.ts') = await load(
  'steps/sessions/session-options.js',
);
const { collectEarly }: typeof import('../../../src/worlds/collect-early.ts') = await load('worlds/collect-early.js');

collectEarly();
const started = performance.now();
const store = { gitDirectory, path: process.env['PATH'] ?? '', signal: undefined };
const span = { baseRef: 'main', baseSha: mergeBase, headRef: 'topic', headSha, mergeBase };
const change = { kind: 'local-branch' as const, repository: 'shares', ...span };
const dossier = await gather(change, createRepo(store, { mergeBase, headSha }));
// As a run of the usual inputs has it.
const room = roomOf(limitsOf({ maxSlices: 8, maxTurns: 40 }));
const printed = printChange(dossier.changes, { ...room, seed: 'bench' });
const seconds = (performance.now() - started) / 1_000;
if (printed.slices.length === 0) throw new Error('nothing was printed');
console.log(JSON.stringify({ seconds, memory: Math.round(process.resourceUsage().maxRSS / 1_024) }));
process.exit(0);
