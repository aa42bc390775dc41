import type { Page } from 'playwright-core';
import { HOW_TO_GET_CHROMIUM, ensureChromium, launchChromium } from './chromium';
import type { DataFolder } from './dataFolder';
import { installHost } from './installHost';
import { PROBLEM } from './tellProblem';
import { startServer } from './vscodeServer';

/** A test entry, and the window whose extension host runs it. */
export interface TestRun {
  /** Absolute path of a folder or a `.code-workspace` file; none for an empty window. */
  folder?: string;
  extensionDevelopmentPath: string;
  /** A CommonJS module with `run(): Promise<void>`. */
  extensionTestsPath: string;
  data: DataFolder;
  /** Added to the environment of the extension host. */
  env?: Record<string, string | undefined>;
  /** Receives what the window and its extension host write to their consoles. */
  print?: (line: string) => void;
  /** In milliseconds. */
  timeout: number;
}

/** How a test run ended: 0 when `run` settled well, and what `tellProblem` told when it did not. */
export interface TestRunEnd {
  code: number;
  problem: string;
}

/**
 * Runs a test entry in the extension host of a server's window.
 * @throws when the host cannot be started or the run does not end in time.
 */
export async function runTestEntry(
  run: TestRun,
  report: (line: string) => void,
): Promise<TestRunEnd> {
  const executable = ensureChromium(report);
  if (!executable) throw new Error(HOW_TO_GET_CHROMIUM);
  const host = await installHost(report);
  const server = await startServer(host, run.data, { env: run.env, testDriver: true });
  try {
    const browser = await launchChromium(executable);
    try {
      const page = await browser.newPage();
      return await endOf(page, server.addressOf(run), run);
    } finally {
      await browser.close();
    }
  } finally {
    await server.end();
  }
}

async function endOf(page: Page, address: string, run: TestRun): Promise<TestRunEnd> {
  const problems: string[] = [];
  const late = new Promise<never>((_, reject) => {
    const seconds = run.timeout / 1000;
    const fail = () => reject(new Error(`The test run did not end in ${seconds} s`));
    setTimeout(fail, run.timeout).unref();
    page.on('crash', () => reject(new Error('The page of the test run crashed')));
  });
  late.catch(() => undefined);
  const code = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = args.map(String).join(' ');
    const [, problem] = line.split(PROBLEM);
    if (problem) problems.push(problem);
    run.print?.(line);
  });
  await page.goto(address);
  return { code: await Promise.race([code, late]), problem: problems.join('\n') };
}
