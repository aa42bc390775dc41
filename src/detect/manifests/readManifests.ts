import type { CancellationSignal } from '../../core/ports';
import { VENDORED } from '../data/unwritten';
import { throwIfCancelled } from '../DetectionCancelled';
import type { FileEntry } from '../Files';
import type { Readings } from '../Readings';
import { entriesAt, type Survey } from '../survey';
import type { Manifest } from './Manifest';
import { manifestParser, workspaceParser } from './parseManifest';

/** The shallowest come first, and tell most. */
const MAX_MANIFESTS = 80;
const MAX_WORKSPACE_FILES = 20;
const MAX_MANIFEST_BYTES = 512_000;

/** Folders whose manifests are about tests, examples or documentation, not about the project. */
export const ASIDE =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|testing|examples?|samples?|demos?|docs?|documentation|website|benchmarks?|benches|playground|templates?|scripts|tools?|ci|\.github|\.circleci|packaging|extras?|contrib|sandbox|dummy|template[\w-]*|[\w.-]*[.-]tests?)\//i;

/** What the manifests of a project say, as they stand. */
export interface ReadManifests {
  /** One for each package's manifest, the shallowest first. */
  packages: Manifest[];
  /** Files that tell of packages and versions elsewhere, the shallowest first. */
  workspaces: Manifest[];
}

/**
 * Reads the project's manifests, the shallowest first. Those of tests, examples and documentation
 * are read only where there are no others. One that cannot be parsed costs a line in the log.
 */
export async function readManifests(
  readings: Readings,
  survey: Survey,
  signal: CancellationSignal,
  log: (message: string) => void,
): Promise<ReadManifests> {
  const found = manifestPaths(survey);
  const main = found.filter((path) => !ASIDE.test(path));
  const chosen = main.length > 0 ? main : found;
  if (chosen.length > MAX_MANIFESTS && survey.base === '') {
    log(`Of ${chosen.length} manifests the ${MAX_MANIFESTS} nearest to the root are read.`);
  }
  const serving = survey.names.once('workspace files', (paths) =>
    nearestFirst(paths.filter((path) => workspaceParser(path) && !VENDORED.test(path))),
  );
  const readAll = async (paths: readonly string[]): Promise<Manifest[]> => {
    const manifests: Manifest[] = [];
    for (const file of entriesAt(survey, paths)) {
      throwIfCancelled(signal);
      const manifest = await readManifest(readings, survey, file, log);
      if (manifest) manifests.push({ ...manifest, path: file.path });
    }
    return manifests;
  };
  return {
    packages: await readAll(chosen.slice(0, MAX_MANIFESTS)),
    workspaces: await readAll(serving.slice(0, MAX_WORKSPACE_FILES)),
  };
}

/** Packages' manifests of a project that are its own, the shallowest first. */
export function manifestPaths({ names }: Survey): readonly string[] {
  return names.once('manifests', (paths) =>
    nearestFirst(paths.filter((path) => manifestParser(path) && !VENDORED.test(path))),
  );
}

async function readManifest(
  readings: Readings,
  survey: Survey,
  file: FileEntry,
  log: (message: string) => void,
): Promise<Manifest | undefined> {
  const path = survey.base + file.path;
  const parse = manifestParser(path) ?? workspaceParser(path);
  if (!parse) return undefined;
  if (file.size > MAX_MANIFEST_BYTES) {
    log(`${path} is left out: with ${file.size} bytes it is too large for a manifest.`);
    return undefined;
  }
  return readings.of('manifest', survey, file, MAX_MANIFEST_BYTES, (text) => {
    if (text === undefined) {
      log(`${path} cannot be read.`);
      return undefined;
    }
    try {
      return parse(path, text.replace(/^\uFEFF/, ''));
    } catch (error) {
      const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
      log(`${path} cannot be understood: ${reason ?? ''}`);
      return undefined;
    }
  });
}

function nearestFirst(paths: readonly string[]): string[] {
  const depth = (path: string): number => path.split('/').length;
  return [...paths].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}
