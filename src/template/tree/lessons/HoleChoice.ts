import {
  categoryOf,
  isArguments,
  isBody,
  isCall,
  isClause,
  isElement,
  isConstant,
  isImport,
  isMember,
  isNameField,
  isObjectField,
  isTypeKind,
  isNameKind,
} from '../languages/kinds';
import { isDistinctive } from './distinctive';
import {
  fieldOf,
  type FlatTree,
  has,
  isLeaf,
  kindOf,
  NAMED,
  partsOf,
  textOf,
} from '../syntax/FlatTree';
import { isContent, isQuoteMark } from '../syntax/Kinds';
import { isDeclaredAndReassigned, isDeclarator, isFixed, type Names } from '../languages/names';
import type { HoleRule } from '../rules/HoleRule';
import type { RegionCode } from './RegionCode';

/**
 * How far a rule departs from its example: `exact` not at all, `names` in local names only, `deep` as
 * `usual` but not for calls and statements as a whole, `usual` in whatever both sides share and does
 * not name an interface, `wide` in all that both sides share.
 */
export type Breadth = 'exact' | 'names' | 'deep' | 'usual' | 'wide';

/** Decides which code of the before-side becomes a hole. */
export class HoleChoice {
  /** @param apart local names that stay outside of the holes for larger code */
  constructor(
    private readonly code: RegionCode,
    private readonly names: Names,
    readonly breadth: Breadth,
    private readonly apart: ReadonlySet<string>,
  ) {}

  /** A name that only this file knows, and that the change takes away. */
  isOwnName(node: number): boolean {
    const { left } = this.code;
    const text = textOf(left, node);
    if (this.breadth === 'exact' || this.code.isShared(node)) return false;
    if (this.code.region.before.includes(node) || this.isWithinImport(node)) return false;
    if (!isNameKind(kindOf(left, node)) || this.namesInterface(node)) return false;
    return (
      (this.names.local.has(text) || this.names.declared.has(text)) &&
      !this.code.namesInAfter().has(text)
    );
  }

  /** Whether a node that both sides share becomes a hole as a whole. */
  isHole(node: number): boolean {
    const { breadth } = this;
    const { left } = this.code;
    const kind = kindOf(left, node);
    if (!has(left, node, NAMED) || isQuoteMark(kind) || breadth === 'exact') return false;
    if (kind.endsWith('comment') || (isClause(kind) && breadth !== 'wide')) return false;
    if (this.isStatementOfRun(node)) return false;
    if (breadth === 'names') {
      return (
        isLeaf(left, node) &&
        isNameKind(kind) &&
        this.names.local.has(textOf(left, node)) &&
        !this.namesInterface(node)
      );
    }
    if (!isLeaf(left, node) && this.hidesName(node)) return false;
    if (breadth === 'deep' && (isCall(kind) || kind.endsWith('statement'))) return false;
    if (isContent(kind)) return breadth === 'wide' || this.code.isJoinedWithCode(node);
    if (breadth !== 'wide' && this.isWithinImport(node)) return false;
    if (this.staysLiteral(node)) return false;
    if (isArguments(kind)) return false;
    if (this.namesInterface(node)) return false;
    if (this.code.inContext.has(node) && isTypeKind(kind) && breadth !== 'wide') return false;
    return true;
  }

  /** Whether a hole for a node would hide a name that has to be a hole of its own. */
  hidesName(node: number): boolean {
    const { left } = this.code;
    if (this.apart.size === 0) return false;
    for (let at = node; at < node + left.size[node]!; at++)
      if (isLeaf(left, at) && this.apart.has(textOf(left, at))) return true;
    return false;
  }

  /** Whether new code may stand for whatever stands at its place around: a variable, or a type. */
  mayBorrow(tree: FlatTree, node: number): boolean {
    const kind = kindOf(tree, node);
    if (this.breadth === 'exact' || !has(tree, node, NAMED) || this.code.isInBefore(node))
      return false;
    if (isTypeKind(kind)) return true;
    const parent = tree.parent[node]!;
    const isMemberName = isMember(kindOf(tree, parent)) && partsOf(tree, parent)[0] !== node;
    return (
      isLeaf(tree, node) &&
      isNameKind(kind) &&
      !isMemberName &&
      this.names.local.has(textOf(tree, node))
    );
  }

  /** One of the statements that a region is made of: as a hole it would stand for any statement. */
  isStatementOfRun(node: number): boolean {
    const { left, region } = this.code;
    const parent = left.parent[node]!;
    return region.before.includes(node) && parent >= 0 && isBody(kindOf(left, parent));
  }

  isWithinImport(node: number): boolean {
    for (let at = node; at >= 0; at = this.code.left.parent[at]!) {
      if (isImport(kindOf(this.code.left, at))) return true;
      if (this.code.region.before.includes(at)) return false;
    }
    return false;
  }

  /** What names a function, a property, a module: its base may be a hole, it itself may not. */
  namesInterface(node: number): boolean {
    const { left } = this.code;
    const parent = left.parent[node]!;
    if (parent < 0) return false;
    const field = fieldOf(left, node);
    const parentKind = kindOf(left, parent);
    const kind = kindOf(left, node);
    if (/property|field_identifier|attribute_name|tag_name/.test(kind)) return true;
    if (parentKind === 'command_name' || (isElement(parentKind) && field === 'name')) return true;
    const member = isMember(parentKind) || isCall(parentKind);
    if (!member) return false;
    const isName =
      isNameField(field) || (field === '' && this.isFirstNamed(parent, node) && isCall(parentKind));
    if (isName) return !isCall(kind);
    if (!isObjectField(field) || (field === 'argument' && !isMember(parentKind))) return false;
    if (isLeaf(left, node)) {
      const text = textOf(left, node);
      if (this.names.local.has(text) || this.breadth === 'wide') return false;
      if (this.code.isWrapped) return true;
      return parentKind.includes('scope') || isFixed(this.names, text);
    }
    if (this.breadth === 'wide') return false;
    if (!this.code.inContext.has(node) && !this.code.isWrapped) return false;
    return this.isPath(node) && (this.code.isWrapped || !this.besideDistinctive(node));
  }

  /** Names with dots between them, and nothing else. */
  isPath(node: number): boolean {
    const { left } = this.code;
    if (isLeaf(left, node)) return true;
    return isMember(kindOf(left, node)) && partsOf(left, node).every((child) => this.isPath(child));
  }

  /** Whether the name that is accessed is changed and tells enough by itself. */
  besideDistinctive(node: number): boolean {
    const { left } = this.code;
    return partsOf(left, left.parent[node]!).some((sibling) => {
      if (!isNameField(fieldOf(left, sibling)) || this.code.inContext.has(sibling)) return false;
      const text = textOf(left, sibling);
      return isDistinctive(text);
    });
  }

  isFirstNamed(parent: number, node: number): boolean {
    return (
      partsOf(this.code.left, parent).find((child) => has(this.code.left, child, NAMED)) === node
    );
  }

  /** Constants, zero and very short strings are flags: their value is their meaning. */
  staysLiteral(node: number): boolean {
    const { left } = this.code;
    const kind = kindOf(left, node);
    const parent = left.parent[node]!;
    const isArgument =
      parent >= 0 && isArguments(kindOf(left, parent)) && this.code.inContext.has(node);
    if (isConstant(kind)) return !isArgument;
    if (this.breadth === 'wide') return false;
    const text = textOf(left, node);
    if (!isArgument) return false;
    if (categoryOf(kind) === 'number') return text === '0';
    return categoryOf(kind) === 'string' && /^(['"])[\w+]{0,2}\1$/.test(text);
  }

  ruleFor(node: number): Omit<HoleRule, 'name'> {
    const { left } = this.code;
    const kind = kindOf(left, node);
    const rule: Omit<HoleRule, 'name'> = { seen: [kind] };
    if (this.breadth === 'names' || this.code.isInterpolated(node)) rule.strict = true;
    if (isDeclarator(kind)) {
      rule.reassigned = isDeclaredAndReassigned(left, node);
      rule.valued = partsOf(left, node).length > 1;
    }
    return rule;
  }
}
