import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import type { CommitScript } from './support/git-repository.ts';
import { reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

type Files = CommitScript['files'];

/** What whole runs make of changed files of each kind. Three reviewers read what they are shown and find nothing. */
interface Kind {
  readonly base?: Files;
  readonly head: Files;
  /** The configuration file at the tip of the base branch. */
  readonly config?: string;
  /** Its path, where an input names it. */
  readonly input?: string;
  readonly outcome?: 'clean' | 'blocking' | 'incomplete';
  /** Paths in the deciding reason. */
  readonly names?: readonly string[];
  /** Reasons for which files are not reviewed. */
  readonly listed?: Readonly<Record<string, string>>;
  /** Rules of code and where they found something. */
  readonly facts?: Readonly<Record<string, string>>;
  /** What stands in every reviewer's first request. */
  readonly shows?: readonly string[];
  readonly promptAtMost?: number;
}

const elf = Buffer.from('7f454c46020101006576696c', 'hex');
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const rows = (count: number, version: number) =>
  Array.from({ length: count }, (_, at) => `version ${version}.${at} of a thing\n`).join('');

const kinds: Readonly<Record<string, Kind>> = {
  'a lock file of 12,000 lines': {
    base: { 'crates/a/Cargo.lock': rows(12_000, 1), 'crates/a/Cargo.toml': 'a\n' },
    head: { 'crates/a/Cargo.lock': rows(12_000, 2), 'crates/a/Cargo.toml': 'b\n' },
    listed: { 'crates/a/Cargo.lock': 'lock-file' },
    promptAtMost: 30_000,
  },
  'five megabytes on one line, minified at the base': {
    base: { 'dist/app.min.js': 'var a=1;'.repeat(655_360) },
    head: { 'dist/app.min.js': `${'var a=1;'.repeat(655_359)}var b=9;` },
    listed: { 'dist/app.min.js': 'generated' },
    promptAtMost: 30_000,
  },
  'a program, and a script that is named as a picture': {
    head: { 'lib/native.so': elf, 'assets/logo.png': Buffer.from('#!/bin/sh\nevil # \0\n') },
    outcome: 'incomplete',
    names: ['assets/logo.png and 1 more file', "- { path: 'assets/logo.png'"],
    facts: { 'lib/native.so': 'unreadable-binary', 'assets/logo.png': 'unreadable-binary' },
  },
  'a program that the base excludes': {
    head: { 'lib/native.so': elf },
    config: 'paths:\n  exclude:\n    - path: lib/**\n      reason: Built by us.\n',
    listed: { 'lib/native.so': 'configuration' },
  },
  'paths that are not among those to include': {
    head: { 'docs/a.md': 'a\n', 'src/b.ts': 'b();\n' },
    config: 'paths:\n  include: ["src/**"]\n',
    listed: { 'docs/a.md': 'configuration' },
    shows: ['b();'],
  },
  'a folder to include that is named without a pattern': {
    head: { 'docs/a.md': 'a\n', 'src/deep/b.ts': 'b();\n' },
    config: 'paths:\n  include: [src]\n',
    listed: { 'docs/a.md': 'configuration', 'README.md': 'configuration' },
    shows: ['b();'],
  },
  'a change of which everything is left out, which is not an empty one': {
    head: { 'docs/a.md': 'a\n' },
    config: 'paths:\n  include: ["src/**"]\n',
    names: ['3 of 3 reviewers completed; the pull request changes no line of text that is reviewed'],
    listed: { 'docs/a.md': 'configuration', 'README.md': 'configuration' },
  },
  'a fact whose rule the base lists': {
    head: { deck: { link: '../../etc/deck' } },
    config: 'block-on: [outside-symlink]\n',
    outcome: 'blocking',
    facts: { deck: 'outside-symlink' },
    shows: ['../../etc/deck'],
  },
  'a configuration file of another name': {
    head: { 'ci/review.yml': '{}\n' },
    input: 'ci/review.yml',
    config: '{}\n',
    facts: { 'ci/review.yml': 'changed-instructions' },
  },
  'a configuration file of the head, which nobody obeys': {
    head: { '.github/deep-review.yml': 'paths:\n  exclude:\n    - { path: "**", reason: x }\n', 'a.ts': 'evil();\n' },
    facts: { '.github/deep-review.yml': 'changed-instructions' },
    shows: ['evil();'],
  },
  'text in UTF-16 and in Latin-1': {
    head: {
      'res/App.rc': utf16('STRINGTABLE evil\r\n'),
      'src/Place.java': Buffer.from('s = "Caf\xe9 evil";\n', 'latin1'),
    },
    shows: ['STRINGTABLE evil', 'Caf\u00e9 evil'],
  },
  'attributes of the head': {
    head: { '.gitattributes': '*.ts -diff linguist-generated\n', 'a.ts': 'evil(1);\n' },
    facts: { '.gitattributes': 'hiding-attributes' },
    shows: ['evil(1);'],
  },
};

describe('a run over changed files', () => {
  it.each(Object.entries(kinds))('%s', async (_, kind) => {
    const { base = {}, head, config, outcome = 'clean', names = [], listed = {}, facts = {}, shows = [] } = kind;
    const repository = { base: { 'README.md': 'one\n', ...base }, head: { 'README.md': 'two\n', ...head } };
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    if (config !== undefined) bed.github.state.files.set(kind.input ?? '.github/deep-review.yml', config);
    const inputs = kind.input === undefined ? {} : { config: kind.input };
    using step = await bed.review({ inputs });
    expect(step.outputs, step.printed).toMatchObject({ outcome });
    const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
    for (const name of names) expect(report.gate.reasons.join('\n')).toContain(name);
    const reasons = new Map(report.changes.map(({ path, notReviewed }) => [path, notReviewed?.reason]));
    // What nobody is shown lacks no line, and was read by nobody.
    const shown = [...reasons.values()].filter((reason) => reason === undefined).length;
    for (const one of report.metrics) expect(one).toMatchObject({ filesReviewed: shown, filesChanged: shown });
    for (const [path, reason] of Object.entries(listed)) expect(reasons.get(path)).toBe(reason);
    const found = report.ledger.findings.map(({ rule, finding }) => [finding.path, rule]);
    expect(Object.fromEntries(found)).toEqual(facts);
    const [run] = JSON.parse(readFileSync(step.outputs['report-sarif'] ?? '', 'utf8')).runs;
    const pages: string[] = run.tool.driver.rules.slice(3).map(({ helpUri }: { helpUri?: string }) => helpUri);
    expect(pages).toEqual(
      [...new Set(Object.values(facts))].map((rule) => `${bed.git.url}/acme/deep-review/blob/v1/docs/rules/${rule}.md`),
    );
    const summary = readFileSync(step.outputs['report-markdown'] ?? '', 'utf8');
    for (const path of Object.keys({ ...listed, ...facts })) expect(summary).toContain(path);
    const delivered = shown === 0 ? 'in 0 files.' : ` of ${shown} file${shown === 1 ? '' : 's'} were delivered`;
    expect(summary).toContain(delivered);
    if (shown < reasons.size) expect(summary).toContain('Not reviewed, for reasons that are listed');
    const first = new Map(
      bed.vendors.requests.map(({ vendor, body }) => [vendor, JSON.stringify(body)]).toReversed() as [string, string][],
    );
    expect(first.size).toBe(3);
    for (const prompt of first.values()) {
      for (const text of shows) expect(prompt).toContain(JSON.stringify(text).slice(1, -1));
      expect(prompt.length).toBeLessThan(kind.promptAtMost ?? 100_000);
    }
    expect(bed.github.violations).toEqual([]);
  });
});
