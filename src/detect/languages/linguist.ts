import { canonicalLanguage } from '../../core/names';
import data from '../data/linguist.json';
import { PREFERRED_LANGUAGE } from '../data/ambiguousExtensions';

export type LanguageType = 'programming' | 'markup' | 'data' | 'prose';

interface LinguistEntry {
  type: string;
  group?: string;
  extensions?: string;
  filenames?: string;
  interpreters?: string;
}

/** A language as it is counted: members of a group (`tsx`, `html+erb`) count as the group. */
export interface CountedLanguage {
  /** Canonical name. */
  name: string;
  type: LanguageType;
}

const entries = new Map<string, LinguistEntry>(Object.entries(data));
const byLinguistName = new Map<string, CountedLanguage>();
const byCanonicalName = new Map<string, CountedLanguage>();
const byExtension = new Map<string, CountedLanguage[]>();
const byFilename = new Map<string, CountedLanguage>();
const byInterpreter = new Map<string, CountedLanguage>();

for (const [name, entry] of entries) {
  const parent = entry.group === undefined ? undefined : entries.get(entry.group);
  // A member of a group of data files (JSON5 of JSON) stays what it is: its type decides.
  const counted: CountedLanguage = {
    name: canonicalLanguage(parent ? (entry.group ?? name) : name),
    type: entry.type as LanguageType,
  };
  byLinguistName.set(name, counted);
  if (!parent) byCanonicalName.set(counted.name, counted);
  for (const extension of words(entry.extensions)) {
    const known = byExtension.get(extension) ?? [];
    if (PREFERRED_LANGUAGE.get(extension) === name) known.unshift(counted);
    else known.push(counted);
    byExtension.set(extension, known);
  }
  for (const filename of words(entry.filenames)) byFilename.set(filename, counted);
  for (const interpreter of words(entry.interpreters)) {
    if (!byInterpreter.has(interpreter)) byInterpreter.set(interpreter, counted);
  }
}

function words(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(' ');
}

/** A language by any spelling of its name, or `undefined` if linguist does not know it. */
export function languageNamed(name: string): CountedLanguage | undefined {
  return byLinguistName.get(name.toLowerCase()) ?? byCanonicalName.get(canonicalLanguage(name));
}

/** The language of scripts that begin with `#!` and this program, `python3` for example. */
export function languageOfInterpreter(program: string): CountedLanguage | undefined {
  return byInterpreter.get(program) ?? byInterpreter.get(program.replace(/[\d.]+$/, ''));
}

export interface PathLanguage {
  /** What the path says on its own, the likeliest first. */
  candidates: readonly CountedLanguage[];
  /** Lower case with the dot, empty where the file's whole name decided. */
  extension: string;
}

/** Languages a path can mean, by its whole name or its longest known extension. */
export function languagesOfPath(path: string): PathLanguage | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const known = byFilename.get(name);
  if (known) return { candidates: [known], extension: '' };
  const lower = name.toLowerCase();
  for (let dot = lower.indexOf('.'); dot >= 0; dot = lower.indexOf('.', dot + 1)) {
    const extension = lower.slice(dot);
    const candidates = byExtension.get(extension);
    if (candidates) return { candidates, extension };
  }
  return undefined;
}
