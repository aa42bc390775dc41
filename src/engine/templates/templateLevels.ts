import { InvalidArgument } from '../../core/errors';
import type { CodeTemplate } from '../../core/types';
import type { TreeLearner } from '../../template/tree/TreeLearner';
import type { PatternLevel } from '../api/TemplateApi';

/** Only what was learned on trees keeps its levels. */
export function hasLevels({ learner, kind }: CodeTemplate): boolean {
  return learner === 'tree' && kind === 'rewrite';
}

/** From specific to general; one level where there is no choice. */
export function levelsOf(template: CodeTemplate, trees: TreeLearner): PatternLevel[] {
  if (hasLevels(template)) return trees.levels(template);
  const { before, after } = template;
  return [{ before, after, current: true, exact: false }];
}

/** @throws InvalidArgument when there is no such level */
export function atLevel(template: CodeTemplate, level: number, trees: TreeLearner): CodeTemplate {
  if (hasLevels(template)) return trees.atLevel(template, level);
  if (level !== 0) throw new InvalidArgument(`There is no level ${level}.`);
  return template;
}
