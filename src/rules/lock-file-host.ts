import { posix } from 'node:path';
import type { Snapshot } from '../git/snapshot.ts';
import type { ChangedFile } from '../types.ts';
import { linesInWords } from './added-lines.ts';
import { hostsIn, lockHosts } from './lock-hosts.ts';
import type { CodeRule, Fact } from './rule.ts';

const mostFiles = 200;
const mostNamed = 5;
/** Module names are addresses there. */
const withoutHosts = new Set(['go.sum', 'go.work.sum', 'Gopkg.lock', 'glide.lock']);

/** Servers that packages come from and did not before. */
export const lockFileHost: CodeRule = {
  id: 'lock-file-host',
  name: 'A lock file that gains a host',
  risk: 'Packages come from a server that the repository did not take packages from before.',
  async find({ changes, head, base }) {
    const changed = changes.filter(
      ({ notReviewed, status }) => notReviewed?.reason === 'lock-file' && status !== 'deleted',
    );
    const read = changed.filter(({ path }) => !withoutHosts.has(posix.basename(path)));
    if (read.length === 0) return [];
    const known = await knownHosts(base, read);
    if (known === null) return [];
    const facts = await Promise.all(read.map(async ({ path }) => factOf(path, await linesOf(head, path), known)));
    return facts.flatMap((fact) => fact ?? []);
  },
};

/** Of all lock files of the base, by the names that changed; null: there is none, or nobody knows. */
async function knownHosts(base: Snapshot, changed: readonly ChangedFile[]): Promise<ReadonlySet<string> | null> {
  const names = new Set(changed.map(({ path }) => posix.basename(path)));
  const paths = (await base.list()).map(({ path }) => path).filter((path) => names.has(posix.basename(path)));
  if (paths.length === 0) return null;
  const known = new Set<string>();
  for (const path of paths.slice(0, mostFiles)) {
    const text = await base.readWhole(path);
    // Every host that it has would be one that the change brings.
    if (!text.found && text.isMissing === true) return null;
    for (const host of lockHosts(path, text.found ? text.lines : [])) known.add(host);
  }
  return known;
}

async function linesOf(side: Snapshot, path: string): Promise<readonly string[]> {
  const text = await side.readWhole(path);
  return text.found ? text.lines : [];
}

function factOf(path: string, lines: readonly string[], known: ReadonlySet<string>): Fact | null {
  const hosts = [...lockHosts(path, lines)].filter((host) => !known.has(host));
  if (hosts.length === 0) return null;
  const gained = new Set(hosts);
  const found = lines.flatMap((text, at) =>
    hostsIn(path, text).some((host) => gained.has(host)) ? [{ line: at + 1, text }] : [],
  );
  const [first] = found;
  const more = hosts.length - mostNamed;
  return {
    path,
    title: `A lock file takes packages from ${hosts.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more hosts` : ''}`,
    body: `No lock file of this kind at the base names ${hosts.length === 1 ? 'this host' : 'these hosts'}.${first === undefined ? '' : ` See ${linesInWords(found)}.`}`,
    lines:
      first === undefined || first.text.length > 2_000 ? null : { from: first.line, to: first.line, quote: first.text },
  };
}
