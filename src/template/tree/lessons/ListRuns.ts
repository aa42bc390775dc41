import { isArguments, isBody, isClause } from '../languages/kinds';
import { has, kindOf, NAMED, partsOf, textOf } from '../syntax/FlatTree';
import type { HoleChoice } from './HoleChoice';
import { isDeclaredAndReassigned, isDeclarator } from '../languages/names';
import type { HoleRule } from '../rules/HoleRule';
import type { RegionCode } from './RegionCode';

/** Finds runs of list elements that one hole can stand for, whatever their number. */
export class ListRuns {
  constructor(
    private readonly code: RegionCode,
    private readonly choice: HoleChoice,
  ) {}

  /** Runs of elements of a bracketed list that may be any number. */
  runsIn(node: number): number[][] {
    if (this.choice.breadth === 'exact' || this.choice.breadth === 'names') return [];
    const { left } = this.code;
    const children = partsOf(left, node);
    if (this.code.emptied.has(node)) return [children.slice(1, -1)];
    const opens = children[0];
    if (opens === undefined) return [];
    const brackets =
      /^[([{]$/.test(textOf(left, opens)) || /^[([{]$/.test(textOf(left, children[1] ?? opens));
    if (!brackets) return this.declarators(children);
    const elements = children.filter(
      (child) => has(left, child, NAMED) || !/^[()[\]{}]$/.test(textOf(left, child)),
    );
    const kind = kindOf(left, node);
    if (/subscript|index|element_(access|reference)/.test(kind)) return [];
    if (elements.some((child) => isClause(kindOf(left, child)))) return [];
    const runs: number[][] = [];
    let run: number[] = [];
    for (const child of elements) {
      const shared =
        this.code.isShared(child) &&
        has(left, child, NAMED) &&
        !this.choice.staysLiteral(child) &&
        !this.choice.hidesName(child);
      if (shared && this.code.runInAfter([...run, child])) run.push(child);
      else {
        if (run.length > 0) runs.push(run);
        run = shared && this.code.runInAfter([child]) ? [child] : [];
      }
    }
    if (run.length > 0) runs.push(run);
    for (const each of [...runs]) {
      const [only] = each;
      if (each.length === 1 && (!this.code.isOnlyInLists(only!) || this.code.isRepeated(only!)))
        runs.splice(runs.indexOf(each), 1);
    }
    const isWholeBody = isBody(kind) && elements.every((child) => this.code.isShared(child));
    if (!isArguments(kind)) return isWholeBody ? [] : runs;
    const whole = elements.every((child) => this.code.isShared(child));
    const inContext = this.code.inContext.has(node);
    const flagged = elements.some((child) => this.choice.staysLiteral(child));
    if (flagged && !(this.choice.breadth === 'wide')) return [];
    if (whole && inContext && elements.length === 1 && this.choice.breadth !== 'wide') {
      return this.insertsSomething(node) ? runs : [];
    }
    if (runs.length > 1 && this.insertsSomething(node)) {
      return runs.filter((each) => each.length > 1 || each === runs.at(-1));
    }
    return runs;
  }

  /** The declarators of one declaration, all of them. */
  declarators(children: readonly number[]): number[][] {
    const run = children.filter((child) => isDeclarator(kindOf(this.code.left, child)));
    const shared = run.every((child) => this.code.isShared(child));
    return run.length > 0 && shared ? [run] : [];
  }

  insertsSomething(node: number): boolean {
    return !this.code.inContext.has(node) && !this.code.isShared(node);
  }

  insertsInto(parent: number): boolean {
    return partsOf(this.code.left, parent).every((child) => this.code.isShared(child));
  }

  /** What the hole for a run may stand for. */
  ruleFor(parent: number, run: readonly number[]): HoleRule {
    const { left } = this.code;
    const rule: HoleRule = {
      name: 'rest',
      seen: [...new Set(run.map((each) => kindOf(left, each)))],
      min: 1,
    };
    if (run.every((each) => isDeclarator(kindOf(left, each)))) {
      rule.name = 'declared';
      rule.reassigned = run.some((each) => isDeclaredAndReassigned(left, each));
      const valued = new Set(run.map((each) => partsOf(left, each).length > 1));
      if (valued.size === 1) rule.valued = [...valued][0]!;
    }
    if (!isArguments(kindOf(left, parent))) return rule;
    if (this.code.inContext.has(parent)) {
      rule.min = run.length;
      rule.max = run.length + 1;
    } else if (!this.insertsInto(parent)) rule.min = rule.max = run.length;
    if (this.code.inserted.length > 0) rule.lacks = this.code.inserted;
    return rule;
  }
}
