import { describe, expect, it } from 'vitest';
import { crowdedReport } from '../../../test/support/crowded-report.ts';
import { fullReport } from '../../../test/support/full-report.ts';
import { hostileReport } from '../../../test/support/hostile-report.ts';
import { expectInert, fragments } from '../../../test/support/inert-page.ts';
import { entriesIn, leftOut } from '../../../test/support/left-out.ts';
import {
  cleanReport,
  criticalReport,
  incompleteReport,
  largeReport,
  unverifiedReport,
} from '../../../test/support/report-fixture.ts';
import { serialise } from '../escape.ts';
import { type Detail, everything, shrinking } from '../pages/detail.ts';
import { page, type Section } from '../section.ts';
import { sections } from './index.ts';

const exported = await entriesIn<Section>('src/render/sections', ['title', 'render']);

it('has every section of the folder', () => {
  expect(leftOut(exported, sections), 'add each to `sections` in src/render/sections/index.ts').toEqual([]);
  expect(new Set(sections).size).toBe(sections.length);
});

it('has a title on every section between the first and the last titled one, for the HTML page moves others to its foot', () => {
  const isTitled = sections.map(({ title }) => title !== null);
  const titles = sections.flatMap(({ title }) => title ?? []);
  expect(isTitled.slice(isTitled.indexOf(true), isTitled.lastIndexOf(true) + 1)).not.toContain(false);
  expect(titles).toEqual([...new Set(titles)]);
});

const reports = {
  clean: cleanReport(),
  critical: criticalReport(),
  incomplete: incompleteReport(),
  full: fullReport(),
  unverified: unverifiedReport(),
};
const largest = { crowded: crowdedReport(300), large: largeReport(2_000, 'critical', 2_000) };
const least = [...shrinking(everything)].at(-1) ?? everything;

/** The same value, every change of which throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

describe.each(exported)('$place', ({ value: section }) => {
  const written = (report: (typeof reports)['full'], detail: Detail) => serialise(page([section], report, detail));

  it.each(Object.entries(reports))('says the same of a %s report each time, and changes nothing of it', (_, report) => {
    expect(written(frozen(structuredClone(report)), everything)).toBe(written(report, everything));
  });

  it.each(Object.entries(largest))('is short with the least detail, also of a %s report', (_, report) => {
    const words = 'a comment holds 65,000 units: heed `longest`, `entries`, `findings` and `depth` of the detail';
    expect(written(report, least).length, words).toBeLessThanOrEqual(10_000);
  });

  it('shows any text as text', () => {
    for (const between of [' ', '\n']) expectInert(written(hostileReport(fragments.join(between)), everything));
  });
});
