import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stateLineOf } from '../src/lib/marker.ts';
import { gateOfMemory } from '../src/rounds/gate-of-memory.ts';
import { readState } from '../src/rounds/state-line.ts';
import { isStillOpen, type Memory, type Report } from '../src/types.ts';
import { login } from './support/github/connect.ts';
import { defectLine, numberIn, placeOf, severityOf } from './support/lives/code.ts';
import { type Lived, live, lives } from './support/lives/life.ts';
import type { Tree } from './support/lives/memory-repo.ts';
import { samples } from './support/samples.ts';
import { seal } from './support/sealing.ts';

const isDeep = process.env['TEST_DEEP'] === '1';
const keys = seal();
const memoryIn = (body: string | null): Memory | null => {
  const read = readState(body ?? '', keys);
  return read.found === 'memory' ? read.memory : null;
};
const ownOf = ({ github }: Lived) => github.comments.filter(({ author }) => author === login);
const statusOf = ({ github, headSha }: Lived) => github.statuses.findLast(({ sha }) => sha === headSha)?.state;

/** What an id stands for, for as long as the comment remembers it. */
class Ids {
  readonly #known = new Map<string, number>();
  #first = '';

  expectStable(report: Report): void {
    // A first round, be it one that a killed run left, begins anew.
    const first = report.rounds.earlier[0]?.at ?? report.createdAt;
    if (first !== this.#first) this.#known.clear();
    this.#first = first;
    for (const { id, finding } of report.ledger.findings) {
      const number = numberIn(finding.quote) ?? numberIn(finding.title);
      if (number === null) continue;
      expect(this.#known.get(id) ?? number, id).toBe(number);
      this.#known.set(id, number);
    }
  }
}

function expectBounded(lived: Lived): void {
  const own = ownOf(lived);
  const isHindered = ['no-writes', 'no-reads', 'killed', 'cancelled'].includes(lived.step.end);
  if (isHindered) expect(own.length).toBeLessThanOrEqual(2);
  else expect(own.length).toBe(1);
  for (const { body } of own) {
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(stateLineOf(body)?.length ?? 0).toBeLessThanOrEqual(16_000);
  }
}

/** What was open in the comment has exactly one status, and is remembered unless that closes it. */
function expectBijection(lived: Lived, report: Report): void {
  const previous = memoryIn(lived.before);
  if (previous === null || report.rounds.round !== previous.round + 1) return;
  const { priors = [] } = report.ledger;
  const ids = priors.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const closed = new Set(previous.closed.map(({ id }) => id));
  expect(ids.filter((id) => !closed.has(id)).toSorted()).toEqual(previous.findings.map(({ id }) => id).toSorted());
  const memory = keptOf(lived, report);
  if (memory === null) return;
  const kept = new Set(memory.findings.map(({ id }) => id));
  for (const { id, status } of priors) if (isStillOpen(status)) expect(kept).toContain(id);
  expect(memory.nextId).toBeGreaterThanOrEqual(previous.nextId);
  expect(memory.sequence).toBeGreaterThan(previous.sequence);
  expect(gateOfMemory(memory, report.policy).outcome).toBe(report.gate.outcome);
}

/** What the comment remembers of this very round; null: it could not be written, or was not to be. */
function keptOf(lived: Lived, { id }: Report): Memory | null {
  const memory = memoryIn(ownOf(lived)[0]?.body ?? null);
  return memory?.run === id ? memory : null;
}

/** A success means that nothing critical is let through that was known and is there. */
function expectHonest(lived: Lived): void {
  const { ended, before, files, base } = lived;
  if (ended?.exitCode !== 0 && statusOf(lived) !== 'success') return;
  if (ended?.report) expect(ended.report.gate.outcome).toBe('clean');
  const isForgotten = ended?.report?.rounds.round === 1;
  const units = [...files.values()].flat().filter(({ number, form }) => form === 'broken' && isOurs(number, base));
  const known = isForgotten ? [] : (memoryIn(before)?.findings ?? []);
  const open = known.filter(
    ({ severity, quote, declined }) =>
      severity === 'critical' && declined === null && units.some(({ number }) => number === numberIn(quote)),
  );
  expect(open.map(({ id }) => id)).toEqual([]);
}

function isOurs(number: number, base: Tree): boolean {
  return severityOf(number) === 'critical' && placeOf(base, defectLine(number)) === null;
}

it('a pull request lives on, whatever happens to it, and loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(lives(12, isDeep ? 1 : 8), async (steps) => {
      const ids = new Ids();
      for await (const lived of live(steps)) {
        expectBounded(lived);
        expectHonest(lived);
        const report = lived.ended?.report ?? null;
        if (report === null) continue;
        expectBijection(lived, report);
        // A round that no comment holds is one that the next does not know of.
        if (keptOf(lived, report) !== null) ids.expectStable(report);
      }
    }),
    { numRuns: samples(1_000, 50), endOnFailure: true },
  );
});
