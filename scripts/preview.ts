// Writes sample pages into docs/preview/: the HTML report, and pictures of it and of the comment as GitHub shows it,
// wide and narrow. The sample reports are written by hand. Needs Chromium. Look at every picture before you commit it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import UPNG from 'upng-js';
import { renderComment } from '../src/render/comment/render-comment.ts';
import { reportHtml } from '../src/render/html/report-html.ts';
import { openPage, startBrowser, type Viewport } from './preview/browser.ts';
import { githubPage } from './preview/github-page.ts';
import { sampleReports } from './preview/reports.ts';

const folder = join(import.meta.dirname, '../docs/preview');
const wide: Viewport = { width: 1280, height: 1300, scheme: 'light' };
const narrow: Viewport = { width: 390, height: 1300, scheme: 'light' };
/** A page of 200 findings says no more in the repository than one of 30. */
const notKept = ['huge'];

/** The first screens: a picture of a whole report could not be read. */
async function picture(browser: Browser, html: string, viewport: Viewport, name: string): Promise<void> {
  const page = await openPage(browser, html, viewport);
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: 0, width: viewport.width, height: Math.min(height, viewport.height) };
  const source = await page.screenshot({ type: 'png', clip });
  await page.close();
  const image = UPNG.decode(new Uint8Array(source).buffer);
  // A page has few colours: a palette makes the file less than half as long.
  const [frame] = UPNG.toRGBA8(image);
  if (frame === undefined) throw new Error(`${name} has no picture`);
  writeFileSync(join(folder, `${name}.png`), new Uint8Array(UPNG.encode([frame], image.width, image.height, 64)));
}

/** What the folder shows, for whoever opens it on GitHub. */
function index(): string {
  const rows = Object.entries(about).map(([name, words]) => {
    const page = notKept.includes(name) ? '' : ` ([page](report-${name}.html))`;
    const pictures = ['report', 'comment'].flatMap((kind) =>
      ['wide', 'narrow'].map((size) => `[${kind}, ${size}](${kind}-${name}-${size}.png)`),
    );
    return `- **${name}**${page}: ${words} ${pictures.join(' · ')}`;
  });
  return [
    '# Sample reports',
    '',
    'Written by hand, as `scripts/preview/` has them: no model said any of this, and the repository does not exist.',
    'Ledger, table, gate and verdict are made of it by the steps of the program. `npm run preview` writes this folder.',
    '',
    ...rows,
    '',
    '![A report with one critical finding, as a page](report-critical-wide.png)',
    '',
  ].join('\n');
}

const about: Readonly<Record<keyof typeof sampleReports, string>> = {
  clean: 'nothing was found.',
  critical: 'one critical finding, confirmed, and one that a verifier refuted.',
  thirty: 'thirty findings.',
  degraded: 'two of three reviewers failed.',
  huge: '200 findings over 3,000 files.',
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'README.md'), index());
const browser = await startBrowser();
try {
  for (const [name, make] of Object.entries(sampleReports)) {
    const report = make();
    const html = reportHtml.render(report);
    const comment = githubPage(renderComment(report, { name: 'deep-review' }));
    if (!notKept.includes(name)) writeFileSync(join(folder, `report-${name}.html`), html);
    for (const [size, viewport] of Object.entries({ wide, narrow })) {
      await picture(browser, html, viewport, `report-${name}-${size}`);
      await picture(browser, comment, viewport, `comment-${name}-${size}`);
    }
    if (name === 'critical') await picture(browser, html, { ...wide, scheme: 'dark' }, `report-${name}-dark`);
    console.log(`${name}: written`);
  }
} finally {
  await browser.close();
}
