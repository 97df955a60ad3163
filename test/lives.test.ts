import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { stateLineOf } from '../src/lib/marker.ts';
import { gateOfMemory } from '../src/rounds/gate-of-memory.ts';
import { overrideOn } from '../src/rounds/override.ts';
import { isStillOpen, letsPass, type Memory, type Policy, type Report } from '../src/types.ts';
import { login } from './support/github/connect.ts';
import { defectLine, numberIn, placeOf, severityOf } from './support/lives/code.ts';
import { type Lived, live, lives } from './support/lives/life.ts';
import type { Tree } from './support/lives/memory-repo.ts';
import { type Heard, isReply, maintainers, memoryOf, stickyOf, writers } from './support/lives/saying.ts';
import { samples } from './support/samples.ts';

const directory = mkdtempSync(join(tmpdir(), 'deep-review-lives-'));
afterAll(() => rmSync(directory, { recursive: true }));

const isDeep = process.env['TEST_DEEP'] === '1';
const ownOf = ({ github }: Lived) => github.comments.filter(({ author, body }) => author === login && !isReply(body));
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

const isHindered = ({ step }: Lived) => ['no-writes', 'no-reads', 'killed', 'cancelled'].includes(step.end);

/** @param inARow runs that ended so since one did as it should: each may leave a page of its own, where it could not read whose the others are */
function expectBounded(lived: Lived, inARow: number): void {
  const own = ownOf(lived);
  if (isHindered(lived)) expect(own.length).toBeLessThanOrEqual(1 + inARow);
  else expect(own.length).toBe(1);
  for (const { body } of own) {
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(stateLineOf(body)?.length ?? 0).toBeLessThanOrEqual(16_000);
  }
}

/** What was open in the comment has exactly one status, and is remembered unless that closes it. */
function expectBijection(lived: Lived, report: Report): void {
  const previous = memoryOf(lived.before);
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
  const memory = memoryOf(ownOf(lived)[0]?.body ?? null);
  return memory?.run === id ? memory : null;
}

/**
 * A success means that nothing critical is let through that was known and is there, but for what somebody other than the
 * author declined, or who may maintain the repository let pass.
 */
function expectHonest(lived: Lived, opened: Set<string>): void {
  const { ended, before, files, base, headSha } = lived;
  for (const { said, exitCode, headSha: of } of lived.heard)
    if (exitCode === 0 && said.body.startsWith('/deep-review override') && maintainers.has(said.author)) opened.add(of);
  if (ended?.exitCode !== 0 && (statusOf(lived) !== 'success' || opened.has(headSha))) return;
  if (ended?.report) expect(letsPass(ended.report.gate, ended.report.policy)).toBe(true);
  const now = memoryOf(stickyOf(lived.github)?.body ?? null);
  const decisions = now?.decisions ?? [];
  if (overrideOn(headSha, decisions) !== null) return;
  const isForgotten = ended?.report?.rounds.round === 1;
  const units = [...files.values()].flat().filter(({ number, form }) => form === 'broken' && isOurs(number, base));
  const known = isForgotten ? [] : (memoryOf(before)?.findings ?? []);
  // One that was declined while the review went on.
  const others = new Set(decisions.filter(({ by }) => by !== 'ana').map(({ comment }) => comment));
  const declined = new Set(now?.findings.flatMap((found) => (others.has(found.declined ?? 0) ? [found.id] : [])));
  const open = known.filter(
    ({ id, severity, quote, declined: before }) =>
      severity === 'critical' &&
      (before === null || !others.has(before)) &&
      !declined.has(id) &&
      units.some(({ number }) => number === numberIn(quote)),
  );
  expect(open.map(({ id }) => id)).toEqual([]);
}

function isOurs(number: number, base: Tree): boolean {
  return severityOf(number) === 'critical' && placeOf(base, defectLine(number)) === null;
}

const policy: Policy = { failOn: 'critical', minReviewers: 2, onIncomplete: 'fail', verify: 'cross', blockOn: [] };
const asks = /^\/deep-review (dismiss|reopen|override|help|dismis)\b/u;

/** A comment changes what whoever wrote it may change, once, and opens no gate that is not open by what stands there. */
function expectHeard({ said, isWhole, isAlone, before, after, headSha, exitCode }: Heard, { github }: Lived): void {
  const verb = asks.exec(said.body)?.[1] ?? null;
  const mayAsk = isWhole && verb !== null && (verb === 'override' ? maintainers : writers).has(said.author);
  const isDeaf = !isWhole || verb === null || !writers.has(said.author);
  expect(github.reactions.filter(({ comment }) => comment === said.id).length).toBeLessThanOrEqual(1);
  const replies = github.comments.filter(({ body }) => isReply(body) && body.includes(`:${said.id} -->`));
  expect(replies.length).toBeLessThanOrEqual(verb === 'override' ? 2 : 1);
  const [memory, earlier] = [memoryOf(after.body), memoryOf(before.body)];
  const hasDecided = memory?.decisions.some(({ comment }) => comment === said.id) === true;
  if (hasDecided)
    expect([mayAsk, said.author]).toEqual([true, memory.decisions.find((each) => each.comment === said.id)?.by]);
  if (isAlone && (isDeaf || verb === 'help' || verb === 'dismis')) {
    expect([after.statuses, memory?.decisions, after.state]).toEqual([
      before.statuses,
      earlier?.decisions,
      before.state,
    ]);
    if (isDeaf) expect(replies).toEqual([]);
  }
  const isGreener = exitCode === 0 || (after.state === 'success' && before.state !== 'success');
  if (!isAlone || !isGreener) return;
  const isOverridden = verb === 'override' && mayAsk;
  if (isOverridden && memory?.bound.headSha !== headSha) return;
  expect(memory?.bound.headSha).toBe(headSha);
  if (memory !== null) expect(letsPass(gateOfMemory(memory, policy), policy), said.body).toBe(true);
}

/** Decisions of people are of commands that they wrote, and may have written. */
function expectDecided({ github }: Lived): void {
  const memory = memoryOf(stickyOf(github)?.body ?? null);
  for (const { comment, by, verb, finding } of memory?.decisions ?? []) {
    const said = github.comments.find(({ id }) => id === comment);
    expect(said?.author).toBe(by);
    expect(said?.body).toContain(`/deep-review ${verb} ${finding ?? ''}`);
    expect(verb === 'override' ? maintainers : writers).toContain(by);
  }
}

it('a pull request lives on, whatever happens to it, and loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(lives(12, isDeep ? 1 : 8), async (steps) => {
      const ids = new Ids();
      const opened = new Set<string>();
      let inARow = 0;
      for await (const lived of live(steps, directory)) {
        inARow = isHindered(lived) ? inARow + 1 : 0;
        expectBounded(lived, inARow);
        expectHonest(lived, opened);
        expectDecided(lived);
        for (const heard of lived.heard) expectHeard(heard, lived);
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
