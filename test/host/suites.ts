import { createDemo } from './launcher/demo';

/** A group of host tests that share one window: its folders, its settings and its files. */
export interface HostSuite {
  name: string;
  /** Test files, relative to `test/host`, without their ending. */
  files: string[];
  /**
   * Makes what the window opens.
   * @param folder an empty temporary folder for it, removed after the suite.
   * @returns absolute paths of the folders (several make a multi-root workspace, none an empty
   * window) and settings of the user.
   */
  prepare(folder: string): Promise<{ folders: string[]; settings?: Record<string, unknown> }>;
}

/** Every suite that `npm test` runs in the extension host, in this order. */
export const hostSuites: HostSuite[] = [
  {
    name: 'activation',
    files: ['activation.test'],
    prepare: (folder) => Promise.resolve({ folders: [folder] }),
  },
  {
    name: 'story',
    files: ['story.test'],
    prepare: async (folder) => {
      const { learned, target } = await createDemo(folder);
      return { folders: [learned, target] };
    },
  },
  {
    name: 'api',
    files: ['api.test'],
    prepare: async (folder) => ({ folders: [(await createDemo(folder)).target] }),
  },
  {
    name: 'untrusted',
    files: ['untrusted.test'],
    prepare: async (folder) => ({
      folders: [(await createDemo(folder)).target],
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
      },
    }),
  },
];
