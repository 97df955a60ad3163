const withheld = '[withheld: this text held a secret of the workflow]';
const ignorable = /\p{Default_Ignorable_Code_Point}+/gu;
/** A shorter text stands in too many others: who withholds it withholds the report. */
export const shortestSecret = 8;

/** The three base64 forms of a text that sits at any offset of a longer one, without the characters that its neighbours share. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(' '.repeat(offset) + secret, 'utf8').toString('base64');
    const first = offset === 0 ? 0 : offset + 1;
    const whole = Math.floor(((offset + Buffer.byteLength(secret)) * 8) / 6);
    return encoded.slice(first, whole);
  });
}

function forms(secret: string): string[] {
  const base64 = base64Forms(secret);
  return [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('hex'),
    Buffer.from(secret).toString('hex').toUpperCase(),
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** A text without white space and invisible characters. Properties of characters are slow to look for, and ASCII has none of these. */
function dense(text: string): string {
  const solid = text.replace(/\s+/g, '');
  return /[^\0-\x7f]/.test(solid) ? solid.replace(ignorable, '') : solid;
}

/**
 * Makes a function that withholds any text which holds one of the secrets, plain, base64, hexadecimal or URL-encoded,
 * also when it is spread out by white space or invisible characters, as whoever wants to get it past a filter would. The
 * whole text goes, because a text that echoes a key is not to be trusted in part.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const needles = [...new Set(secrets.filter((secret) => secret.length >= shortestSecret).flatMap(forms))].filter(
    (needle) => needle.length >= shortestSecret,
  );
  const shortest = Math.min(...needles.map((needle) => needle.length));
  // What a text holds it also holds when it is made dense, unless that takes something out of it.
  const solid = needles.filter((needle) => dense(needle) === needle);
  const spread = needles.filter((needle) => dense(needle) !== needle);
  return (text) => {
    if (text.length < shortest) return text;
    const made = dense(text);
    return solid.some((needle) => made.includes(needle)) || spread.some((needle) => text.includes(needle))
      ? withheld
      : text;
  };
}

/** Shorter parts of a secret stand in other texts by chance. */
const shortestPart = 12;

/**
 * Makes a function that withholds what a text shares with one of the secrets, and leaves the rest: for a sentence that is
 * worth reading although it repeats a key, or a part of it.
 */
export function createPartRedactor(secrets: readonly string[]): (text: string) => string {
  const parts = new Map<number, Set<string>>();
  for (const secret of secrets.filter(({ length }) => length >= shortestSecret).flatMap(forms)) {
    const size = Math.min(shortestPart, secret.length);
    if (size < shortestSecret) continue;
    const known = parts.get(size) ?? new Set<string>();
    for (let at = 0; at + size <= secret.length; at += 1) known.add(secret.slice(at, at + size));
    parts.set(size, known);
  }
  return (text) => {
    const isHidden = new Uint8Array(text.length);
    for (const [size, known] of parts)
      for (let at = 0; at + size <= text.length; at += 1)
        if (known.has(text.slice(at, at + size))) isHidden.fill(1, at, at + size);
    let shown = '';
    for (let at = 0; at < text.length; at += 1) {
      if (isHidden[at] !== 1) shown += text[at];
      else if (at === 0 || isHidden[at - 1] !== 1) shown += '[withheld]';
    }
    return shown;
  };
}

/** A deep copy of plain JSON in which every string went through `change`, keys too. No value gets lost with its key. */
export function mapStrings<T>(value: T, change: (text: string) => string): T;
export function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (value === null || typeof value !== 'object') return value;
  const renamed = keysOf(value, change);
  // An entry is defined, not assigned: `__proto__` is a key like any other.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [renamed.get(key) ?? key, mapStrings(item, change)]),
  );
}

/** New names by the keys that get one. Two keys that would become the same are told apart by a number. */
function keysOf(value: object, change: (text: string) => string): ReadonlyMap<string, string> {
  const keys = Object.keys(value).map((key) => ({ key, changed: change(key) }));
  const taken = new Set(keys.filter(({ key, changed }) => key === changed).map(({ key }) => key));
  const counts = new Map<string, number>();
  const renamed = new Map<string, string>();
  for (const { key, changed } of keys) {
    if (key === changed) continue;
    let free = changed;
    while (taken.has(free)) {
      const count = (counts.get(changed) ?? 1) + 1;
      counts.set(changed, count);
      free = `${changed} (${count})`;
    }
    taken.add(free);
    renamed.set(key, free);
  }
  return renamed;
}
