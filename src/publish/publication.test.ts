import { describe, expect, it } from 'vitest';
import { fullReport } from '../../test/support/full-report.ts';
import { commentMarker } from '../lib/marker.ts';
import { formats } from '../render/index.ts';
import type { Report } from '../types.ts';
import { inTime } from './in-time.ts';
import { publicationOf } from './publication.ts';

const at = { lacking: new Set<never>(), work: inTime(60_000) };
const wanted = { ...at, name: 'deep-review', comment: true, inlineComments: true, annotations: true };

describe('a publication', () => {
  it('is data: the same report makes the same one, and nothing is sent', () => {
    const report = fullReport();
    const made = publicationOf(report, [], wanted);
    expect(made).toEqual(publicationOf(report, [], wanted));
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    expect(made.files.map(({ value }) => value?.output)).toEqual(formats.map(({ output }) => output));
    expect(made.warnings).toEqual([]);
  });

  it('has outputs of one line each, whatever a model called its finding', () => {
    const report = fullReport();
    const reasons = ['F1 (critical): a\nb\0c\ud800'];
    const made = publicationOf({ ...report, gate: { ...report.gate, reasons } }, [], wanted);
    const reason = made.outputs.flatMap(({ value }) => (value?.[0] === 'reason' ? [value[1]] : []));
    expect(reason).toEqual(['F1 (critical): a b\\u{0}c\ufffd']);
  });

  it('has no part that nobody wants', () => {
    const none = { ...at, name: 'deep-review', comment: false, inlineComments: false, annotations: false };
    expect(publicationOf(fullReport(), [], none)).toMatchObject({
      ...{ comment: null, inlineComments: null, annotations: null },
      status: { state: 'failure', description: expect.stringContaining('Rework') },
    });
  });

  it('says so where the round cannot be remembered, and keeps quiet where it is not to be (A20)', () => {
    const comment = (remember?: () => string | null) =>
      publicationOf(fullReport(), [], { ...wanted, ...(remember === undefined ? {} : { remember }) });
    const none = comment(() => null);
    expect(none.comment?.value).toContain('This round is not remembered');
    expect(none.warnings).toEqual([expect.stringContaining('This round is not remembered')]);
    for (const made of [comment(), comment(() => '<!-- deep-review:state:v1:AAAA:AAAA -->')]) {
      expect(made.comment?.value).not.toContain('not remembered');
      expect(made.warnings).toEqual([]);
    }
  });

  it('is whole but for what a renderer could not make, and says what that is', () => {
    // A ledger of a kind that no run makes: the file for programs is the only one that takes it.
    const broken = { ...fullReport(), coverage: null } as unknown as Report;
    const made = publicationOf(broken, [], wanted);
    const failed = made.files.filter(({ value }) => value?.text === null).map(({ to }) => to);
    expect(failed).toEqual(['the file report.md', 'the file report.html']);
    expect(made.warnings.map((warning) => /to (.*?):/.exec(warning)?.[1])).toEqual([
      'the job summary',
      'the comment',
      ...failed,
    ]);
    const instead =
      '## Rework: the report is not shown here\n\n> [!WARNING]\n> **The report could not be written here; what was decided stands.**';
    expect(made.summary.value?.startsWith(instead)).toBe(true);
    expect(made.comment?.value).toContain(`${commentMarker('deep-review')}\n${instead}`);
    expect(made.outputs.map(({ value }) => value?.[0])).toContain('outcome');
    expect(made.annotations?.value).not.toBeNull();
  });
});
