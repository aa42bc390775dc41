import type { CodeTemplate } from './types';

/** One before-side with its after-side, as a person edits them. */
export interface TemplateForm {
  before: string;
  after: string;
}

/** What is wrong with an edited template, or may not be meant, and where. */
export interface TemplateProblem {
  severity: 'error' | 'warning';
  /** Index of the form. */
  form: number;
  side: keyof TemplateForm;
  /** UTF-16 offsets in the text of the side. */
  start: number;
  end: number;
  /** A sentence. */
  message: string;
}

/** No template where there is an error among the problems. */
export interface EditedTemplate {
  template?: CodeTemplate;
  problems: TemplateProblem[];
}
