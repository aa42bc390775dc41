import type { NodeKinds } from './Grammar';
import { ALL_GRAMMARS } from './grammars';

/**
 * Tells what kinds of nodes are, whatever grammar they are of: a kind is what it is in any record, since
 * grammars choose names alike and rules do not say of which grammar they are.
 */
function kindsOf(...roles: readonly (keyof NodeKinds)[]): (kind: string) => boolean {
  const kinds = new Set(
    ALL_GRAMMARS.flatMap((grammar) =>
      roles.flatMap((role) => grammar.kinds[role]?.split(' ') ?? []),
    ),
  );
  return (kind) => kinds.has(kind);
}

export const isConstant = kindsOf('constants');
export const isTypeKind = kindsOf('types');
export const isStructural = kindsOf('structural');
export const isBody = kindsOf('bodies');
export const isArguments = kindsOf('arguments');
export const isTypeArguments = kindsOf('typeArguments');
export const isImport = kindsOf('imports');
export const isFunction = kindsOf('functions', 'lambdas', 'expressionBodies');
export const isClause = kindsOf('clauses');
export const isMember = kindsOf('members');
export const isCall = kindsOf('calls');
export const isElement = kindsOf('elements');
export const isNameKind = kindsOf('names');
export const isLoop = kindsOf('loops');

/** What `return` leaves. */
export const isScope = kindsOf('functions', 'lambdas', 'asyncBlocks');
/** What gives `this` a meaning of its own. */
export const bindsThis = kindsOf('functions', 'asyncBlocks', 'classBodies');

const isString = kindsOf('strings');
const isNumber = kindsOf('numbers');
const isReference = kindsOf('references');

/** Coarse categories of code, which serve to keep a hole near what the examples showed. */
export function categoryOf(kind: string): string {
  if (isConstant(kind)) return 'constant';
  if (isString(kind)) return 'string';
  if (isNumber(kind)) return 'number';
  if (isTypeKind(kind)) return 'type';
  return isReference(kind) ? 'reference' : kind;
}

/** Whether code of a kind needs no parentheses: names, calls, literals. */
export const standsAlone = (kind: string): boolean =>
  /^(constant|string|number|type|reference)$/.test(categoryOf(kind));

/** What binds the name after it to what stands before. */
export const isConnector = (text: string) => /^(?:\??\.|::|->|\?->|&\.)$/.test(text);

/** Fields that hold the name of what is called, accessed or made. */
export const isNameField = (field: string) =>
  /^(function|constructor|macro|name|method|type|attribute|property|field|command_name|key)$/.test(
    field,
  );

export const isObjectField = (field: string) =>
  /^(object|receiver|operand|value|argument|scope|path|expression|package)$/.test(field);
