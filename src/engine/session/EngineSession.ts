import { readFile } from 'node:fs/promises';
import path from 'node:path';
import initSqlJs from 'sql.js';
import { CrossProjectLearningSystem } from '../../core/CrossProjectLearningSystem';
import { InvalidArgument, PatternNotFound } from '../../core/errors';
import { FamilyIndex } from '../../core/families';
import { hashText } from '../../core/identity';
import type { Store } from '../../core/Store';
import { Relearning } from '../../core/relearning';
import type { LearnedPattern, PatternId } from '../../core/types';
import { UTF8_ONLY, type FolderEncodings } from '../../files/encodingOf';
import { NodeFiles } from '../../files/NodeFiles';
import { Git, GitError } from '../../git/Git';
import { LearningStore } from '../../store/LearningStore';
import type { Disk } from '../../store/disk/Disk';
import { NodeDisk } from '../../store/disk/NodeDisk';
import type { EngineEvents } from '../api/EngineEvents';
import type { EngineChange, EngineOptions } from '../api/EngineOptions';
import { createLearner } from '../templates/createLearner';
import { familiesOf } from '../projects/familiesOf';
import { GreenRuns } from '../observing/GreenRuns';
import { ProjectFolders } from '../projects/ProjectFolders';
import { ScanThreads } from '../scanning/ScanThreads';
import { LiveSites } from '../sites/LiveSites';
import { SiteScanner } from '../sites/SiteScanner';
import { SnapshotSchedule } from '../schedule/SnapshotSchedule';
import { TidySchedule } from '../schedule/TidySchedule';
import { WorkspaceProjects } from '../projects/WorkspaceProjects';
import type { Templates } from '../../template/Templates';

export type Emit = <E extends keyof EngineEvents>(event: E, payload: EngineEvents[E]) => void;

/** Everything the methods work with, for one library and one set of settings. */
export class EngineSession {
  readonly learner: Templates;
  readonly system: CrossProjectLearningSystem;
  projects: WorkspaceProjects;
  /** Where projects lie on this machine. */
  readonly projectFolders: ProjectFolders;
  /** Tests and builds that were green, by folder. */
  readonly greenRuns: GreenRuns;
  /** Where patterns fit, in folders that are open or not. */
  readonly sites: LiveSites;
  private readonly snapshots: SnapshotSchedule;
  private readonly tidying: TidySchedule;
  /** Patterns whose template a person has before her, to change it. */
  readonly beingEdited = new Set<PatternId>();
  private isRelearning = false;

  private constructor(
    readonly store: Store,
    readonly library: LearningStore,
    readonly emit: Emit,
    private current: EngineOptions,
    disk: Disk,
  ) {
    this.learner = createLearner(current.assetsFolder);
    this.system = new CrossProjectLearningSystem(store, this.learner, this.families());
    const { memoryFolder } = current;
    this.projectFolders = new ProjectFolders(
      disk,
      memoryFolder && `${asDiskPath(memoryFolder)}/folders`,
      () => Date.now(),
      (level, message, error) => this.log(level, message, error),
    );
    this.greenRuns = new GreenRuns(
      ...[disk, memoryFolder && `${asDiskPath(memoryFolder)}/runs`],
      (folder) => hashText(folder),
    );
    this.projects = this.createProjects();
    this.sites = new LiveSites(
      (folder) => this.createScanner(folder),
      (news) => emit('sites', news),
      (folder, error) =>
        this.log('error', `What changed in ${folder} could not be looked into.`, error),
    );
    this.snapshots = new SnapshotSchedule(
      () => library.saveSnapshot(),
      (error) => this.log('warn', 'The snapshot was not saved; it is rebuilt when needed.', error),
    );
    this.tidying = new TidySchedule(
      async () => {
        await library.tidy();
        await this.relearn();
      },
      (error) => this.log('warn', 'The library could not be tidied; it is tried again.', error),
    );
    store.onDidChange((change) => {
      this.snapshots.changed();
      if (change.foreign || !this.isRelearning) this.tidying.changed();
      emit('changed', change);
    });
  }

  /** Opens the library, or rebuilds what cannot be read of it. */
  static async open(options: EngineOptions, emit: Emit): Promise<EngineSession> {
    const wasmBinary = await readFile(path.join(options.assetsFolder, 'sql-wasm.wasm'));
    const disk = new NodeDisk();
    const library = await LearningStore.open({
      disk,
      libraryFolder: asDiskPath(options.libraryFolder),
      snapshotFolder: options.snapshotFolder && asDiskPath(options.snapshotFolder),
      memoryFolder: options.memoryFolder && asDiskPath(options.memoryFolder),
      lossChanged: (loss) => emit('libraryLoss', { loss }),
      clock: { now: () => Date.now() },
      sqlJs: await initSqlJs({ wasmBinary: new Uint8Array(wasmBinary).buffer }),
      log: (level, message, error) =>
        emit('log', { level, message, detail: error instanceof Error ? error.stack : undefined }),
    });
    return new EngineSession(library, library, emit, options, disk);
  }

  get options(): Readonly<EngineOptions> {
    return this.current;
  }

  configure(change: Partial<EngineChange>): void {
    const before = this.current.settings;
    this.current = { ...this.current, ...change };
    if (JSON.stringify(before) === JSON.stringify(this.current.settings)) return;
    const { frameworkFamilies, domainCategories, excludedGlobs, encodings } = this.current.settings;
    const families = [before.frameworkFamilies, before.domainCategories];
    if (JSON.stringify(families) !== JSON.stringify([frameworkFamilies, domainCategories])) {
      this.system.useFamilies(this.families());
    }
    const isExcluding = JSON.stringify(before.excludedGlobs) !== JSON.stringify(excludedGlobs);
    if (isExcluding) this.projects = this.createProjects();
    if (isExcluding || JSON.stringify(before.encodings) !== JSON.stringify(encodings)) {
      this.sites.beginAnew();
    }
    this.emit('changed', { projects: true, patterns: true, suggestions: true, foreign: false });
  }

  /** Forgets everything that was learned, and looks at the open folders anew. */
  async erase(): Promise<void> {
    await this.library.erase();
    await this.projectFolders.forgetAll();
    this.projects = this.createProjects();
  }

  /** Somebody asks for something: what is done when nobody does waits. */
  used(): void {
    this.tidying.changed();
  }

  poll(): Promise<boolean> {
    return this.library.poll();
  }

  async close(): Promise<void> {
    this.sites.end();
    await this.tidying.finish();
    await this.projectFolders.settled();
    await this.snapshots.finish();
    await this.library.close();
  }

  /** @throws PatternNotFound */
  async pattern(patternId: PatternId): Promise<LearnedPattern> {
    const pattern = await this.store.patterns.get(patternId);
    if (!pattern) throw new PatternNotFound(patternId);
    return pattern;
  }

  /** @throws InvalidArgument when the folder is not open */
  openFolder(folder: string): string {
    if (!this.current.folders.includes(folder)) {
      throw new InvalidArgument(`The folder ${folder} is not open in this window.`);
    }
    return folder;
  }

  /** @throws InvalidArgument when the folder is not open */
  filesOf(folder: string): NodeFiles {
    return this.filesIn(this.openFolder(folder));
  }

  /** The encodings that the settings name for an open folder. */
  encodingsOf(folder: string): FolderEncodings {
    return this.current.settings.encodings?.[folder] ?? UTF8_ONLY;
  }

  /** @throws InvalidArgument when the folder is not open */
  scannerOf(folder: string): SiteScanner {
    return this.sites.scannerOf(this.openFolder(folder));
  }

  /** @throws GitError in an untrusted workspace, where no program is run */
  gitOf(folder: string): Git {
    if (!this.current.trusted) {
      throw new GitError(
        'Untrusted',
        'Git is not run in an untrusted workspace. Trust it to learn from commits.',
      );
    }
    return new Git(this.current.gitPath, folder);
  }

  log(level: EngineEvents['log']['level'], message: string, error?: unknown): void {
    this.emit('log', { level, message, detail: error instanceof Error ? error.stack : undefined });
  }

  /** Learns again what an earlier version of the learner learned, as long as nobody asks for anything. */
  private async relearn(): Promise<void> {
    const relearning = new Relearning(this.store, this.learner);
    this.isRelearning = true;
    try {
      const { changed } = await relearning.run(
        () => this.tidying.isIdle,
        (patternId) => !this.beingEdited.has(patternId),
      );
      if (changed.length > 0) {
        this.log('info', `Learned ${changed.length} patterns again, as this version learns.`);
      }
    } finally {
      this.isRelearning = false;
    }
  }

  private filesIn(folder: string): NodeFiles {
    return new NodeFiles(folder, {
      excludedGlobs: this.current.settings.excludedGlobs,
      encodings: this.encodingsOf(folder),
      log: (message) => this.log('warn', message),
    });
  }

  private createScanner(folder: string): SiteScanner {
    const { assetsFolder } = this.current;
    return new SiteScanner(
      this.filesIn(folder),
      this.learner,
      (patternId, error) =>
        this.log('warn', `The template of pattern ${patternId} cannot be searched for.`, error),
      (task) =>
        new ScanThreads(path.join(assetsFolder, 'scanWorker.js'), {
          ...task,
          assetsFolder,
          encodings: this.encodingsOf(folder),
        }),
    );
  }

  private families(): FamilyIndex {
    const families = familiesOf(this.current.settings, (mistake) => {
      this.log('warn', mistake.message);
      this.emit('settingMistaken', mistake);
    });
    return new FamilyIndex(families);
  }

  private createProjects(): WorkspaceProjects {
    return new WorkspaceProjects(
      this.system.projects,
      (folder) => this.filesOf(folder),
      (level, message) => this.log(level, message),
      (folder, project, packages) => {
        this.emit('profiled', { folder, project, packages });
        if (!this.current.folders.includes(folder)) return;
        const ids = [project, ...(packages ?? [])].map(({ id }) => id);
        void this.projectFolders.saw(ids, folder);
      },
    );
  }
}

/** The store’s disk has `/` between folders on every system. */
export function asDiskPath(file: string): string {
  return file.split(path.sep).join('/');
}
