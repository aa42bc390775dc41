import { FRAMEWORK_RULES } from './data/frameworks';
import { isGitAttributes } from './languages/readGitAttributes';
import { languagesOfPath } from './languages/linguist';
import { manifestParser, workspaceParser } from './manifests/parseManifest';
import { isReadme } from './readme';

/** Whether a profile can be another one because this file came, went or changed. */
export function mattersToProfile(path: string): boolean {
  return (
    isIgnoreFile(path) ||
    isGitAttributes(path) ||
    manifestParser(path) !== undefined ||
    workspaceParser(path) !== undefined ||
    isReadme(path.slice(path.lastIndexOf('/') + 1)) ||
    FRAMEWORK_RULES.some(({ files }) => files?.test(path))
  );
}

/** Whether a file decides which others there are. */
export function isIgnoreFile(path: string): boolean {
  return path === '.gitignore' || path.endsWith('/.gitignore');
}

/** Whether the size of a file has a part in the shares of the languages. */
export function countsAsCode(path: string): boolean {
  const { candidates = [] } = languagesOfPath(path) ?? {};
  return candidates.some(({ type }) => type === 'programming' || type === 'markup');
}
