import { configDefaults, defineConfig } from 'vitest/config';

const isDeep = process.env['TEST_DEEP'] === '1';

/** Functions from values to values: no test here touches a process, a server or a global, so all share a worker. */
const pure = [
  'src/{begin,command-line,commands,config,lib,prices,prompts,queue,render,rounds,types}/**/*.test.ts',
  'src/steps/{cluster,compose,decide,ledger,print,review,verify}/**/*.test.ts',
  'src/publish/status-context.test.ts',
  'src/git/patches/*.test.ts',
  'src/worlds/{meant-head,require-platform,unsafe-workflow,waiting}.test.ts',
  'src/worlds/triggers/*.test.ts',
  'eval/**/!(rounds).test.ts',
];
/**
 * Tests with servers and programs of their own that change no global: loading the source once for all of them halves what
 * they cost. Those of src/git/ and src/tools/ start so many programs that a small worker for each file costs less; the
 * client of GitHub is tested with other globals.
 */
const wired = ['src/{agent,events,providers,publish,rules,steps}/**/*.test.ts', 'src/github/**/!(client).test.ts'];
/**
 * Whole runs from source, and what reads the files of this repository. Loading all of the source costs as much as five
 * runs, and what a run touches of the process is handed in, so they share a worker. The deep ones measure memory and time,
 * or kill: each has a worker of its own.
 */
const stories = [
  'test/{run,run-!(*.deep),vendor-faults,prompts,prompt-bodies,passes,local,command-line}.test.ts',
  'test/{publishing,form-slips,examples,interleaved-writers,lives,false-ties,threats}.test.ts',
  'test/{bench-peers,check-layers,check-references,estimate-costs,release,troubleshooting,update-readme}.test.ts',
];
/** What others beside it would disturb: bounds of time and memory for a process of its own. */
const measured = ['test/{memory,search-large,tail}.deep.test.ts'];
const exclude = isDeep ? configDefaults.exclude : [...configDefaults.exclude, '**/*.deep.test.ts'];

/** `npm test`, and with TEST_DEEP=1 `npm run test:deep`: all of it with full counts, and the tests of `*.deep.test.ts`. */
export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: isDeep ? 300_000 : 30_000,
    // Nobody waits for the machine meanwhile, so that no core is left to others.
    ...(isDeep ? { maxWorkers: '100%' } : {}),
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude, isolate: false } },
      {
        extends: true,
        test: {
          name: 'wired',
          include: wired,
          exclude: [...exclude, ...pure],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'stories', include: stories, exclude, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'eval/**/*.test.ts'],
          exclude: [...exclude, ...pure, ...wired, ...stories, ...measured],
        },
      },
      {
        extends: true,
        test: {
          name: 'measured',
          include: measured,
          exclude,
          maxWorkers: 1,
          // After all others.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
