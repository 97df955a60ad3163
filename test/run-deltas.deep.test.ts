import { describe, expect, it } from 'vitest';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { rules, shownAt } from './support/scripted-verification.ts';
import { reviewers } from './support/shares.ts';

const lines = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `export const ${name}${at} = (value) => compute${at}(value, '${name}');`);
const text = (all: readonly string[]) => `${all.join('\n')}\n`;
const replaced = (all: readonly string[], at: number, ...by: readonly string[]) => all.toSpliced(at, 1, ...by);

const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
const all = new Map(names.map((name) => [name, lines(name, 60)]));
const files = Object.fromEntries([...all].map(([name, rows]) => [`src/${name}.js`, text(rows)]));
const start = { 'README.md': '# Shares\n', 'src/alpha.js': text(lines('alpha', 60).slice(0, 5)) };
const path = 'src/beta.js';
const at = 30;
const quote = all.get('beta')?.[at] ?? '';
const broken = scriptedFinding({
  title: 'A value of nothing gives nothing',
  path,
  startLine: at + 1,
  quote,
  severity: 'important',
});
const guard = "export const beta30 = (value) => (value ? compute30(value, 'beta') : null);";
const mended = text(replaced(all.get('beta') ?? [], at, guard));
const fixed = { now: 'fixed', evidence: [shownAt(path, at + 1, guard)] } as const;

const reviews = (requests: readonly { readonly text: string }[]) =>
  requests.filter(({ text: body }) => body.includes('Your task: review'));

describe('a round after a complete one', () => {
  it('delivers what changed since, and covers the rest by the earlier round', async () => {
    await using rounds = await startRounds(start, files);
    const one = await rounds.review({ finds: [broken] });
    expect(one.report.rounds.scope).toBeUndefined();
    rounds.push({ [path]: mended });
    const two = await rounds.review({ recheck: () => fixed });
    expect(two.report.rounds.scope).toMatchObject({ since: 1, reason: null, lines: 1, files: 1 });
    expect(two.priors).toEqual(['F1 fixed']);
    expect(two.report.coverage.undelivered).toEqual([]);
    expect(two.exitCode).toBe(0);
    const [first] = reviews(two.requests);
    expect(first?.text).toContain('|+export const beta30');
    expect(first?.text).toContain('|~export const beta29');
    expect(first?.text).not.toContain('gamma7');
  });
});

describe('a finding that no round before had raised (A11)', () => {
  const onLine = (name: string, line: number, title: string, severity: 'important' | 'suggestion') =>
    scriptedFinding({
      title,
      path: `src/${name}.js`,
      startLine: line + 1,
      quote: all.get(name)?.[line] ?? '',
      severity,
    });
  const idea = onLine('gamma', 10, 'The limit could have a name', 'suggestion');
  const defect = onLine('delta', 20, 'A list of nothing throws', 'important');
  const edited = replaced(all.get('beta') ?? [], 3, 'export const beta3 = (value) => other(value);');
  const fresh = scriptedFinding({
    ...{ title: 'The other way could be shorter', path, startLine: 4, severity: 'suggestion' },
    quote: edited[3] ?? '',
  });

  it('is late on lines that a complete round had: optional ones are counted, others shown, and both stay so', async () => {
    await using rounds = await startRounds(start, files);
    await rounds.review();
    rounds.push({ [path]: text(edited) });
    const two = await rounds.review({ finds: [idea, defect, fresh], step: { inputs: { 'fail-on': 'important' } } });
    // Another bar is another configuration: everything was delivered, and the lines are as they were all the same.
    expect(two.report.rounds.scope?.reason).toContain('not those of round 1');
    const late = two.report.ledger.findings.map(({ finding, past }) => [finding.title, past?.late]);
    expect(late).toEqual([
      [defect.title, 1],
      [fresh.title, undefined],
      [idea.title, 1],
    ]);
    expect(two.exitCode).toBe(1);
    expect(two.comment).toContain('1 late suggestion (lines unchanged since round 1), in the full report.');
    expect(two.comment).toContain('late: its lines are unchanged since round 1');
    expect(two.comment).toContain(defect.title);
    expect(two.comment).toContain(fresh.title);
    expect(two.comment).not.toContain(idea.title);
    rounds.push({ [path]: text(replaced(edited, 7, 'export const beta7 = 7;')) });
    const three = await rounds.review({ step: { inputs: { 'fail-on': 'important' } } });
    expect(three.report.ledger.findings.map(({ past }) => past?.late)).toEqual([1, undefined, 1]);
    expect(three.comment).toContain('1 late suggestion');
  });
});

describe('a finding whose remedy takes back what fixed another one (A12)', () => {
  const back = (severity: 'critical' | 'important') =>
    scriptedFinding({
      ...{ title: 'Nothing is computed for zero', path, startLine: at + 1, quote: guard, severity },
      fix: {
        text: 'Compute it for every value.',
        diff: `--- a/${path}\n+++ b/${path}\n@@ -${at + 1} +${at + 1} @@\n-${guard}\n+${quote}\n`,
      },
    });
  const afterFix = async (severity: 'critical' | 'important', verdict: 'confirmed' | 'unproven') => {
    await using rounds = await startRounds(start, files);
    await rounds.review({ finds: [broken] });
    rounds.push({ [path]: mended });
    await rounds.review({ recheck: () => fixed });
    rounds.push({ [path]: mended.replace('beta50', 'beta_50') });
    const verify = rules(() => ({ verdict, severity, ...(verdict === 'unproven' ? { evidence: [] } : {}) }));
    const three = await rounds.review({
      script: (request) => reviewers(request.vendor === 'anthropic' ? [back(severity)] : [], {}, verify)(request),
    });
    return three;
  };

  it('is shown beside it, and is no more than a suggestion while one vendor alone asks for it', async () => {
    const alone = await afterFix('important', 'unproven');
    expect(alone.open).toEqual(['F2 suggestion unproven']);
    expect(alone.comment).toContain('contradicts F1 of round 1');
    expect(alone.report.ledger.findings.at(0)?.past?.undoes).toMatchObject({ id: 'F1', round: 1, quote });
    expect(alone.report.ledger.dispositions.find(({ into }) => into === 'F2')).toMatchObject({
      fate: 'demoted',
      to: 'suggestion',
    });
  });

  it('stays what two vendors say it is, and what is critical stays as the table of the gate has it', async () => {
    const two = await afterFix('important', 'confirmed');
    expect(two.open).toEqual(['F2 important confirmed']);
    expect(two.comment).toContain('Contradicts F1 of round 1:');
    const critical = await afterFix('critical', 'confirmed');
    expect(critical.open).toEqual(['F2 critical confirmed']);
    expect(critical.exitCode).toBe(1);
  });
});
