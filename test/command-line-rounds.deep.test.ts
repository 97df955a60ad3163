import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../src/types.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { rechecks, rules, type ScriptedEarlier, shownAt } from './support/scripted-verification.ts';
import { noPeople, reviewers } from './support/shares.ts';
import { openTerminal, scratch } from './support/terminal.ts';

const topic = ['--base', 'main', '--head', 'topic', '--quiet'];

describe('rounds at the command line', () => {
  it('look again at what was open in the report before, keep its ids, and give none twice (A2, A4, A35)', async () => {
    let finds: readonly Finding[] = [noPeople];
    let recheck: (claim: ScriptedEarlier) => object = () => ({});
    await using terminal = await openTerminal((request) =>
      reviewers(
        finds,
        {},
        rules(),
        {},
        rechecks((claim) => recheck(claim)),
      )(request),
    );
    using output = scratch();
    const path = join(output.path, 'report.json');
    // The report that is read is the one that is written over.
    const review = async (...more: readonly string[]) => {
      const called = await terminal.call([...topic, '--output', output.path, ...more]);
      const report: Report = JSON.parse(readFileSync(path, 'utf8'));
      const priors = (report.ledger.priors ?? []).map(({ id, status }) => `${id} ${status}`);
      return { ...called, report, priors, ids: report.ledger.findings.map(({ id }) => id) };
    };
    const one = await review();
    expect(one.code, one.err).toBe(1);
    expect(one.report.rounds).toMatchObject({ round: 1, nextId: 2 });

    const { git, folder } = terminal;
    git('checkout', '--quiet', 'topic');
    writeFileSync(join(folder, 'docs', 'more.md'), 'Shares are shares.\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Say more');
    finds = [
      scriptedFinding({
        ...{ title: 'The page says nothing', path: 'docs/more.md', startLine: 1, quote: 'Shares are shares.' },
        severity: 'suggestion',
      }),
    ];
    const two = await review('--previous', path);
    expect(two.code, two.err).toBe(1);
    expect(two.priors).toEqual(['F1 open']);
    expect(two.ids).toEqual(['F1', 'F2']);
    expect(two.report.rounds).toMatchObject({ round: 2, earlier: [{ round: 1, found: 1, open: 1 }] });

    const share = readFileSync(join(folder, 'src', 'share.js'), 'utf8').split('\n');
    const at = share.indexOf(noPeople.quote);
    const mended = '  return people.length === 0 ? 0 : total / people.length;';
    writeFileSync(join(folder, 'src', 'share.js'), share.with(at, mended).join('\n'));
    git('commit', '--quiet', '-a', '-m', 'Mend it');
    finds = [];
    recheck = ({ title }) =>
      title === noPeople.title ? { now: 'fixed', evidence: [shownAt('src/share.js', at + 1, mended)] } : {};
    const three = await review('--previous', path);
    expect(three.code, three.err).toBe(0);
    expect(three.priors).toEqual(['F1 fixed', 'F2 open']);
    expect(three.report.ledger.priors?.[0]).toMatchObject({ since: 1 });
    expect(three.out).toContain('Round 3.');
    expect(three.out).toContain('| **Round** | 3 |');

    finds = [
      scriptedFinding({
        ...{ title: 'The word is repeated', path: 'docs/more.md', startLine: 1, quote: 'Shares are shares.' },
        ...{ severity: 'suggestion', kind: 'enhancement' },
      }),
    ];
    const four = await review('--previous', path);
    expect(four.priors).toEqual(['F2 open']);
    expect(four.ids).toEqual(['F2', 'F3']);
    expect(four.report.rounds.nextId).toBe(4);
  });

  it.each([
    ['nothing', null, /cannot be read: .*\nGive `--previous` the file `report\.json` that `--output` kept/],
    ['no JSON', '{', /cannot be read: .*JSON/],
    ['something else', '{"a":1}', /is no report of this version, at `.*`: .*\nGive `--previous`/],
    ['a list', '[]', /is no report of this version, at `its root`/],
  ])('are refused before anybody is asked where the report is %s', async (_, text, words) => {
    await using terminal = await openTerminal(reviewers([]));
    using folder = scratch();
    const path = join(folder.path, 'report.json');
    if (text !== null) writeFileSync(path, text);
    const called = await terminal.call([...topic, '--previous', path]);
    expect(called).toMatchObject({ code: 3, out: '' });
    expect(called.err).toMatch(words);
    expect(terminal.vendors.requests).toEqual([]);
  });
});
