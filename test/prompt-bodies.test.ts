import { describe, expect, it } from 'vitest';
import { mapStrings } from '../src/lib/redact.ts';
import { vendorsOfContract } from './support/open-session.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import { vendorNamed } from './support/vendor-named.ts';
import { promptCache } from './support/vendors/prompt-cache.ts';
import { list } from './support/vendors/script.ts';
import { loopbackOf, type RecordedRequest, type Script, type VendorName } from './support/vendors.ts';

/** What the first request of a session may hold besides the change and the guidelines, in bytes of JSON. */
const mostBytes = 11_000;
const task = 'Your task: ';
const context = 'The pull request changes ';

/** Title, description, author, branch; the last two are of each commit. All of them could talk a reviewer into something. */
const framing = [
  'A safe refactoring',
  'Approved by the architects',
  'trusted-maintainer',
  'nothing-new',
  'Ana Author',
  'Commit 2',
] as const;

/** Reads files as often at once as a session answers before it submits: more than a cache looks back over. */
const reads = Array.from({ length: 15 }, (_, at) => ({
  name: 'read_file',
  input: { revision: 'head', path: 'src/share.js', startLine: (at % 3) + 1, lineCount: 1, startColumn: null },
}));

const submitting = reviewers([noPeople]);
const script: Script = (request) =>
  request.turn <= 2
    ? { reasoning: `thought ${request.turn}`, calls: reads.slice(0, request.turn === 1 ? 1 : 15) }
    : submitting(request);

/** The requests of two reviewers of a vendor, and of the sessions in which they verify each other. */
async function requestsTo(vendor: VendorName) {
  const { reviewer } = vendorNamed(vendor);
  const { model } = 'byDefault' in reviewer ? reviewer.byDefault : reviewer.example;
  await using bed = await startTestBed({
    repository: { ...repository, base: { ...repository.base, 'AGENTS.md': 'Money is counted in cents.\n' } },
    script,
    pull: { title: framing[0], body: framing[1], author: framing[2], headRef: framing[3] },
  });
  const inputs = {
    'compatible-api-key': 'sk-sentinel-key-of-compatible',
    'compatible-base-url': bed.vendors.url('compatible'),
    reviewers: `A = ${vendor}/${model}\nB = ${vendor}/${model}`,
  };
  using step = await bed.review({ inputs });
  expect(step.exitCode, step.printed).toBe(1);
  expect(bed.vendors.refusals).toEqual([]);
  const { wire } = loopbackOf(vendor);
  const first = bed.vendors.requests.filter(({ body, path }) => wire.read(body, path).turn === 1);
  const of = (words: string) => first.filter(({ body }) => JSON.stringify(body).includes(words));
  return { all: bed.vendors.requests, reviews: of(`${task}review`), verifications: of(`${task}judge`) };
}

/** The request without its task. */
function prefixOf({ body }: RecordedRequest): unknown {
  return mapStrings(body, (text) => text.split(task)[0] ?? '');
}

/** The request without the change, the guidelines and the claims: what is written by us. */
function ownPartOf({ body }: RecordedRequest): string {
  const own = mapStrings(body, (text) => {
    if (!text.includes(context)) return text;
    const at = text.indexOf(task);
    return at < 0 ? '' : text.slice(at);
  });
  return JSON.stringify(mapStrings(own, (text) => text.replaceAll(/^\{"claim":.*$/gmu, '')));
}

describe.each(vendorsOfContract)('the first requests to %s', (vendor) => {
  const requests = requestsTo(vendor);

  it('are the same for all reviews and verifications, but for the task at the end', async () => {
    const { reviews, verifications } = await requests;
    expect(reviews).toHaveLength(2);
    expect(verifications.length).toBeGreaterThan(0);
    const [first = {}] = reviews.map(prefixOf);
    expect(JSON.stringify(first)).toContain('Money is counted in cents.');
    for (const request of [...reviews, ...verifications]) {
      expect(JSON.stringify(prefixOf(request))).toBe(JSON.stringify(first));
      const history = JSON.stringify(request.body[loopbackOf(vendor).history]);
      expect(history.indexOf(task)).toBeGreaterThan(history.indexOf(context));
      expect(history.split(task)).toHaveLength(2);
    }
  });

  it('end what they share where the cache of the vendor has an end, and every turn is the beginning of the next', async () => {
    const { all, reviews, verifications } = await requests;
    const ask = promptCache(vendor);
    const { wire, history } = loopbackOf(vendor);
    /** What was asked before, by how the session begins. */
    const sizes = new Map<string, number>();
    const beginningOf = ({ body }: RecordedRequest) =>
      JSON.stringify(list(body[history]).slice(0, history === 'contents' || vendor === 'anthropic' ? 1 : 2));
    let turns = 0;
    for (const request of all.filter(({ body }) => JSON.stringify(body).includes(task))) {
      const { read, all: size } = ask(request.body);
      const isFirst = wire.read(request.body, request.path).turn === 1;
      if (!isFirst) {
        turns += 1;
        expect(read).toBeGreaterThanOrEqual(sizes.get(beginningOf(request)) ?? Number.NaN);
      } else if (request !== reviews[0]) {
        const ownTask = JSON.stringify(request.body).split(task)[1] ?? '';
        expect(size - read).toBeLessThan(ownTask.length + 200);
      }
      sizes.set(beginningOf(request), size);
    }
    expect(turns).toBeGreaterThanOrEqual(2 * (reviews.length + verifications.length));
  });

  it('tell nobody what the author says of the change, nor who that is (threats 50, 95)', async () => {
    const { reviews, verifications } = await requests;
    for (const { body } of [...reviews, ...verifications])
      for (const words of framing) expect(JSON.stringify(body)).not.toContain(words);
  });

  it('tell each reviewer another lens and another place to begin', async () => {
    const { reviews } = await requests;
    const own = reviews.map(({ body }) => JSON.stringify(body).split(task)[1] ?? '');
    for (const words of [/Your lens is [^:]+/u, /Begin with changed file \d+/u])
      expect(new Set(own.map((text) => words.exec(text)?.[0])).size).toBe(2);
  });

  it(`hold at most ${mostBytes} bytes that are neither change nor guidelines nor claims`, async () => {
    const { reviews, verifications } = await requests;
    const sizes = [...reviews, ...verifications].map((request) => Buffer.byteLength(ownPartOf(request)));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(mostBytes);
    // What is measured has system, tools and task in it.
    for (const request of reviews)
      for (const words of ['You are a senior engineer', 'submit_rulings', 'Your task: review'])
        expect(ownPartOf(request)).toContain(words);
  });

  it('have no character of ours for which all of a long prompt would take two bytes a character', async () => {
    const { reviews, verifications } = await requests;
    for (const { body } of [...reviews, ...verifications])
      expect(JSON.stringify(body)).not.toMatch(/[\u0100-\u{10ffff}]/u);
  });
});
