import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEngineHost } from '../../../src/engine/host/createEngineHost';
import type { EngineEvents } from '../../../src/engine/api/EngineEvents';
import type { EngineOptions } from '../../../src/engine/api/EngineOptions';
import type { EngineHost } from '../../../src/engine/host/EngineHost';

export const ENGINE = path.resolve('dist/engine.js');

export interface OpenEngine extends EngineHost {
  logged: EngineEvents['log'][];
}

/** Engines in worker threads, as the extension starts them, and the folders they keep things in. */
export class Engines {
  readonly library = mkdtempSync(path.join(tmpdir(), 'cpl-library-'));
  private readonly storages: string[] = [];
  private readonly hosts: EngineHost[] = [];

  /** A window on folders, with a workspace storage of its own; `change` is read at each start. */
  open(folders: string[], change: Partial<EngineOptions> = {}, workerPath = ENGINE): OpenEngine {
    const storage = mkdtempSync(path.join(tmpdir(), 'cpl-storage-'));
    this.storages.push(storage);
    const options = (): EngineOptions => ({
      libraryFolder: this.library,
      snapshotFolder: storage,
      folders,
      trusted: true,
      gitPath: 'git',
      assetsFolder: path.resolve('dist'),
      settings: { excludedGlobs: [], frameworkFamilies: {}, domainCategories: {} },
      ...change,
    });
    const host = createEngineHost({ workerPath, options });
    const logged: EngineEvents['log'][] = [];
    host.on('log', (line) => logged.push(line));
    this.hosts.push(host);
    return { ...host, logged };
  }

  async close(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.dispose()));
    for (const folder of [this.library, ...this.storages]) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
