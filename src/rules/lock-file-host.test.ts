import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { hostsIn } from './lock-file-host.ts';

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
