import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fullReport } from '../../test/support/full-report.ts';
import { commentMarker } from '../lib/marker.ts';
import { createRedactor } from '../lib/redact.ts';
import { holdsSecret } from '../lib/refuse-secret.ts';
import type { ChangedFile, Report } from '../types.ts';
import { type Destinations, publish } from './publish.ts';

const secret = 'sk-sentinel-key_of-nobody-0123456789';
const files = ['report.html', 'report.json', 'report.md', 'report.sarif'];
const places = [...files.map((name) => `the file ${name}`), 'the job summary', 'the comment'];

/** Destinations that keep what they are sent. */
function destinations() {
  const reportDirectory = mkdtempSync(join(tmpdir(), 'deep-review-publish-'));
  const sent = {
    summary: [] as string[],
    comments: [] as string[],
    inline: [] as string[],
    annotations: [] as string[],
    outputs: {} as Record<string, string>,
    lines: [] as string[],
    warnings: [] as string[],
    concluded: [] as Report[],
  };
  const to: Destinations = {
    config: { name: 'deep-review', comment: true, inlineComments: true, annotations: true },
    log: {
      line: (text) => void sent.lines.push(text),
      warning: (text) => void sent.warnings.push(text),
      group: () => undefined,
    },
    channels: {
      summary: async (text) => void sent.summary.push(text),
      output(name, value) {
        sent.outputs[name] = value;
      },
      annotate: ({ title, message }) => void sent.annotations.push(`${title} ${message}`),
    },
    redact: createRedactor([secret]),
    reportDirectory,
    github: {
      async upsertComment(_, body) {
        sent.comments.push(body);
        return { outcome: 'created', url: 'https://github.example/comment', id: 1 };
      },
      async postInlineComments(_, { comments }) {
        sent.inline.push(...comments.map(({ body }) => body));
        return { outcome: 'posted', posted: [], onFile: [], known: [], leftOut: [] };
      },
    },
    progress: { stop: async () => undefined },
    status: { conclude: async (report) => void sent.concluded.push(report) },
  };
  const everything = () => {
    const written = readdirSync(reportDirectory).map((name) => readFileSync(join(reportDirectory, name), 'utf8'));
    return [...written, sent.summary, sent.comments, sent.inline, sent.annotations, JSON.stringify(sent.outputs)]
      .flat()
      .join('\n');
  };
  return {
    to,
    sent,
    everything,
    at: (name: string) => join(reportDirectory, name),
    written: () => readdirSync(reportDirectory).toSorted(),
    [Symbol.dispose]: () => rmSync(reportDirectory, { recursive: true }),
  };
}

/** Every path of the report, as a file without lines: inline comments stand on the whole file. */
function changesOf(report: Report): ChangedFile[] {
  const paths = new Set(report.ledger.findings.flatMap(({ anchor }) => anchor?.path ?? []));
  return [...paths].map((path) => ({
    ...{ path, status: 'modified', content: 'text', oldMode: '100644', newMode: '100644' },
    ...{ additions: 0, deletions: 0, hunks: [] },
  })) as ChangedFile[];
}

function withTitle(report: Report, title: string): Report {
  const findings = report.ledger.findings.map((found) => ({ ...found, finding: { ...found.finding, title } }));
  return { ...report, ledger: { ...report.ledger, findings } };
}

describe('what is published', () => {
  it('goes everywhere, without a warning', async () => {
    using at = destinations();
    const report = fullReport();
    await publish(report, changesOf(report), at.to);
    expect(at.written()).toEqual(files);
    expect(at.sent.warnings).toEqual([]);
    expect(at.sent.comments[0]).toContain('Rework');
    expect(at.sent.summary[0]).toContain('Rework');
    expect(at.sent.inline.length).toBeGreaterThan(0);
    expect(at.sent.annotations.length).toBeGreaterThan(0);
    expect(at.sent.outputs).toMatchObject({ outcome: 'blocking', 'report-html': at.at('report.html') });
    expect(at.sent.concluded).toEqual([report]);
  });

  it.each([
    ['plain', secret],
    ['base64', btoa(secret)],
    ['over two lines', `${secret.slice(0, 12)}\n${secret.slice(12)}`],
  ])('holds no secret, whatever redacted the report before: %s', async (_, form) => {
    using at = destinations();
    const report = withTitle(fullReport(), `Leaks ${form} everywhere`);
    writeFileSync(at.at('report.html'), 'of an earlier run');
    await publish(report, changesOf(report), at.to);
    expect(at.written()).toEqual([]);
    expect(holdsSecret(at.everything(), at.to.redact)).toBe(false);
    for (const place of places)
      expect(at.sent.warnings).toContainEqual(
        expect.stringMatching(new RegExp(`written to ${place}: A secret .* Replace the key or token`)),
      );
    expect(at.sent.warnings).toContainEqual(expect.stringMatching(/to \d+ of the inline comments: A secret/));
    expect(at.sent.warnings).toContainEqual(expect.stringMatching(/to \d+ of the annotations: A secret/));
    expect(at.sent.inline).toEqual([]);
    expect(at.sent.annotations).toEqual([]);
  });

  it('says where a page was that it is withheld, and decides nothing anew', async () => {
    using at = destinations();
    const report = withTitle(fullReport(), `Leaks ${secret}`);
    await publish(report, changesOf(report), at.to);
    const notice =
      '# Deep Review: Rework\n\n**The report is withheld here, because it held a secret of the workflow.**';
    expect(at.sent.summary).toEqual([expect.stringContaining(notice)]);
    expect(at.sent.comments).toEqual([expect.stringContaining(`${commentMarker('deep-review')}\n${notice}`)]);
    expect(at.sent.outputs).toMatchObject({ outcome: 'blocking', verdict: 'Rework' });
    expect(at.sent.outputs).not.toHaveProperty('report-html');
    expect(at.sent.concluded).toEqual([report]);
  });

  it('goes on to the other destinations when one of them would hold a secret', async () => {
    using at = destinations();
    const report = fullReport();
    const sessions = report.sessions.map((one) => ({ ...one, trace: { ...one.trace, toolCalls: { [secret]: 1 } } }));
    await publish({ ...report, sessions }, changesOf(report), at.to);
    expect(existsSync(at.at('report.json'))).toBe(false);
    expect(at.written()).toEqual(files.filter((name) => name !== 'report.json'));
    expect(at.sent.warnings).toEqual([expect.stringContaining('the file report.json')]);
    expect(at.sent.summary[0]).toContain('## ');
    expect(at.sent.comments[0]).toContain('## ');
    expect(at.everything()).not.toContain(secret);
  });
});
