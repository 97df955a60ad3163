import { posix } from 'node:path';
import type { RawEntry } from './raw-entries.ts';

/** Folders whose files are run, or read as configuration, because they stand there. Names that begin with a dot too. */
const folders = /^(?:\..+|hooks|git-?hooks|husky|ci|cron\.\w+|[\w-]+\.d|autoload|migrat(?:e|ions?))$/iu;

/** Names under which programs look for what they run, build or obey. */
const names = [
  /^\./u,
  /^(?:claude|agents|gemini|copilot-instructions)\.md$/iu,
  /^(?:action|taskfile|(?:docker-)?compose|cloudbuild|buildspec|azure-pipelines|appveyor|codecov)\b.*\.ya?ml$/iu,
  /^(?:gnu)?makefile\b|^(?:docker|container|jenkins|vagrant|proc|rake|gem|pod|fast|caddy|brew|tilt|earth|just|pip)file\b/iu,
  /^(?:package|composer|deno|bower|lerna|nx|turbo|vercel|tsconfig|jsconfig)\b.*\.jsonc?$/iu,
  /^(?:[^.]+\.)*(?:config|conf|setup|rc)(?:\.[cm]?[jt]sx?|\.json|\.py)$/iu,
  /^(?:gulpfile|gruntfile|karma|jest|vitest|webpack|rollup|vite|babel)\b/iu,
  /^(?:setup|conftest|noxfile|tasks|fabfile|manage|sitecustomize|usercustomize)\.py$|\.pth$/iu,
  /^(?:pyproject|cargo|pipfile|netlify|fly|wrangler)\.toml$|^(?:setup|tox|pytest|mypy)\.(?:cfg|ini)$/iu,
  /^(?:pom|build|ivy)\.xml$|^(?:build|settings|init)\.gradle\b|\.gradle(?:\.kts)?$|^build\.sbt$/iu,
  /^(?:directory\.build\.(?:props|targets)|nuget\.config)$|\.(?:cs|fs|vb|vcx)proj$|\.(?:props|targets|sln)$/iu,
  /^(?:cmakelists\.txt|meson\.build|configure(?:\.ac)?|workspace|build(?:\.bazel)?|module\.bazel)$|\.(?:bzl|cmake|mk)$/iu,
  /^go\.(?:mod|work)$|^build\.(?:rs|zig)$|^requirements\b.*\.txt$|\.gemspec$|^mix\.exs$|^package\.swift$/iu,
  /^(?:flake|default|shell)\.nix$/iu,
  /\.gyp$|^(?:sconstruct|sconscript|wscript|snakefile|buck|crontab)$|^config\.ru$|^build\.sc$|^(?:project|deps)\.(?:clj|edn)$/iu,
  /^(?:serverless|lefthook|pulumi|kustomization|chart|pnpm-workspace|render|skaffold)\b.*\.ya?ml$|^(?:cdk|firebase|renovate)\.json$|^(?:mise|bunfig|foundry)\.toml$|^dangerfile\b/iu,
];

const executable = '100755';
/** Links, whose target is read from where they stand, and commits of other repositories. */
const pointing = new Set(['120000', '160000']);

/**
 * Whether a file does something in its new place that it did not do in its old one, though not a letter of it changed:
 * it gained the executable bit, another extension, or a place where files act by themselves, or it points to something
 * else (decision 80).
 */
export function actsInItsPlace({ oldMode, newMode, path, oldPath }: RawEntry): boolean {
  if (oldPath === null) return false;
  if ((newMode === executable && oldMode !== executable) || pointing.has(newMode)) return true;
  if (posix.extname(path).toLowerCase() !== posix.extname(oldPath).toLowerCase()) return true;
  return isActingPlace(path);
}

/** Whether programs look there, or under that name, for what they run, build or obey. */
export function isActingPlace(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return parts.some((part) => folders.test(part)) || names.some((pattern) => pattern.test(name));
}
