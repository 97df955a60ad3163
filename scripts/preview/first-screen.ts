import type { Browser } from 'puppeteer-core';
import { fewRows } from '../../src/render/comment/findings-table.ts';
import { renderComment } from '../../src/render/comment/render-comment.ts';
import type { Report } from '../../src/types.ts';
import { openPage } from './browser.ts';
import { githubPage } from './github-page.ts';

const screen = { width: 1280, height: 1024, scheme: 'light' } as const;
const phone = { width: 390, height: 844, scheme: 'light' } as const;
/** Of a row of one line in the letters of GitHub; each further line is 21 pixels more. */
const oneLine = 40;
/** Of few rows, which have titles as a whole. */
const fourLines = 103;

interface Measured {
  /** Where opening and table end, and the tallest row of the table, in pixels, and how many rows it has; 0 where there is none. */
  readonly opening: number;
  readonly table: number;
  readonly row: number;
  readonly rows: number;
  readonly width: number;
}

const measure = `(() => {
  const end = (node) => node === null ? 0 : Math.ceil(node.getBoundingClientRect().bottom);
  const table = [...document.querySelectorAll('table')].find((each) => each.closest('details') === null) ?? null;
  const rows = table === null ? [] : [...table.querySelectorAll('tr')].map((row) => row.getBoundingClientRect().height);
  return {
    opening: end(document.querySelector('.markdown-alert')),
    table: end(table),
    row: Math.max(0, ...rows),
    rows: rows.length,
    width: document.documentElement.scrollWidth,
  };
})()`;

/** What a reader would have to scroll for: verdict and reason on a phone, and the findings as well on a screen. */
export async function firstScreenProblems(browser: Browser, report: Report): Promise<string[]> {
  const html = githubPage(renderComment(report, { name: 'deep-review' }));
  const on = async (viewport: typeof screen | typeof phone): Promise<Measured> => {
    const page = await openPage(browser, html, viewport);
    try {
      return (await page.evaluate(measure)) as Measured;
    } finally {
      await page.close();
    }
  };
  const [wide, narrow] = [await on(screen), await on(phone)];
  // The names of the columns, and the count of suggestions.
  const mostHigh = wide.rows - 2 > fewRows ? oneLine : fourLines;
  return [
    ...(wide.opening === 0 ? ['has no opening'] : []),
    ...(wide.table > screen.height ? [`its table ends at ${wide.table} of ${screen.height} px`] : []),
    ...(wide.row > mostHigh ? [`a row of its table is ${wide.row} px high`] : []),
    ...(narrow.opening > phone.height
      ? [`on a phone its opening ends at ${narrow.opening} of ${phone.height} px`]
      : []),
    ...(narrow.width > phone.width ? [`on a phone it is ${narrow.width} px wide`] : []),
  ];
}
