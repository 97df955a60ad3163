import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { type BuiltRepository, buildRepository } from '../../../test/support/git-repository.ts';
import { locateGit } from '../process.ts';
import { CatFile } from './cat-file.ts';

const path = process.env['PATH'] ?? '';
const real = locateGit(path);
const nobody = '1'.repeat(40);

/** Files of three sizes, the empty one included, and a git that notes each of its starts after `first` was done. */
function place(first = '') {
  const files = { 'a.txt': 'one\ntwo\n', empty: '', 'large.bin': Buffer.alloc(300_000, '\nab 5\n') };
  const built = buildRepository([{ files }]);
  const folder = mkdtempSync(join(tmpdir(), 'fake-git-'));
  const starts = join(folder, 'starts');
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$@" >> ${starts}\n${first}\nexec ${real} "$@"\n`);
  chmodSync(join(folder, 'git'), 0o755);
  const stop = new AbortController();
  const gitDirectory = join(built.folder, '.git');
  const reader = new CatFile({ gitDirectory, path: `${folder}${delimiter}${path}`, signal: stop.signal });
  return {
    reader,
    stop,
    starts: () => readFileSync(starts, 'utf8').trim().split('\n'),
    id: (name: keyof typeof files) => idOf(built, name),
    content: (name: keyof typeof files) => Buffer.from(files[name]),
    [Symbol.dispose]() {
      reader.close();
      built[Symbol.dispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

function idOf(built: BuiltRepository, name: string): string {
  return built.git('rev-parse', `HEAD:${name}`);
}

it.each([
  ['one process', '', 1],
  ['two of a git that does not know how to do both', 'case "$*" in *--batch-command*) exit 129;; esac', 3],
])('answers many questions at once, in %s', async (_, first, starts) => {
  using at = place(first);
  const names = ['a.txt', 'empty', 'large.bin'] as const;
  const asked = [...names, ...names].flatMap((name) => [
    at.reader.look(at.id(name)),
    at.reader.read(at.id(name), 5),
    at.reader.read(nobody, 5),
    at.reader.read(at.id(name), 1_000_000),
  ]);
  const answers = await Promise.all(asked);
  expect(answers).toEqual(
    [...names, ...names].flatMap((name) => {
      const start = at.content(name);
      const of = { kind: 'blob', size: start.length };
      return [{ ...of, start: Buffer.of() }, { ...of, start: start.subarray(0, 5) }, null, { ...of, start }];
    }),
  );
  expect(at.starts()).toHaveLength(starts);
});

it('asks for nothing but an id', async () => {
  using at = place();
  for (const words of ['HEAD', `${nobody}\ncontents HEAD`, `${nobody}^{tree}`, ''])
    await expect(at.reader.read(words, 5)).rejects.toThrow('not an object id');
});

it('says of one question what git said, and asks the others once more, when git ends', async () => {
  const script = `[ $(wc -l < "$(dirname "$0")/starts") -gt 1 ] || { read line; echo "fatal: no" >&2; exit 7; }`;
  using at = place(script);
  const [first, second] = await Promise.allSettled([at.reader.read(at.id('a.txt'), 5), at.reader.look(at.id('empty'))]);
  expect(first).toMatchObject({ reason: { message: 'git cat-file: fatal: no', exitCode: 7 } });
  expect(second).toMatchObject({ value: { size: 0 } });
  expect(at.starts()).toHaveLength(2);
});

it.each(['blob 300000\\nthe start of it', 'blo'])('takes nothing of an answer that git ended in, %j', async (part) => {
  const answer = `read line; printf "\${line##* } ${part}"; echo "fatal: no" >&2; exit 7`;
  using at = place(`[ $(wc -l < "$(dirname "$0")/starts") -gt 1 ] || { ${answer}; }`);
  const whole = { kind: 'blob', size: 8, start: at.content('a.txt') };
  const asked = [at.reader.read(at.id('large.bin'), 1_000_000), at.reader.read(at.id('a.txt'), 100)];
  expect(await Promise.allSettled(asked)).toMatchObject([
    { reason: { message: 'git cat-file: fatal: no' } },
    { status: 'fulfilled', value: whole },
  ]);
});

it('takes no answer to another question', async () => {
  using at = place(`echo "${'2'.repeat(40)} blob 3"; echo abc; sleep 60`);
  await expect(at.reader.read(at.id('a.txt'), 5)).rejects.toThrow('git cat-file answers what nobody asked');
});

it('answers with the reason of the run when that is cancelled, and with an error when it is closed', async () => {
  using at = place('sleep 60');
  const asked = [at.reader.read(at.id('a.txt'), 5), at.reader.look(at.id('empty'))];
  setTimeout(() => at.stop.abort(new Error('cancelled by a person')), 50);
  expect(await Promise.allSettled(asked)).toMatchObject(
    asked.map(() => ({ reason: { message: 'cancelled by a person' } })),
  );
  await expect(at.reader.look(nobody)).rejects.toThrow('cancelled by a person');
  using closed = place('sleep 60');
  const waiting = [closed.reader.look(nobody), closed.reader.look(nobody)];
  setTimeout(() => closed.reader.close(), 50);
  for (const one of await Promise.allSettled(waiting)) expect(one.status).toBe('rejected');
});
