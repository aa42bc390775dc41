import { ProjectNotFound } from './errors';
import type { Fact } from './events';
import { projectIdOf } from './identity';
import { canonicalDomain, canonicalFramework, canonicalLanguage } from './names';
import type { Store } from './Store';
import type {
  Consent,
  DetectedProfile,
  ProfileCorrection,
  ProfileField,
  Project,
  ProjectContext,
  ProjectId,
} from './types';

/** What a project is known by. */
export interface ProjectIdentity {
  /** Canonical, see `canonicalRepoUrl`. */
  repoUrl: string;
  /** Below the repository's root with `/`, empty for the root. */
  subPath: string;
  name: string;
}

/** Projects and their profiles: recorded as detected, corrected by hand. */
export class Projects {
  constructor(private readonly store: Store) {}

  /** @throws ProjectNotFound */
  async existing(projectId: ProjectId): Promise<Project> {
    const project = await this.store.projects.get(projectId);
    if (!project) throw new ProjectNotFound(projectId);
    return project;
  }

  /** What is known of a project, `undefined` if it was never recorded. */
  known({ repoUrl, subPath }: ProjectIdentity): Promise<Project | undefined> {
    return this.store.projects.get(projectIdOf(repoUrl, subPath));
  }

  /** Records what detection found, unless that is what is known already. */
  async profile(identity: ProjectIdentity, detected: DetectedProfile): Promise<Project> {
    const projectId = projectIdOf(identity.repoUrl, identity.subPath);
    const profile = { ...detected, ...canonicalContext(detected) };
    const known = await this.store.projects.get(projectId);
    const fact: Fact<'project.profiled'> = {
      kind: 'project.profiled',
      body: { projectId, ...identity, profile },
    };
    if (!known || !isProfiledAs(known, fact.body)) await this.store.record([fact]);
    return this.existing(projectId);
  }

  /** What may be done with a project; what is not named stays as it is. */
  async setConsent(projectId: ProjectId, consent: Partial<Consent>): Promise<Project> {
    const project = await this.existing(projectId);
    await this.store.record([
      { kind: 'project.consented', body: { projectId: project.id, consent } },
    ]);
    return this.existing(project.id);
  }

  /** A person's word: `null` says “none”; withdrawn fields follow detection again. */
  async correct(
    projectId: ProjectId,
    correction: ProfileCorrection,
    withdrawn: ProfileField[] = [],
  ): Promise<Project> {
    const project = await this.existing(projectId);
    await this.store.record([
      {
        kind: 'project.corrected',
        body: { projectId: project.id, correction: canonicalContext(correction), withdrawn },
      },
    ]);
    return this.existing(project.id);
  }
}

function canonicalContext<T extends Partial<ProjectContext>>(context: T): Partial<ProjectContext> {
  const canonical: Partial<ProjectContext> = {};
  const { language, framework, domain } = context;
  if (language !== undefined) canonical.language = language && canonicalLanguage(language);
  if (framework !== undefined) canonical.framework = framework && canonicalFramework(framework);
  if (domain !== undefined) canonical.domain = domain && canonicalDomain(domain);
  return canonical;
}

/** Compares with what was detected last, as far as corrections leave it visible. */
function isProfiledAs(known: Project, body: Fact<'project.profiled'>['body']): boolean {
  const visible = (profile: ProjectContext) =>
    (['language', 'framework', 'domain'] as const).map((field) =>
      known.corrected[field] === undefined ? profile[field] : null,
    );
  const { profile } = body;
  return (
    known.name === body.name &&
    JSON.stringify(visible(known)) === JSON.stringify(visible(profile)) &&
    JSON.stringify(known.languages) === JSON.stringify(profile.languages) &&
    JSON.stringify(known.evidence) === JSON.stringify(profile.evidence)
  );
}
