import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createDemo } from '../../test/host/launcher/demo';
import { Session } from '../../test/host/launcher/session';
import type { Workbench } from '../../test/host/launcher/workbench';
import { inTemporaryFolder } from '../torture/workshop';
import { patternContents, writeLibrary } from './libraries';
import { timesOf } from './measure';
import { rowOf, type Row } from './report';

const PATTERNS_PER_PROJECT = 50;
const OURS = {
  extension: 'Cross-Project Learning',
  container: 'Cross-Project Learning',
  row: '.monaco-list[aria-label="Suggested Patterns"] .monaco-list-row',
};
const GITS = {
  extension: 'Git',
  container: 'Source Control',
  row: '.scm-view .monaco-list-row .resource',
};
/** VS Code keeps what a window shows a moment after it has changed. */
const KEPT_AFTER_MS = 2_000;
const PATIENCE_MS = 120_000;

/** How soon the extension is there in the real VS Code, next to the built-in git extension. */
export async function vscodeRows(patterns: number, starts: number): Promise<Row[]> {
  return inTemporaryFolder(async (folder) => {
    const library = `${folder}/library`;
    const projects = Math.max(2, Math.floor(patterns / PATTERNS_PER_PROJECT));
    writeLibrary(library, patternContents(patterns, projects));
    const { target } = await createDemo(folder);
    writeFileSync(path.join(target, 'changed.js'), 'change();\n');
    const session = await Session.start({
      settings: { 'crossProjectLearning.libraryFolder': library },
      report: (line) => console.log(`  ${line}`),
    });
    try {
      const window = await session.open(target);
      const activation: [number[], number[]] = [[], []];
      const rows: [number[], number[]] = [[], []];
      // The first start folds the library; later ones open what it kept.
      for (let start = -1; start < starts; start += 1) {
        for (const [index, { container, row }] of [OURS, GITS].entries()) {
          const ms = await firstRow(window, container, row);
          if (start >= 0) rows[index]?.push(ms);
        }
        const [ours, gits] = await activationTimes(window);
        if (start < 0) continue;
        activation[0].push(ours);
        activation[1].push(gits);
      }
      const timesOfBoth = ([work, against]: [number[], number[]]) => ({
        work: timesOf(work),
        against: timesOf(against),
      });
      const git = 'the built-in git extension, same start';
      const view = "git's SCM view, starts in turns";
      return [
        rowOf('activation', git, patterns, timesOfBoth(activation), ['≤', 0.5]),
        rowOf('first rows of Suggested Patterns', view, patterns, timesOfBoth(rows), ['≤', 2]),
      ];
    } finally {
      await session.close();
    }
  });
}

/** Milliseconds from the start of a window that shows a container to the first row in it. */
async function firstRow(window: Workbench, container: string, row: string): Promise<number> {
  await window.showContainer(container);
  await window.page.locator(row).first().waitFor({ timeout: PATIENCE_MS });
  await window.page.waitForTimeout(KEPT_AFTER_MS);
  const start = performance.now();
  await window.page.reload({ waitUntil: 'commit' });
  await window.page.locator(row).first().waitFor({ timeout: PATIENCE_MS });
  return performance.now() - start;
}

/** What VS Code itself says of this start, in milliseconds: of our extension and of git's. */
async function activationTimes(window: Workbench): Promise<[number, number]> {
  await window.runCommand('Developer: Show Running Extensions');
  const of = async (extension: string) => {
    const name = window.page.locator('.name', { hasText: new RegExp(`^${extension}$`) });
    const row = window.page.locator('.runtime-extensions-editor .monaco-list-row', { has: name });
    const text = await row.locator('.activation-time').innerText({ timeout: PATIENCE_MS });
    const ms = /(\d+)\s*ms/.exec(text)?.[1];
    if (ms === undefined) throw new Error(`VS Code tells no time of ${extension}: ${text}`);
    return Number(ms);
  };
  const times: [number, number] = [await of(OURS.extension), await of(GITS.extension)];
  await window.page.keyboard.press('Control+F4');
  return times;
}
