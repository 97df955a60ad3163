import { describe, expect, it } from 'vitest';
import { actsByPath, isDocumentation, isImported } from './acting-path.ts';

describe('a place of documentation', () => {
  it.each([
    'README.md',
    'packages/billing/README.md',
    'README.de.md',
    'readme.zh-CN.md',
    'README.rst',
    'docs/guide.md',
    'doc/api/errors.rst',
    'packages/billing/docs/how it works.md',
  ])('is %s', (path) => expect(isDocumentation(path)).toBe(true));

  it.each([
    // Texts for agents and of programs.
    'AGENTS.md',
    'docs/AGENTS.md',
    'docs/CLAUDE.md',
    'docs/agents/README.md',
    'docs/prompts/review.md',
    'docs/system-prompt.md',
    'skills/pdf/README.md',
    'docs/skill.md',
    '.claude/docs/style.md',
    '.cursor/rules/README.md',
    '.github/README.md',
    'docs/.github/guide.md',
    'src/prompts/README.md',
    'src/review.md',
    'notes.md',
    'memory-bank/docs/state.md',
    'docs/conventions.md',
    // What services, generators and lawyers read.
    'docs/PULL_REQUEST_TEMPLATE.md',
    'docs/pull request template.md',
    'docs/issue_template.md',
    'docs/CONTRIBUTING.md',
    'SECURITY.md',
    'docs/SECURITY.md',
    'docs/CODE_OF_CONDUCT.md',
    'docs/license.md',
    'CHANGELOG.md',
    'docs/changelog.md',
    'docs/release-notes.md',
    'docs/_posts/hello.md',
    'docs/_sidebar.md',
    'docs/SUMMARY.md',
    'docs/templates/mail.md',
    'docs/snippets/part.md',
    // What tests read.
    'test/fixtures/README.md',
    'tests/docs/case.md',
    'docs/golden/page.md',
    'docs/test_guide.md',
    // No Markdown, no reStructuredText, and what only looks so.
    'docs/guide.mdx',
    'docs/guide.md.ts',
    'docs/guide.txt',
    'docs/guide.Rmd',
    'docs/md',
    'docs/conf.py',
    'docs\\guide.md',
    'docs/gu\u0456de.md',
    'docs/[slug].md',
    'docs/-rf.md',
    // Programs that are written as texts, and what agents are given to do.
    'docs/login.feature.md',
    'docs/share.coffee.md',
    'docs/prd.md',
    'docs/stories/share.md',
    'docs/plan-of-shares.md',
    'docs/../src/guide.md',
  ])('is not %s', (path) => expect(isDocumentation(path)).toBe(false));
});

describe('a path that acts', () => {
  it.each([
    '.github/workflows/ci.yml',
    'hooks/pre-commit',
    'package.json',
    'src/setup.py',
    'public/key.pem',
    'pages/admin.tsx',
    'app/(shop)/page.tsx',
    'src/routes/users.ts',
    'conf.d/site.conf',
    'migrations/0001.sql',
    'src/share.test.ts',
    'tests/share.ts',
    'test_share.py',
    'src/share_test.go',
    'CLAUDE.md',
    'scripts/deploy.sh',
    'Makefile',
  ])('is %s', (path) => expect(actsByPath(path)).toBe(true));

  it.each(['src/share.ts', 'lib/billing/share.rb', 'docs/share.md', 'src/deep/er/x.go'])('is not %s', (path) =>
    expect(actsByPath(path)).toBe(false),
  );
});

describe('a program that others find by its path', () => {
  it.each([
    'infra/share.tf',
    'deploy/role.yaml',
    'cmd/server/share.go',
    'src/json.py',
    'lib/run',
    'src/auth/index.js',
    'src/root.tsx',
    'src/controllers/share.js',
    'src/share.stories.tsx',
    'types/share.d.ts',
  ])('is not %s', (path) => expect(isImported(path)).toBe(false));

  it.each(['src/share.ts', 'src/deep/er/share.mjs'])('is %s', (path) => expect(isImported(path)).toBe(true));
});
