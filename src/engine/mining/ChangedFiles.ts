import type { FileChange } from '../../core/types';
import { languageOfPath } from '../../detect/languages/languageOfPath';
import { UTF8_ONLY } from '../../files/encodingOf';
import { ignoreRules } from '../../files/ignoreRules';
import type { RawChange } from '../../git/commits';
import type { ObjectReader } from '../../git/ObjectReader';
import { languageOfChange } from '../../template/languageOfChange';
import { changedTexts } from '../changes/changedTexts';
import { readSides, reasonToSkip } from '../changes/changes';

/** A commit that changes more files moves, imports or reformats. */
const MAX_FILES = 30;
/** Longer files are seldom written by hand, and would keep others waiting. */
const MAX_LENGTH = 200_000;

/** A changed file of a known language. */
export type ReadFile = FileChange & { language: string };

/** Files that commits changed, as far as recurring edits are looked for in them. */
export class ChangedFiles {
  private readonly excluded;

  /**
   * @param excludedGlobs in the syntax of `.gitignore`
   * @param encodings what the settings say of files that are not UTF-8
   */
  constructor(
    private readonly objects: ObjectReader,
    private readonly knows: (language: string) => boolean,
    excludedGlobs: readonly string[],
    private readonly encodings = UTF8_ONLY,
  ) {
    this.excluded = ignoreRules(excludedGlobs.join('\n'));
  }

  /** The changes of a commit that are worth reading; none if it changes too many files. */
  of({ parents, changes }: { parents: string[]; changes: RawChange[] }): RawChange[] {
    if (parents.length !== 1 || changes.length > MAX_FILES) return [];
    return changes.filter(({ path, oldId, newId }) => {
      const language = languageOfPath(path);
      const isKnown = language !== null && this.knows(language);
      return isKnown && oldId !== null && newId !== null && !this.excluded.ignores(path);
    });
  }

  /** The texts of changed files; those that are not to be looked at are left out. */
  async read(changes: readonly RawChange[]): Promise<{ change: RawChange; file: ReadFile }[]> {
    const sides = await readSides(this.objects, changes);
    return sides.flatMap(({ change, before, after }) => {
      const language = languageOfPath(change.path);
      if (before === undefined || after === undefined || language === null) return [];
      if (Math.max(before.length, after.length) > MAX_LENGTH) return [];
      if (reasonToSkip(change, before, after) !== undefined) return [];
      const texts = changedTexts(change.path, before, after, this.encodings);
      if ('reason' in texts) return [];
      const file = { path: change.path, language, ...texts };
      return [{ change, file: { ...file, language: languageOfChange(file) ?? language } }];
    });
  }
}
