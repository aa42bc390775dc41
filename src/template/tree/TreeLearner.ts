import type { TemplateLearner } from '../../core/ports';
import type { CodeTemplate } from '../../core/types';
import type { TextRange } from '../shared/TextRange';

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

/** What trees allow beyond the port: levels, negative examples, and reasons. */
export interface TreeLearner extends TemplateLearner {
  /** The levels of a template from specific to general. Throws on a damaged template. */
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
  /** Why a template does not match at a place, as a sentence; `undefined` when it does. */
  explainMismatch(template: CodeTemplate, place: TextRange): Promise<string | undefined>;
  /**
   * How many places of the source project still match after the change: what was missed, or what
   * shows that the template is too broad.
   */
  checkAgainst(
    template: CodeTemplate,
    files: AsyncIterable<{ path: string; text: string }> | Iterable<{ path: string; text: string }>,
  ): Promise<{ sites: number; files: number }>;
}
