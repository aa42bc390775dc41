import type { ProjectIdentity, Projects } from '../../core/projects';
import type { DetectedProfile, Project, ProjectId } from '../../core/types';
import { Turns } from '../../core/Turns';
import { FolderDetection } from '../../detect/FolderDetection';
import type { NodeFiles } from '../../files/NodeFiles';
import { identityOf } from '../../git/repository';
import { differingPackages } from './differingPackages';

type Log = (level: 'info' | 'warn' | 'error', message: string) => void;

/** A package of a folder that is a project of its own. */
export interface PackageProject {
  /** Its folder, with `/`, relative to the open folder. */
  path: string;
  id: ProjectId;
}

/** One open folder: what was read of it and which projects it has. */
class OpenFolder {
  readonly turns = new Turns();
  identity: ProjectIdentity | undefined;
  detected: DetectedProfile | undefined;
  root: ProjectId | undefined;
  packages: PackageProject[] | undefined;

  constructor(readonly detection: FolderDetection) {}
}

/**
 * The projects of the open folders: the folder's own, detected when it is first asked for, and its
 * packages that differ from it, detected when a package is first asked for.
 */
export class WorkspaceProjects {
  private readonly folders = new Map<string, OpenFolder>();

  constructor(
    private readonly known: Projects,
    private readonly filesOf: (folder: string) => NodeFiles,
    private readonly log: Log,
    private readonly onProfile: (
      folder: string,
      project: Project,
      packages: Project[] | undefined,
    ) => void,
  ) {}

  /**
   * The project as it is known now; detects it once.
   * @param path relative to the folder, with `/`: asks for the deepest package that has this file
   */
  async project(folder: string, signal: AbortSignal, path?: string): Promise<Project> {
    if (!path) return this.known.existing(await this.rootOf(folder, signal));
    await this.packagesOf(folder, signal);
    const open = this.opened(folder);
    if (open.detection.askFor(path)) open.packages = undefined;
    return this.ownerOfMost(folder, [path], signal);
  }

  /** The folder's own project and then its packages that differ from it, by path. */
  async projectsIn(folder: string, signal: AbortSignal): Promise<Project[]> {
    const root = await this.project(folder, signal);
    const packages = await this.packagesOf(folder, signal);
    return [root, ...(await this.existing(packages))];
  }

  /** The project that has most of some files, the deepest one; the folder's own when in doubt. */
  async ownerOfMost(
    folder: string,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<Project> {
    const root = await this.rootOf(folder, signal);
    const packages = paths.length === 0 ? [] : await this.packagesOf(folder, signal);
    const counts = new Map<ProjectId, number>([[root, 0]]);
    for (const path of paths) {
      const id = packages.findLast((each) => path.startsWith(`${each.path}/`))?.id ?? root;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    // The root comes first, and among equals the first stays.
    const [owner] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best));
    return this.known.existing(owner);
  }

  /** Where the files of a project lie in the folder, with `/`; empty for the folder's own project. */
  async placeOf(folder: string, { id }: Project, signal: AbortSignal): Promise<string> {
    if (id === (await this.rootOf(folder, signal))) return '';
    const packages = await this.packagesOf(folder, signal);
    return packages.find((each) => each.id === id)?.path ?? '';
  }

  /** Looks at the files again and records what changed. */
  detectAgain(folder: string, signal: AbortSignal): Promise<Project> {
    const open = this.opened(folder);
    return open.turns.take(signal, async () => {
      const hadPackages = open.packages !== undefined;
      open.packages = undefined;
      await this.recordRoot(folder, open, await open.detection.look(signal));
      if (hadPackages) await this.recordPackages(open, signal);
      return this.tell(folder, open);
    });
  }

  /**
   * Detects again if files changed on which a profile depends, reading no more than those.
   * @returns whether some profile is another one now
   */
  async filesChanged(
    folder: string,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const open = this.folders.get(folder);
    // A folder that nobody has asked for yet is detected when somebody does.
    if (!open) return false;
    return open.turns.take(signal, async () => {
      if (open.root === undefined) return false;
      const profile = await open.detection.filesChanged(paths, signal);
      if (!profile) return false;
      const before = JSON.stringify(await this.projectsOf(open));
      await this.recordRoot(folder, open, profile);
      if (open.packages) await this.recordPackages(open, signal);
      if (JSON.stringify(await this.projectsOf(open)) === before) return false;
      await this.tell(folder, open);
      return true;
    });
  }

  /** Says a folder's profiles as they are now, e.g. after a correction. */
  async tellAgain(folder: string): Promise<void> {
    const open = this.folders.get(folder);
    if (open?.root !== undefined) await this.tell(folder, open);
  }

  private rootOf(folder: string, signal: AbortSignal): Promise<ProjectId> {
    const open = this.opened(folder);
    return open.turns.take(signal, async () => {
      if (open.root !== undefined) return open.root;
      const id = await this.recordRoot(folder, open, await open.detection.look(signal));
      await this.tell(folder, open);
      return id;
    });
  }

  private packagesOf(folder: string, signal: AbortSignal): Promise<PackageProject[]> {
    const open = this.opened(folder);
    return open.turns.take(signal, async () => {
      if (open.packages) return open.packages;
      if (open.root === undefined) {
        await this.recordRoot(folder, open, await open.detection.look(signal));
      }
      const packages = await this.recordPackages(open, signal);
      await this.tell(folder, open);
      return packages;
    });
  }

  private opened(folder: string): OpenFolder {
    const known = this.folders.get(folder);
    if (known) return known;
    const detection = new FolderDetection(this.filesOf(folder), (message) =>
      this.log('warn', message),
    );
    const open = new OpenFolder(detection);
    this.folders.set(folder, open);
    return open;
  }

  private async recordRoot(
    folder: string,
    open: OpenFolder,
    detected: DetectedProfile,
  ): Promise<ProjectId> {
    open.identity ??= await identityOf(folder);
    const { id } = await this.known.profile(open.identity, detected);
    open.detected = detected;
    open.root = id;
    return id;
  }

  private async recordPackages(open: OpenFolder, signal: AbortSignal): Promise<PackageProject[]> {
    const { identity, detected } = open;
    if (!identity || !detected) return [];
    const found = await open.detection.packages(signal);
    const corrected = new Set<string>();
    for (const { path } of found) {
      const known = await this.known.known(identityIn(identity, path));
      if (known && Object.keys(known.corrected).length > 0) corrected.add(path);
    }
    const packages: PackageProject[] = [];
    for (const { path, profile } of differingPackages(detected, found, (each) =>
      corrected.has(each),
    )) {
      const { id } = await this.known.profile(identityIn(identity, path), profile);
      packages.push({ path, id });
    }
    open.packages = packages;
    return packages;
  }

  private async projectsOf(open: OpenFolder): Promise<(Project | undefined)[]> {
    const root = open.root && (await this.known.existing(open.root));
    return [root || undefined, ...(await this.existing(open.packages ?? []))];
  }

  private existing(packages: readonly PackageProject[]): Promise<Project[]> {
    return Promise.all(packages.map(({ id }) => this.known.existing(id)));
  }

  private async tell(folder: string, open: OpenFolder): Promise<Project> {
    const project = await this.known.existing(open.root ?? '');
    this.onProfile(folder, project, open.packages && (await this.existing(open.packages)));
    return project;
  }
}

/** A package of a repository's project as a project. */
function identityIn({ repoUrl, subPath, name }: ProjectIdentity, path: string): ProjectIdentity {
  return {
    repoUrl,
    subPath: [subPath, path].filter(Boolean).join('/'),
    name: `${name}/${path}`,
  };
}
