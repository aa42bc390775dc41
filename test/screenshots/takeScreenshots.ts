import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { HOW_TO_GET_CHROMIUM, ensureChromium } from '../host/launcher/chromium';
import { endEverything, makeTempFolder } from '../host/launcher/cleanup';
import { dataFolderAt, writeUserSettings, type DataFolder } from '../host/launcher/dataFolder';
import { repoRoot } from '../host/launcher/repoRoot';
import { Session } from '../host/launcher/session';
import { runTestEntry } from '../host/launcher/testRun';
import type { Workbench } from '../host/launcher/workbench';
import { clickViewAction, hoverOn, setSideBarWidth, showOnly, tick } from '../e2e/views';
import { createExampleProjects, type ExampleProjects } from './exampleProjects';

const CONTAINER = 'Cross-Project Learning';
const SCREEN = { width: 1200, height: 760 };
/** The width that VS Code gives a side bar at first, in pixels. */
const SIDE_BAR = 300;
/** Where nothing is that explains itself when the mouse rests there. */
const NEUTRAL = { x: 700, y: 560 };
const THEMES = { light: 'light', dark: 'dark', 'high-contrast': 'high contrast' } as const;
/** The pictures of the README, which come with the extension. */
const README = { suggestions: 'dark', preview: 'dark', patterns: 'dark' } as const;

/** The scenes that need a filled library. */
const FULL = ['suggestions', 'hover', 'preview', 'patterns', 'projects'];

type Theme = keyof typeof THEMES;

/** `npm run screenshots -- [SCENE…]`: all scenes by default. */
async function main(wanted: string[]): Promise<void> {
  if (!ensureChromium(console.log)) throw new Error(HOW_TO_GET_CHROMIUM);
  const projects = await createExampleProjects(makeTempFolder('screenshots'));
  const data = dataFolderAt(makeTempFolder('vscode'));
  writeUserSettings(data, { 'workbench.editor.empty.hint': 'hidden' });
  const session = await Session.start({ dataFolder: data.root, report: console.log });
  try {
    if (needs(wanted, ['empty', 'walkthrough'])) await takeEmpty(session, projects, wanted);
    if (!needs(wanted, FULL)) return;
    await fill(projects, data);
    await takeFull(session, projects, wanted);
  } finally {
    await session.close();
  }
}

async function takeEmpty(session: Session, { empty }: ExampleProjects, wanted: string[]) {
  const window = await openWindow(session, empty);
  await window.view('Suggested Patterns').message();
  await window.page.getByText('Nothing has been learned yet').first().waitFor();
  await inAllThemes(window, 'empty', wanted);
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
  await window.runCommand(`${CONTAINER}: Get Started`);
  await window.page.getByText('Learn from a change that worked').first().click();
  await window.page.waitForTimeout(1500);
  await inAllThemes(window, 'walkthrough', wanted);
  await window.close();
}

async function takeFull(session: Session, { shipping }: ExampleProjects, wanted: string[]) {
  const window = await openWindow(session, shipping);
  const suggested = window.view('Suggested Patterns');
  await suggested.waitForRow('Ready to Apply');
  // Then all places are found, and no row moves any more.
  await suggested.waitForRow('No Match in This Project');
  await suggested.expandRow('Time out requests');
  await showOnly(window, 'Suggested Patterns');
  await suggested.clickRow('Line 4 parcels.js');
  await window.editor.waitForTab('parcels.js');
  await inAllThemes(window, 'suggestions', wanted);

  const hover = (): Promise<void> => hoverOn(window, 'Suggested Patterns', 'Time out requests');
  await inAllThemes(window, 'hover', wanted, hover);

  await suggested.clickInlineAction('Time out requests', 'Apply Pattern');
  const preview = window.view('Preview');
  await preview.waitForRow('rates.js');
  await tick(window, 'Preview', 'duties');
  await preview.clickRow('tracking');
  await window.notices.waitFor('Nothing has been changed yet');
  await inAllThemes(window, 'preview', wanted);
  await clickViewAction(window, 'Preview', 'Discard Preview');
  await window.runCommand('View: Close All Editors');

  await showOnly(window, 'Learned Patterns');
  const patterns = window.view('Learned Patterns');
  await patterns.expandRow('Time out requests');
  await patterns.expandRow('Origin');
  await patterns.clickInlineAction('Parse with', 'Show Pattern');
  await window.editor.waitForTab('Parse with');
  await inAllThemes(window, 'patterns', wanted);

  await showOnly(window, 'Similar Projects');
  await window.view('Similar Projects').expandRow('acme/orders');
  await inAllThemes(window, 'projects', wanted);
  await window.close();
}

function needs(wanted: readonly string[], scenes: readonly string[]): boolean {
  return wanted.length === 0 || scenes.some((scene) => wanted.includes(scene));
}

async function openWindow(session: Session, folder: string): Promise<Workbench> {
  const window = await session.open(folder);
  await window.page.setViewportSize(SCREEN);
  await window.showContainer(CONTAINER);
  await setSideBarWidth(window, SIDE_BAR);
  return window;
}

/** Saves what a window shows in each theme. */
async function inAllThemes(
  window: Workbench,
  scene: string,
  wanted: string[],
  again?: () => Promise<unknown>,
): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(scene)) return;
  for (const [name, theme] of Object.entries(THEMES) as [Theme, (typeof THEMES)[Theme]][]) {
    await window.setTheme(theme);
    await window.page.mouse.move(NEUTRAL.x, NEUTRAL.y);
    await window.page.locator('.monaco-hover:visible').waitFor({ state: 'detached' });
    await again?.();
    await window.page.waitForTimeout(400);
    const file = path.join(repoRoot(), 'media', 'screenshots', `${scene}-${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await window.page.screenshot({ path: file });
    if ((README as Record<string, string>)[scene] === name) {
      const copy = path.join(repoRoot(), 'media', 'readme', `${scene}.png`);
      mkdirSync(path.dirname(copy), { recursive: true });
      copyFileSync(file, copy);
    }
    console.log(file);
  }
}

async function fill({ orders, billing, lessons }: ExampleProjects, data: DataFolder) {
  for (const [folder, some] of [
    [orders, lessons],
    [billing, []],
  ] as const) {
    console.log(`Learning ${some.length} patterns from ${path.basename(folder)}`);
    const { code, problem } = await runTestEntry(
      {
        folder,
        extensionDevelopmentPath: repoRoot(),
        extensionTestsPath: path.join(repoRoot(), 'out', 'test', 'screenshots', 'fillLibrary.js'),
        data,
        env: { CPL_LESSONS: JSON.stringify(some) },
        timeout: 180_000,
      },
      console.log,
    );
    if (code !== 0) throw new Error(problem);
  }
}

main(process.argv.slice(2))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(endEverything);
