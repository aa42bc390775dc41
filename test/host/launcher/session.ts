import path from 'node:path';
import type { Browser } from 'playwright-core';
import { HOW_TO_GET_CHROMIUM, ensureChromium, launchChromium } from './chromium';
import { makeTempFolder, removeFolder } from './cleanup';
import { dataFolderAt, writeUserSettings, type DataFolder } from './dataFolder';
import { installHost, type VsCodeHost } from './installHost';
import { installFromSource } from './installFromSource';
import { repoRoot } from './repoRoot';
import { startServer, type VsCodeServer } from './vscodeServer';
import { Workbench } from './workbench';

const SCREEN = { width: 1440, height: 900 };

/** What a session starts with; everything may be left out. */
export interface SessionOptions {
  /** The user's settings, added to those that keep the screen quiet. */
  settings?: Record<string, unknown>;
  /** Where settings, installed extensions and global storage are; a temporary folder by default. */
  dataFolder?: string;
  /** The folder of the extension to use; this repository by default. */
  extension?: string;
  /** Added to the environment of the extension hosts. */
  env?: Record<string, string | undefined>;
  /** Called with one line for each step that takes time. */
  report?: (line: string) => void;
}

/**
 * One VS Code of one user, driven from outside: a server and a headless browser whose windows share
 * settings, installed extensions and global storage.
 */
export class Session {
  private constructor(
    private readonly host: VsCodeHost,
    private server: VsCodeServer,
    private readonly browser: Browser,
    readonly data: DataFolder,
    private readonly options: SessionOptions,
  ) {}

  /** Installs what is missing and starts the session; `close` it in any case. */
  static async start(options: SessionOptions = {}): Promise<Session> {
    const report = options.report ?? (() => undefined);
    const executable = ensureChromium(report);
    if (!executable) throw new Error(HOW_TO_GET_CHROMIUM);
    const host = await installHost(report);
    const data = dataFolderAt(options.dataFolder ?? makeTempFolder('data'));
    writeUserSettings(data, options.settings ?? {});
    installFromSource(data, options.extension ?? repoRoot());
    const server = await startServer(host, data, { env: options.env });
    const browser = await launchChromium(executable);
    return new Session(host, server, browser, data, options);
  }

  /**
   * Opens one more window and waits until its workbench can be used.
   * @param folder absolute path of a folder or a `.code-workspace` file; none for an empty window.
   */
  async open(folder?: string): Promise<Workbench> {
    // A second tab of the same context would be drawn once a second only.
    const context = await this.browser.newContext({ viewport: SCREEN });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.goto(this.server.addressOf({ folder }));
    return Workbench.on(page, this.data);
  }

  /** Saves what each window shows as `out/failures/NAME-N.png`, for whoever looks into a failure. */
  async keepPictures(name: string): Promise<void> {
    const pages = this.browser.contexts().flatMap((context) => context.pages());
    const file = name.replace(/[^\w]+/g, '-').toLowerCase();
    for (const [index, page] of pages.entries()) {
      const picture = `${file}-${index + 1}.png`;
      await page.screenshot({ path: path.join(repoRoot(), 'out', 'failures', picture) });
    }
  }

  /** Ends the server and its extension hosts, and starts it again under the same address. */
  async restartServer(): Promise<void> {
    await this.server.end();
    this.server = await startServer(this.host, this.data, {
      env: this.options.env,
      inPlaceOf: this.server,
    });
  }

  /** Ends the browser and the server, and removes the data folder unless it was given. */
  async close(): Promise<void> {
    await this.browser.close();
    await this.server.end();
    if (!this.options.dataFolder) removeFolder(this.data.root);
  }
}
