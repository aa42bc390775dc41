import type { CancellationSignal } from '../../core/ports';
import { VENDORED } from '../data/unwritten';
import { throwIfCancelled } from '../DetectionCancelled';
import type { Files } from '../Files';
import type { Survey } from '../survey';
import { resolveCatalogs } from './versionCatalog';
import type { Manifest } from './Manifest';
import { manifestParser } from './parseManifest';

/** The shallowest come first, and tell most. */
const MAX_MANIFESTS = 80;
const MAX_MANIFEST_BYTES = 512_000;

/** Folders whose manifests are about tests, examples or documentation, not about the project. */
const ASIDE =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|testing|examples?|samples?|demos?|docs?|documentation|website|benchmarks?|benches|playground|templates?|scripts|tools?|ci|\.github|\.circleci|packaging|extras?|contrib|sandbox|dummy|template[\w-]*|[\w.-]*[.-]tests?)\//i;

/**
 * Reads the project's manifests, the shallowest first. Those of tests, examples and documentation
 * are read only where there are no others. One that cannot be parsed costs a line in the log.
 */
export async function readManifests(
  files: Files,
  { files: entries }: Survey,
  signal: CancellationSignal,
  log: (message: string) => void,
): Promise<Manifest[]> {
  const found = entries
    .filter(({ path }) => manifestParser(path) && !VENDORED.test(path))
    .sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
  const main = found.filter(({ path }) => !ASIDE.test(path));
  const chosen = main.length > 0 ? main : found;
  if (chosen.length > MAX_MANIFESTS) {
    log(`Of ${chosen.length} manifests the ${MAX_MANIFESTS} nearest to the root are read.`);
  }
  const manifests: Manifest[] = [];
  for (const { path, size } of chosen.slice(0, MAX_MANIFESTS)) {
    throwIfCancelled(signal);
    const parse = manifestParser(path);
    if (!parse) continue;
    if (size > MAX_MANIFEST_BYTES) {
      log(`${path} is left out: with ${size} bytes it is too large for a manifest.`);
      continue;
    }
    const text = await files.read(path, MAX_MANIFEST_BYTES);
    if (text === undefined) {
      log(`${path} cannot be read.`);
      continue;
    }
    try {
      manifests.push(parse(path, text));
    } catch (error) {
      const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
      log(`${path} cannot be understood: ${reason ?? ''}`);
    }
  }
  return resolveCatalogs(manifests);
}

function depth(path: string): number {
  return path.split('/').length;
}
