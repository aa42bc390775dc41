import { VENDORED } from '../data/unwritten';
import { folderPrefix, type Manifest } from '../manifests/Manifest';
import { manifestParser } from '../manifests/parseManifest';
import { ASIDE, manifestPaths } from '../manifests/readManifests';
import { filesBelow, type Survey } from '../survey';
import { countsAsCode } from '../whatMatters';
import { memberPattern } from './memberPattern';

/** More packages than this are one system in many parts; its own profile speaks for the rest. */
const MAX_PACKAGES = 40;
/** A declared package has a file of code, one that was only found has a few. */
const MIN_FILES = { declared: 1, found: 3 } as const;

/** Manifests that come along with something else and make no package by themselves. */
const NO_PACKAGE =
  /(?:^|\/)(?:Dockerfile|Containerfile|CMakeLists\.txt|environment\.ya?ml|requirements\/[^/]+)$/;
/** Packages there to try something out; each has its own framework, and none is the project. */
const FOR_TRYING =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|testing|examples?|samples?|demos?|benchmarks?|benches|playgrounds?|templates?|sandbox|dummy|template[\w-]*)\//i;

/**
 * Folders of the packages below the root, the outer ones first: those that workspace declarations
 * name, and others that have a manifest and code of their own.
 * @param manifests what the root and its packages declare
 * @param asked folders that are packages whatever they are for, however small and many
 */
export function findPackages(
  survey: Survey,
  manifests: readonly Manifest[],
  asked: ReadonlySet<string>,
  log: (message: string) => void,
): string[] {
  const isDeclared = declaredBy(manifests);
  const folders = new Set<string>();
  for (const path of manifestPaths(survey)) {
    const folder = folderPrefix(path).slice(0, -1);
    if (folder === '' || NO_PACKAGE.test(path) || FOR_TRYING.test(`${folder}/`)) continue;
    if (isDeclared(folder) || !ASIDE.test(`${folder}/`)) folders.add(folder);
  }
  const sized = [...folders]
    .map((folder) => ({ folder, declared: isDeclared(folder), files: sourceFiles(survey, folder) }))
    .filter(({ declared, files }) => files >= MIN_FILES[declared ? 'declared' : 'found'])
    .sort((a, b) => Number(b.declared) - Number(a.declared) || b.files - a.files);
  if (sized.length > MAX_PACKAGES) {
    log(`Of ${sized.length} packages the ${MAX_PACKAGES} largest are projects of their own.`);
  }
  const found = new Set(sized.slice(0, MAX_PACKAGES).map(({ folder }) => folder));
  for (const folder of asked) if (packageFolders(survey).has(folder)) found.add(folder);
  return [...found].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

/** The deepest folder with a manifest in which a file lies; `undefined` where that is the root. */
export function packageFolderOf(survey: Survey, path: string): string | undefined {
  const folders = packageFolders(survey);
  for (let folder = folderPrefix(path); folder !== ''; folder = folderPrefix(folder.slice(0, -1))) {
    if (folders.has(folder.slice(0, -1))) return folder.slice(0, -1);
  }
  return undefined;
}

function packageFolders(survey: Survey): ReadonlySet<string> {
  return survey.names.once('package folders', () => {
    const manifests = manifestPaths(survey).filter((path) => !NO_PACKAGE.test(path));
    return new Set(manifests.map((path) => folderPrefix(path).slice(0, -1)));
  });
}

function declaredBy(manifests: readonly Manifest[]): (folder: string) => boolean {
  const wanted: RegExp[] = [];
  const unwanted: RegExp[] = [];
  for (const { path, members } of manifests) {
    for (const member of members) {
      const list = member.startsWith('!') ? unwanted : wanted;
      const pattern = memberPattern(folderPrefix(path), member.replace(/^!/, ''));
      if (pattern) list.push(pattern);
    }
  }
  return (folder) =>
    wanted.some((pattern) => pattern.test(folder)) &&
    !unwanted.some((pattern) => pattern.test(folder));
}

function sourceFiles(survey: Survey, folder: string): number {
  return filesBelow(survey, folder).filter(
    ({ path }) => countsAsCode(path) && !manifestParser(path) && !VENDORED.test(path),
  ).length;
}

function depth(path: string): number {
  return path.split('/').length;
}
