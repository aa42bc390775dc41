import { l10n } from 'vscode';
import type { TemplateConditions } from '../../core/ports';
import { properName } from './properName';

/** The conditions of a pattern on a file besides the code, in one line: `JavaScript files that import axios`. */
export function conditionsInWords(language: string, conditions: TemplateConditions | null): string {
  const { imports = [], names = [], owners = [], isAsync = false, brings = [] } = conditions ?? {};
  const files =
    imports.length > 0
      ? l10n.t('{0} files that import {1}', properName(language), either(imports))
      : l10n.t('{0} files', properName(language));
  const filled =
    names.length > 0 ? [l10n.t('where {0} is missing, you fill it in', names.join(', '))] : [];
  const within = [
    ...(owners.length > 0 ? [l10n.t('within {0}', either(owners))] : []),
    ...(isAsync ? [l10n.t('in asynchronous functions')] : []),
  ];
  const added = brings.length > 0 ? [l10n.t('it adds {0}', brings.map(inOneLine).join(', '))] : [];
  return [[files, ...within].join(', '), ...filled, ...added].join('; ');
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function either(modules: readonly string[]): string {
  const [first = '', ...others] = modules;
  return others.reduce((some, other) => l10n.t('{0} or {1}', some, other), first);
}
