// What .github/workflows/release.yml asks before it publishes: is a tag the release that package.json and CHANGELOG.md
// say it is, and which tag moves with it? Writes the notes of the release to a file and its answers to GITHUB_OUTPUT.
//   npm run release -- v1.2.3 notes.txt
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Numbers without leading zeros, and what comes before a release, such as `rc.1`. */
const versionForm =
  /^v(?<version>(?<major>0|[1-9]\d*)\.(?<minor>0|[1-9]\d*)\.(?<patch>0|[1-9]\d*)(?:-(?<before>[0-9A-Za-z][0-9A-Za-z.-]*))?)$/;

export interface Release {
  /** `1.2.3` */
  readonly version: string;
  readonly isPrerelease: boolean;
  /** Whether no later version is out. */
  readonly isLatest: boolean;
  /** `v1`, and `v0.2` before 1.0.0, where each minor version may break; null when it stays where it is. */
  readonly movingTag: string | null;
  /** What CHANGELOG.md says of it, as Markdown. */
  readonly notes: string;
}

/**
 * A release, from the tag that stands for it.
 * @param root a clone with all tags, at the commit of the tag
 * @param trunk the branch that releases are made of, such as `origin/main`
 * @throws {Error} that says what does not fit, and what to do
 */
export function releaseOf(root: string, tag: string, trunk: string): Release {
  const parts = versionForm.exec(tag)?.groups;
  if (parts === undefined) throw new Error(`${tag} is no tag of a release; one is called v1.2.3 or v1.2.3-rc.1.`);
  const { version = '', before } = parts;
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  for (const name of ['package.json', 'package-lock.json']) {
    const said: unknown = JSON.parse(read(name)).version;
    if (said !== version)
      throw new Error(
        `${name} says ${said}, and the tag says ${version}: run npm version --no-git-tag-version ${version}.`,
      );
  }
  const tags = git('tag', '--list', 'v*').split('\n');
  if (!tags.includes(tag)) throw new Error(`There is no tag ${tag}: make it, and push it.`);
  if (git('rev-parse', `${tag}^{commit}`) !== git('rev-parse', 'HEAD'))
    throw new Error(`${tag} is another commit than the one that is checked out.`);
  if (!isAncestor(git, tag, trunk)) throw new Error(`${tag} is not on ${trunk}: release what was reviewed.`);
  return {
    version,
    isPrerelease: before !== undefined,
    isLatest: isLastOf(tag, tags),
    movingTag: movingTagOf(tag, tags),
    notes: notesOf(read('CHANGELOG.md'), version),
  };
}

function isAncestor(git: (...args: string[]) => string, tag: string, trunk: string): boolean {
  try {
    git('merge-base', '--is-ancestor', `${tag}^{commit}`, trunk);
    return true;
  } catch {
    return false;
  }
}

interface Version {
  /** Of what moves along. */
  readonly line: string;
  readonly numbers: readonly number[];
}

/** Null for what is no version, and for what comes before one. */
function versionOf(tag: string): Version | null {
  const { major, minor, patch, before } = versionForm.exec(tag)?.groups ?? {};
  if (major === undefined || before !== undefined) return null;
  return { line: major === '0' ? `v0.${minor}` : `v${major}`, numbers: [major, minor, patch].map(Number) };
}

/** Whether a version is none of those that come before one, and no tag is of a later one. */
export function isLastOf(tag: string, tags: readonly string[]): boolean {
  const own = versionOf(tag);
  return own !== null && tags.every((other) => !isLater(versionOf(other), own));
}

function isLater(one: Version | null, other: Version): boolean {
  const differing = one?.numbers.findIndex((number, at) => number !== other.numbers[at]) ?? -1;
  return differing >= 0 && (one?.numbers[differing] ?? 0) > (other.numbers[differing] ?? 0);
}

/** The tag that users of a line of versions follow; null where it stays at a later version of that line. */
export function movingTagOf(tag: string, tags: readonly string[]): string | null {
  const line = versionOf(tag)?.line ?? null;
  return isLastOf(
    tag,
    tags.filter((other) => versionOf(other)?.line === line),
  )
    ? line
    : null;
}

/**
 * The entry of a version in CHANGELOG.md, without its heading.
 * @throws {Error} where there is none, or an empty one
 */
export function notesOf(changelog: string, version: string): string {
  const entries = changelog.split(/^## /m).slice(1);
  const entry = entries.find((text) => text.startsWith(`[${version}] - `));
  const [heading = '', ...lines] = entry?.split('\n') ?? [];
  const notes = lines.join('\n').trim();
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading) || notes === '')
    throw new Error(
      `CHANGELOG.md has no entry "## [${version}] - YYYY-MM-DD" with a text: move there what is unreleased.`,
    );
  return `${notes}\n`;
}

if (import.meta.main) {
  const [tag = '', file = 'notes.txt'] = process.argv.slice(2);
  try {
    const { version, isPrerelease, isLatest, movingTag, notes } = releaseOf(process.cwd(), tag, 'origin/main');
    writeFileSync(file, notes);
    const answers = `version=${version}\nis-prerelease=${isPrerelease}\nis-latest=${isLatest}\nmoving-tag=${movingTag ?? ''}\n`;
    if (process.env['GITHUB_OUTPUT'] !== undefined) appendFileSync(process.env['GITHUB_OUTPUT'], answers);
    console.log(answers);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
