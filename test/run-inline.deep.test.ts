import { describe, expect, it } from 'vitest';
import { becameOf } from '../src/lib/marker.ts';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { shownAt } from './support/scripted-verification.ts';

const start = { 'README.md': '# Shares\n', 'src/share.js': 'export const share = (total) => total;\n' };
const share = (body: string) => `export function share(total, people) {\n${body}}\n`;
const divides = '  return total / people.length;';
const trims = '  const line = text.trim();';
const log = (body: string) => `export function log(text) {\n${body}  console.log(line);\n}\n`;
const first = { 'src/share.js': share(`${divides}\n`), 'src/log.js': log(`${trims}\n`) };

const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path: 'src/share.js',
  startLine: 2,
  quote: divides,
});
const noText = scriptedFinding({
  title: 'A log entry without a text throws',
  path: 'src/log.js',
  startLine: 2,
  quote: trims,
  severity: 'important',
});
const hunk = { LEFT: [1, 1], RIGHT: [1, 6] } as const;
const step = { inputs: { 'inline-comments': 'true' } };
const guard = '  if (!text) return;';
const fixed = { now: 'fixed', evidence: [shownAt('src/log.js', 2, guard)] } as const;
const isLog = ({ title }: { readonly title: string }) => title === noText.title;

async function twoFindings(permissions: { readonly resolving?: boolean } = {}) {
  const rounds = await startRounds(start, first);
  const { state } = rounds.bed.github;
  state.diff = { 'src/share.js': [hunk], 'src/log.js': [hunk] };
  state.permissions = { ...state.permissions, ...permissions };
  await rounds.review({ finds: [noPeople, noText], step });
  const threadAt = (path: string) => {
    const found = state.threads.filter((thread) => thread.path === path);
    expect(found).toHaveLength(1);
    return { isResolved: found[0]?.isResolved, became: becameOf(found[0]?.comments[0]?.body ?? '') };
  };
  return { rounds, state, threadAt, [Symbol.asyncDispose]: () => rounds[Symbol.asyncDispose]() };
}

const mended = { 'src/log.js': log(`${guard}\n${trims}\n`) };

describe('comments on lines over rounds (A18)', () => {
  it('say in which commit their finding was fixed, once, and that it is back', async () => {
    await using at = await twoFindings();
    const { rounds, state, threadAt } = at;
    expect(state.threads).toHaveLength(2);
    const sha = rounds.push(mended);
    const recheck = (claim: { readonly title: string }) => (isLog(claim) ? fixed : {});
    const two = await rounds.review({ recheck, step });
    expect(two.priors).toEqual(['F1 open', 'F2 fixed']);
    expect(threadAt('src/log.js')).toMatchObject({ isResolved: false });
    expect(threadAt('src/log.js').became).toContain(`fixed\n**Fixed in [\`${sha.slice(0, 12)}\`](`);
    expect(threadAt('src/log.js').became).toMatch(/\)\*\*, round 2\. /);
    expect(threadAt('src/share.js').became).toBeNull();
    expect(two.printed).toContain('Comments on lines say what became of F2.');
    const said = structuredClone(state.threads);
    rounds.push({ 'docs/notes.md': 'More.\n' });
    await rounds.review({ step });
    expect(state.threads).toEqual(said);
    rounds.push({ 'src/log.js': first['src/log.js'] });
    const four = await rounds.review({ finds: [noText], step });
    expect(four.priors).toContain('F2 regressed');
    expect(threadAt('src/log.js').became).toMatch(/^open\n\*\*Is back\*\*, round 4\./);
    expect(state.threads).toHaveLength(2);
    expect(rounds.bed.github.violations).toEqual([]);
  });

  it('keep the one comment of a finding whose code changes', async () => {
    await using at = await twoFindings();
    const { rounds, state } = at;
    const later = '  return total / people.length; // per head';
    rounds.push({ 'src/share.js': share(`${later}\n`) });
    const two = await rounds.review({ finds: [{ ...noPeople, quote: later }], step });
    expect(two.open).toContain('F1 critical confirmed');
    rounds.push({ 'src/share.js': share(`  // Shares.\n${later}\n`) });
    const three = await rounds.review({ finds: [{ ...noPeople, quote: later, startLine: 3 }], step });
    expect(three.open).toContain('F1 critical confirmed');
    expect(state.threads.map(({ path }) => path).sort()).toEqual(['src/log.js', 'src/share.js']);
  });

  it('end their discussion where the token may and nobody answered', async () => {
    await using at = await twoFindings({ resolving: true });
    const { rounds, state, threadAt } = at;
    const answered = state.threads.find(({ path }) => path === 'src/share.js');
    answered?.comments.push({ id: 9_000, author: 'ana', body: 'I do not think so.' });
    const whole = '  return total;';
    rounds.push({ ...mended, 'src/share.js': share(`${whole}\n`) });
    const gone = { now: 'fixed', evidence: [shownAt('src/share.js', 2, whole)] } as const;
    const two = await rounds.review({ recheck: (claim) => (isLog(claim) ? fixed : gone), step });
    expect(two.priors).toEqual(['F1 fixed', 'F2 fixed']);
    expect(threadAt('src/log.js')).toMatchObject({ isResolved: true, became: expect.stringMatching(/^fixed\n/) });
    expect(threadAt('src/share.js')).toMatchObject({ isResolved: false, became: expect.stringMatching(/^fixed\n/) });
    expect(two.printed).toContain('; resolved: F2.');
  });

  it('cost neither report nor status where GitHub refuses to change them, and say it as soon as they can', async () => {
    await using at = await twoFindings();
    const { rounds, state, threadAt } = at;
    rounds.push(mended);
    await rounds.review({ recheck: (claim) => (isLog(claim) ? fixed : {}) });
    expect(threadAt('src/log.js').became).toBeNull();
    rounds.push({ 'docs/notes.md': 'More.\n' });
    state.isLocked = true;
    const three = await rounds.review({ step });
    expect(three.printed).toContain('Comments on lines about F2: GitHub says: Resource not accessible by integration');
    expect(threadAt('src/log.js').became).toBeNull();
    expect(three.exitCode).toBe(1);
    expect(rounds.bed.statuses().at(-1)).toBe('failure');
    state.isLocked = false;
    await rounds.review({ step });
    expect(threadAt('src/log.js').became).toBe('fixed\n**Fixed**, round 2.');
  });
});
