import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { hostsIn, lockHosts } from './lock-hosts.ts';

const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
const host = fc.tuple(label, label, fc.constantFrom('invalid', 'example', 'test')).map((parts) => parts.join('.'));
const user = fc.constantFrom('git', 'org-12', 'a_b');

/** Lines that name a repository without a scheme, as lock files have them. */
const forms: Readonly<Record<string, (at: string) => string>> = {
  'Gemfile.lock': (at) => `  remote: ${at}:deck/hull.git`,
  'yarn.lock': (at) => `  resolution: "hull@${at}:deck/hull.git#commit=abc"`,
  'composer.lock': (at) => `"url": "${at}:deck/hull.git",`,
  'Podfile.lock': (at) => `    :git: ${at}:~deck/hull.git`,
  'package-lock.json': (at) => `"resolved": "${at}:/deck/hull.git",`,
};

it('knows the host of a repository without a scheme', () => {
  void fc.assert(
    fc.property(fc.constantFrom(...Object.keys(forms)), user, host, (path, name, server) => {
      expect(hostsIn(path, forms[path]?.(`${name}@${server}`) ?? '')).toEqual([server]);
    }),
    { numRuns: samples(1_000) },
  );
});

it.each([
  '"@deck/hull@npm:^1.0.0, hull@workspace:."',
  '/hull@1.0.0-beta.rc:',
  '"email": "ana@example.org"',
  'hull@1.2.x: resolution',
  'hull@next.beta: 1.0.0',
  'resolution: "hull@patch:hull@npm%3A1.0.0"',
])('takes a version for no host: %s', (line) => {
  expect(hostsIn('yarn.lock', line)).toEqual([]);
});

it.each(['https://user@harbour.invalid:8443/a', 'git+ssh://git@harbour.invalid:8443/a.git'])(
  'names the host of an address once: %s',
  (line) => {
    expect(hostsIn('yarn.lock', line)).toEqual(['harbour.invalid:8443']);
  },
);

const folds = (text: string) => JSON.stringify(JSON.parse(text), null, 2).split('\n');
const packageOf = (more: string) =>
  `{"packages": {"a": {"version": "1.0.0", "funding": {"url": "https://pay.invalid"}, ${more}}}}`;

/** One lock file each, and the hosts that it takes packages from. */
const named: readonly (readonly [what: string, path: string, text: string, hosts: readonly string[]])[] = [
  [
    'an address in escapes',
    'package-lock.json',
    packageOf('"re\\u0073olved": "https:\\/\\/a.invalid\\/b"'),
    ['a.invalid'],
  ],
  ['a value on a line of its own', 'package-lock.json', packageOf('"resolved":\n"https://a.invalid/b"'), ['a.invalid']],
  [
    'an old version that is an address',
    'npm-shrinkwrap.json',
    packageOf('"x": {"version": "github:deck/hull#1"}'),
    ['github.com'],
  ],
  [
    'one line with a home page',
    'composer.lock',
    '{"dist": {"url": "https://a.invalid/b"}, "homepage": "https://b.invalid"}',
    ['a.invalid'],
  ],
  [
    'lists for people',
    'composer.lock',
    '{"funding": [{"url": "https://a.invalid"}], "support": {"x": "https://b.invalid"}}',
    [],
  ],
  ['keys that are addresses', 'deno.lock', '{"remote": {"https://a.invalid/mod.ts": "abc"}}', ['a.invalid']],
  [
    'a host beside an owner',
    'flake.lock',
    '{"locked": {"type": "gitlab", "host": "git.a.invalid"}}',
    ['git.a.invalid'],
  ],
  ['a provider', '.terraform.lock.hcl', 'provider "registry.a.invalid/deck/hull" {\n}', ['registry.a.invalid']],
  ['a module', 'buf.lock', 'deps:\n  - name: a.invalid/deck/hull\n    commit: abc', ['a.invalid']],
  [
    'why nobody should use it',
    'pnpm-lock.yaml',
    'a:\n  deprecated: use b, see https://a.invalid\n  deprecated: |-\n    See\n    https://b.invalid\n  x: https://c.invalid',
    ['c.invalid'],
  ],
  ['an address behind a text', 'pnpm-lock.yaml', '{deprecated: no, tarball: https://a.invalid/b}', ['a.invalid']],
  [
    'an address behind a text below',
    'pnpm-lock.yaml',
    'a: {\n  deprecated: no, tarball: https://a.invalid/b}',
    ['a.invalid'],
  ],
];

it.each(named)('names the servers of packages, and no others: %s', (_, path, text, hosts) => {
  expect([...lockHosts(path, text.split('\n'))]).toEqual(hosts);
  if (text.startsWith('{"') && !text.includes('\\')) expect([...lockHosts(path, folds(text))]).toEqual(hosts);
});
