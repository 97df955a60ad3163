import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AskedSubmission, Report } from '../src/types.ts';
import { scriptedSubmission } from './support/scripted-review.ts';
import { groupsApart, purposeOf, rechecks, rules } from './support/scripted-verification.ts';
import { startTestBed } from './support/test-bed.ts';
import type { ScriptedAnswer, ScriptedRequest } from './support/vendors.ts';

const share = [
  'export function share(total, people) {',
  '  // TODO: an empty list of people',
  '  // gives Infinity; nobody has asked',
  '  // for it yet.',
  '  return total / people.length;',
  '}',
  '',
].join('\r\n');
const repository = {
  base: { 'README.md': '# shares\n', 'src/share.js': 'export function share(total) {\n  return total;\n}\n' },
  head: { 'src/share.js': share, 'docs/share.md': 'Shares a total.\n' },
};

type Observations = Partial<AskedSubmission>;
const limitation = { title: 'An empty list is not handled', path: 'src/share.js', startLine: 2 };

/** What three reviewers say of the same things, each in its own words. Written by hand. */
const said: Readonly<Record<string, Observations>> = {
  anthropic: {
    testing: [
      {
        title: 'No test calls share() with an empty list',
        path: 'src/share.js',
        body: 'No test calls share() with an empty list. The division by zero never runs.',
      },
    ],
    documentation: [{ title: 'README does not mention share()', path: 'README.md', body: 'Users cannot find it.' }],
    strengths: [{ title: 'share is a pure function', path: null, body: 'It reads nothing but its two arguments.' }],
    limitations: [
      {
        ...limitation,
        quote: 'TODO: an empty list of people gives Infinity; nobody has asked for it yet.',
        body: 'The new division makes it matter.',
      },
    ],
  },
  openai: {
    testing: [
      {
        title: 'share() with nobody in it is untested',
        path: 'test/share.test.js',
        body: 'A list without people makes share divide by zero; nothing exercises that.',
      },
    ],
    documentation: [
      { title: 'share() is undocumented', path: './README.md', body: 'The README should say what share() does.' },
    ],
    strengths: [
      { title: 'Pure function', path: null, body: 'share depends on its arguments only and reads nothing else.' },
    ],
    limitations: [
      { ...limitation, title: 'Infinity', quote: '# gives Infinity', body: 'Known, and accepted for now.' },
    ],
    concerns: [
      { title: 'The caller has to know', path: null, body: 'Whoever calls it guards the empty list.', scope: 'future' },
    ],
  },
  google: {
    testing: [
      {
        title: 'The empty list case of share() is not covered',
        path: 'b/src/share.js:5',
        body: 'Only lists with people are tested; an empty list should be added.',
      },
    ],
    documentation: [
      { title: 'share() is missing in the README', path: 'README', body: 'The new function should be described.' },
    ],
    strengths: [{ title: 'No hidden state', path: null, body: 'share is a pure function of its two arguments.' }],
    limitations: [
      {
        ...limitation,
        startLine: null,
        quote: '“TODO: an empty list of people … for it yet.”',
        body: 'The new division makes it matter.',
      },
    ],
    concerns: [
      { title: 'The caller has to know', path: null, body: 'Whoever calls it guards the empty list.', scope: 'future' },
    ],
  },
};

async function reviewed() {
  const answers = {
    review: ({ vendor, contextText }: ScriptedRequest): ScriptedAnswer => ({
      calls: [{ name: 'submit_review', input: scriptedSubmission(contextText, [], said[vendor]) }],
    }),
    verify: rules(),
    recheck: rechecks(),
    group: groupsApart,
    edit: (): ScriptedAnswer => ({ text: '' }),
  };
  await using bed = await startTestBed({ repository, script: (request) => answers[purposeOf(request)](request) });
  using step = await bed.review();
  expect(step.exitCode, step.printed).toBe(0);
  return {
    comment: bed.github.state.comments[0]?.body ?? '',
    summary: step.summary,
    html: readFileSync(step.outputs['report-html'] ?? '', 'utf8'),
    report: JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8')) as Report,
    asked: bed.vendors.requests.map(({ vendor, body }) => `${vendor}: ${JSON.stringify(body)}`),
  };
}

describe('three reviewers who say the same', () => {
  let run: Awaited<ReturnType<typeof reviewed>>;
  beforeAll(async () => {
    run = await reviewed();
  });

  it('make one entry of it, in which each is heard once', () => {
    const { observations, dispositions } = run.report.ledger;
    expect(observations.map(({ id, raisedBy }) => [id, raisedBy.join()])).toEqual([
      ['C1', 'Codex,Gemini'],
      ...['S1', 'T1', 'D1', 'L1'].map((id) => [id, 'Claude,Codex,Gemini']),
    ]);
    expect(dispositions).toHaveLength(14);
    const [page = ''] = run.summary.split('## Appendix');
    const reviews = Object.values(said).flatMap((review) => Object.values(review).flat());
    // What repeats its title is printed without it.
    for (const { body } of reviews as { body: string }[])
      expect(page.split(body.replace(/^No test calls .*?\. /u, '')), body).toHaveLength(2);
    for (const where of [page, run.comment]) expect(where.split('No test calls share')).toHaveLength(2);
  });

  it('show the comment as git has it', () => {
    expect(run.summary).toContain(
      [
        '```text',
        '> 2 |   // TODO: an empty list of people',
        '> 3 |   // gives Infinity; nobody has asked',
        '> 4 |   // for it yet.',
        '```',
      ].join('\n'),
    );
    expect(run.summary).toContain(`src/share.js#L2-L4`);
    // Half of a line end is no hidden character.
    expect(run.html).not.toContain('\\u{d}');
  });

  it('are told of paths that are none, which keep their entries and are accounted for', () => {
    const told = (vendor: string) =>
      new Set(
        run.asked
          .filter((body) => body.startsWith(vendor))
          .flatMap((body) => [...body.matchAll(/- (\w+\[\d\]): There is no such path: ([\w./]+)\./gu)])
          .map(([, item, path]) => `${item} ${path}`),
      );
    expect([...told('anthropic')]).toEqual([]);
    expect([...told('openai')]).toEqual(['testing[0] test/share.test.js']);
    expect([...told('google')]).toEqual(['documentation[0] README']);
    const unplaced = run.report.ledger.dispositions.filter(({ facts }) => facts.includes('unplaced'));
    expect(unplaced.map(({ id, into, fate }) => [id, into, fate])).toEqual([
      ['Codex:T1', 'T1', 'merged'],
      ['Gemini:D1', 'D1', 'merged'],
    ]);
    expect(run.summary).toContain('what it names is not in the code');
  });
});
