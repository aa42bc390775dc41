import type { CancellationSignal } from '../../core/ports';
import type { LanguageShare } from '../../core/types';
import { DECIDED_BY_NEIGHBOURS, TELLING_NEIGHBOURS } from '../data/ambiguousExtensions';
import { BY_PACKAGE, DOCUMENTATION, GENERATED_NAME, VENDORED } from '../data/unwritten';
import { throwIfCancelled } from '../DetectionCancelled';
import type { FileEntry } from '../Files';
import { readHead } from '../readHead';
import type { Readings } from '../Readings';
import type { Survey } from '../survey';
import { foreignFiles } from './foreignFolders';
import type { GitAttributes } from './gitAttributes';
import { languageNamed, languagesOfPath, type CountedLanguage } from './linguist';
import { mainFirst } from './mainFirst';
import { notebookCode } from './notebookCode';
import { foldersOfOtherContents, isOtherContent } from './otherContents';
import { scaffoldsIn } from './scaffolds';

/** How many of the largest files are looked into for a header of a generator. */
const MAX_HEADS = 48;
/** In a package of a larger project; its largest files are among those looked into already. */
const MAX_HEADS_OF_PACKAGE = 8;
/** Smaller files hardly move the shares. */
const MIN_HEAD_SIZE = 8_000;
const MAX_LANGUAGES = 20;

/** What becomes of a file in the count. */
type Standing = 'written' | 'documentation' | 'vendored' | 'generated';

interface Counted {
  file: FileEntry;
  language: CountedLanguage;
  /** Whether it counts whatever its type. */
  detectable: boolean;
  standing: Standing;
}

export interface LanguageCount {
  /** The main one first, then by share descending; shares of all sum up to at most 1. */
  languages: LanguageShare[];
  /** The counted files in words: "code (120 files)". */
  basis: string;
  /** Whether it was code that counted, as it is everywhere but in projects without any. */
  ofCode: boolean;
}

/**
 * Languages by the bytes that people wrote, as linguist counts: programming and markup, without
 * what is generated, vendored or documentation, `.gitattributes` having the last word. A project
 * with none of these is counted with its documentation, then by its data files.
 */
export async function countLanguages(
  readings: Readings,
  survey: Survey,
  attributes: GitAttributes,
  signal: CancellationSignal,
): Promise<LanguageCount> {
  const { files: entries, base } = survey;
  const ambiguous: { extension: string; candidates: readonly CountedLanguage[]; at: Counted }[] =
    [];
  const counted: Counted[] = [];
  const isScaffold = scaffoldsIn(survey);
  for (const file of entries) {
    const said = attributes.of(base + file.path);
    const named = said.language === undefined ? undefined : languageNamed(said.language);
    const byPath = languagesOfPath(file.path);
    const language = named ?? byPath?.candidates[0];
    if (!language || said.detectable === false) continue;
    const whose = whoseByName(file.path, isScaffold);
    const generated = said.generated ?? whose.generated;
    const vendored = said.vendored ?? whose.vendored;
    const documentation = said.documentation ?? whose.documentation;
    const at: Counted = {
      file,
      language,
      detectable: said.detectable === true,
      standing: generated
        ? 'generated'
        : vendored
          ? 'vendored'
          : documentation
            ? 'documentation'
            : 'written',
    };
    counted.push(at);
    const shared = !named && byPath && DECIDED_BY_NEIGHBOURS.has(byPath.extension);
    if (shared) ambiguous.push({ ...byPath, at });
  }
  decideAmbiguous(ambiguous, counted, entries);
  await leaveOutForeign(readings, survey, counted, signal);
  await leaveOutGenerated(readings, survey, counted, signal);

  const isCode = ({ language, detectable }: Counted): boolean =>
    detectable || language.type === 'programming' || language.type === 'markup';
  const written = counted.filter((each) => each.standing === 'written');
  const present = counted.filter(({ standing }) => /written|documentation/.test(standing));
  for (const [index, attempt] of [
    written.filter(isCode),
    present.filter(isCode),
    counted.filter((each) => each.standing === 'vendored' && each.language.type === 'programming'),
    written.filter((each) => each.language.type === 'data'),
    present,
  ].entries()) {
    const bytes = await sizes(readings, survey, attempt, signal);
    const languages = mainFirst(shares(bytes));
    if (languages.length > 0) {
      return {
        languages,
        ofCode: index === 0,
        basis: `${index < 3 ? 'code' : 'text'} (${attempt.length} file${attempt.length > 1 ? 's' : ''})`,
      };
    }
  }
  return { languages: [], ofCode: false, basis: 'no files' };
}

/** Gives files of an extension that several languages share to the one that the rest speaks for. */
function decideAmbiguous(
  ambiguous: readonly { extension: string; candidates: readonly CountedLanguage[]; at: Counted }[],
  counted: readonly Counted[],
  entries: readonly FileEntry[],
): void {
  if (ambiguous.length === 0) return;
  const undecided = new Set(ambiguous.map(({ at }) => at));
  const clear = new Map<string, number>();
  for (const each of counted) {
    if (undecided.has(each)) continue;
    clear.set(each.language.name, (clear.get(each.language.name) ?? 0) + each.file.size);
  }
  // `.m` first, since Objective-C's `.m` files speak for its headers.
  const extensions = [...new Set(ambiguous.map(({ extension }) => extension))].sort(
    (a, b) => Number(b === '.m') - Number(a === '.m'),
  );
  for (const extension of extensions) {
    const group = ambiguous.filter((each) => each.extension === extension);
    const candidates = group[0]?.candidates ?? [];
    const votes = new Map<string, number>();
    for (const neighbours of TELLING_NEIGHBOURS) {
      if (neighbours.extension !== extension) continue;
      const many = entries.filter(({ path }) => neighbours.path.test(path)).length;
      if (many > 0) votes.set(neighbours.language, many);
    }
    const weigh = votes.size > 0 ? votes : clear;
    const chosen = candidates.reduce<CountedLanguage | undefined>(
      (best, each) =>
        (weigh.get(each.name) ?? 0) > (best ? (weigh.get(best.name) ?? 0) : 0) ? each : best,
      undefined,
    );
    const language = chosen ?? candidates[0];
    if (!language) continue;
    for (const { at } of group) {
      at.language = language;
      clear.set(language.name, (clear.get(language.name) ?? 0) + at.file.size);
    }
  }
}

/** Who wrote a file and for what, by its path alone. */
function whoseByName(
  path: string,
  isScaffold: (path: string) => boolean,
): Record<'generated' | 'vendored' | 'documentation', boolean> {
  if (BY_PACKAGE.test(path)) {
    return { generated: GENERATED_NAME.test(path), vendored: false, documentation: false };
  }
  return {
    generated: GENERATED_NAME.test(path) || isScaffold(path),
    vendored: VENDORED.test(path),
    documentation: DOCUMENTATION.test(path),
  };
}

/** Leaves out what is of another format than its extension says, and what others wrote. */
async function leaveOutForeign(
  readings: Readings,
  survey: Survey,
  counted: readonly Counted[],
  signal: CancellationSignal,
): Promise<void> {
  const written = counted.filter(({ standing }) => standing === 'written');
  const files = written.map(({ file }) => file);
  const others = await foldersOfOtherContents(readings, survey, files, signal);
  for (const each of written) {
    if (isOtherContent(each.file.path, others)) each.standing = 'generated';
  }
  const asCode = ({ file, language: { name } }: Counted) => ({ ...file, language: name });
  const code = written.filter(
    ({ standing, language }) => standing === 'written' && language.type === 'programming',
  );
  const isForeign = foreignFiles(code.map(asCode), survey.names.paths);
  for (const each of code) if (isForeign(asCode(each))) each.standing = 'vendored';
}

/** Looks into the largest files, which alone can change the picture, for signs of a generator. */
async function leaveOutGenerated(
  readings: Readings,
  survey: Survey,
  counted: readonly Counted[],
  signal: CancellationSignal,
): Promise<void> {
  const largest = counted
    .filter(
      ({ standing, language, file }) =>
        standing === 'written' && language.type !== 'prose' && file.size >= MIN_HEAD_SIZE,
    )
    .filter(({ language }) => language.type !== 'data')
    .sort((a, b) => b.file.size - a.file.size)
    .slice(0, survey.base === '' ? MAX_HEADS : MAX_HEADS_OF_PACKAGE);
  for (const each of largest) {
    throwIfCancelled(signal);
    if (each.file.path.endsWith('.ipynb')) continue;
    const { generated } = await readHead(readings, survey, each.file);
    if (generated) each.standing = 'generated';
  }
}

/** Bytes by language; a notebook counts as its kernel's language, with the code in its cells. */
async function sizes(
  readings: Readings,
  survey: Survey,
  counted: readonly Counted[],
  signal: CancellationSignal,
): Promise<Map<string, number>> {
  const bytes = new Map<string, number>();
  const add = (language: string, size: number): void => {
    bytes.set(language, (bytes.get(language) ?? 0) + size);
  };
  const notebooks: FileEntry[] = [];
  for (const { file, language } of counted) {
    if (file.path.endsWith('.ipynb')) notebooks.push(file);
    else add(language.name, file.size);
  }
  for (const [language, size] of await notebookCode(readings, survey, notebooks, signal))
    add(language, size);
  return bytes;
}

function shares(bytes: ReadonlyMap<string, number>): LanguageShare[] {
  let total = 0;
  for (const size of bytes.values()) total += size;
  if (total === 0) return [];
  return [...bytes]
    .filter(([, size]) => size > 0)
    .sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1))
    .slice(0, MAX_LANGUAGES)
    .map(([name, size]) => ({ name, share: Math.round((size / total) * 10_000) / 10_000 }));
}
