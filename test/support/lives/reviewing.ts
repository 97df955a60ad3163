import { ProviderError } from '../../../src/agent/provider.ts';
import type { Finding, Judgement, Recheck } from '../../../src/types.ts';
import { scriptedFinding } from '../scripted-review.ts';
import { rechecks, rules, type ScriptedEarlier, shownAt } from '../scripted-verification.ts';
import { reviewers } from '../shares.ts';
import type { Script, VendorName } from '../vendors.ts';
import { defectLine, type Files, mendedLine, numberIn, placeOf, severityOf, type Unit } from './code.ts';
import type { Tree } from './memory-repo.ts';

/** Numbers from 0 to 1, always the same for a seed. */
export type Chance = () => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What reviewers have before them, and how they are. */
export interface Bench {
  readonly files: Files;
  readonly tree: Tree;
  readonly chance: Chance;
  /** A vendor that overlooks, plays down and calls things fixed; the others say what is there. Null: all do. */
  readonly liar: VendorName | null;
  /** A vendor that gives no answer; null: all do. */
  readonly down: VendorName | null;
  /** The share of defects that a reviewer sees. */
  readonly eyes: number;
}

const nouns =
  'anchor barrel candle dagger engine feather garden hammer island jacket kettle ladder mirror needle orchard pebble quiver ribbon saddle temple umbrella velvet wagon yarrow zephyr'.split(
    ' ',
  );

/** Words of its own for each defect, so that no two of them sound alike: code may join neighbours whose texts are the same. */
function wordsOf(number: number): readonly string[] {
  const noun = (at: number) => nouns[(number * (at + 2) + at * 11) % nouns.length] ?? '';
  return [noun(1), noun(2), noun(3), `share${number}`];
}

/** In one of two orders. */
function titleOf(number: number, chance: Chance): string {
  const words = wordsOf(number);
  return `${(chance() < 0.5 ? words : words.toReversed()).join(' ')} has nobody`;
}

/** Reviews, verifications and re-checks by what is in the code. */
export function scriptOf({ files, tree, chance, liar, down, eyes }: Bench): Script {
  const units = new Map([...files.values()].flat().map((unit) => [unit.number, unit]));
  const isBroken = (number: number | null) => number !== null && units.get(number)?.form === 'broken';
  const finds = (vendor: VendorName): readonly Finding[] =>
    [...units.values()].flatMap((unit) => {
      const place = unit.form === 'broken' && chance() < eyes ? placeOf(tree, defectLine(unit.number)) : null;
      if (place === null || (vendor === liar && chance() < 0.5)) return [];
      const title = titleOf(unit.number, chance);
      const severity = vendor === liar ? 'suggestion' : severityOf(unit.number);
      const said = wordsOf(unit.number).join(' ');
      const texts = { failure: `Nobody comes: ${said} divides by zero.`, body: `The ${said} counts people.` };
      return [scriptedFinding({ title, ...texts, ...place, quote: defectLine(unit.number), severity })];
    });
  const judge = (vendor: VendorName) =>
    rules(({ title, quote }): Partial<Judgement> => {
      const number = numberIn(quote) ?? numberIn(title);
      if (vendor === liar)
        return chance() < 0.5 ? { verdict: 'unproven', severity: 'suggestion' } : { verdict: 'refuted' };
      if (!isBroken(number) || number === null) return { verdict: 'refuted' };
      return chance() < 0.1 ? { verdict: 'unproven' } : { severity: severityOf(number) };
    });
  const again = (vendor: VendorName) =>
    rechecks(({ title, quote }: ScriptedEarlier): Partial<Recheck> => {
      const number = numberIn(quote) ?? numberIn(title);
      const unit = number === null ? undefined : units.get(number);
      if (vendor === liar) return { now: chance() < 0.5 ? 'fixed' : 'gone', evidence: someLine(tree, chance) };
      if (isBroken(number)) return { now: chance() < 0.1 ? 'cannot-tell' : 'open' };
      return unit === undefined ? { now: 'gone' } : { now: 'fixed', evidence: shown(tree, unit) };
    });
  return (request) => {
    if (request.vendor === down) throw new ProviderError('auth', 'Nobody is there.', { isTransient: false });
    return reviewers(finds(request.vendor), {}, judge(request.vendor), {}, again(request.vendor))(request);
  };
}

function shown(tree: Tree, unit: Unit): Recheck['evidence'] {
  const line = mendedLine(unit);
  const place = placeOf(tree, line);
  return place === null ? [] : [shownAt(place.path, place.startLine, line)];
}

function someLine(tree: Tree, chance: Chance): Recheck['evidence'] {
  const [path, text] = Object.entries(tree)[Math.floor(chance() * Object.keys(tree).length)] ?? ['', ''];
  const lines = text.split('\n');
  const at = Math.floor(chance() * lines.length);
  return [shownAt(path, at + 1, lines[at] ?? '')];
}
