import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../../test/support/any-character.ts';
import { foreignTags, htmlOf, searchedText } from '../../../test/support/github-page.ts';
import { samples } from '../../../test/support/samples.ts';
import { commentMarker } from '../../lib/marker.ts';
import { type ProgressState, renderProgress } from './progress.ts';

const name = 'deep-review';
const marker = commentMarker(name);
const memory = `<!-- deep-review:v1:${'QUJD'.repeat(20)}:${'f'.repeat(64)} -->`;

const reviewer = { name: 'Claude', model: 'claude-opus-5-5', turns: 4, filesOpened: 12, end: null };
const running: ProgressState = {
  phase: 'reviewing',
  headSha: 'b'.repeat(40),
  startedAt: '2026-11-03T07:20:01.000Z',
  runUrl: 'https://github.example/harbour/berths/actions/runs/9001',
  status: 'deep-review',
  reviewers: [
    reviewer,
    { ...reviewer, name: 'Codex', model: 'gpt-6.1-sol', end: { findings: 3 } },
    { ...reviewer, name: 'Gemini', model: 'gemini-4-argon', turns: 1, end: { failed: 'rate-limit' } },
  ],
  verification: null,
  rechecks: null,
  failure: null,
};

function shown(state: ProgressState, previous: string | null = null): string {
  const page = renderProgress(state, previous === null ? null : { body: previous, startedAt: null }, { name });
  if (page === null) throw new Error('there was no room');
  return page;
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe('the comment while the review runs', () => {
  it('has the marker, a line for each reviewer, and no report', () => {
    const page = shown(running);
    expect(page.split('\n', 1)).toEqual([marker]);
    expect(page).toContain('## No verdict yet: the review is running\n');
    expect(page).toContain('| `Claude` `claude-opus-5-5` | reviewing | 4 | 12 |');
    expect(page).toContain('| `Codex` `gpt-6.1-sol` | done: 3 findings, not yet judged | 4 | 12 |');
    expect(page).toContain('| `Gemini` `gemini-4-argon` | failed: rate-limit | 1 | 12 |');
    expect(page).toContain(
      'Deep Review is reviewing `bbbbbbb` with Claude, Codex and Gemini; this comment will be replaced by the report, and the status `deep-review` will say whether it may merge.',
    );
    expect(page).toContain('started 2026-11-03 07:20 UTC');
    expect(page).not.toContain('<details>');
  });

  it('tells of a verification that goes on, and of looking at earlier findings', () => {
    const page = shown({ ...running, phase: 'verifying', verification: { sessions: 3, ended: 1 } });
    expect(page).toContain('Verification: 1 of 3 sessions done.');
    expect(page).not.toContain('earlier rounds');
    const again = shown({ ...running, rechecks: { sessions: 2, ended: 0 } });
    expect(again).toContain('Findings of earlier rounds: 0 of 2 sessions done.');
  });

  it('says so when the run was cancelled or failed', () => {
    expect(shown({ ...running, phase: 'cancelled' })).toMatch(/cancelled[\s\S]*\| stopped \|/);
    const failure = { what: 'The objects could not be fetched.', remedy: 'Give `contents: read`.' };
    const page = shown({ ...running, phase: 'failed', failure });
    expect(page).toContain(failure.what);
    expect(page).toContain(failure.remedy);
  });
});

describe('the last report beneath', () => {
  const report = `${marker}\n# Deep Review: old\n\nText.\n\n\`\`\`diff\n-a\n\n+b\n\`\`\`\n\n<details>\n<summary>Review</summary>\n\nMore.\n\n</details>\n`;

  it('is whole, folded up, without a second marker', () => {
    const page = shown(running, report);
    expect(count(page, marker)).toBe(1);
    expect(page).toContain(`${report.slice(marker.length + 1).trim()}\n\n<!-- deep-review:end-of-last-report -->`);
    expect(htmlOf(page)).toContain('<h1>Deep Review: old</h1>');
  });

  it('comes out as it was when a run ends without a report, however often', () => {
    const once = shown(running, report);
    const failure = { what: 'It broke.', remedy: 'Again.' };
    const twice = shown({ ...running, phase: 'failed', failure }, once);
    expect(shown(running, twice)).toBe(once);
    expect(shown(running, shown({ ...running, phase: 'cancelled' }))).toBe(shown(running));
  });

  it('comes out as it was when a run is killed, and the next one says since when nothing was heard', () => {
    const left = { body: shown(running, report), startedAt: Date.parse('2026-11-03T07:20:01Z') };
    const next = renderProgress(running, left, { name });
    expect(next).toContain('The run that began 2026-11-03 07:20 UTC came to no end that it could tell of');
    expect(next).toContain('# Deep Review: old');
    const third = shown(running, next);
    expect(third).toContain('An earlier run came to no end that it could tell of');
    expect(shown(running, third)).toBe(third);
    const end = shown({ ...running, phase: 'cancelled' }, third);
    expect(shown(running, end)).toBe(shown(running, report));
  });

  it('leaves hidden state as it was, as the last line, also when a person’s editor changed the line ends', () => {
    const page = shown({ ...running, phase: 'cancelled' }, `${report}\n${memory}\n`);
    expect(page.trimEnd().split('\n').at(-1)).toBe(memory);
    expect(count(page, memory)).toBe(1);
    expect(shown({ ...running, phase: 'cancelled' }, page.replaceAll('\n', '\r\n'))).toBe(page);
  });

  it('has no alert, which GitHub would show as text there', () => {
    const page = shown(running, `${marker}\n> [!CAUTION]\n> **Rework.** The gate is closed.\n`);
    expect(page).toContain('\n> **Rework.** The gate is closed.\n');
    expect(page).not.toContain('[!');
  });

  it('is cut between two blocks when it is too long', () => {
    const block = `## Part\n\n\`\`\`text\n${'x'.repeat(600)}\n\n${'y'.repeat(600)}\n\`\`\`\n\n<details>\n<summary>More</summary>\n\nInside.\n\n</details>\n\n`;
    const page = shown(running, `${marker}\n${block.repeat(60)}${memory}`);
    expect(page.length).toBeLessThanOrEqual(49_000);
    expect(page.length).toBeGreaterThan(47_000);
    expect(page).toContain('The rest is left out while the review runs');
    expect(count(page, '```') % 2).toBe(0);
    expect(count(page, '<details>')).toBe(count(page, '</details>'));
    expect(page.trimEnd().endsWith(memory)).toBe(true);
  });

  it('takes no fence for one that stands in raw HTML, nor raw HTML for one that stands in a fence', () => {
    const inHtml = '<details><summary>x</summary>\n```\n\n```\n</details>';
    const inFence = '```\n<details>\n\n</details>\n```\n\nAfter.';
    for (const text of [inHtml, inFence]) {
      const html = htmlOf(shown(running, `${marker}\n${text}`).replace(/<!--[\s\S]*?-->/g, ''));
      expect(count(html, '<details>')).toBe(count(html, '</details>'));
    }
  });

  it('is left out where a person broke it, and never closes what is ours', () => {
    const page = shown(running, `${marker}\nFirst.\n\n</details>\n\nSecond.\n\n<details>\n\nThird.`);
    expect(page).toContain('First.');
    expect(page).not.toContain('Second.');
    expect(count(page, '<details>')).toBe(count(page, '</details>'));
  });

  it('is not shown at all rather than at the cost of hidden state', () => {
    const large = `<!-- deep-review:v1:${'A'.repeat(48_300)}:ff -->`;
    const page = shown(running, `${report}\n${large}`);
    expect(page.includes('# Deep Review: old')).toBe(false);
    expect(page.trimEnd().endsWith(large)).toBe(true);
    const larger = `<!-- deep-review:v1:${'A'.repeat(48_900)}:ff -->`;
    expect(renderProgress(running, { body: `${report}\n${larger}`, startedAt: null }, { name })).toBeNull();
  });
});

const edited = fc
  .array(
    fc.constantFrom(
      ...[
        '',
        '',
        'Text.',
        '```',
        '````text',
        '~~~',
        '<details>',
        '</details>',
        '<details><summary>x</summary>',
        '> [!TIP]',
      ],
      ...['| a | b |', '- item', '    ```', '# Heading', marker, memory, '<!-- deep-review:last-report -->'],
      ...['<!-- deep-review:progress -->', '<!-- deep-review:end-of-last-report -->', 'x'.repeat(9_000)],
    ),
    { maxLength: 40 },
  )
  .map((lines) => lines.join('\n'));

it('is whole above any earlier comment, also one that people edited, and keeps its hidden state', () => {
  fc.assert(
    fc.property(edited, (text) => {
      const before = `${marker}\n${text}`;
      const page = shown(running, before);
      expect(page.length).toBeLessThanOrEqual(49_000);
      const lines = page.split('\n');
      expect(lines.filter((line) => line === marker)).toEqual([marker]);
      expect(lines.filter((line) => line === memory)).toEqual(before.split('\n').filter((line) => line === memory));
      const html = htmlOf(page.replace(/<!--[\s\S]*?-->/g, ''));
      expect(count(html, '<details>')).toBe(count(html, '</details>'));
      expect(html).toContain('<h2>No verdict yet: the review is running</h2>');
      const again = shown(running, page);
      expect(again).toContain('came to no end that it could tell of');
      // The sentence takes room that the last report would have had.
      if (again.length < 64_000) expect(shown(running, shown({ ...running, phase: 'cancelled' }, again))).toBe(page);
    }),
    { numRuns: samples(300) },
  );
});

const hostile = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 200 }),
  fc.constantFrom(
    marker,
    '<!-- deep-review:last-report -->',
    '<!-- deep-review:progress -->\n',
    '@org/everyone fixes #1 https://evil.test ![x](//evil.test)',
    '</details>\n\n```\n/approve\n<!--',
    'a|b`c\\|',
  ),
);

it('shows hostile names, models and errors as text, within the limit', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 4, maxLength: 4 }), ([a = '', b = '', c = '', d = '']) => {
      const state: ProgressState = {
        ...running,
        phase: 'failed',
        runUrl: null,
        reviewers: Array.from({ length: 25 }, () => ({ ...reviewer, name: a, model: b })),
        failure: { what: c, remedy: d },
      };
      const page = shown(state, `${marker}\nOld.\n${memory}`);
      expect(page.length).toBeLessThanOrEqual(49_000);
      expect(count(page, '<!-- deep-review:')).toBe(5);
      const html = htmlOf(page).replace(/<!--[\s\S]*?-->/g, '');
      expect(foreignTags(html)).toEqual([]);
      expect(searchedText(html)).not.toMatch(/@\w|#\d|evil\.test/);
      expect(html.match(/<tr>/g)).toHaveLength(21);
    }),
    { numRuns: samples(300) },
  );
});
