import { describe, expect, it } from 'vitest';
import type { Finding, Judgement } from '../src/types.ts';
import { samples } from './support/samples.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { noPeople, repository } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import { voices } from './support/voices.ts';

/*
 * Ways in which a run could be green over a critical finding that Claude alone raised. All answers are written by hand.
 * Losses at submission have their own file, test/run-slips.test.ts.
 */

const shows = 'Written by hand.';
const divides = {
  ...{ path: 'src/share.js', startLine: 2, endLine: 2, side: 'new' as const, shows },
  quote: 'return total / people.length;',
};
const written = {
  path: 'docs/share.md',
  startLine: 1,
  endLine: 1,
  side: 'new' as const,
  quote: 'Shares a total.',
  shows,
};
const deleted = { path: 'src/share.js', startLine: 2, endLine: 2, side: 'old' as const, quote: 'return total;', shows };
const older = scriptedFinding({
  title: 'The division is never reached with an empty list',
  path: 'src/pay.js',
  startLine: 1,
  quote: 'export const pay = (total, people) => share(total, people);',
});
const withCaller = {
  base: { ...repository.base, 'src/pay.js': `${older.quote}\n` },
  head: repository.head,
};

type Rules = Partial<Judgement> | 'down';

interface Situation {
  readonly claim?: Partial<Finding>;
  /** What Codex raises. */
  readonly twin?: Partial<Finding>;
  readonly codex: Rules;
  readonly gemini: Rules;
  /** What Claude says when it is asked about its own claim. */
  readonly claude?: Rules;
  readonly outcome: 'blocking' | 'incomplete';
}

const refuted = { verdict: 'refuted', evidence: [divides] } as const;
const confirmed = { evidence: [divides] };
const open = { verdict: 'unproven', evidence: [] } as const;

/** The first of them are enough for `npm test`. */
const situations: Readonly<Record<string, Situation>> = {
  'one vendor raises it milder and refutes it, and the other confirms it': {
    ...{ twin: { severity: 'suggestion' }, codex: refuted, gemini: confirmed, outcome: 'blocking' },
  },
  'both refute it with a file that they have not opened': {
    ...{
      codex: { ...refuted, evidence: [written] },
      gemini: { ...refuted, evidence: [written] },
      outcome: 'incomplete',
    },
  },
  'both call it deliberate, and quote what the change itself writes': {
    codex: { isIntended: true, evidence: [divides, written] },
    gemini: { isIntended: true, evidence: [divides, written] },
    outcome: 'blocking',
  },
  // A fresh session of the vendor that raised it never makes it block.
  'one rates it lower, the other is down, and its own vendor confirms it': {
    ...{ codex: { ...confirmed, severity: 'suggestion' }, gemini: 'down', claude: confirmed, outcome: 'incomplete' },
  },
  'its code is older, and nobody says how the change bears on it': {
    ...{ claim: older, codex: open, gemini: open, outcome: 'incomplete' },
  },
  'its quotation has a slip, and others find the code': {
    ...{ claim: { quote: '  return total / folk.length;' }, codex: confirmed, gemini: confirmed, outcome: 'blocking' },
  },
  'its quotation has a slip, and nobody settles it': {
    ...{ claim: { quote: '  return total / folk.length;' }, codex: open, gemini: open, outcome: 'incomplete' },
  },
  'it writes the path as a diff does, with the line behind it': {
    ...{ claim: { path: 'b/src/share.js:2' }, codex: confirmed, gemini: confirmed, outcome: 'blocking' },
  },
  'one vendor refutes it, and the other leaves it open': {
    ...{ codex: refuted, gemini: open, outcome: 'incomplete' },
  },
  'one vendor refutes it, and the other is down': {
    ...{ codex: refuted, gemini: 'down', claude: open, outcome: 'incomplete' },
  },
  'both refute it with a line that the change deletes': {
    ...{
      codex: { ...refuted, evidence: [deleted] },
      gemini: { ...refuted, evidence: [deleted] },
      outcome: 'incomplete',
    },
  },
  'both call it deliberate, and quote the code itself': {
    codex: { ...confirmed, isIntended: true },
    gemini: { ...confirmed, isIntended: true },
    outcome: 'blocking',
  },
};

describe('a critical finding is not passed over where', () => {
  const all = Object.entries(situations);

  it.each(all.slice(0, samples(all.length, 5)))('%s', async (_name, { claim, twin, outcome, ...said }) => {
    const script = voices({
      anthropic: { raises: [{ ...noPeople, ...claim }], rules: said.claude ?? 'down' },
      openai: { raises: twin === undefined ? [] : [{ ...noPeople, ...twin }], rules: said.codex },
      google: { rules: said.gemini },
    });
    await using bed = await startTestBed({ repository: claim === older ? withCaller : repository, script });
    using step = await bed.review();
    expect(step.outputs, step.printed).toMatchObject({ outcome, 'reviewers-completed': '3' });
    expect(step.exitCode).toBe(1);
    expect(bed.statuses()).toEqual(['pending', 'failure']);
  });

  it('one vendor answers from two servers, and both refute it', async () => {
    const script = voices({
      anthropic: { raises: [noPeople], rules: open },
      openai: { rules: refuted },
      compatible: { rules: refuted },
    });
    await using bed = await startTestBed({ repository, script });
    const lines = ['Claude = anthropic/model-1', 'Codex = openai/model-1', 'Mirror = compatible/model-2 vendor=codex'];
    using step = await bed.review({
      inputs: {
        'compatible-api-key': 'sk-sentinel-key-of-the-mirror',
        'compatible-base-url': bed.vendors.url('compatible'),
        reviewers: lines.join('\n'),
      },
    });
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'incomplete', 'reviewers-completed': '3' });
    expect(bed.statuses()).toEqual(['pending', 'failure']);
  });
});
