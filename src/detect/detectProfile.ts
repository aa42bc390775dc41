import type { CancellationSignal } from '../core/ports';
import type { DetectedProfile } from '../core/types';
import { canonicalDomain, canonicalFramework } from '../core/names';
import { detectDomain } from './detectDomain';
import { detectFramework } from './detectFramework';
import { throwIfCancelled } from './DetectionCancelled';
import type { Files } from './Files';
import { countLanguages } from './languages/countLanguages';
import { readManifests } from './manifests/readManifests';
import { readReadme } from './readme';
import { survey } from './survey';

/**
 * Language, framework and domain of a project, with the evidence for each. Lists all files and reads
 * a bounded number of them: manifests, the README, heads of the largest sources.
 * @param log gets a sentence for everything that could not be read
 * Throws `DetectionCancelled` soon after the signal is aborted.
 */
export async function detectProfile(
  files: Files,
  signal: CancellationSignal,
  log: (message: string) => void,
): Promise<DetectedProfile> {
  const found = await survey(files, signal);
  const { languages, basis } = await countLanguages(files, found, signal);
  const manifests = await readManifests(files, found, signal, log);
  const framework = await detectFramework(files, found, manifests, languages, signal);
  const readme = await readReadme(files, found);
  throwIfCancelled(signal);
  const domain = detectDomain({ survey: found, manifests, framework, languages, readme });
  const main = languages[0];
  return {
    language: main?.name ?? null,
    framework: framework.framework && canonicalFramework(framework.framework),
    domain: domain.domain && canonicalDomain(domain.domain),
    languages,
    evidence: [
      ...(main
        ? [
            {
              field: 'language' as const,
              value: main.name,
              reason: `${percent(main.share)} of the ${basis}`,
            },
          ]
        : []),
      ...framework.evidence,
      ...domain.evidence,
    ],
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
