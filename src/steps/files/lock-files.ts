import { posix } from 'node:path';
import type { ChangedPath } from '../../git/snapshot.ts';

/** Exact names of what package managers write for themselves: decision 61 has where each comes from. */
const names: ReadonlySet<string> = new Set([
  ...['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'deno.lock'],
  ...['Cargo.lock', 'go.sum', 'go.work.sum', 'Gopkg.lock', 'glide.lock'],
  ...['poetry.lock', 'Pipfile.lock', 'uv.lock', 'pdm.lock', 'pixi.lock', 'conda-lock.yml', 'pylock.toml'],
  ...['Gemfile.lock', 'gems.locked', 'composer.lock', 'mix.lock', 'rebar.lock', 'shard.lock', 'renv.lock'],
  ...['gradle.lockfile', 'buildscript-gradle.lockfile', 'packages.lock.json', 'paket.lock'],
  ...['Podfile.lock', 'Package.resolved', 'Cartfile.resolved', 'pubspec.lock', 'dub.selections.json', 'conan.lock'],
  ...['stack.yaml.lock', 'cabal.project.freeze', 'flake.lock', '.terraform.lock.hcl', 'Chart.lock'],
  ...[
    'MODULE.bazel.lock',
    'devbox.lock',
    'devenv.lock',
    'mise.lock',
    'buf.lock',
    'vlt-lock.json',
    'oh-package-lock.json5',
  ],
  ...['requirements.lock', 'requirements-dev.lock', 'symfony.lock', 'spago.lock', 'lake-manifest.json', 'nimble.lock'],
  ...['cpanfile.snapshot', 'luarocks.lock', 'qlfile.lock', 'rv.lock', 'Brewfile.lock.json', 'Puppetfile.lock'],
  ...[
    'Berksfile.lock',
    'Policyfile.lock.json',
    'jsonnetfile.lock.json',
    'vendir.lock.yml',
    'helmfile.lock',
    'kcl.mod.lock',
  ],
  ...['Scarb.lock', 'Move.lock', 'foundry.lock', 'soldeer.lock', 'devcontainer-lock.json', '.devcontainer-lock.json'],
]);
/** PEP 751 lets a project have several. */
const named = /^pylock\.[^.]+\.toml$/;

/** By the exact name of an ordinary file: a link or a program of that name is none. */
export function isLockFile({ path, oldMode, newMode }: ChangedPath): boolean {
  const name = posix.basename(path);
  return (
    (names.has(name) || named.test(name)) && [oldMode, newMode].every((mode) => mode === '100644' || mode === '000000')
  );
}
