import { posix } from 'node:path';
import type { CodeRule } from './rule.ts';

/** What people write, by the lock files that are made of it. */
const manifests: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/,
    /^(?:package\.json|package\.json5|package\.yaml|pnpm-workspace\.yaml|\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.c?js|bunfig\.toml)$/,
  ],
  [/^deno\.lock$/, /^(?:deno\.jsonc?|package\.json|.*\.[cm]?[jt]sx?)$/],
  [/^Cargo\.lock$/, /^Cargo\.toml$/],
  [/^go\.(?:work\.)?sum$/, /^go\.(?:mod|work)$/],
  [
    /^(?:poetry|uv|pdm|pixi)\.lock$|^pylock\.toml$/,
    /^(?:pyproject|uv|pixi|pdm|poetry)\.toml$|^requirements.*\.(?:txt|in)$/,
  ],
  [/^Pipfile\.lock$/, /^Pipfile$/],
  [/^(?:Gemfile\.lock|gems\.locked)$/, /^(?:Gemfile|gems\.rb|.*\.gemspec|\.ruby-version)$/],
  [/^composer\.lock$/, /^composer\.json$/],
  [/^mix\.lock$/, /^mix\.exs$/],
  [/^(?:buildscript-)?gradle\.lockfile$/, /\.gradle(?:\.kts)?$|^libs\.versions\.toml$|^gradle\.properties$/],
  [/^packages\.lock\.json$/, /\.(?:cs|fs|vb)proj$|^Directory\.(?:Packages|Build)\.props$/],
  [/^Podfile\.lock$/, /^Podfile$|\.podspec$/],
  [/^Package\.resolved$/, /^Package(?:@.*)?\.swift$|^project\.pbxproj$/],
  [/^pubspec\.lock$/, /^pubspec\.yaml$/],
  [/^flake\.lock$/, /^flake\.nix$/],
  [/^\.terraform\.lock\.hcl$/, /\.tf(?:\.json)?$/],
  [/^Chart\.lock$/, /^Chart\.yaml$/],
];

/** Lock files that change while nothing changes that they are made of. */
export const lockFileAlone: CodeRule = {
  id: 'lock-file-alone',
  name: 'A lock file that changes without its manifest',
  risk: 'Packages change that nobody asked for in a place where people look.',
  find({ changes }) {
    const names = changes.map(({ path }) => posix.basename(path));
    return changes.flatMap(({ path, status, notReviewed }) => {
      if (notReviewed?.reason !== 'lock-file' || status !== 'modified') return [];
      const [, manifest] = manifests.find(([lock]) => lock.test(posix.basename(path))) ?? [];
      if (manifest === undefined || names.some((name) => manifest.test(name))) return [];
      return [
        {
          path,
          title: 'A lock file changes without its manifest',
          body: 'No file that it is made of changes with it. An update of indirect packages looks like this, too.',
          lines: null,
        },
      ];
    });
  },
};
