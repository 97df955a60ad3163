import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/types.ts';
import { scriptedSubmission } from './support/scripted-review.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { noPeople, repository } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import type { ScriptedAnswer, ScriptedRequest, VendorName } from './support/vendors.ts';
import { type VoiceScript, voices } from './support/voices.ts';

/*
 * Whole runs in which a vendor slips, lies or exaggerates: what one vendor says alone neither opens the gate over a critical
 * finding that is there, nor closes it. All answers are written by hand.
 */

const shows = 'Written by hand.';
const divides = {
  ...{ path: 'src/share.js', startLine: 2, endLine: 2, side: 'new' as const, shows },
  quote: 'return total / people.length;',
};
const confirmed = { evidence: [divides] };
const refuted = { verdict: 'refuted', evidence: [divides] } as const;
const open = { verdict: 'unproven', evidence: [] } as const;
const important = { ...confirmed, severity: 'important' } as const;

type Script = (request: ScriptedRequest) => ScriptedAnswer;

async function outcomeOf(script: Script, lines?: readonly string[]) {
  await using bed = await startTestBed({ repository, script });
  using step = await bed.review({
    inputs:
      lines === undefined
        ? {}
        : {
            'compatible-api-key': 'sk-sentinel-key-of-the-mirror',
            'compatible-base-url': bed.vendors.url('compatible'),
            reviewers: lines.join('\n'),
          },
  });
  return step.outputs['outcome'];
}

/** What Claude submits, in place of the form that it was asked for; the others do as they are scripted. */
function submitted(review: (findings: readonly Finding[]) => object, others: Parameters<typeof voices>[0]): Script {
  const rest = voices(others);
  return (request) => {
    if (request.vendor !== 'anthropic' || purposeOf(request) !== 'review') return rest(request);
    const { findings, ...lists } = scriptedSubmission(request.contextText, [noPeople]);
    return { calls: [{ name: 'submit_review', input: { ...lists, ...review(findings) } }] };
  };
}

const honest: VoiceScript = { rules: confirmed };
const { path, startLine, body, severity, title, fix: _, ...rest } = noPeople;

describe('a critical finding that is there is never green where its reviewer', () => {
  it.each<readonly [string, (findings: readonly Finding[]) => object]>([
    [
      'calls the path a file and the lines a line',
      () => ({ findings: [{ file: path, line: startLine, severity, title, body, ...rest }] }),
    ],
    [
      'puts the place into an object, under other words',
      () => ({
        findings: [
          { ...rest, location: { filename: path, lines: '2-2' }, priority: 'P0', summary: title, description: body },
        ],
      }),
    ],
    ['calls the list otherwise', (findings) => ({ issues: findings })],
    ['names its findings', (findings) => ({ findings: { F1: findings[0] } })],
    ['quotes with numbers of lines', ([first]) => ({ findings: [{ ...first, quote: `2\t${first?.quote}` }] })],
    ['quotes in quotation marks', ([first]) => ({ findings: [{ ...first, quote: JSON.stringify(first?.quote) }] })],
    ['links the path', ([first]) => ({ findings: [{ ...first, path: `[share.js](${path}#L2)` }] })],
    ['names a function behind the path', ([first]) => ({ findings: [{ ...first, path: `${path}::share` }] })],
  ])('%s', async (_name, review) => {
    const script = submitted(review, { anthropic: honest, openai: honest, google: honest });
    expect(await outcomeOf(script)).toBe('blocking');
  });
});

interface Exaggeration {
  readonly others: Partial<Record<VendorName, VoiceScript>>;
  readonly outcome: 'clean' | 'incomplete';
  readonly lines?: readonly string[];
}

/** Codex raises what is important as critical. */
const exaggerations: Readonly<Record<string, Exaggeration>> = {
  'against two who rate it lower': {
    others: { anthropic: { rules: important }, google: { rules: important } },
    outcome: 'clean',
  },
  'against two who refute it': {
    others: { anthropic: { rules: refuted }, google: { rules: refuted } },
    outcome: 'clean',
  },
  'in two passes': {
    others: { anthropic: { rules: important }, google: { rules: important } },
    outcome: 'clean',
    lines: ['Claude = anthropic/model-1', 'Codex = openai/model-1 passes=2', 'Gemini = google/model-1'],
  },
  // Only one other vendor is there, and the second voice is a fresh session of its own.
  'from two servers': {
    others: { anthropic: { rules: important }, compatible: { raises: [noPeople], rules: confirmed } },
    outcome: 'incomplete',
    lines: ['Claude = anthropic/model-1', 'Codex = openai/model-1', 'Mirror = compatible/model-2 vendor=openai'],
  },
};

describe('a dishonest vendor alone', () => {
  const twin = { ...noPeople, severity: 'suggestion' as const };
  it.each<readonly [string, VoiceScript]>([
    ['refutes it', { rules: refuted }],
    ['raises it as a trifle and refutes it', { raises: [twin], rules: refuted }],
    [
      'raises it as important and calls it older',
      {
        raises: [{ ...twin, severity: 'important' }],
        rules: { ...confirmed, severity: 'suggestion', effect: 'pre-existing' },
      },
    ],
    ['raises it as critical and refutes it', { raises: [noPeople], rules: refuted }],
    ['calls it deliberate', { rules: { ...confirmed, isIntended: true, severity: 'suggestion' } }],
    ['raises it where no file is', { raises: [{ ...noPeople, path: 'src/gone.js' }], rules: refuted }],
  ])('never opens the gate over a critical finding: %s', async (_name, codex) => {
    const script = voices({ anthropic: { raises: [noPeople], rules: open }, openai: codex, google: { rules: open } });
    expect(await outcomeOf(script)).not.toBe('clean');
  });

  it.each(Object.entries(exaggerations))(
    'never closes it by exaggerating: %s',
    async (_name, { others, outcome, lines }) => {
      const script = voices({ ...others, openai: { raises: [noPeople], rules: confirmed } });
      expect(await outcomeOf(script, lines)).toBe(outcome);
    },
  );

  it('does not settle what two vendors each say of the claim of the other', async () => {
    const raised = { ...noPeople, severity: 'important' as const };
    const script = voices({
      anthropic: { raises: [raised], rules: confirmed },
      openai: { raises: [raised], rules: confirmed },
      google: {},
    });
    expect(await outcomeOf(script)).not.toBe('clean');
  });
});
