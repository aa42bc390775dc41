import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { dataFolderAt, writeUserSettings } from '../host/launcher/dataFolder';
import { createDemo, type Demo } from '../host/launcher/demo';
import { learn } from '../host/launcher/lesson';
import { Session } from '../host/launcher/session';
import type { Workbench } from '../host/launcher/workbench';

/** A window on the demo's second project, after the lesson was learned in the first. */
export interface DemoWindow {
  session: Session;
  demo: Demo;
  window: Workbench;
  close(): Promise<void>;
}

/** Opens it in a folder of its own, whose name begins as given. */
export async function openDemoWindow(name: string): Promise<DemoWindow> {
  const folder = makeTempFolder(name);
  const demo = await createDemo(folder);
  const data = dataFolderAt(path.join(folder, 'vscode'));
  writeUserSettings(data, {});
  const session = await Session.start({ dataFolder: data.root });
  const close = async (): Promise<void> => {
    await session.close();
    removeFolder(folder);
  };
  try {
    await learn(demo.learned, demo.lesson, data);
    return { session, demo, window: await session.open(demo.target), close };
  } catch (error) {
    await close();
    throw error;
  }
}
