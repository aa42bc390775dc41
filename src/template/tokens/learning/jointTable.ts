import { HOLE_SHAPES, elementKey, type Body, type Element, type HoleRule } from '../rules/body';
import { addedNames } from '../rules/finishBody';
import { openString } from '../text/openedStrings';

/** What a hole of the result stands for in each of the two templates. */
export interface Pair {
  left: readonly Element[];
  right: readonly Element[];
  rule: HoleRule;
}

/** Where a hole would stand. */
export interface HolePosition {
  /** In a list, for any number of items. */
  isSequence: boolean;
  /** In a list of names with values, in any order. */
  isAttributes: boolean;
  isLaterArgument: boolean;
  /** From comma or bracket to comma or bracket. */
  isWholeItem: boolean;
}

const MAX_VALUES = 24;
const SHORT_VALUE = /^[\w:.+-]{0,20}$/;

/** The holes of a generalisation: the same pair of runs is the same hole, on both sides. */
export class JointTable {
  readonly pairs: Pair[] = [];
  private readonly byKey = new Map<string, number>();

  constructor(
    private readonly left: Body,
    private readonly right: Body,
  ) {}

  rules(): HoleRule[] {
    return this.pairs.map((pair) => pair.rule);
  }

  /** The hole for two runs; `undefined` where no hole can stand. */
  holeFor(
    left: readonly Element[],
    right: readonly Element[],
    place: HolePosition,
  ): Element | undefined {
    const rule = this.ruleFor(left, right, place);
    if (rule === undefined) return undefined;
    const first = left[0] ?? right[0];
    const hole = this.add(left, right, rule);
    return { is: 'hole', hole, break: first?.break ?? false, layout: left[0]?.layout ?? '' };
  }

  /** The hole for two parts of strings. */
  partHole(left: number, right: number): number {
    const hole = (number: number): Element => ({
      is: 'hole',
      hole: number,
      break: false,
      layout: '',
    });
    return this.add([hole(left)], [hole(right)], { shape: 'part', name: 'text' });
  }

  private add(left: readonly Element[], right: readonly Element[], rule: HoleRule): number {
    const key = JSON.stringify([left.map(elementKey), right.map(elementKey)]);
    const known = this.byKey.get(key);
    if (known !== undefined) {
      const pair = this.pairs[known - 1];
      if (pair && isWider(pair.rule, rule)) pair.rule = { ...pair.rule, shape: rule.shape };
      return known;
    }
    const hole = this.pairs.push({ left, right, rule });
    this.byKey.set(key, hole);
    return hole;
  }

  private ruleFor(
    left: readonly Element[],
    right: readonly Element[],
    { isSequence, isAttributes, isLaterArgument, isWholeItem }: HolePosition,
  ): HoleRule | undefined {
    const name = this.nameOf(left, this.left) ?? this.nameOf(right, this.right) ?? 'value';
    if (isSequence) {
      const adds = !isAttributes && addedNames(this.left).length > 0;
      const loses = adds && (chooses(left, this.left) || chooses(right, this.right));
      if (loses) return undefined;
      const rule: HoleRule = { shape: 'sequence', name: 'arguments' };
      return adds ? { ...rule, withoutFlags: true } : rule;
    }
    const [one, other] = [this.shapeOf(left, this.left), this.shapeOf(right, this.right)];
    if (one === undefined || other === undefined || one === 'part' || other === 'part') {
      return undefined;
    }
    const wider = HOLE_SHAPES.indexOf(one) > HOLE_SHAPES.indexOf(other) ? one : other;
    const isOperand = wider === 'operand' || (wider === 'name' && !this.areNames(left, right));
    const shape = isOperand ? (isWholeItem ? 'expression' : 'operand') : wider;
    const values = this.valuesOf(left, right, isLaterArgument);
    return values ? { shape, name, oneOf: values } : { shape, name };
  }

  private shapeOf(run: readonly Element[], body: Body): HoleRule['shape'] | undefined {
    const [first] = run;
    if (run.length === 1 && first?.is === 'hole') return body.holes[first.hole - 1]?.shape;
    if (run.length === 1 && first?.is === 'literal') {
      if (first.kind === 'word') return 'name';
      return first.kind === 'op' ? undefined : 'operand';
    }
    if (run.length === 0) return undefined;
    return isOperandRun(run) ? 'operand' : 'expression';
  }

  /** Two literal strings are a choice, as long as both are short and say how rather than what. */
  private valuesOf(
    left: readonly Element[],
    right: readonly Element[],
    isLaterArgument: boolean,
  ): string[] | undefined {
    const one = this.values(left, this.left, isLaterArgument);
    const other = this.values(right, this.right, isLaterArgument);
    if (!one || !other) return undefined;
    const all = [...new Set([...one, ...other])].sort();
    return all.length <= MAX_VALUES ? all : undefined;
  }

  private values(
    run: readonly Element[],
    body: Body,
    isLaterArgument: boolean,
  ): string[] | undefined {
    const [item] = run;
    if (run.length !== 1 || item === undefined) return undefined;
    if (item.is === 'hole') return body.holes[item.hole - 1]?.oneOf;
    if (item.is !== 'literal' || item.kind !== 'string') return undefined;
    const string = openString(item.text);
    const isShort = SHORT_VALUE.test(string?.content ?? ' ');
    if (!isShort || (!isLaterArgument && !this.isPartOfAfter(item.text, body))) return undefined;
    return [
      string && /^['"]$/.test(string.quote) ? `${string.prefix}"${string.content}"` : item.text,
    ];
  }

  /** `'fs'` → `'node:fs'`: the string decides what the new one is. */
  private isPartOfAfter(text: string, body: Body): boolean {
    const content = openString(text)?.content ?? '';
    const isSame = body.after.some((item) => item.is === 'literal' && item.text === text);
    return (
      !isSame &&
      content !== '' &&
      body.after.some(
        (item) => item.is === 'literal' && item.kind === 'string' && item.text.includes(content),
      )
    );
  }

  /** Both were holes for names, so that names are all there was. */
  private areNames(left: readonly Element[], right: readonly Element[]): boolean {
    return [...left, ...right].some((item) => item.is === 'hole');
  }

  private nameOf(run: readonly Element[], body: Body): string | undefined {
    const item = run[run.length - 1];
    if (item?.is === 'hole') return body.holes[item.hole - 1]?.name;
    if (item?.is === 'literal' && item.kind === 'word' && item.text.length <= 40) return item.text;
    return undefined;
  }
}

/** Whether a run holds a string or a choice of strings, which say what the call does. */
function chooses(run: readonly Element[], body: Body): boolean {
  return run.some((item, index) => {
    if (item.is === 'hole') return body.holes[item.hole - 1]?.oneOf !== undefined;
    return item.is === 'literal' && item.kind === 'string' && index > 0;
  });
}

/** A name with members, calls and indices: no operators outside of brackets, no two words in a row. */
function isOperandRun(run: readonly Element[]): boolean {
  let depth = 0;
  let afterOperand = false;
  for (const item of run) {
    const text = item.is === 'literal' && item.kind === 'op' ? item.text : undefined;
    if (text !== undefined && /^[([{]$/.test(text)) depth++;
    else if (text !== undefined && /^[)\]}]$/.test(text)) {
      depth--;
      afterOperand = true;
    } else if (depth === 0) {
      if (text === undefined ? afterOperand : !/^(?:\.|::|->|\?\.|&\.)$/.test(text)) return false;
      afterOperand = text === undefined;
    }
  }
  return depth === 0;
}

function isWider(one: HoleRule, other: HoleRule): boolean {
  return HOLE_SHAPES.indexOf(other.shape) > HOLE_SHAPES.indexOf(one.shape);
}
