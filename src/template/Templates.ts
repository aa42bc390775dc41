import type {
  CancellationSignal,
  Site,
  SiteEdits,
  SkippedSite,
  SourceFile,
  TemplateConditions,
  TemplateLearner,
  TemplateSite,
  TextEdit,
} from '../core/ports';
import type { EditedTemplate, TemplateForm } from '../core/templateEditing';
import type { CodeTemplate, FileChange } from '../core/types';

/**
 * All that can be done with templates: the face of this folder, and all that anybody outside of it
 * knows. `createTemplates` makes one. Both learners answer it, the one of trees and the one of tokens,
 * each for the templates that it made. What reads the body of a damaged template throws.
 *
 * The port `TemplateLearner` is the part of it that `core` asks for: learning, and what is kept to
 * learn again.
 */
export interface Templates extends TemplateLearner {
  /** How many texts were parsed so far, for measurements. */
  readonly parses: number;

  // Languages

  /** Whether there is a grammar for a language, so that its code is read as trees. */
  knows(language: string): boolean;
  /**
   * Whether templates of a language can fit in a file, as its name tells; `undefined` where there is
   * no grammar for the one or the other.
   */
  mayFit(language: string, path: string): boolean | undefined;

  // Learning

  /** An insert-only template of selected code. Throws `NothingToLearn` where there is no code in it. */
  ofSelection(language: string, text: string): CodeTemplate;
  // Finding and applying

  /** Sites of all templates, file by file, by offset within a file. Ends early when cancelled. */
  findSites(
    templates: readonly CodeTemplate[],
    files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
    cancelled: CancellationSignal,
  ): AsyncIterable<TemplateSite>;
  /**
   * The edits that turn one site of a file into the after-side; none where the file would not parse
   * any more or where they would make something else. Imports that a template brings along come with
   * every site of a file, and are to be made once. Throws when the template does not match there.
   */
  rewrite(template: CodeTemplate, site: Site, text: string): Promise<TextEdit[]>;
  /**
   * The edits of each site of one file, or why it has none, in the order of the sites, which is that
   * of the text. All edits that are given can be made together: the file parses as before, each
   * after-side stands where it was meant, and the version of the language knows the syntax. The work
   * grows with the file and its sites, not with their product.
   * @param version of the language, as the project names it, such as `3.8`; a careful guess without
   */
  rewriteAll(
    template: CodeTemplate,
    sites: readonly Site[],
    text: string,
    version?: string,
  ): Promise<(SiteEdits | SkippedSite)[]>;
  /** What a template asks of a file besides its code. */
  conditions(template: CodeTemplate): TemplateConditions;
  /** Why a template does not match at a place, as a sentence; `undefined` when it does. */
  explainMismatch(template: CodeTemplate, place: TextRange): Promise<string | undefined>;

  // How general a template is

  /** The levels of a template from specific to general; a single one where there is no choice. */
  levels(template: CodeTemplate): TemplateLevel[];
  /** The template at a level that a person chose. Throws `InvalidArgument` when there is none. */
  atLevel(template: CodeTemplate, level: number): CodeTemplate;
  /** The template at the next narrower level; `undefined` at the narrowest, and where a person chose. */
  narrower(template: CodeTemplate): CodeTemplate | undefined;
  /**
   * A template that no longer matches at a place but still reproduces its examples, `undefined` when
   * there is none.
   */
  tighten(template: CodeTemplate, negative: TextRange): Promise<CodeTemplate | undefined>;
  // Templates as a person edits them

  /** The forms of a template as text: one, or one for each of its rules. */
  editableForms(template: CodeTemplate): TemplateForm[];
  /** A template from its edited forms, as many as it has, or what is wrong with them. */
  edited(template: CodeTemplate, forms: readonly TemplateForm[]): Promise<EditedTemplate>;

  // Mining a history for edits that recur

  /** What is remembered of a changed file to find recurring edits; `undefined` where it tells none. */
  marks(file: FileChange): Promise<EditMarks | undefined>;
  /** The templates that chosen lessons of files tell together. */
  mine(language: string, sources: readonly ChosenLessons[]): Promise<MinedTemplate[]>;
  /** Which of the chosen lessons of a file a template reproduces. */
  reproduced(template: CodeTemplate, source: ChosenLessons): Promise<MinedPlace[]>;
}

/** Where the wasm files of the parser come from; the host decides, since this folder reads no disk. */
export interface GrammarSource {
  /**
   * The bytes of `tree-sitter.wasm` for the name `tree-sitter`, of `tree-sitter-<name>.wasm` for the
   * name of a grammar. Rejects when there is no such file.
   */
  wasm(name: string): Promise<Uint8Array>;
}

/** A range of the text of a file. Offsets are UTF-16 units. */
export interface TextRange {
  path: string;
  text: string;
  start: number;
  end: number;
}

/** One step between specific and general. */
export interface TemplateLevel {
  /** For people, as in `CodeTemplate`. */
  before: string;
  after: string;
  /** Whether the template stands at this level. */
  current: boolean;
  /** Whether all of it is code as it stood in the examples. */
  exact: boolean;
}

/** What is remembered of the edits of one file: numbers only, neither trees nor texts. */
export interface EditMarks {
  /** For each edit a number for what it did and one for what would undo it; equal for equal code. */
  changes: [number, number][];
  lessons: LessonMark[];
}

/** One place that tells a rule worth searching for elsewhere. */
export interface LessonMark {
  /** Its number among the lessons of the file. */
  at: number;
  /** Equal for edits of the same outer form that take away and bring the same words. */
  shape: number;
  /** Equal for edits that take away and bring the same words in any form; absent where there are none. */
  words?: number;
  /** Which of the file's changes it is made of. */
  changes: number[];
}

/** A changed file with the numbers of the lessons in it that are meant, as in `LessonMark`. */
export interface ChosenLessons {
  file: FileChange;
  lessons: ReadonlySet<number>;
}

/** A template that lessons tell together, and where it gives them back. */
export interface MinedTemplate {
  template: CodeTemplate;
  /** Words, operators and holes of both sides. */
  size: number;
  places: MinedPlace[];
}

/** A place that a mined template reproduces. */
export interface MinedPlace {
  /** Which of the files it was mined from. */
  file: number;
  /** Its number among the lessons of that file. */
  at: number;
  before: string;
  after: string;
}
