import { posix } from 'node:path';
import type { Snapshot } from '../git/snapshot.ts';
import type { CodeRule, Fact } from './rule.ts';

/** What people write, by the lock files that are made of it. */
const manifests: readonly (readonly [lock: RegExp, manifest: RegExp])[] = [
  [
    /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|vlt-lock\.json)$/,
    /^(?:package\.json|package\.json5|package\.yaml|pnpm-workspace\.yaml|\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.c?js|bunfig\.toml|vlt\.json)$/,
  ],
  [/^deno\.lock$/, /^(?:deno\.jsonc?|package\.json|.*\.[cm]?[jt]sx?)$/],
  [/^Cargo\.lock$/, /^Cargo\.toml$/],
  [/^go\.(?:work\.)?sum$/, /^go\.(?:mod|work)$/],
  [
    /^(?:poetry|uv|pdm|pixi|requirements|requirements-dev)\.lock$|^pylock\.(?:[^.]+\.)?toml$/,
    /^(?:pyproject|uv|pixi|pdm|poetry)\.toml$|^requirements.*\.(?:txt|in|yaml)$|^setup\.(?:cfg|py)$/,
  ],
  [/^Pipfile\.lock$/, /^Pipfile$/],
  [/^conda-lock\.yml$/, /^(?:environment.*|meta)\.ya?ml$|^(?:pyproject|pixi)\.toml$/],
  [/^(?:Gemfile\.lock|gems\.locked)$/, /^(?:Gemfile|gems\.rb|.*\.gemspec|\.ruby-version)$/],
  [/^(?:composer|symfony)\.lock$/, /^composer\.json$/],
  [/^mix\.lock$/, /^mix\.exs$/],
  [/^rebar\.lock$/, /^rebar\.config(?:\.script)?$/],
  [/^shard\.lock$/, /^shard(?:\.override)?\.yml$/],
  [
    /^(?:buildscript-)?gradle\.lockfile$/,
    /\.gradle(?:\.kts)?$|\.versions\.toml$|^gradle\.properties$|^Directory\.Packages\.props$/,
  ],
  [/^packages\.lock\.json$/, /\.(?:cs|fs|vb)proj$|^Directory\.(?:Packages|Build)\.props$|\.(?:props|targets)$/],
  [/^paket\.lock$/, /^paket\.(?:dependencies|references)$/],
  [/^Podfile\.lock$/, /^Podfile$|\.podspec(?:\.json)?$/],
  [/^Package\.resolved$/, /^Package(?:@.*)?\.swift$|^project\.pbxproj$|^Project\.swift$/],
  [/^Cartfile\.resolved$/, /^Cartfile(?:\.private)?$/],
  [/^pubspec\.lock$/, /^pubspec(?:_overrides)?\.yaml$/],
  [/^(?:stack\.yaml\.lock|cabal\.project\.freeze)$/, /^(?:stack|package)\.yaml$|^cabal\.project$|\.cabal$/],
  [/^conan\.lock$/, /^conanfile\.(?:txt|py)$/],
  [/^dub\.selections\.json$/, /^dub\.(?:json|sdl)$/],
  [/^flake\.lock$/, /^flake\.nix$/],
  [/^dev(?:box|env)\.lock$/, /^devbox\.json$|^devenv\.(?:yaml|nix)$/],
  [/^\.terraform\.lock\.hcl$/, /\.(?:tf|tofu)(?:\.json)?$/],
  [/^Chart\.lock$/, /^Chart\.yaml$/],
  [/^MODULE\.bazel\.lock$/, /MODULE\.bazel$|\.bzl$|^\.bazel(?:rc|version)$/],
  [/^buf\.lock$/, /^buf(?:\.work)?\.yaml$/],
  [/^(?:Scarb|Move|foundry)\.lock$/, /^(?:Scarb|Move|foundry)\.toml$/],
];

/** Lock files that name each folder that they are made of, and so say which other manifest is one of theirs. */
const namesFolders =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|composer\.lock|Podfile\.lock|pubspec\.lock|Gemfile\.lock)$/;

/** Lock files that change while nothing changes that they are made of. */
export const lockFileAlone: CodeRule = {
  id: 'lock-file-alone',
  name: 'A lock file that changes without its manifest',
  risk: 'Packages change that nobody asked for in a place where people look.',
  async find({ changes, head }) {
    const facts = await Promise.all(
      changes.map(async ({ path, status, notReviewed }): Promise<readonly Fact[]> => {
        if (notReviewed?.reason !== 'lock-file' || status !== 'modified') return [];
        const [, manifest] = manifests.find(([lock]) => lock.test(posix.basename(path))) ?? [];
        if (manifest === undefined) return [];
        const those = changes.map((file) => file.path).filter((name) => manifest.test(posix.basename(name)));
        return (await isMadeOf(path, those, head))
          ? []
          : [
              {
                path,
                title: 'A lock file changes without its manifest',
                body: 'No file that it is made of changes with it. An update of indirect packages looks like this, too.',
                lines: null,
              },
            ];
      }),
    );
    return facts.flat();
  },
};

/** A manifest above, beside or below belongs to a lock file; one elsewhere does where the lock file names its folder. */
async function isMadeOf(lock: string, those: readonly string[], head: Snapshot): Promise<boolean> {
  const from = posix.dirname(lock);
  const ways = those.map((manifest) => posix.relative(from, posix.dirname(manifest)));
  const isNear = (way: string) => !/^(?:\.\.\/)+(?!\.\.(?:\/|$))/.test(way);
  if (ways.length === 0 || ways.some(isNear) || !namesFolders.test(posix.basename(lock))) return ways.length > 0;
  const text = await head.readWhole(lock);
  return !text.found || ways.some((way) => text.lines.some((line) => line.includes(way)));
}
