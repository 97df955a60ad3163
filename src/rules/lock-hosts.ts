import { posix } from 'node:path';

const address = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s"'<>\\]{1,2000})/gi;
/** `git@host:path`, as git and ssh have it: a version or a tag behind a name has no host's ending and no path. */
const secureShell = /(?<=[\w-])@([a-z][a-z0-9.-]{0,253}\.[a-z]{2,63}):(?=[\w~/])/gi;
/** Where npm writes addresses that it takes packages from; an old one has them as versions. */
const npm = new Set(['package-lock.json', 'npm-shrinkwrap.json']);
const npmKeys = new Set(['resolved', 'version']);
const resolved = /"resolved"\s*:\s*"[^"]*"/g;
/** What npm makes an address of by itself. */
const shorthand = /^(github|gitlab|bitbucket|gist):/;
const shorthands: Readonly<Record<string, string>> = {
  ...{ github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org', gist: 'gist.github.com' },
};
/** Keys of what is written for people: no package comes from there. */
const elsewhere =
  'homepage|docs|documentation|support|issues|source-code|wiki|forum|chat|rss|email|funding|license|chronicle|authors|deprecated|description';
const elsewhereKey = new RegExp(`^(?:${elsewhere})$`);
const elsewhereValue = new RegExp(
  `"?\\b(?:${elsewhere})"?\\s*:\\s*(?:"(?:[^"\\\\]|\\\\.)*"|'(?:[^']|'')*'|[a-z]+:\\/\\/[^\\s,}\\]]+)`,
  'gi',
);
/** Text of YAML without quotes, up to what could be another key. */
const plainText = /^\s*(?:deprecated|description):\s(?:(?!,\s*["']?\w+["']?\s*:\s).)*/;
const textBlock = /^(\s*)(?:deprecated|description):\s*[|>][-+\d]*\s*$/;
/** Hosts that stand without a scheme, by the name of the file. */
const bareHosts: Readonly<Record<string, RegExp>> = {
  '.terraform.lock.hcl': /^\s*provider\s+"([^/"]+\.[^/"]+)\//i,
  'buf.lock': /^\s*-?\s*(?:name|remote):\s*["']?([\w-]+(?:\.[\w-]+)+)(?:["'/\s]|$)/i,
};
const escaped = /\\u([0-9a-f]{4})|\\\//gi;

/** Every host that a lock file names as a source of packages. @param lines of the whole file */
export function lockHosts(path: string, lines: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const json = parsed(lines.join('\n'));
  if (json === null) for (const line of withoutTexts(lines)) for (const host of hostsIn(path, line)) found.add(host);
  else
    for (const text of jsonTexts(json, npm.has(posix.basename(path))))
      for (const host of hostsOf(text)) found.add(host);
  return found;
}

/** Hosts with their ports, in lower case. What stands before an `@` is no host, however much it looks like one. */
export function hostsIn(path: string, line: string): readonly string[] {
  const name = posix.basename(path);
  const text = line.includes('\\') ? unescaped(line) : line;
  const [, bare] = bareHosts[name]?.exec(text) ?? [];
  // Most lines name nothing, and there are many.
  if (bare === undefined && !text.includes(':')) return [];
  if (npm.has(name)) return hostsOf((text.match(resolved) ?? []).join('\n'));
  const rest = text.replaceAll(elsewhereValue, ' ').replace(plainText, ' ');
  return [...(bare === undefined ? [] : [bare.toLowerCase()]), ...hostsOf(rest)];
}

function unescaped(line: string): string {
  return line.replaceAll(escaped, (found, code: string | undefined) =>
    code === undefined ? found.slice(1) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function hostsOf(text: string): string[] {
  const withoutScheme = [...text.replaceAll(address, ' ').matchAll(secureShell)].map(([, host = '']) =>
    host.toLowerCase(),
  );
  const withScheme = [...text.matchAll(address)].flatMap(([, rest = '']) => {
    const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
    const host = authority
      .slice(authority.lastIndexOf('@') + 1)
      .toLowerCase()
      .replace(/[),;]+$/, '');
    return host === '' ? [] : [host];
  });
  return [...withScheme, ...withoutScheme];
}

function parsed(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Texts and keys of a lock file in JSON, but for what is written for people; of npm's, only where packages come from. */
function jsonTexts(json: unknown, isNpm: boolean): readonly string[] {
  const texts: string[] = [];
  const rest: (readonly [key: string, value: unknown])[] = [['', json]];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [key, value] = next;
    if (elsewhereKey.test(key)) continue;
    if (!isNpm) texts.push(key);
    if (typeof value === 'string') {
      const short = isNpm ? shorthands[shorthand.exec(value)?.[1] ?? ''] : key === 'host' ? value : undefined;
      if (!isNpm || npmKeys.has(key)) texts.push(short === undefined ? value : `host://${short}`);
    } else if (typeof value === 'object' && value !== null) {
      rest.push(...(Array.isArray(value) ? value.map((one) => [key, one] as const) : Object.entries(value)));
    }
  }
  return texts;
}

/** Lines of YAML but for the blocks of text in which a package says why nobody should use it. */
function withoutTexts(lines: readonly string[]): readonly string[] {
  let above: number | null = null;
  return lines.map((line) => {
    const indent = above === null ? 0 : line.search(/\S/);
    if (above !== null && (indent < 0 || indent > above)) return '';
    above = line.includes(':') ? (textBlock.exec(line)?.[1]?.length ?? null) : null;
    return line;
  });
}
