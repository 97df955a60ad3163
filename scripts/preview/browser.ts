import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { type Browser, launch, type Page } from 'puppeteer-core';

/** Starts Chromium from `CHROMIUM_PATH` or `PATH`. @throws Error that says what to install when there is none */
export function startBrowser(): Promise<Browser> {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  const executablePath = process.env['CHROMIUM_PATH'] ?? found;
  if (executablePath === undefined) throw new Error('No Chromium: install it, or name it in CHROMIUM_PATH.');
  // Containers allow no sandbox of its own to a browser of root; it opens our own files only.
  return launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] });
}

/** What a reader may have. Height is that of the first screen. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

/** Opens a page as it is on disk: no request leaves the browser. */
export async function openPage(browser: Browser, html: string, viewport: Viewport): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: viewport.width, height: viewport.height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: viewport.scheme }]);
  await page.setContent(html, { waitUntil: 'load' });
  return page;
}
