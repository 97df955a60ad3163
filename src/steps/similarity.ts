import { stemmer } from 'stemmer';

/**
 * Words that carry grammar and little else. What tells defects apart (not, before, after, only, without) is not here.
 */
const grammar = new Set(
  'the a an and or of to in is are be it its that this with for on as by at from which so than but also into has have was were been will do does there these those they them their'
    .split(' ')
    .map(stemmer),
);

/*
 * Weights are fixed. Rarity among the findings of a run is no weight: by it, one finding's text would decide how alike
 * two others are. It is not missed either (decision 20).
 */
const grammarWeight = 0.6;
/** An identifier counts in its parts, and half a word more when both name it whole. */
const identifierWeight = 0.5;

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

/** Findings of a run share most of their words; the bound is for texts that do not. */
const stems = new Map<string, string>();
const mostStems = 20_000;

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= mostStems) stems.clear();
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}

/** A word as it counts: its stem, or `#` and an identifier of several parts. */
type Term = string;

/** Terms of a text with how often they stand in it, in the order of the text. */
function terms(text: string): Map<Term, number> {
  const counts = new Map<Term, number>();
  const add = (term: Term) => counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [token] of text.matchAll(tokens)) {
    const parts = partsOf(token);
    for (const part of parts) add(stemOf(part));
    if (parts.length > 1 || /\p{N}/u.test(token)) add(`#${token.toLowerCase()}`);
  }
  return counts;
}

function weightOf(term: Term, count: number): number {
  const weight = term.startsWith('#') ? identifierWeight : grammar.has(term) ? grammarWeight : 1;
  return weight * (1 + Math.log(count));
}

/** A text, and the code that it speaks of. */
export interface Passage {
  readonly text: string;
  readonly quote: string;
}

/** How alike two texts are, 0 to 1. */
export interface Likeness {
  /** Cosine of all terms. */
  readonly whole: number;
  /** The same without what the texts' own quotations have: two defects of one line both name what it names. */
  readonly besides: number;
}

/** In the order of the text, so that a sum over it is the same whatever else is compared. */
interface Vector {
  readonly terms: Uint32Array;
  readonly whole: Float64Array;
  /** 0 for terms of the quotation. */
  readonly besides: Float64Array;
  readonly lengths: Likeness;
}

/**
 * Makes a comparison of passages by their indexes. How alike two of them are depends on these two only. It is quick
 * when one passage is compared with many in a row: as the left one.
 */
export function comparison(passages: readonly Passage[]): (left: number, right: number) => Likeness {
  const numbers = new Map<Term, number>();
  const vectors = passages.map((passage) => vectorOf(passage, numbers));
  const [whole, besides] = [new Float64Array(numbers.size), new Float64Array(numbers.size)];
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
    return {
      whole: cosine(all, one.lengths.whole, other.lengths.whole),
      besides: cosine(some, one.lengths.besides, other.lengths.besides),
    };
  };
}

function vectorOf({ text, quote }: Passage, numbers: Map<Term, number>): Vector {
  const counts = terms(text);
  const code = terms(quote);
  const size = counts.size;
  const vector = { terms: new Uint32Array(size), whole: new Float64Array(size), besides: new Float64Array(size) };
  let [position, all, some] = [0, 0, 0];
  for (const [term, count] of counts) {
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
    const weight = weightOf(term, count);
    vector.terms[position] = number;
    vector.whole[position] = weight;
    all += weight * weight;
    if (!code.has(term)) {
      vector.besides[position] = weight;
      some += weight * weight;
    }
    position += 1;
  }
  return { ...vector, lengths: { whole: Math.sqrt(all), besides: Math.sqrt(some) } };
}

function cosine(product: number, one: number, other: number): number {
  return product === 0 ? 0 : Math.min(1, product / (one * other));
}

/** How alike two of the texts are by their indexes, 0 to 1: the cosine of all terms. */
export function textSimilarity(texts: readonly string[]): (left: number, right: number) => number {
  const compare = comparison(texts.map((text) => ({ text, quote: '' })));
  return (left, right) => compare(left, right).whole;
}
