import type { SkipReason } from './skipping';
import type { CodeTemplate, FileChange, RejectedPlace, Timestamp } from './types';

export interface Clock {
  now(): Timestamp;
}

/** What became of learning from examples. */
export interface LearnedTemplate {
  template: CodeTemplate;
  /** Edits that the template reproduces, of all edits in the examples. */
  covered: number;
  edits: number;
  /** What the learner wants the person to know: downgraded to a snippet because…, left out…. */
  notes: string[];
}

/** The conditions under which a template fits a file, besides the code that it shows. */
export interface TemplateConditions {
  /** The file must import one of these modules or names; none where any file will do. */
  imports: string[];
  /** Names that the new code uses; where a file has them not, a person fills them in. */
  names: string[];
  /** The code must be a part of one of these calls, elements or literals; none where any will do. */
  owners: string[];
  /** Whether the function around it must be an asynchronous one, since the new code waits. */
  isAsync: boolean;
  /** Relations between holes of the shown code: `$3` is the same as `$1`, or within it. */
  bonds: { hole: string; is: 'same' | 'within'; other: string }[];
  /** Imports that come with the new code, as statements. */
  brings: string[];
  /** Whether the new code is a statement or more, which makes sense by itself. */
  isWhole: boolean;
}

export interface SourceFile {
  path: string;
  text: string;
}

/** One place where a template's before-side matches. Offsets are UTF-16 units. */
export interface Site {
  path: string;
  start: number;
  end: number;
  /** Line of `start`, 0-based. */
  line: number;
  /** The matched text. */
  text: string;
  /** What each hole stands for here, by its number in the template. */
  holes: Record<string, string>;
  /**
   * Names that the new code needs and that nothing here tells: a person fills them in. Such a site is
   * rewritten one at a time and never without a person. Never empty.
   */
  inputs?: string[];
}

/** A stretch of an edit's new text that a person is to fill in; offsets are UTF-16 units in it. */
export interface EditInput {
  /** One of the site's `inputs`; stretches of one name are filled in together. */
  name: string;
  start: number;
  end: number;
}

/** One replacement of `start`..`end` by `newText`. Offsets are UTF-16 units in the file as matched. */
export interface TextEdit {
  path: string;
  start: number;
  end: number;
  newText: string;
  /** Stretches of `newText`, in order and apart, that hold only a proposal. Never empty. */
  inputs?: EditInput[];
}

/** A site with its own edits, as if it were the only one that is changed. */
export interface SiteEdits {
  site: Site;
  /** In order and apart; what a file needs once, such as an import, is among those of each site. */
  edits: TextEdit[];
}

/** A site that is not changed, and why. */
export interface SkippedSite {
  site: Site;
  why: SkipReason;
}

export interface TemplateSite {
  /** Index into the templates that were asked for. */
  template: number;
  site: Site;
}

/** An `AbortSignal`, or anything that knows whether the work is still wanted. */
export interface CancellationSignal {
  readonly aborted: boolean;
}

/**
 * What a template makes of an example: something of what was done there and nothing else, something
 * and elsewhere something else, or nothing that was done.
 */
export type Trial = 'gives back' | 'gives back and spoils' | 'gives nothing back';

/** The state of a pattern that is learned again. */
export interface PatternPast {
  template: CodeTemplate;
  /** Places where it must not fit. */
  rejected: readonly RejectedPlace[];
  /** Whether it stays as general as it is, even if nobody chose that. */
  keepsLevel: boolean;
}

/**
 * Learns templates and tries them. A part of what `Templates` of the folder `template` can do: what
 * `core` asks for.
 */
export interface TemplateLearner {
  /** From 1; raised when the same examples teach something else. */
  readonly version: number;
  /**
   * The template that edited files of one language tell together, with what of them it gives back.
   * Rejects with `NothingToLearn`, whose reasons say which gate failed and why.
   */
  learn(language: string, examples: readonly FileChange[]): Promise<LearnedTemplate>;
  /** The most specific template that covers both, `undefined` when they do not generalise. */
  generalise(a: CodeTemplate, b: CodeTemplate): Promise<CodeTemplate | undefined>;
  /** The smallest pieces of changed files that teach a template, `undefined` where there are none. */
  excerpts(template: CodeTemplate, files: readonly FileChange[]): Promise<FileChange[] | undefined>;
  /** Tries a template on the files of an example. */
  tried(template: CodeTemplate, example: readonly FileChange[]): Promise<Trial>;
  /**
   * The template that was learned again, with what a person made of the pattern before: its level, and
   * as far as they can be told apart the places where it must not fit. `undefined` where that cannot
   * be had.
   */
  asBefore(learned: CodeTemplate, past: PatternPast): Promise<CodeTemplate | undefined>;
  /** The surroundings of a place where a template must not fit, as few as it takes to fit there. */
  around(template: CodeTemplate, place: RejectedPlace): Promise<RejectedPlace | undefined>;
  /**
   * Hashes of the code and the surroundings of a place at which a template fits, layout aside: they
   * tell it from other places, and by them a template stays away from it (`hidden`). Several where
   * another level of the template takes in more or less there; none where the text cannot be read.
   * @param of with `piece` a place in any code that reads the same has the same hashes
   */
  placeKeys(template: CodeTemplate, place: RejectedPlace, of: 'file' | 'piece'): Promise<string[]>;
}
