import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserServer, chromium } from 'playwright-core';

/** The first has no window to draw, and takes a third less time for it. */
const NAMES = [
  'chromium-headless-shell',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where an installed Chrome, Chromium or Edge is; `CHROME_PATH` names another. Undefined if nowhere. */
export function findBrowser(): string | undefined {
  const {
    CHROME_PATH,
    PATH = '',
    PROGRAMFILES,
    'PROGRAMFILES(X86)': X86,
    LOCALAPPDATA,
  } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  const folders = [...PATH.split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const programs = [PROGRAMFILES, X86, LOCALAPPDATA].filter((folder) => folder !== undefined);
  return [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...APPLICATIONS,
    ...programs.flatMap((folder) => WINDOWS.map((name) => join(folder, name))),
  ].find(isProgram);
}

/** Without a window, and without anything that it does for its maker. */
const optionsOf = (executablePath: string) => ({
  executablePath,
  timeout: 300_000,
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--disable-component-update',
    '--disable-background-networking',
    '--no-first-run',
    '--font-render-hinting=none',
    '--num-raster-threads=1',
    '--disable-partial-raster',
  ],
});

export const launchBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch(optionsOf(executablePath));

/** One browser for several processes, each of which connects to its `wsEndpoint()`. */
export const shareBrowser = (executablePath: string): Promise<BrowserServer> =>
  chromium.launchServer(optionsOf(executablePath));
