import type { CrossProjectLearningSystem } from '../core/CrossProjectLearningSystem';
import type { Project } from '../core/types';
import { detectProfile } from '../detect/detectProfile';
import type { NodeFiles } from '../files/NodeFiles';
import { identityOf } from '../git/repository';

type Log = (level: 'info' | 'warn' | 'error', message: string) => void;

/** The projects of the open folders, detected when they are first asked for. */
export class WorkspaceProjects {
  private readonly known = new Map<string, Promise<Project>>();

  constructor(
    private readonly learning: CrossProjectLearningSystem,
    private readonly filesOf: (folder: string) => NodeFiles,
    private readonly log: Log,
    private readonly onProfile: (folder: string, project: Project) => void,
  ) {}

  /** The project as it is known now; detects it once. */
  async project(folder: string, signal: AbortSignal): Promise<Project> {
    const known = await this.detected(folder, signal);
    return this.learning.projects.existing(known.id);
  }

  /** Looks at the files again and records what changed. */
  async detectAgain(folder: string, signal: AbortSignal): Promise<Project> {
    this.known.delete(folder);
    return this.detected(folder, signal);
  }

  /** Forgets what was detected, e.g. because globs changed. */
  clear(): void {
    this.known.clear();
  }

  private async detected(folder: string, signal: AbortSignal): Promise<Project> {
    const known = this.known.get(folder);
    // Whoever asked first may have cancelled; that is no answer for the others.
    if (known) return known.catch(() => this.detect(folder, signal));
    const detection = this.detect(folder, signal);
    this.known.set(folder, detection);
    detection.catch(() => {
      if (this.known.get(folder) === detection) this.known.delete(folder);
    });
    return detection;
  }

  private async detect(folder: string, signal: AbortSignal): Promise<Project> {
    const identity = await identityOf(folder);
    const profile = await detectProfile(this.filesOf(folder), signal, (message) =>
      this.log('warn', message),
    );
    const project = await this.learning.projects.profile(identity, profile);
    this.onProfile(folder, project);
    return project;
  }
}
