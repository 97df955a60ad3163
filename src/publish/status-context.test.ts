import { expect, it } from 'vitest';
import { pullRequest } from '../../test/support/report-parts.ts';
import { statusContext } from './status-context.ts';

/** The context of a pull request into a branch, and what the log says of it. */
async function contextOf(options: {
  readonly baseRef: string;
  readonly defaultBranch?: string;
  readonly protectedBases?: readonly string[];
  readonly flag?: boolean | null;
}) {
  const { baseRef, defaultBranch = 'main', protectedBases = null, flag = false } = options;
  const said: string[] = [];
  const line = (text: string) => void said.push(text);
  const warned: string[] = [];
  const warning = (text: string) => void warned.push(text);
  const context = await statusContext(
    { ...pullRequest, baseRef, defaultBranch },
    { name: 'deep-review', protectedBases },
    { source: { readProtected: async () => flag }, log: { line, warning, group: () => undefined } },
  );
  return { context, said: said.join('\n'), warned };
}

it.each([
  [{ baseRef: 'main' }, 'deep-review', 'the base main is the default branch'],
  [{ baseRef: 'v1', flag: true }, 'deep-review', 'the base v1 is protected, as GitHub says'],
  [{ baseRef: 'decoy' }, 'deep-review@decoy', 'not the default branch main, and GitHub says that it is not protected'],
  [{ baseRef: 'decoy', flag: null }, 'deep-review@decoy', 'GitHub does not say that it is protected'],
  [{ baseRef: 'main', defaultBranch: 'trunk' }, 'deep-review@main', 'not the default branch trunk'],
  // What is listed is all there is.
  [
    { baseRef: 'main', protectedBases: ['v1'], flag: true },
    'deep-review@main',
    'none of the input `protected-bases` (v1)',
  ],
  [{ baseRef: 'v1', protectedBases: ['main', 'v1'] }, 'deep-review', 'one of the input `protected-bases`'],
  [{ baseRef: 'release/1.2', protectedBases: ['release/*'] }, 'deep-review', 'one of'],
  [{ baseRef: 'release/a/b', protectedBases: ['release/*'] }, 'deep-review@release/a/b', 'none of'],
  [{ baseRef: 'mains', protectedBases: ['main', '*/main', 'm.ins'] }, 'deep-review@mains', 'none of'],
] as const)('of %j is %s', async (options, context, why) => {
  const found = await contextOf(options);
  expect(found.context).toBe(context);
  expect(found.said).toContain(`The status is \`${context}\``);
  expect(found.said).toContain(why);
});

it('is warned of where the default branch is not among those that are protected, as after a slip of the pen', async () => {
  const { context, warned } = await contextOf({ baseRef: 'main', protectedBases: ['mian', 'v1'] });
  expect(context).toBe('deep-review@main');
  expect(warned).toEqual([expect.stringContaining('does not name the default branch main')]);
  for (const options of [{ baseRef: 'decoy', protectedBases: ['mian'] }, { baseRef: 'main' }, { baseRef: 'decoy' }])
    expect((await contextOf(options)).warned).toEqual([]);
});

it('is no longer than GitHub takes, and never that of a protected base', async () => {
  const { context } = await contextOf({ baseRef: 'd'.repeat(244) });
  expect(context).toHaveLength(255);
  expect(context.startsWith('deep-review@d')).toBe(true);
});
