import type { DetectedProfile, Evidence, ProfileField } from '../../../src/core/types';
import { detectProfile } from '../../../src/detect/detectProfile';
import { MemoryFiles } from './MemoryFiles';

/** What detection finds in a project in memory, and what it logged. */
export async function profileOf(
  texts: Record<string, string>,
  sizes: Record<string, number> = {},
): Promise<DetectedProfile & { log: string[]; reads: string[] }> {
  const files = new MemoryFiles(texts, sizes);
  const log: string[] = [];
  const profile = await detectProfile(files, { aborted: false }, (message) => log.push(message));
  return { ...profile, log, reads: files.reads };
}

/** The first reason for a field, empty where there is none. */
export function evidenceFor(evidence: readonly Evidence[], field: ProfileField): string {
  return evidence.find((each) => each.field === field)?.reason ?? '';
}
