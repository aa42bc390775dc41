import { canonicalDomain, canonicalFramework } from '../core/names';
import type { CancellationSignal } from '../core/ports';
import type { DetectedProfile } from '../core/types';
import { detectDomain } from './detectDomain';
import { detectFramework } from './detectFramework';
import { throwIfCancelled } from './DetectionCancelled';
import { findLayout } from './findLayout';
import { countLanguages, type LanguageCount } from './languages/countLanguages';
import type { GitAttributes } from './languages/gitAttributes';
import type { Manifest } from './manifests/Manifest';
import { readManifests, type ReadManifests } from './manifests/readManifests';
import { resolveNames } from './manifests/resolveNames';
import type { Readings } from './Readings';
import { readReadme } from './readme';
import type { Survey } from './survey';

/** What detection of one project starts from. */
export interface DetectionInput {
  survey: Survey;
  attributes: GitAttributes;
  /** Whether languages have to be counted again, which looks at every file. */
  recount: boolean;
  /** Manifests and workspace files of the folders that the project lies in. */
  outer: readonly Manifest[];
}

/** Detection of one project: of a whole folder, or of a package in it. */
export class ProjectDetection {
  /** What was read last; for what lies inside. */
  manifests: ReadManifests = { packages: [], workspaces: [] };
  #count: LanguageCount | undefined;

  constructor(
    private readonly readings: Readings,
    private readonly log: (message: string) => void,
  ) {}

  /** Whether it was code that the languages were counted by. */
  get countedCode(): boolean {
    return this.#count?.ofCode ?? false;
  }

  /** Language, framework and domain with the evidence for each. Throws `DetectionCancelled`. */
  async profile(input: DetectionInput, signal: CancellationSignal): Promise<DetectedProfile> {
    const { survey, attributes, recount, outer } = input;
    const { readings } = this;
    if (recount) this.#count = undefined;
    this.#count ??= await countLanguages(readings, survey, attributes, signal);
    const { languages, basis } = this.#count;
    this.manifests = await readManifests(readings, survey, signal, this.log);
    const { packages, workspaces } = this.manifests;
    const manifests = resolveNames(packages, [...packages, ...workspaces, ...outer]);
    const inherited = packages.some(isPom) ? outer.filter(isPom) : [];
    const framework = await detectFramework(
      readings,
      survey,
      manifests,
      inherited,
      languages,
      signal,
    );
    const readme = await readReadme(readings, survey);
    const main = languages[0];
    const layout = await findLayout(readings, survey, main?.name, signal);
    throwIfCancelled(signal);
    const domain = detectDomain({ survey, manifests, framework, languages, readme, layout });
    const isLargest = languages.every(({ share }) => share <= (main?.share ?? 0));
    const reason =
      main &&
      `${percent(main.share)} of the ${basis}${isLargest ? '' : ', the most of a programming language'}`;
    return {
      language: main?.name ?? null,
      framework: framework.framework && canonicalFramework(framework.framework),
      domain: domain.domain && canonicalDomain(domain.domain),
      languages,
      evidence: [
        ...(main && reason ? [{ field: 'language' as const, value: main.name, reason }] : []),
        ...framework.evidence.map((each) => ({ ...each, value: canonicalFramework(each.value) })),
        ...domain.evidence.map((each) => ({ ...each, value: canonicalDomain(each.value) })),
      ],
    };
  }
}

/** What a `pom.xml` depends on holds for the modules below it. */
function isPom({ path }: Manifest): boolean {
  return path === 'pom.xml' || path.endsWith('/pom.xml');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
