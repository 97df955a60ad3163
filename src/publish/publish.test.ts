import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { actionOutputs } from '../../test/support/action-inputs.ts';
import { fullReport } from '../../test/support/full-report.ts';
import { createEvents } from '../events/event.ts';
import { systemClock } from '../lib/clock.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import { commentMarker } from '../lib/marker.ts';
import { createRedactor } from '../lib/redact.ts';
import { formats } from '../render/index.ts';
import type { ChangedFile, Report } from '../types.ts';
import { inTime } from './in-time.ts';
import { type Publication, publicationOf } from './publication.ts';
import { publish } from './publish.ts';
import type { Sending } from './sending.ts';
import { withholdSecrets } from './withhold-secrets.ts';

const ignore = () => undefined;
const work = inTime(60_000);
const secret = 'sk-sentinel-key_of-nobody-0123456789';
const wanted = { name: 'deep-review', comment: true, inlineComments: true, annotations: true };
const noSource = {
  readChange: () => Promise.reject(new Error('read before')),
  readThreads: async () => null,
  readProtected: async () => null,
  readBaseFile: async () => null,
};
const silent = { secret: ignore, line: ignore, warning: ignore, error: ignore, group: ignore };
const files = formats.map(({ fileName }) => fileName).toSorted();
const places = [...files.map((name) => `the file ${name}`), 'the job summary', 'the comment'];

/** Destinations that keep what they are sent. */
function destinations(headSha = fullReport().change.headSha) {
  const directory = mkdtempSync(join(tmpdir(), 'deep-review-publish-'));
  const redact = createRedactor([secret]);
  const sent = {
    summary: [] as string[],
    comments: [] as string[],
    inline: [] as string[],
    annotations: [] as string[],
    outputs: {} as Record<string, string>,
    log: [] as string[],
    warnings: [] as string[],
    concluded: [] as Publication['status'][],
  };
  const sending: Sending = {
    world: {
      clock: systemClock,
      cancel: new AbortController().signal,
      events: createEvents(),
      source: { ...noSource, readHead: async () => ({ headSha, baseRef: fullReport().change.baseRef }) },
      log: {
        line: (text) => void sent.log.push(text),
        warning: (text) => void sent.warnings.push(text),
        group: () => undefined,
      },
      runner: {
        ...silent,
        summary: async (text) => void sent.summary.push(text),
        output(name, value) {
          sent.outputs[name] = value;
        },
        annotate: ({ title, message }) => void sent.annotations.push(`${title} ${message}`),
      },
    },
    to: {
      comment: {
        earlier: async () => null,
        ofBots: async () => [],
        now: async () => null,
        amend: async () => 'none',
        show: async () => 'shown',
        async write(body) {
          sent.comments.push(body);
          return { outcome: 'created', url: 'https://github.example/comment' };
        },
      },
      async inlineComments({ comments }) {
        sent.inline.push(...comments.map(({ body }) => body));
        return { outcome: 'posted', posted: [], onFile: [], known: [], leftOut: [] };
      },
      markComments: null,
    },
    status: { conclude: async (status) => void sent.concluded.push(status) },
    change: fullReport().change,
    directory,
    endProgress: async () => undefined,
    waitsFor: async () => null,
  };
  const everything = () => {
    const written = readdirSync(directory).map((name) => readFileSync(join(directory, name), 'utf8'));
    return [...written, sent.summary, sent.comments, sent.inline, sent.annotations, JSON.stringify(sent.outputs)]
      .flat()
      .join('\n');
  };
  return {
    redact,
    sent,
    sending,
    everything,
    send: (report: Report) =>
      publish(
        ({ lacking }) =>
          withholdSecrets(publicationOf(report, changesOf(report), { ...wanted, lacking, work }), {
            ...{ redact, work },
            name: wanted.name,
          }),
        sending,
      ),
    at: (name: string) => join(directory, name),
    written: () => readdirSync(directory).toSorted(),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  };
}

/** Every path of the report, as a file without lines: inline comments stand on the whole file. */
function changesOf(report: Report): ChangedFile[] {
  const paths = new Set(report.ledger.findings.flatMap(({ anchor }) => anchor?.path ?? []));
  return [...paths].map((path) => ({
    ...{ path, status: 'modified', content: 'text', oldMode: '100644', newMode: '100644' },
    ...{ notReviewed: null, additions: 0, deletions: 0, hunks: [] },
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
    await at.send(report);
    expect(at.written()).toEqual(files);
    expect(at.sent.warnings).toEqual([]);
    expect(at.sent.comments[0]).toContain('Rework');
    expect(at.sent.summary[0]).toContain('Rework');
    expect(at.sent.inline.length).toBeGreaterThan(0);
    expect(at.sent.annotations.length).toBeGreaterThan(0);
    expect(at.sent.outputs).toMatchObject({ outcome: 'blocking', 'report-html': at.at('report.html') });
    expect(at.sent.concluded).toEqual([{ state: 'failure', description: expect.stringContaining('Rework') }]);
  });

  it('goes on no line of a head that moved', async () => {
    using at = destinations('f'.repeat(40));
    await at.send(fullReport());
    expect(at.sent.comments).toHaveLength(1);
    expect(at.sent.inline).toEqual([]);
  });

  it.each([
    ['a success', 'success', undefined, null, 1, ['current, null']],
    ['no success, and asks for nobody else', 'failure', undefined, null, 0, ['current, null']],
    ['that others are waited for', 'success', undefined, 'Others.', 1, ['current, null', 'current, Others.']],
    ['that the head moved', 'failure', 'f'.repeat(40), null, 0, ['current, null', 'moved, null']],
  ] as const)('says %s', async (_, state, headSha, others, asks, madeOf) => {
    using at = destinations(headSha);
    const made: string[] = [];
    const report = fullReport();
    const waitsForOthers = vi.fn(async () => others);
    const sending = { ...at.sending, waitsFor: waitsForOthers };
    await publish(({ head, waitsFor, lacking }) => {
      made.push(`${head}, ${waitsFor}`);
      const publication = publicationOf(report, changesOf(report), { ...wanted, lacking, work });
      return { ...publication, status: { ...publication.status, state } };
    }, sending);
    expect({ asked: waitsForOthers.mock.calls.length, made }).toEqual({ asked: asks, made: madeOf });
  });

  it('sets every output of action.yml, and no other', async () => {
    using at = destinations();
    await at.send(fullReport());
    const names = Object.keys(at.sent.outputs);
    const missing = names.filter((name) => actionOutputs[name] === undefined);
    expect(missing, 'a run sets these, so add them to `outputs` of action.yml, then: npm run readme').toEqual([]);
    // Jobs before the one that publishes set these (test/stages.test.ts).
    const ofParts = ['handover', 'matrix'];
    const unset = Object.keys(actionOutputs).filter((name) => !names.includes(name) && !ofParts.includes(name));
    expect(unset, 'set these in src/publish/, or take them out of action.yml, then: npm run readme').toEqual([]);
  });

  it('gives the reasons of the gate, whatever they are, wherever a decision is shown', async () => {
    using at = destinations();
    const reason = 'The tide was out when the boats came in.';
    await at.send({
      ...fullReport(),
      gate: { outcome: 'incomplete', gaps: [], isOnlyUnproven: false, reasons: [reason] },
      verdict: 'No verdict',
    });
    const { comments, summary, log, concluded } = at.sent;
    const whole = ['report.html', 'report.json', 'report.md', 'report.sarif'];
    const pages = whole.map((name) => [name, readFileSync(at.at(name), 'utf8')]);
    const shown = { ...Object.fromEntries(pages), comment: comments[0], summary: summary[0], log: log.join('\n') };
    for (const [place, text] of Object.entries(shown)) expect(text, place).toContain(reason);
    expect(concluded).toEqual([{ state: 'failure', description: `INCOMPLETE: ${reason}` }]);
    expect(at.sent.outputs).toMatchObject({ outcome: 'incomplete', verdict: 'No verdict' });
  });

  it.each([
    ['plain', secret],
    ['base64', btoa(secret)],
    ['over two lines', `${secret.slice(0, 12)}\n${secret.slice(12)}`],
  ])('holds no secret, whatever redacted the report before: %s', async (_, form) => {
    using at = destinations();
    const report = withTitle(fullReport(), `Leaks ${form} everywhere`);
    writeFileSync(at.at('report.html'), 'of an earlier run');
    await at.send(report);
    expect(at.written()).toEqual([]);
    expect(holdsSecret(at.everything(), at.redact)).toBe(false);
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
    await at.send(report);
    const notice =
      '## Rework: the report is not shown here\n\n> [!WARNING]\n> **The report is withheld here, because it held a secret of the workflow.**';
    expect(at.sent.summary).toEqual([expect.stringContaining(notice)]);
    expect(at.sent.comments).toEqual([expect.stringContaining(`${commentMarker('deep-review')}\n${notice}`)]);
    expect(at.sent.outputs).toMatchObject({ outcome: 'blocking', verdict: 'Rework' });
    expect(at.sent.outputs).not.toHaveProperty('report-html');
    expect(at.sent.concluded).toEqual([{ state: 'failure', description: expect.stringContaining('Rework') }]);
  });

  it('goes on to the other destinations when one of them would hold a secret', async () => {
    using at = destinations();
    const report = fullReport();
    const sessions = report.sessions.map((one) => ({ ...one, trace: { ...one.trace, toolCalls: { [secret]: 1 } } }));
    await at.send({ ...report, sessions });
    expect(existsSync(at.at('report.json'))).toBe(false);
    expect(at.written()).toEqual(files.filter((name) => name !== 'report.json'));
    expect(at.sent.warnings).toEqual([expect.stringContaining('the file report.json')]);
    expect(at.sent.summary[0]).toContain('## ');
    expect(at.sent.comments[0]).toContain('## ');
    expect(at.everything()).not.toContain(secret);
  });
});
