import { join } from 'node:path';
import { createRepo } from '../../src/git/repo.ts';
import { findByCode } from '../../src/rules/find-by-code.ts';
import { gather } from '../../src/steps/gather.ts';
import { recogniseSmall, type SmallFacts } from '../../src/steps/small/small-change.ts';
import { type BuiltRepository, buildRepository, type CommitScript } from './git-repository.ts';

type Files = CommitScript['files'];

export const guide = ['# Shares', '', 'A share is what one person pays.', '', '```sh', 'npm start', '```', ''].join(
  '\n',
);
/** What every case begins with. */
const start: Files = {
  'docs/guide.md': guide,
  'docs/errors.rst': 'Errors\n======\n\nAn error is told once.\n',
  'src/share.js': 'export const share = 1;\n',
  'src/deep/other.js': 'export const other = 2;\n\nexport const more = 3;\n',
};

/** What is changed of it, and what is known besides. */
export interface SmallCase {
  readonly base?: Files;
  readonly head: Files;
  readonly more?: Partial<SmallFacts>;
}

/** A repository in which changes are tried one after the other. */
export function startSmallCases(): {
  readonly built: BuiltRepository;
  /** The counts of a small change as words, or why it is none. */
  readonly tell: (given: SmallCase) => Promise<string>;
} & Disposable {
  const built = buildRepository([{ files: start, branch: 'main' }]);
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  return {
    built,
    async tell({ base, head, more = {} }) {
      const mergeBase =
        base === undefined ? (built.commits[0] ?? '') : built.commit({ files: base, on: 'main', branch: 'base' });
      const headSha = built.commit({ files: head, on: base === undefined ? 'main' : 'base', branch: 'topic' });
      built.git('checkout', '--quiet', '--force', 'main');
      const repo = createRepo(store, { mergeBase, headSha });
      const span = { baseRef: 'main', baseSha: mergeBase, headRef: 't', headSha, mergeBase };
      const asked = more.asked ?? { include: null, exclude: [], guidelines: [] };
      const change = { kind: 'local-branch' as const, repository: 'r', ...span };
      const { changes, guidelines } = await gather(change, repo, { include: asked.include, exclude: asked.exclude });
      const sides = { head: repo.at(headSha), base: repo.at(mergeBase) };
      const found = await recogniseSmall({
        ...{ ...sides, changes, guidelines, asked, under: 50, isCrossed: false, isFull: false },
        recalled: { memory: null },
        findByCode: () => findByCode({ ...sides, changes, configFile: null }),
        ...more,
      });
      if ('no' in found) return found.no;
      const { texts, comments, moves, lines } = found.small;
      return `${texts} texts, ${comments} comments, ${moves} moves: ${lines} lines`;
    },
    [Symbol.dispose]: () => built[Symbol.dispose](),
  };
}
