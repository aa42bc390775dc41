import type { CodeTemplate } from './types';

/** A template as it is kept: without what its pattern knows besides. */
export function templateText(template: CodeTemplate): string {
  const { hidden, ...kept } = template;
  void hidden;
  return JSON.stringify(kept);
}
