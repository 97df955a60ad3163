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
import { type Picture, shown } from './preview/more-reports.ts';

const folder = join(import.meta.dirname, '../docs/preview');
const heights = { wide: 1000, narrow: 900 };
const widths = { wide: 1280, narrow: 390 };
/** A page of 200 findings says no more in the repository than one of 30. */
const notKept = ['huge', 'thirty-important'];

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

/** `comment-narrow-dark` as what a browser is told. */
function viewportOf(picture: Picture): Viewport {
  const size = picture.includes('narrow') ? 'narrow' : 'wide';
  return { width: widths[size], height: heights[size], scheme: picture.endsWith('-dark') ? 'dark' : 'light' };
}

/** `comment-critical-narrow-dark`. */
function fileName(picture: Picture, name: string): string {
  return picture.replace('-', `-${name}-`);
}

/** What the folder shows, for whoever opens it on GitHub. */
function index(): string {
  const rows = Object.entries(shown).map(([name, { about, pictures }]) => {
    const page = notKept.includes(name) ? '' : ` ([page](report-${name}.html))`;
    const links = pictures.map((each) => `[${each.replaceAll('-', ', ')}](${fileName(each, name)}.png)`);
    return `- **${name}**${page}: ${about} ${links.join(' · ')}`;
  });
  return [
    '# Sample reports',
    '',
    'Written by hand, as `scripts/preview/` has them: no model said any of this, and the repositories do not exist.',
    'Ledger, table, gate and verdict are made of it by the steps of the program. `npm run preview` writes this folder.',
    '',
    ...rows,
    '',
    '![A report with one critical finding, as a page](report-critical-wide.png)',
    '',
  ].join('\n');
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'README.md'), index());
const browser = await startBrowser();
try {
  for (const [name, { make, pictures }] of Object.entries(shown)) {
    const report = await make();
    const html = reportHtml.render(report);
    const comment = githubPage(renderComment(report, { name: 'deep-review' }));
    if (!notKept.includes(name)) writeFileSync(join(folder, `report-${name}.html`), html);
    for (const each of pictures)
      await picture(browser, each.startsWith('report') ? html : comment, viewportOf(each), fileName(each, name));
    console.log(`${name}: written`);
  }
} finally {
  await browser.close();
}
