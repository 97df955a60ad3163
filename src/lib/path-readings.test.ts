import { describe, expect, it } from 'vitest';
import { resolvePath } from './resolve-path.ts';

const tree = (...paths: string[]) => paths.map((path) => ({ path }));
const house = tree(
  ...['cmd/serve.go', 'docs/the plan.md', 'docs/my_list.md', 'docs/größe.md', 'lib/dry-dock.ts', 'docs/100%25.md'],
  ...['app/[...slug]/page.tsx', 'lib/c#.md', "docs/harbour's.md", 'xa/ab.c'],
);

describe('a path in a form that models give it', () => {
  it.each([
    ['cmd/serve.go/', 'cmd/serve.go'],
    ['[serve.go](cmd/serve.go)', 'cmd/serve.go'],
    ['[`serve.go`](cmd/serve.go#L3)', 'cmd/serve.go'],
    ['<code>cmd/serve.go</code>', 'cmd/serve.go'],
    ['File: cmd/serve.go', 'cmd/serve.go'],
    ['in cmd/serve.go', 'cmd/serve.go'],
    ['M cmd/serve.go', 'cmd/serve.go'],
    ['R100\tcmd/serve.go', 'cmd/serve.go'],
    ['w/cmd/serve.go', 'cmd/serve.go'],
    ['.../cmd/serve.go', 'cmd/serve.go'],
    ['…/serve.go', 'cmd/serve.go'],
    ['cmd/serve.go::Serve', 'cmd/serve.go'],
    ['cmd/serve.go#serve', 'cmd/serve.go'],
    ['cmd/serve.go@12', 'cmd/serve.go'],
    ['docs/the%20plan.md', 'docs/the plan.md'],
    ['docs/the\\ plan.md', 'docs/the plan.md'],
    ['docs/my\\_list.md', 'docs/my_list.md'],
    ['docs/gr%C3%B6%C3%9Fe.md', 'docs/größe.md'],
    ['"docs/gr\\303\\266\\303\\237e.md"', 'docs/größe.md'],
    ['lib/dry\u2011dock.ts', 'lib/dry-dock.ts'],
    ['lib／dry-dock．ts', 'lib/dry-dock.ts'],
    ['docs/harbour’s.md', "docs/harbour's.md"],
    ['docs/100%25.md', 'docs/100%25.md'],
    ['.\\xa\\ab.c', 'xa/ab.c'],
    ['lib/c#.md', 'lib/c#.md'],
    ['app/[...slug]/page.tsx', 'app/[...slug]/page.tsx'],
  ])('%j is %s', (written, path) => {
    expect(resolvePath(written, house)).toEqual({ path, isElsewhere: false });
  });

  it.each(['docs/the%2', 'M', '.../', '[serve.go]()', 'docs/%ff.md', 'cmd/..%2Fserve.go'])(
    'nothing is guessed of %j',
    (written) => {
      expect(resolvePath(written, house)).toMatchObject({ problem: 'absent' });
    },
  );

  it('is several where two files are as near', () => {
    expect(resolvePath('docs/a%20b', tree('docs/a b', 'docs/A B'))).toMatchObject({ path: 'docs/a b' });
    expect(resolvePath('a‑b', tree('a-b', 'a–b'))).toMatchObject({ problem: 'ambiguous' });
  });
});
