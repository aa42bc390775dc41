import type { TemplateConditions } from '../../../core/ports';
import { type Body, rulesOf } from '../rules/body';
import { TemplateImports } from './Imports';
import { atomsOf, isInner, isRest, type Pattern, type Rule } from '../rules/Pattern';

/** Kinds of nodes that stand by themselves among the statements of a file or a block. */
const WHOLE = /statement|declaration|definition|directive|_item$|^(method|class|function|program)/;
/** Kinds that are named like them, and stand within one. */
const WITHIN = /^(optional_|variadic_)?parameter|^field_|_(clause|list)$/;

/** What a pattern asks of a file besides its code, over all of its rules at their present level. */
export function conditionsOf(body: Body): TemplateConditions {
  const rules = rulesOf(body);
  // Only the first is shown and inserted.
  const [first] = rules;
  const imports = rules.map(importsOf);
  const brought = new TemplateImports(body);
  const needs = new Set(rules.flatMap((rule) => rule.needs ?? []));
  return {
    // Where one rule asks for no import, the pattern fits in any file.
    imports: imports.includes('') ? [] : [...new Set(imports)],
    names: [...needs].filter((name) => !brought.names.has(name)),
    owners: rules.some(({ owner }) => owner === undefined)
      ? []
      : [...new Set(rules.map(({ owner }) => owner!))],
    isAsync: rules.every(({ marks }) => marks?.includes('async')),
    bonds: bondsOf(rules[0]!),
    brings: brought.broughtBy(rules),
    isWhole: first!.after.length > 0 && first!.after.every(isWhole),
  };
}

/** What a rule needs to be imported: a module, or a name of it. */
function importsOf({ from, origins = {} }: Rule): string {
  return [...new Set([...(from === undefined ? [] : [from]), ...Object.values(origins)])].join(
    ', ',
  );
}

/** The bonds of a rule as it is shown; that code stands apart is what anybody expects. */
function bondsOf({ bonds = [], before }: Rule): TemplateConditions['bonds'] {
  const runs = new Set(atomsOf(before).flatMap((atom) => (isRest(atom) ? [atom.r] : [])));
  const shown = (hole: number) => `${runs.has(hole) ? '$$$' : '$'}${hole}`;
  return bonds.flatMap(({ a, b, is }) =>
    is === 'apart' ? [] : [{ hole: shown(b), is, other: shown(a) }],
  );
}

const isWhole = (pattern: Pattern): boolean =>
  isInner(pattern) && WHOLE.test(pattern.k) && !WITHIN.test(pattern.k);
