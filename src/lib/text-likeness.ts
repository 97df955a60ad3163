import { stemmer } from 'stemmer';

/**
 * Words that carry grammar and little else. What tells defects apart (not, before, after, only, without) is not here.
 */
const grammar = new Set(
  'the a an and or of to in is are be it its that this with for on as by at from which so than but also into has have was were been will do does there these those they them their'.split(
    ' ',
  ),
);

/*
 * Weights are fixed. Rarity among the findings of a run is no weight: by it, one finding's text would decide how alike
 * two others are. It is not missed either (decision 20).
 */
const grammarWeight = 0.6;
/** Letters in a row that are compared besides whole words: they see through compounds, inflections and slips. */
const gramSize = 4;

const tokens = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The parts of an identifier in lower case: `readJSON_file2` has `read`, `json`, `file2`. A word has itself. */
function partsOf(token: string): string[] {
  const parts = /[_$]|[\p{Ll}\p{N}]\p{Lu}/u.test(token) ? token.split(/[_$]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u) : [token];
  return parts.filter((part) => part.length > 1).map((part) => part.toLowerCase());
}

/** Words and identifiers of a text, and the parts of these, in lower case, as they are written. */
export function words(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(tokens)].flatMap(([token]) => [token.toLowerCase(), ...partsOf(token)]));
}

/** What a word or identifier counts as. */
interface Token {
  /** Stems of its parts, with their weights: an identifier counts in its parts. */
  readonly terms: readonly (readonly [term: string, weight: number])[];
  /** `~` and so many letters of it, with the ends of words as spaces. */
  readonly grams: readonly string[];
}

/** Findings of a run share most of their words; the bound is for texts that do not. */
const known = new Map<string, Token>();
const mostKnown = 20_000;

function tokenOf(token: string): Token {
  const before = known.get(token);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const parts = partsOf(token);
  const made: Token = {
    terms: parts.map((part) => [stemmer(part), grammar.has(part) ? grammarWeight : 1]),
    grams: [...token.toLowerCase().matchAll(/\p{L}+/gu)].flatMap(([letters]) => gramsOf(` ${letters} `)),
  };
  known.set(token, made);
  return made;
}

function gramsOf(letters: string): string[] {
  const count = Math.max(0, letters.length - gramSize + 1);
  return Array.from({ length: count }, (_, start) => `~${letters.slice(start, start + gramSize)}`);
}

/** A text, and the code that it speaks of. */
export interface Passage {
  readonly text: string;
  readonly quote: string;
}

/** How alike two texts are, 0 to 1: half by the cosine of their words, half by that of their letters. */
export interface Likeness {
  readonly whole: number;
  /** The same without what the texts' own quotations name: two defects of one line both name it. */
  readonly besides: number;
}

/** Of length 1, in the order of the text, so that a sum over it is the same whatever else is compared. */
interface Vector {
  readonly terms: Uint32Array;
  readonly whole: Float64Array;
  /** 0 for what the quotation names. */
  readonly besides: Float64Array;
}

/**
 * Makes a comparison of passages by their indexes. How alike two of them are depends on these two only. It is quick
 * when one passage is compared with many in a row: as the left one.
 */
export function comparison(passages: readonly Passage[]): (left: number, right: number) => Likeness {
  const lexicon = new Lexicon();
  const texts = passages.map(({ text, quote }) => ({ said: lexicon.read(text), quoted: lexicon.read(quote) }));
  const vectors = lexicon.vectors(texts);
  const [whole, besides] = [new Float64Array(lexicon.size), new Float64Array(lexicon.size)];
  let spread: Vector | null = null;
  return (left, right) => {
    const [one, other] = [vectors[left], vectors[right]];
    if (one === undefined || other === undefined) throw new Error('a passage that was not given');
    if (one !== spread) {
      for (const term of spread?.terms ?? []) whole[term] = besides[term] = 0;
      for (const [position, term] of one.terms.entries()) {
        whole[term] = one.whole[position] ?? 0;
        besides[term] = one.besides[position] ?? 0;
      }
      spread = one;
    }
    let [all, some] = [0, 0];
    for (let position = 0; position < other.terms.length; position += 1) {
      const term = other.terms[position] ?? 0;
      all += (other.whole[position] ?? 0) * (whole[term] ?? 0);
      some += (other.besides[position] ?? 0) * (besides[term] ?? 0);
    }
    return { whole: Math.min(1, all), besides: Math.min(1, some) };
  };
}

/** How alike two of the texts are by their indexes, 0 to 1. */
export function textLikeness(texts: readonly string[]): (left: number, right: number) => number {
  const compare = comparison(texts.map((text) => ({ text, quote: '' })));
  return (left, right) => compare(left, right).whole;
}

/** A token, its terms and grams by number. */
interface Entry {
  readonly terms: readonly number[];
  readonly grams: readonly number[];
}

interface Reading {
  readonly said: readonly Entry[];
  readonly quoted: readonly Entry[];
}

/** Numbers for all terms and grams of the passages that are compared. */
class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #weights: number[] = [];
  readonly #entries = new Map<string, Entry>();

  get size(): number {
    return this.#weights.length;
  }

  read(text: string): readonly Entry[] {
    return (text.match(tokens) ?? []).map((token) => {
      const before = this.#entries.get(token);
      if (before !== undefined) return before;
      const { terms, grams } = tokenOf(token);
      const entry = {
        terms: terms.map(([term, weight]) => this.#number(term, weight)),
        grams: grams.map((gram) => this.#number(gram, 1)),
      };
      this.#entries.set(token, entry);
      return entry;
    });
  }

  #number(term: string, weight: number): number {
    const before = this.#numbers.get(term);
    if (before !== undefined) return before;
    this.#numbers.set(term, this.#weights.length);
    return this.#weights.push(weight) - 1;
  }

  vectors(readings: readonly Reading[]): readonly Vector[] {
    const whole = new Uint32Array(this.size);
    const besides = new Uint32Array(this.size);
    const isQuoted = new Uint8Array(this.size);
    return readings.map(({ said, quoted }) => {
      for (const { terms } of quoted) for (const term of terms) isQuoted[term] = 1;
      const halves: readonly [number[], number[]] = [[], []];
      const count = (half: number[], term: number, isLeft: boolean) => {
        const times = whole[term] ?? 0;
        if (times === 0) half.push(term);
        whole[term] = times + 1;
        if (!isLeft) besides[term] = (besides[term] ?? 0) + 1;
      };
      for (const { terms, grams } of said) {
        for (const term of terms) count(halves[0], term, isQuoted[term] === 1);
        const isLeft = terms.every((term) => isQuoted[term] === 1);
        for (const gram of grams) count(halves[1], gram, isLeft);
      }
      const terms = Uint32Array.from([...halves[0], ...halves[1]]);
      const vector = { terms, whole: this.#weigh(halves, whole), besides: this.#weigh(halves, besides) };
      for (const term of terms) whole[term] = besides[term] = 0;
      for (const entry of quoted) for (const term of entry.terms) isQuoted[term] = 0;
      return vector;
    });
  }

  /** Weights of two halves that have a square of one half each. */
  #weigh(halves: readonly (readonly number[])[], times: Uint32Array): Float64Array {
    const weights = new Float64Array(halves.reduce((size, half) => size + half.length, 0));
    let start = 0;
    for (const half of halves) {
      let square = 0;
      for (const [position, term] of half.entries()) {
        const count = times[term] ?? 0;
        const weight = count === 0 ? 0 : (this.#weights[term] ?? 0) * (1 + Math.log(count));
        weights[start + position] = weight;
        square += weight * weight;
      }
      const scale = square === 0 ? 0 : Math.sqrt(0.5 / square);
      for (let position = start; position < start + half.length; position += 1)
        weights[position] = (weights[position] ?? 0) * scale;
      start += half.length;
    }
    return weights;
  }
}
