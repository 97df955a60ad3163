/* How models write an object: by the right keys, by their letters alone, or by other words. */

export type Given = Readonly<Record<string, unknown>>;

const mostQuoting = 3;

/** What a string holds, where all of it is the JSON of an object or a list. Servers and models encode more than once. */
export function unquoted(value: unknown): unknown {
  let found = value;
  for (let times = 0; times < mostQuoting && typeof found === 'string'; times += 1) {
    const text = withoutFence(found.trim());
    if (!/^[[{"]/.test(text)) break;
    try {
      found = JSON.parse(text);
    } catch {
      break;
    }
  }
  return typeof found === 'object' && found !== null ? found : value;
}

/** What stands in a fence that is all of a text. */
function withoutFence(text: string): string {
  if (!text.startsWith('```') || !text.endsWith('```')) return text;
  return text.slice(text.indexOf('\n') + 1, Math.max(0, text.lastIndexOf('\n'))).trim();
}

export function isRecord(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key or an option by its letters and digits alone. */
export function plainWord(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The key that means the given one by its letters, the exact one first; null where none does. */
function keyLike(given: Given, key: string): string | null {
  if (Object.hasOwn(given, key)) return key;
  return Object.keys(given).find((each) => plainWord(each) === plainWord(key)) ?? null;
}

/** The value of a key, however the key is spelled; the exact one first. */
export function underKey(given: Given, key: string): unknown {
  const same = keyLike(given, key);
  return same === null ? undefined : given[same];
}

/** The same, and where no key is spelled so, the value of the first that is another word for it. */
export function underAnyName(given: Given, key: string): unknown {
  const same = keyLike(given, key) ?? otherNames(key).find((name) => keyLike(given, name) !== null);
  return same === undefined ? undefined : underKey(given, same);
}

/** What models call a property that a schema calls otherwise, the likeliest first, in letters and digits alone. */
const words: Readonly<Record<string, string>> = {
  path: 'file filepath filename pathname relativepath sourcefile location uri',
  startLine:
    'linestart line lines linenumber linenumbers lineno linerange range start fromline firstline startlinenumber',
  endLine: 'lineend end toline lastline endlinenumber line',
  title: 'name headline heading summary issue problem subject',
  body: 'description details detail explanation comment message content analysis rationale reasoning reason',
  failure: 'failurescenario failuremode scenario trigger impact consequence consequences effect howitfails',
  quote: 'code snippet codesnippet quotedcode quotation excerpt existingcode',
  severity: 'priority level importance rating criticality sev',
  kind: 'type category class findingtype',
  side: 'diffside',
  fix: 'suggestedfix suggestion recommendation remedy remediation proposedfix solution resolution suggestedchange',
  text: 'description explanation summary remedy suggestion sentence',
  diff: 'patch unifieddiff',
  receipt: 'token receipttoken',
  note: 'observation comment notes',
  claim: 'claimid id',
  verdict: 'ruling judgement judgment decision outcome status',
  effect: 'origin',
  isIntended: 'intended deliberate isdeliberate intentional',
  evidence: 'quotations quotes citations references',
  reason: 'reasoning explanation rationale justification',
  shows: 'explanation description meaning what',
  rulings: 'judgements judgments verdicts decisions results',
  coverage: 'reviewedfiles filesreviewed receipts acknowledgements',
  testing: 'tests testgaps untestedscenarios testcoverage',
  documentation: 'docs documentationgaps',
  strengths: 'positives praise',
  concerns: 'designconcerns',
  limitations: 'acknowledgedlimitations knownlimitations',
};
const findingsWords = 'issues bugs defects problems vulnerabilities';

function otherNames(key: string): readonly string[] {
  return Object.hasOwn(words, key) ? (words[key]?.split(' ') ?? []) : [];
}

/** Whether a list of that name can only be one of findings. */
export function meansFindings(key: string): boolean {
  return findingsWords.split(' ').includes(plainWord(key));
}

/**
 * What is given under other words, by the right key of each: for keys that are not given by their letters, and from keys
 * that are no right key of the object. No key serves twice, and none takes what does not fit.
 */
export function givenOtherwise(
  given: Given,
  keys: readonly string[],
  fits: (key: string, value: unknown) => boolean,
): Given {
  const free = new Map(Object.keys(given).map((key) => [plainWord(key), key] as const));
  for (const key of keys) free.delete(plainWord(key));
  const found: Record<string, unknown> = {};
  for (const key of keys) {
    if (keyLike(given, key) !== null) continue;
    const name = otherNames(key).find((each) => {
      const written = free.get(each);
      return written !== undefined && fits(key, given[written]);
    });
    if (name === undefined) continue;
    found[key] = given[free.get(name) ?? ''];
    free.delete(name);
  }
  return found;
}

/** The object with the parts of its place beside the others, where a model puts them into an object of their own. */
export function flattened(given: Given): Given {
  const place = ['location', 'place', 'position', 'file']
    .map((name) => keyLike(given, name))
    .find((key) => key !== null && isRecord(unquoted(given[key])));
  if (place === undefined || place === null) return given;
  const { [place]: inner, ...others } = given;
  return { ...(unquoted(inner) as Given), ...others };
}

/**
 * The first and the last line that a value tells of: `12`, `L12-L14`, `12 to 14`, `[12, 14]`, `{ start: 12, end: 14 }`,
 * or a path with lines behind it. Null where it tells of none.
 */
export function linesIn(value: unknown, depth = 0): readonly [first: number, last: number] | null {
  if (typeof value === 'number') return [value, value];
  if (typeof value === 'string' && value.length > mostOfLines) return null;
  const [, from, to] = typeof value === 'string' ? (stated.exec(value.trim()) ?? []) : [];
  if (from !== undefined) return [Number(from), Number(to ?? from)];
  if (depth > 1) return null;
  const found = unquoted(value);
  const isRange = isRecord(found);
  const ends = isRange ? [underAnyName(found, 'startLine'), underAnyName(found, 'endLine')] : found;
  const all = Array.isArray(ends) ? ends.slice(0, 2).flatMap((each) => linesIn(each, depth + 1)?.[0] ?? []) : [];
  const [first, last = first] = all;
  return first === undefined || last === undefined ? null : [first, last];
}

const mostOfLines = 5_000;
const stated = /(?:^|:|#)\s*(?:lines?\s*)?L?(\d{1,9})(?:\s*(?:-|–|—|\.\.+|to|,)\s*L?(\d{1,9}))?$/iu;
