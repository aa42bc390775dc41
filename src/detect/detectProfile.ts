import type { CancellationSignal } from '../core/ports';
import type { DetectedProfile } from '../core/types';
import type { Files } from './Files';
import { FolderDetection } from './FolderDetection';

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
  return new FolderDetection(files, log).look(signal);
}
