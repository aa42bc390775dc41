import type { CancellationSignal } from '../core/ports';
import { PROGRAM_STARTS } from './data/domains';
import { DOCUMENTATION, GENERATED_NAME, VENDORED } from './data/unwritten';
import { throwIfCancelled } from './DetectionCancelled';
import { languageOfPath } from './languages/languageOfPath';
import { folderPrefix } from './manifests/Manifest';
import { readHead } from './readHead';
import type { Readings } from './Readings';
import { entriesAt, type Survey } from './survey';

/** Signs in the files of a project that it is run, or called by others. */
export interface Layout {
  kind: 'program' | 'library';
  reason: string;
}

/** So many files are looked into for where a program begins, the nearest to the root first. */
const MAX_FILES = 40;
/** Of the files of a folder some may be left out of the build. */
const MAX_IN_FOLDER = 2;
const TESTS = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|[\w.]+[.-]tests?)\//i;

/** Whether a path is none of the project's own code. */
export function isAside(path: string): boolean {
  return [VENDORED, DOCUMENTATION, GENERATED_NAME, TESTS].some((pattern) => pattern.test(path));
}

/**
 * Whether a project is a program, in the languages that tell programs from libraries by file rather
 * than by manifest; `undefined` in others, and where nothing tells.
 */
export async function findLayout(
  readings: Readings,
  survey: Survey,
  language: string | undefined,
  signal: CancellationSignal,
): Promise<Layout | undefined> {
  const starts = language === undefined ? undefined : PROGRAM_STARTS.get(language);
  if (!starts || language === undefined) return undefined;
  const { names } = survey;
  const named = names.once(`programs of ${language}`, (paths) =>
    paths.find((path) => starts.named.test(path) && !isAside(path)),
  );
  if (named !== undefined) return { kind: 'program', reason: `${named} is a program` };
  const called = starts.called;
  const library =
    called &&
    names.once(`called of ${language}`, (paths) =>
      paths.find((path) => called.test(path) && !isAside(path)),
    );
  if (library !== undefined) return { kind: 'library', reason: `${library} is there to be called` };
  if (!starts.inHead) return undefined;
  const sources = names.once(`beginnings in ${language}`, (paths) => nearest(paths, language));
  for (const file of entriesAt(survey, sources)) {
    throwIfCancelled(signal);
    const { beginsProgram } = await readHead(readings, survey, file);
    if (beginsProgram) return { kind: 'program', reason: `${file.path} begins a program` };
  }
  if (!starts.elseCalled || sources.length === 0) return undefined;
  return { kind: 'library', reason: `${sources[0] ?? ''} and the others are there to be called` };
}

function nearest(paths: readonly string[], language: string): string[] {
  const inFolder = new Map<string, number>();
  const depth = (path: string): number => path.split('/').length;
  return paths
    .filter((path) => languageOfPath(path) === language && !isAside(path))
    .filter((path) => !/_test\.go$|(?:^|\/)tools?\//.test(path))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .filter((path) => {
      const folder = folderPrefix(path);
      const many = (inFolder.get(folder) ?? 0) + 1;
      inFolder.set(folder, many);
      return language !== 'go' || many <= MAX_IN_FOLDER;
    })
    .slice(0, MAX_FILES);
}
