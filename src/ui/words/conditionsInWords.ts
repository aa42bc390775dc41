import { l10n } from 'vscode';
import type { TemplateConditions } from '../../core/ports';
import { properName } from './properName';

/** The conditions of a pattern on a file besides the code, in one line: `JavaScript files that import axios`. */
export function conditionsInWords(language: string, conditions: TemplateConditions | null): string {
  const {
    imports = [],
    names = [],
    owners = [],
    bonds = [],
    isAsync = false,
    brings = [],
  } = conditions ?? {};
  const files =
    imports.length > 0
      ? l10n.t('{0} files that import {1}', properName(language), either(imports))
      : l10n.t('{0} files', properName(language));
  const filled =
    names.length > 0 ? [l10n.t('where {0} is missing, you fill it in', names.join(', '))] : [];
  const within = [
    ...(owners.length > 0 ? [l10n.t('within {0}', either(owners))] : []),
    ...(isAsync ? [l10n.t('in asynchronous functions')] : []),
    ...bonds.map(bondInWords),
  ];
  const added = brings.length > 0 ? [l10n.t('it adds {0}', brings.map(inOneLine).join(', '))] : [];
  return [[files, ...within].join(', '), ...filled, ...added].join('; ');
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether there is more to say of a file than its language. */
export const hasConditions = ({ imports, owners, bonds, isAsync }: TemplateConditions): boolean =>
  imports.length + owners.length + bonds.length > 0 || isAsync;

function bondInWords({ hole, is, other }: TemplateConditions['bonds'][number]): string {
  return is === 'same'
    ? l10n.t('where {0} is the same as {1}', hole, other)
    : l10n.t('where {0} stands in {1}', hole, other);
}

function either(modules: readonly string[]): string {
  const [first = '', ...others] = modules;
  return others.reduce((some, other) => l10n.t('{0} or {1}', some, other), first);
}
