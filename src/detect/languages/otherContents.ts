import type { CancellationSignal } from '../../core/ports';
import { throwIfCancelled } from '../DetectionCancelled';
import type { FileEntry } from '../Files';
import { folderPrefix } from '../manifests/Manifest';
import { readHead } from '../readHead';
import type { Readings } from '../Readings';
import type { Survey } from '../survey';

/** Extensions that formats of other things have, too: `.ts` of Qt's translations and of videos. */
const SHARED = /\.ts$/i;
const MAX_FOLDERS = 24;

/** Files that a project in TypeScript has, and others seldom. */
const TYPESCRIPT = /(?:^|\/)(?:package|tsconfig[\w.-]*|jsconfig|deno)\.jsonc?$/;
/** Names of translations, by their language: `app_de.ts`, `app_pt_BR.ts`. */
const TRANSLATION = /[_-][a-z]{2}(?:[_-][A-Z]{2})?\.ts$/;
const PLAYLIST = /\.(?:m3u8|mpd)$/i;
/** A transport stream of MPEG has whole packets of so many bytes. */
const PACKET = 188;
/** Nobody writes so much code into one file. */
const MAX_WRITTEN = 200_000;

/**
 * Folders whose files of such an extension are of another format, as the largest in each shows: they
 * come in masses and together. Looked at is where something speaks against TypeScript.
 */
export async function foldersOfOtherContents(
  readings: Readings,
  survey: Survey,
  files: readonly FileEntry[],
  signal: CancellationSignal,
): Promise<ReadonlySet<string>> {
  const folders = [...byFolder(files)].sort(([, a], [, b]) => sizeOf(b) - sizeOf(a));
  const other = new Set<string>();
  if (folders.length === 0) return other;
  const { names } = survey;
  const mayBeOther = names.once(
    'no typescript',
    (paths) =>
      paths.some((path) => PLAYLIST.test(path)) || !paths.some((path) => TYPESCRIPT.test(path)),
  );
  for (const [folder, inside] of folders
    .filter((each) => mayBeOther || isOdd(each[1]))
    .slice(0, MAX_FOLDERS)) {
    throwIfCancelled(signal);
    const largest = inside.reduce((a, b) => (b.size > a.size ? b : a));
    const { isNoCode } = await readHead(readings, survey, largest);
    if (isNoCode) other.add(folder);
  }
  return other;
}

function byFolder(files: readonly FileEntry[]): Map<string, FileEntry[]> {
  const folders = new Map<string, FileEntry[]>();
  for (const file of files) {
    if (!SHARED.test(file.path)) continue;
    const folder = folderPrefix(file.path);
    const inside = folders.get(folder);
    if (inside) inside.push(file);
    else folders.set(folder, [file]);
  }
  return folders;
}

function sizeOf(files: readonly FileEntry[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** Whether names or sizes are not those of TypeScript. */
function isOdd(files: readonly FileEntry[]): boolean {
  return (
    files.every(({ path }) => TRANSLATION.test(path)) ||
    files.every(({ size }) => size % PACKET === 0) ||
    files.some(({ size }) => size > MAX_WRITTEN)
  );
}

/** Whether a file is one of those, given the folders that have them. */
export function isOtherContent(path: string, folders: ReadonlySet<string>): boolean {
  return folders.size > 0 && SHARED.test(path) && folders.has(folderPrefix(path));
}
