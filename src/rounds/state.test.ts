import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { memoryOf, remembered, seal, stateKey } from '../../test/support/sealing.ts';
import { keepingState, stateLineOf, withState } from '../lib/marker.ts';
import type { Decision, Memory } from '../types.ts';
import { sealOf } from '../worlds/seal.ts';
import { fitMemory } from './fit-memory.ts';
import { stillLeftOut } from './left-out.ts';
import { recall } from './recall.ts';
import { readState, type Seal, stateLine } from './state-line.ts';

const here = { pull: 7, instance: 'deep-review' };
const commentOf = (memory: Memory, by: Seal = seal()) => withState('<!-- marker -->\nText.', stateLine(memory, by));
/** A line whose mark is right, whatever it holds. */
const sealed = (payload: Buffer, by: Seal = seal()) => {
  const text = payload.toString('base64url');
  return `<!-- deep-review:state:v1:${text}:${by.sign(`deep-review:state:v1:${text}`).join(',')} -->`;
};

describe('the state of a pull request (A21, A22)', () => {
  it('is read again as it was written', () => {
    expect(recall(commentOf(memoryOf()), seal(), here)).toEqual({
      ...{ round: 2, memory: memoryOf(), note: null, isKept: true },
    });
    expect(recall(null, seal(), here)).toMatchObject({ round: 1, memory: null, note: null });
    expect(recall('<!-- marker -->\nText.', seal(), here)).toMatchObject({ round: 1, memory: null, note: null });
  });

  it('is a new first round, and says so, when any character of it was changed (threats 69, 71)', () => {
    const line = stateLine(memoryOf(), seal());
    const from = '<!-- deep-review:state:v1:'.length;
    const character = fc.constantFrom(...'ABCxyz019-_:,. '.split(''));
    const place = fc.integer({ min: from, max: line.length - 5 });
    fc.assert(
      fc.property(place, character, (at, other) => {
        fc.pre(line[at] !== other);
        const changed = `${line.slice(0, at)}${other}${line.slice(at + 1)}`;
        const { round, memory } = recall(withState('Text.', changed), seal(), here);
        // The last character of base64url has bits that say nothing.
        const isSame = Buffer.from(changed.slice(from, -4)).equals(Buffer.from(line.slice(from, -4)));
        const isLast = [line.lastIndexOf(':') - 1, line.length - 5].includes(at);
        if (!isSame && !isLast) expect({ round, memory }).toEqual({ round: 1, memory: null });
      }),
      { numRuns: samples(2_000) },
    );
    const emptied = `${line.slice(0, line.lastIndexOf(':'))}:AAAA -->`;
    expect(recall(withState('Text.', emptied), seal(), here)).toMatchObject({ memory: null, isKept: true });
    expect(recall(withState('Text.', emptied), seal(), here).note).toContain('no key of this run');
  });

  it.each([
    ['another repository', memoryOf(), seal([stateKey], '42'), here],
    ['another pull request', memoryOf(), seal(), { ...here, pull: 8 }],
    ['another instance', memoryOf(), seal(), { ...here, instance: 'nightly' }],
    ['another key', memoryOf(), seal(['another key of thirty-two characters or more']), here],
  ])('is none of %s (threat 72)', (_, memory, by, at) => {
    expect(recall(commentOf(memory), by, at)).toMatchObject({ round: 1, memory: null, isKept: true });
  });

  it('is left alone when a newer version wrote it', () => {
    const line = stateLine(memoryOf(), seal()).replace(':v1:', ':v2:');
    const found = recall(withState('Text.', line), seal(), here);
    expect(found).toMatchObject({ round: 1, memory: null, isKept: false });
    expect(keepingState('A new page.', withState('Text.', line))).toContain(line);
    // Or one of the same form that has more to say.
    const more = { ...memoryOf(), findings: [{ ...remembered(), more: 1 }], also: [] };
    const longer = sealed(deflateRawSync(JSON.stringify(more)));
    expect(recall(withState('Text.', longer), seal(), here)).toMatchObject({ memory: null, isKept: false });
  });

  it('takes no bomb, no depth, no foreign shape, with a right mark and without one (threat 73)', () => {
    const bomb = deflateRawSync(Buffer.alloc(8 * 1024 * 1024));
    const deep = deflateRawSync(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const shapes = [
      ...['{}', 'null', '{"__proto__":{"round":1}}'],
      JSON.stringify({ ...memoryOf(), more: 1, round: 0 }),
      JSON.stringify({ ...memoryOf(), round: 0 }),
      JSON.stringify({ ...memoryOf(), findings: [{ ...remembered(), id: 'constructor' }] }),
    ].map((text) => deflateRawSync(text));
    for (const payload of [bomb, deep, Buffer.from('no deflate'), ...shapes])
      expect(readState(withState('Text.', sealed(payload)), seal())).toEqual({ found: 'foreign' });
    const long = `<!-- deep-review:state:v1:${'A'.repeat(300_000)}:AAAA -->`;
    expect(readState(`Text.\n${long}`, seal()).found).not.toBe('memory');
  });

  it('is the last line only: what somebody writes above it, or below, is no state (threat 74)', () => {
    const line = stateLine(memoryOf(), seal());
    expect(stateLineOf(`${line}\nText.`)).toBeNull();
    expect(stateLineOf(`Text ${line}`)).toBeNull();
    expect(recall(`Text.\n${line}\nMore.`, seal(), here)).toMatchObject({ memory: null, isKept: true });
    expect(recall(`Text.\n${line}\nMore.`, seal(), here).note).toContain('it was changed');
    expect(stateLineOf(`Text.\n${line}\n\n`)).toBe(line);
    const newer = stateLine(memoryOf({ sequence: 2 }), seal());
    expect(keepingState(withState('Page.', newer), withState('Old.', line))).toBe(withState('Page.', newer));
    expect(keepingState('Page.', withState('Old.', line))).toBe(withState('Page.', line));
  });

  it('outlives a change of keys, one line after the other (threat 78)', () => {
    const [old = '', next = ''] = [stateKey, 'a newer key of thirty-two characters or more'];
    const comment = commentOf(memoryOf(), seal([old]));
    const between = seal([next, old]);
    expect(recall(comment, between, here)).toMatchObject({ round: 2 });
    expect(recall(commentOf(memoryOf(), between), seal([next]), here)).toMatchObject({ round: 2 });
    expect(recall(commentOf(memoryOf(), between), seal([old]), here)).toMatchObject({ round: 1 });
  });

  it('is sealed by every vendor key that nobody can guess, and by no other', () => {
    const vendor = (name: string, own: string | null) =>
      ({ name, address: own === null ? { wanted: 'x' } : { own } }) as Parameters<typeof sealOf>[0]['vendors'][number];
    const vendors = [vendor('a', 'https://a'), vendor('b', 'https://b'), vendor('compatible', null)];
    const key = (letter: string, length = 40) => letter.repeat(length);
    const sealWith = (...given: (readonly [string, string, string])[]) =>
      sealOf({
        ...{ vendors, stateKeys: [], repository: '1296269' },
        access: new Map(given.map(([name, apiKey, baseUrl]) => [name, { apiKey, baseUrl }])),
      });
    const both = sealWith(['a', key('a'), 'https://a'], ['b', key('b'), 'https://b']);
    if (both === null) throw new Error('no seal');
    expect(both.sign('text')).toHaveLength(2);
    const comment = commentOf(memoryOf(), both);
    for (const rotated of [
      sealWith(['a', key('a'), 'https://a']),
      sealWith(['a', key('x'), 'https://a'], ['b', key('b'), 'https://b']),
    ])
      expect(recall(comment, rotated, here)).toMatchObject({ round: 2 });
    expect(recall(comment, sealWith(['a', key('x'), 'https://a']), here)).toMatchObject({ round: 1 });
    expect(sealWith(['a', key('a', 31), 'https://a'])).toBeNull();
    expect(sealWith(['a', key('a'), 'https://gateway'])).toBeNull();
    expect(sealWith(['compatible', key('c'), 'https://c'])).toBeNull();
    expect(recall(comment, null, here)).toMatchObject({ round: 1, memory: null, isKept: false });
  });
});

describe('a state that is too long (A23)', () => {
  const incompressible = (seed: number, length: number) =>
    createHash('shake256', { outputLength: length }).update(`${seed}`).digest('base64').slice(0, length);
  const many = (count: number, severity: 'critical' | 'important' | 'suggestion', from = 1) =>
    Array.from({ length: count }, (_, at) =>
      remembered({
        ...{ id: `F${from + at}`, severity, title: incompressible(from + at, 80), blob: incompressible(at, 40) },
        ...{ claim: incompressible(from + at + 7, 200), quote: incompressible(from + at + 9, 200) },
      }),
    );
  const read = (line: string | null) => {
    const state = readState(`Text.\n${line}`, seal());
    if (state.found !== 'memory') throw new Error(state.found);
    return state.memory;
  };

  it('gives up in a fixed order, and never a finding that can gate, or its claim', () => {
    const suggestions = many(30, 'suggestion', 100);
    const memory = memoryOf({ findings: [...many(10, 'important'), ...suggestions] });
    const whole = stateLine(memory, seal()).length;
    expect(read(fitMemory(memory, seal(), whole))).toEqual(memory);
    const less = read(fitMemory(memory, seal(), whole - 1));
    expect(less.findings.map(({ claim, quote }) => [claim, quote])).toEqual(
      memory.findings.map(({ claim, quote }) => [claim, quote]),
    );
    expect(less.findings.every(({ blob }) => blob === null)).toBe(true);
    const least = read(fitMemory(memory, seal(), Math.floor(whole * 0.7)));
    expect(least.findings.map(({ id }) => id)).toEqual(memory.findings.map(({ id }) => id));
    expect(least.findings.filter(({ severity }) => severity === 'important')).toEqual(
      less.findings.filter(({ severity }) => severity === 'important'),
    );
    expect(least.leftOut).toEqual({ critical: 0, important: 0, suggestion: 0 });
  });

  it('fits however much there is, and counts what had no room', () => {
    fc.assert(
      fc.property(fc.nat(150), fc.nat(100), fc.nat(100), (critical, suggestion, closed) => {
        const open = [...many(suggestion, 'suggestion', 500), ...many(critical, 'critical')];
        const tombs = Array.from({ length: closed }, (_, at) => ({
          ...{ id: `F${900 + at}`, fingerprint: '', since: 1, status: 'fixed' as const, round: 2 },
          ...{ severity: 'important' as const, title: incompressible(at, 60) },
        }));
        const line = fitMemory(memoryOf({ findings: open, closed: tombs }), seal());
        expect(line?.length ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(16_000);
        const memory = read(line);
        const left = memory.leftOut;
        expect(memory.findings.length + left.critical + left.important + left.suggestion).toBe(open.length);
        if (left.critical > 0) expect(memory.findings.every(({ severity }) => severity === 'critical')).toBe(true);
      }),
      { numRuns: samples(60, 12) },
    );
  });

  it('keeps the reason of a decision that holds, and is none at all where decisions alone have no room', () => {
    const reason = incompressible(1, 200);
    const decisions = [decisionOf(1, reason), decisionOf(2, reason), decisionOf(3, reason, 'F99')];
    const memory = memoryOf({ findings: many(1, 'important'), decisions });
    const least = read(fitMemory(memory, seal(), stateLine(memory, seal()).length - 250));
    expect(least.decisions.map((each) => each.reason)).toEqual(['', reason, '']);
    const endless = Array.from({ length: 900 }, (_, at) => ({
      ...decisionOf(at * 7919, ''),
      by: incompressible(at, 39),
    }));
    expect(fitMemory(memoryOf({ decisions: endless }), seal())).toBeNull();
  });

  it('counts no more as left out what is found again', () => {
    const found = many(200, 'critical').map((each, at) => ({ ...each, fingerprint: incompressible(at, 12) + at }));
    const memory = read(fitMemory(memoryOf({ findings: found }), seal()));
    const { critical } = memory.leftOut;
    expect(critical).toBeGreaterThan(50);
    const kept = new Set(memory.findings.map(({ id }) => id));
    const lost = found.filter(({ id }) => !kept.has(id));
    expect(stillLeftOut(memory, lost.slice(0, 10)).leftOut.critical).toBe(critical - 10);
    expect(stillLeftOut(memory, []).leftOut).toEqual(memory.leftOut);
    expect(stillLeftOut(stillLeftOut(memory, lost), lost).leftOut.critical).toBe(critical - Math.min(200, critical));
  });
});

function decisionOf(comment: number, reason: string, finding = 'F1'): Decision {
  return {
    ...{ comment: comment + 1, at: '2026-01-05T10:00:00.000Z', by: 'max', verb: 'dismiss', headSha: null },
    ...{ finding, reason },
  };
}
