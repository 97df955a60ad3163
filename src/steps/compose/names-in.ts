/** What looks like a name of code, in lower case: in backticks, or with a hump, an underscore, a dot or brackets. */
export function namesIn(text: string): ReadonlySet<string> {
  const spans = [...text.matchAll(/`([^`\n]+)`/gu)].map(([, span = '']) => span);
  return new Set(
    [...spans, ...humpedNames(text), ...calledNames(text)].flatMap(
      (name) => name.toLowerCase().match(/[\p{L}_$][\p{L}\p{N}_$]{3,}/gu) ?? [],
    ),
  );
}

const beginning = /\b[\p{L}$]/gu;
const humped = /[\p{L}$][\p{L}\p{N}$]*(?:_[\p{L}\p{N}]+|(?<=\p{Ll})\p{Lu}[\p{L}\p{N}]*)+/uy;
/** What no name of this kind reaches beyond: an underscore in it always has a letter or digit behind it. */
const stretch = /[\p{L}\p{N}$]+(?:_(?=[\p{L}\p{N}])[\p{L}\p{N}$]+)*/gu;
const hump = /_|(?<=\p{Ll})\p{Lu}/gu;

/**
 * A name may begin at any border of ASCII words, and which of them begin one is known only at its last hump. A name is
 * looked for only where a hump follows, so that every character is read a few times and not once for each beginning.
 */
function humpedNames(text: string): readonly string[] {
  const stretches = [...text.matchAll(stretch)].map(({ 0: found, index }) => ({
    end: index + found.length,
    lastHump: index + ([...found.matchAll(hump)].at(-1)?.index ?? 0),
  }));
  const names: string[] = [];
  let at = 0;
  let end = 0;
  for (const { index } of text.matchAll(beginning)) {
    while ((stretches[at]?.end ?? text.length) <= index) at += 1;
    if (index < end || index >= (stretches[at]?.lastHump ?? 0)) continue;
    humped.lastIndex = index;
    const [name] = humped.exec(text) ?? [];
    if (name === undefined) continue;
    names.push(name);
    end = index + name.length;
  }
  return names;
}

const called = /(?<![\p{L}\p{N}_$])([\p{L}\p{N}_$]+)\(\)/gu;
const callable = /\b[\p{L}_$][\p{L}\p{N}_$]{3,}/u;

/** Names before `()`: the whole run of letters first, since each border within it could begin a name. */
function calledNames(text: string): readonly string[] {
  return [...text.matchAll(called)].flatMap(([, run = '']) => callable.exec(run)?.[0] ?? []);
}
