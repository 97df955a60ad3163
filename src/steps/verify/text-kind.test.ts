import { describe, expect, it } from 'vitest';
import { textKind } from './text-kind.ts';

describe('what quoted lines are', () => {
  it.each([
    ['a.ts', '// meant to be so', 'comment'],
    ['a.ts', ' * meant to be so', 'comment'],
    ['a.go', 'retry() // twice, on purpose', 'comment'],
    ['a.ts', 'const url = "https://meant.example/to-be-so";', 'code'],
    ['a.ts', "const text = 'it said // meant to be so';", 'code'],
    ['a.ts', 'retry(); // ok', 'code'],
    ['a.py', 'retry()  # twice, on purpose', 'comment'],
    ['a.py', 'x // y_of_the_same', 'code'],
    ['a.sql', '-- meant to be so', 'comment'],
    ['Dockerfile', '# pinned on purpose', 'comment'],
    ['docs/rules.md', 'Twice.', 'document'],
    ['README', 'Twice.', 'document'],
    ['a.unknown', '// meant to be so', 'code'],
  ] as const)('in %s of "%s": %s', (path, line, kind) => {
    expect(textKind([line], path)).toBe(kind);
  });

  it('is told of many lines together, and of hostile ones in time', () => {
    expect(textKind(['retry();', '// twice,', '// on purpose', 'retry();'], 'a.ts')).toBe('comment');
    const before = process.threadCpuUsage().user;
    for (const line of ['"'.repeat(65_536), '//'.repeat(32_768), ' /'.repeat(32_768), '\\'.repeat(65_536)])
      textKind([line], 'a.ts');
    expect(process.threadCpuUsage().user - before).toBeLessThan(500_000);
  });
});
