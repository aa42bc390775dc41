import type { Site, TemplateConditions } from '../../core/ports';
import type { TemplateForm, TemplateProblem } from '../../core/templateEditing';
import type { CodeTemplate, LearnedPattern, PatternId } from '../../core/types';
import type { UnsavedTexts } from './ApplicationApi';

/** How general a pattern is: chosen by a person, or taught by a place where it must not fit. */
export interface TemplateApi {
  /** How general a pattern can be, from specific to general; one level where there is no choice. */
  levels(params: PatternOrTemplate): Promise<PatternLevel[]>;
  /** The conditions of these patterns on a file besides the code; `null` where a template is damaged. */
  conditions(params: { patternIds: PatternId[] }): Promise<(TemplateConditions | null)[]>;
  /** How many sites that need no input a pattern would have in a folder at one of its levels. */
  levelSites(
    params: { folder: string; level: number } & PatternOrTemplate,
    signal?: AbortSignal,
  ): Promise<number>;
  /** Makes another level the pattern's template, as a new version. */
  setLevel(params: { patternId: PatternId; level: number }): Promise<LearnedPattern>;
  /**
   * Teaches a pattern that it must not fit at a site: it is never offered there again, nor wherever the
   * same code stands. Where a template fits the examples and not this site, that is the pattern's from
   * now on, as a new version. Rejects with `InvalidArgument` when the site has changed.
   */
  notHere(params: { folder: string; patternId: PatternId; site: Site }): Promise<LearnedPattern>;
  /** Offers a pattern again at a place; `key` is that of one of its hidden places. */
  offerPlaceAgain(params: { patternId: PatternId; key: string }): Promise<LearnedPattern>;
  /** Why a pattern does not fit at a place of a file, in a sentence; `null` when it does. */
  whyNotHere(params: {
    folder: string;
    patternId: PatternId;
    path: string;
    /** UTF-16 offsets in the file. */
    start: number;
    end: number;
    unsaved?: UnsavedTexts;
  }): Promise<string | null>;

  /** A pattern's template at its present level as a person edits it; one form, or several. */
  editableForms(params: { patternId: PatternId }): Promise<TemplateForm[]>;
  /**
   * Makes the edited forms, as many as there are, the pattern's template, as a new version. Nothing is
   * kept when there is an error among the problems, and no version made when nothing was changed.
   */
  editTemplate(params: { patternId: PatternId; forms: TemplateForm[] }): Promise<TemplateEdit>;
}

/** The result of editing a template. */
export interface TemplateEdit {
  /** `null` when the edit was refused. */
  pattern: LearnedPattern | null;
  problems: TemplateProblem[];
}

/** A template that was learned, or would be. */
export type PatternOrTemplate = { patternId: PatternId } | { template: CodeTemplate };

/** One step between specific and general. */
export interface PatternLevel {
  before: string;
  after: string;
  /** Whether the pattern is at this level now. */
  current: boolean;
  /** Whether it fits only code that reads as the examples did. */
  exact: boolean;
}
