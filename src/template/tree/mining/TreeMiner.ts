import type { CodeTemplate, FileChange } from '../../../core/types';
import type { ChosenLessons, EditMarks, MinedPlace, MinedTemplate } from '../../Templates';
import { type Body, rulesOf } from '../rules/body';
import { marksOf } from './mineEdits';
import { focusedOn, mineRules, placesOf, sizeOf } from './mineRules';
import type { Parsers } from '../syntax/Parsers';
import { RecentTrees } from '../syntax/RecentTrees';
import { readExamples } from '../lessons/readExamples';
import { templateOf } from '../learning/templateOf';
import { tryRule } from '../learning/Trial';
import type { Example } from '../lessons/Example';

/** Trees of so many UTF-16 units of text are kept while histories are looked through. */
const ROOM_FOR_RECENT = 2_000_000;

/** Texts that are compared, in UTF-16 units, before other work gets its turn. */
const BETWEEN_PAUSES = 50_000;

/** Finds in many changed files what edits come again. */
export class TreeMiner {
  private readonly recent: RecentTrees;
  private sincePause = 0;

  constructor(
    parsers: Parsers,
    private readonly knows: (language: string) => boolean,
  ) {
    this.recent = new RecentTrees(parsers, ROOM_FOR_RECENT);
  }

  /** What is remembered of a changed file to find recurring edits; nothing where it tells none. */
  async marks(file: FileChange): Promise<EditMarks | undefined> {
    const { language } = file;
    if (language === null || !this.knows(language)) return undefined;
    const [example] = (await readExamples(this.recent, language, [file])).examples;
    return example && marksOf(example, language);
  }

  /** The templates that chosen lessons of files, by their numbers in `marks`, tell together. */
  async mine(language: string, sources: readonly ChosenLessons[]): Promise<MinedTemplate[]> {
    const { examples, files, wanted } = await this.chosen(language, sources);
    return mineRules(examples, wanted).map((cluster) => ({
      template: templateOf(language, [cluster], examples),
      size: sizeOf(cluster),
      places: placesOf(cluster.lessons, examples, files),
    }));
  }

  /** Which of the chosen lessons of a file a template reproduces. */
  async reproduced(
    template: CodeTemplate,
    body: Body,
    source: ChosenLessons,
  ): Promise<MinedPlace[]> {
    const { examples, files, wanted } = await this.chosen(template.language, [source]);
    const focused = focusedOn(examples, wanted);
    const right = rulesOf(body).flatMap((rule) => tryRule(rule, focused).right);
    return placesOf(right, examples, files);
  }

  private async chosen(
    language: string,
    sources: readonly ChosenLessons[],
  ): Promise<{ examples: Example[]; files: number[]; wanted: ReadonlySet<number>[] }> {
    const examples: Example[] = [];
    const files: number[] = [];
    for (const [index, { file }] of sources.entries()) {
      const read = await readExamples(this.recent, language, [file]);
      for (const example of read.examples) {
        examples.push(example);
        files.push(index);
      }
      this.sincePause += (file.before?.length ?? 0) + (file.after?.length ?? 0);
      if (this.sincePause < BETWEEN_PAUSES) continue;
      this.sincePause = 0;
      await new Promise((resolve) => setTimeout(resolve));
    }
    return { examples, files, wanted: files.map((index) => sources[index]!.lessons) };
  }
}
