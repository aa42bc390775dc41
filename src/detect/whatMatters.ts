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
    tailsOf(path).some((tail) => FRAMEWORK_RULES.some(({ files }) => files?.test(tail)))
  );
}

/** A path as each of the folders that it lies in sees it, for packages are projects too. */
function tailsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, from) => parts.slice(from).join('/'));
}

/** Whether a file was put there by a package manager or version control, which come in thousands. */
export function isInstalled(path: string): boolean {
  return /(?:^|\/)(?:\.git|node_modules|\.venv|__pycache__)\//.test(path);
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
