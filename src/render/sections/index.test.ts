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
import type { Report } from '../../types.ts';
import { serialise } from '../escape.ts';
import { reportHtml } from '../html/report-html.ts';
import { type Detail, everything, shrinking } from '../pages/detail.ts';
import { renderSummary } from '../pages/summary.ts';
import { parts, type Section } from '../section.ts';
import { sections } from './index.ts';

/** The sections that every report has. */
const specified = [
  ...['Executive Summary', 'Critical Issues', 'Important Issues', 'Suggestions', 'Design Observations'],
  ...['Testing Assessment', 'Documentation Assessment', 'Commit Structure', 'Acknowledged Limitations'],
  ...['Unresolved Feedback', 'Prior Rounds', 'What was not reviewed', 'Agent Performance Retro', 'Reconciliation'],
  ...['Usage and cost', 'Timeline', 'Appendix: original reviews'],
];

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

/** A report with nothing in it. */
function bareReport(): Report {
  const ledger = { findings: [], observations: [], dispositions: [] };
  const lists = { commits: [], changes: [], reviews: [], sessions: [], metrics: [], threads: [] };
  const coverage = { files: 0, changedLines: 0, undelivered: [] };
  return { ...cleanReport(), ...lists, ledger, coverage, prose: null };
}

describe('a report with nothing in it', () => {
  it('keeps every section, each with a sentence of its own', () => {
    const shown = renderSummary(bareReport()).split(/^## /mu).slice(1);
    const bodies = shown.map((part) =>
      part
        .slice(part.indexOf('\n'))
        .replace(/\n---[\s\S]*/u, '')
        .trim(),
    );
    expect(shown.map((part) => part.slice(0, part.indexOf('\n')))).toEqual(specified);
    for (const body of bodies) expect(body).toMatch(/^[A-Z#*].{5,}[.:]/su);
    expect(new Set(bodies).size).toBeGreaterThan(bodies.length - 2);
  });

  it('says None. nowhere, nor does any other', () => {
    for (const report of [bareReport(), ...Object.values(reports)])
      for (const page of [renderSummary(report), reportHtml.render(report)]) expect(page).not.toMatch(/\bNone\./u);
  });

  it('says of an incomplete review no more than it knows', () => {
    const { gate, ...rest } = bareReport();
    const page = renderSummary({ ...rest, gate: { ...gate, outcome: 'incomplete' } });
    expect(page).toContain('No critical finding stands, as far as the review went.');
  });
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
  const written = (report: (typeof reports)['full'], detail: Detail) =>
    serialise({ type: 'root', children: [...parts([section], report, detail)].flat() });

  it.each(Object.entries(reports))('says the same of a %s report each time, and changes nothing of it', (_, report) => {
    expect(written(frozen(structuredClone(report)), everything)).toBe(written(report, everything));
  });

  it.each(Object.entries(largest))('is short with the least detail, also of a %s report', (_, report) => {
    const words = 'a job summary holds 1 MiB: heed `longest`, `entries`, `findings` and `depth` of the detail';
    expect(written(report, least).length, words).toBeLessThanOrEqual(10_000);
  });

  it('shows any text as text', () => {
    for (const between of [' ', '\n']) expectInert(written(hostileReport(fragments.join(between)), everything));
  });
});
