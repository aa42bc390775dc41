import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { endsWithThisProcess } from './cleanup';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
NAMES.push('chrome', 'microsoft-edge', 'msedge');
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What to tell a person on whose machine no Chromium can be found or installed. */
export const HOW_TO_GET_CHROMIUM =
  'No Chromium was found: install chromium, Google Chrome or Edge with your package manager, ' +
  'or set CHROME_PATH to its executable.';

/** The executable of a browser of the Chromium family: `CHROME_PATH`, the PATH, usual places. */
export function findChromium(): string | undefined {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  return findOnPath(NAMES) ?? ELSEWHERE.find((file) => existsSync(file));
}

/** The first of these programs that is on the PATH. */
export function findOnPath(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return names
    .flatMap((name) => folders.flatMap((dir) => endings.map((end) => path.join(dir, name + end))))
    .find(isExecutable);
}

/**
 * A Chromium that is there, or that the system's package manager may install: as root, by apt.
 * @param report called with one line before an installation.
 */
export function ensureChromium(report: (line: string) => void): string | undefined {
  const found = findChromium();
  if (found || process.env.CHROME_PATH) return found;
  const apt = findOnPath(['apt-get']);
  if (!apt || process.getuid?.() !== 0) return undefined;
  report('Installing Chromium with apt-get (once)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync(apt, ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync(apt, ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    report(`apt-get could not install it: ${(error as Error).message}`);
  }
  return findChromium();
}

/** Starts a headless browser that ends with this process, at the latest. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
    // Ctrl-C ends what was started in order, the browser included; see cleanup.ts.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  // Playwright itself kills the browser when the process exits in any other way.
  const forget = endsWithThisProcess(
    () => browser.close(),
    () => undefined,
  );
  browser.on('disconnected', forget);
  return browser;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
