import { describe, expect, it } from 'vitest';
import { actionOutputs } from '../../test/support/action-inputs.ts';
import { fileProblems } from '../../test/support/file-problems.ts';
import { fullReport } from '../../test/support/full-report.ts';
import { hostileReport } from '../../test/support/hostile-report.ts';
import { entriesIn, leftOut } from '../../test/support/left-out.ts';
import { cleanReport, criticalReport, incompleteReport } from '../../test/support/report-fixture.ts';
import { reportJson } from './data/report-json.ts';
import type { Format } from './format.ts';
import { formats } from './index.ts';

const exported = await entriesIn<Format>('src/render', ['fileName', 'output', 'render']);

it('has every format of the room', () => {
  expect(leftOut(exported, formats), 'add each to `formats` in src/render/index.ts').toEqual([]);
  const names = formats.flatMap(({ fileName, output }) => [fileName, output]);
  expect(names).toEqual([...new Set(names)]);
});

const reports = {
  clean: cleanReport(),
  critical: criticalReport(),
  incomplete: incompleteReport(),
  full: fullReport(),
  // No longer than any text of a report may be.
  hostile: hostileReport('`</td>| <b>,"@org" #1 & ::error:: \u202e\r\n-->'),
};

describe.each(formats)('$fileName', ({ fileName, output, render }) => {
  it('has an output in action.yml, so that a later step finds the file', () => {
    expect(fileName).toMatch(/^report\.[a-z]+$/);
    const words = 'add it to `outputs` of action.yml, with its description, then: npm run readme';
    expect(actionOutputs, words).toHaveProperty(output, { description: expect.stringMatching(/^Path of the /) });
  });

  it.each(Object.entries(reports))('holds against its validator, of a %s report', async (_, report) => {
    expect(await fileProblems(fileName, render(report))).toEqual([]);
  });

  it('is the same each time, well-formed, and ends with its last line', () => {
    const text = render(fullReport());
    expect(render(fullReport())).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
    expect(render(reports.hostile).isWellFormed()).toBe(true);
  });
});

it('gives the report back as JSON', () => {
  expect(JSON.parse(reportJson.render(criticalReport()))).toEqual(criticalReport());
});
