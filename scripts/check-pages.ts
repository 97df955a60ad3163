// Holds the sample pages to a validator and to axe in a real browser, light and dark, wide and narrow, and comment and
// summary as GitHub shows them; needs Chromium.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'puppeteer-core';
import { renderComment } from '../src/render/comment/render-comment.ts';
import { reportHtml } from '../src/render/html/report-html.ts';
import { renderSummary } from '../src/render/pages/summary.ts';
import type { Report } from '../src/types.ts';
import { fullReport } from '../test/support/full-report.ts';
import { hostileReport } from '../test/support/hostile-report.ts';
import { htmlProblems } from './html-problems.ts';
import { openPage, startBrowser, type Viewport } from './preview/browser.ts';
import { firstScreenProblems } from './preview/first-screen.ts';
import { githubPage } from './preview/github-page.ts';
import { shown } from './preview/more-reports.ts';
import { clean } from './preview/reports.ts';

const viewports: readonly [Viewport, ...Viewport[]] = [
  { width: 1280, height: 900, scheme: 'light' },
  { width: 1280, height: 900, scheme: 'dark' },
  { width: 390, height: 844, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
];

const hostile = '</p></main><script>x</script> `<b>` & "F1" \u{202e}F2. | long '.padEnd(400, 'word');

/** A report of commits on somebody's machine, under names of the given text. */
function ofLocalBranch(report: Report, text: string): Report {
  const { baseSha, headSha, mergeBase } = report.change;
  const names = { repository: text, baseRef: text, headRef: text };
  return { ...report, change: { kind: 'local-branch', ...names, baseSha, headSha, mergeBase } };
}

/** The samples, one with every standing and kind of item, and those whose texts are markup. */
const reports: Readonly<Record<string, () => Report | Promise<Report>>> = {
  ...Object.fromEntries(Object.entries(shown).map(([name, { make }]) => [name, make])),
  full: fullReport,
  hostile: () => hostileReport(hostile),
  'hostile branch': () => ofLocalBranch(hostileReport(hostile), hostile),
};

/** One line for each rule of accessibility that the page breaks, and for what does not fit the window. */
async function inaccessible(
  browser: Browser,
  html: string,
  viewport: Viewport,
  notOurs: readonly string[] = [],
): Promise<string[]> {
  const page = await openPage(browser, html, viewport);
  try {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    // The page forbids scripts, also ours; the browser is told to let this one through.
    await page.setBypassCSP(true);
    await page.setContent(html);
    const shown = "document.querySelectorAll('details').forEach((each) => { each.open = true })";
    await page.evaluate(shown);
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = (await page.evaluate('axe.run(document)')) as AxeResults;
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    return [
      ...violations
        .filter(({ id }) => !notOurs.includes(id))
        .map(
          ({ id, help, nodes }) =>
            `${help} (${id}): ${nodes
              .map(({ html: source }) => source.slice(0, 160))
              .slice(0, 3)
              .join(' | ')}`,
        ),
      ...(width > viewport.width ? [`is ${width} px wide in a window of ${viewport.width}`] : []),
      ...errors,
    ];
  } finally {
    await page.close();
  }
}

/** Pages with a planted fault: a checker that lets them pass checks nothing. */
async function blindSpots(browser: Browser): Promise<string[]> {
  const good = reportHtml.render(clean());
  const grey = good.replace(/--text: #\w+/u, '--text: #f0f0f0');
  const [viewport] = viewports;
  const unstyled = await openPage(browser, grey, viewport);
  const isRefused = (await unstyled.evaluate('getComputedStyle(document.body).margin')) !== '0px';
  await unstyled.close();
  return [
    ...(isRefused ? [] : ['a style sheet of another hash was let in']),
    ...((await inaccessible(browser, grey, viewport)).length > 0 ? [] : ['pale text was not noticed']),
    ...((await htmlProblems(good.replace('</main>', '</div>'))).length > 0 ? [] : ['a wrong end tag was not noticed']),
  ].map((problem) => `the check itself: ${problem}`);
}

/** What GitHub decides for a comment: its colours, its underlines, what of it scrolls, and the headings around it. */
const ofGitHub = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'page-has-heading-one'];

/** The comment and the job summary as GitHub shows them. */
async function markdownProblems(browser: Browser, name: string, report: Report): Promise<string[]> {
  const pages = { comment: renderComment(report, { name: 'deep-review' }), summary: renderSummary(report) };
  const found: string[] = [];
  for (const [kind, markdown] of Object.entries(pages))
    for (const viewport of viewports.filter(({ scheme }) => scheme === 'light')) {
      // Sections are the same in each: the one report with everything, and that in which everything is markup, say it all.
      if (kind === 'summary' && !['full', 'hostile'].includes(name)) continue;
      const problems = await inaccessible(browser, githubPage(markdown), viewport, ofGitHub);
      found.push(...problems.map((problem) => `${name}, ${kind}, ${viewport.width} px: ${problem}`));
    }
  return found;
}

const browser = await startBrowser();
let problems = 0;
try {
  const blind = await blindSpots(browser);
  for (const problem of blind) console.error(problem);
  problems += blind.length;
  for (const [name, make] of Object.entries(reports)) {
    const report = await make();
    const html = reportHtml.render(report);
    const found = (await htmlProblems(html)).map((problem) => `${name}: ${problem}`);
    found.push(...(await markdownProblems(browser, name, report)));
    found.push(...(await firstScreenProblems(browser, report)).map((problem) => `${name}, comment: ${problem}`));
    for (const viewport of viewports) {
      // Two hundred findings say nothing that thirty do not, and take axe a minute each.
      if (['huge', 'thirty-important'].includes(name) && viewport.scheme === 'dark') continue;
      const where = `${name}, ${viewport.width} px, ${viewport.scheme}`;
      found.push(...(await inaccessible(browser, html, viewport)).map((problem) => `${where}: ${problem}`));
    }
    for (const problem of found) console.error(problem);
    console.log(`${name}: ${found.length === 0 ? 'valid and accessible' : `${found.length} problems`}`);
    problems += found.length;
  }
} finally {
  await browser.close();
}
console.log(problems === 0 ? 'check:pages passed: 0 violations' : `check:pages failed: ${problems} violations`);
process.exitCode = problems === 0 ? 0 : 1;
