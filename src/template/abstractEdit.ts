import type { Body, Element, HoleRule } from './body';
import { candidateRuns, type Level, type Run } from './candidateRuns';
import { isConnector, operandEnd } from './chains';
import type { ConcreteEdit } from './concreteEdits';
import { endsStatement, isSeparator } from './extents';
import { finishBody } from './finishBody';
import { indentationAt, indentUnitOf, portableLayout } from './layout';
import { openPair } from './openPair';
import { openString } from './openedStrings';
import type { Hunk } from './tokenDiff';
import { isCloser, isOpener, type Source } from './tokens';
import { followsTightly, isStatements } from './widen';

/**
 * The template of one edit at one level: runs of the text before that occur again in the text after
 * become holes, everything else stays as it is.
 */
export function abstractEdit(edit: ConcreteEdit, region: Hunk, level: Level): Body {
  return new Abstraction(edit, region, level).run();
}

class Abstraction {
  private readonly before: Source;
  private readonly after: Source;
  private readonly runs: Run[] = [];
  /** Hole of each token, by its index, for both sides. */
  private readonly beforeHoles = new Map<number, number>();
  private readonly afterHoles = new Map<number, number>();
  private readonly rules: HoleRule[] = [];
  /** Elements of the strings that were taken apart. */
  private readonly openedBefore = new Map<number, (string | number)[]>();
  private readonly openedAfter = new Map<number, (string | number)[]>();

  constructor(
    private readonly edit: ConcreteEdit,
    private readonly region: Hunk,
    private readonly level: Level,
  ) {
    this.before = edit.alignment.before;
    this.after = edit.alignment.after;
  }

  run(): Body {
    const { b0, b1 } = this.region;
    const { importWords } = this.before.rules;
    const isImport = importWords.has(this.before.tokens[b0]?.text ?? '');
    if (!isImport) {
      for (const run of candidateRuns(this.before, b0, b1, this.edit.bindings, this.level)) {
        this.makeHole(run);
      }
    }
    if (this.level.names) this.openStrings();
    return this.body();
  }

  private makeHole(run: Run): void {
    const { a0, a1, b0, b1 } = this.region;
    if (!this.isFree(this.beforeHoles, run.from, run.to)) return;
    const keys = this.keys(this.before, run.from, run.to);
    const inAfter = this.occurrences(this.after, keys, a0, a1, this.afterHoles);
    if (inAfter.length === 0 && !this.isEmbedded(run) && !this.isDropped(run)) return;
    const hole = this.addRule(run);
    for (const at of this.occurrences(this.before, keys, b0, b1, this.beforeHoles)) {
      for (let offset = 0; offset < keys.length; offset++) this.beforeHoles.set(at + offset, hole);
    }
    for (const at of inAfter) {
      for (let offset = 0; offset < keys.length; offset++) this.afterHoles.set(at + offset, hole);
    }
  }

  private addRule(run: Run): number {
    this.runs.push(run);
    const single = run.to - run.from === 1 ? this.before.tokens[run.from] : undefined;
    const isName = single?.kind === 'word' && /^\w{1,40}$/.test(single.text);
    const last = this.before.tokens[run.to - 1];
    const lastName = last?.kind === 'word' && /^\w{1,40}$/.test(last.text) ? last.text : 'value';
    const isOperand = operandEnd(this.before, run.from) === run.to;
    const isEmbeddedName = isName && this.isEmbedded(run);
    const operand = isEmbeddedName ? 'name' : 'operand';
    const shape = run.role === 'block' ? 'sequence' : isOperand ? operand : 'expression';
    this.rules.push({ shape, name: isName ? single.text : lastName });
    return this.rules.length;
  }

  /** The new text has it in a string, as in `f"{name}"`. */
  private isEmbedded(run: Run): boolean {
    const text = `{${this.textOf(run)}}`;
    for (let index = this.region.a0; index < this.region.a1; index++) {
      const token = this.after.tokens[index];
      if (token?.kind === 'string' && token.text.includes(text)) return true;
    }
    return false;
  }

  /** A local name as an argument that the new text does without. */
  private isDropped(run: Run): boolean {
    const name = this.before.tokens[run.from]?.text ?? '';
    const isSingle = run.role === 'item' && run.to - run.from === 1;
    return isSingle && this.edit.bindings.local.has(name);
  }

  private openStrings(): void {
    const old = this.strings(this.before, this.region.b0, this.region.b1, this.beforeHoles);
    const now = this.strings(this.after, this.region.a0, this.region.a1, this.afterHoles);
    const oldKeys = new Set(old.map((index) => this.before.tokens[index]?.key));
    const nowKeys = new Set(now.map((index) => this.after.tokens[index]?.key));
    const changed = old.filter((index) => !nowKeys.has(this.before.tokens[index]?.key));
    const becomes = now.filter((index) => !oldKeys.has(this.after.tokens[index]?.key));
    changed.forEach((index, order) => {
      const other = becomes[order];
      if (other !== undefined) this.openStringsAt(index, other);
    });
  }

  private openStringsAt(beforeIndex: number, afterIndex: number): void {
    const before = openString(this.before.tokens[beforeIndex]?.text ?? '');
    const after = openString(this.after.tokens[afterIndex]?.text ?? '');
    if (!before || !after) return;
    const embedded = this.runs.map((run, index) => ({ hole: index + 1, text: this.textOf(run) }));
    const rules = this.rules.length;
    const pair = openPair(before.content, after.content, embedded, () =>
      this.rules.push({ shape: 'part', name: 'text' }),
    );
    if (pair === undefined) {
      this.rules.length = rules;
      return;
    }
    this.openedBefore.set(beforeIndex, pair.before);
    this.openedAfter.set(afterIndex, pair.after);
  }

  private strings(
    source: Source,
    from: number,
    to: number,
    holes: ReadonlyMap<number, number>,
  ): number[] {
    const found: number[] = [];
    for (let index = from; index < to; index++) {
      if (source.tokens[index]?.kind === 'string' && !holes.has(index)) found.push(index);
    }
    return found;
  }

  private body(): Body {
    const { a0, a1, b0, b1 } = this.region;
    const isWhole = isStatements(this.edit.alignment, this.region);
    const body: Body = {
      version: 1,
      before: this.elements(this.before, b0, b1, this.beforeHoles, this.openedBefore),
      after: this.elements(this.after, a0, a1, this.afterHoles, this.openedAfter),
      holes: this.widenedRules(),
      beginsStatement: isWhole,
      endsStatement: isWhole,
      followedBy: this.following(),
      skipsOwnResult: false,
      indent: indentUnitOf(this.before.text),
    };
    return finishBody(body);
  }

  /** A lone name that changed keeps the bracket after it. */
  private following(): string | undefined {
    const { b0, b1 } = this.region;
    const next = this.before.tokens[b1];
    if (this.before.tokens[b1 - 1]?.kind !== 'word' || b1 - b0 > 3) return undefined;
    if (next === undefined) return undefined;
    const isBracket = /^[[(]$/.test(next.text) && next.tight;
    return isBracket || (b1 - b0 === 1 && followsTightly(this.before, b1)) ? next.text : undefined;
  }

  private elements(
    source: Source,
    from: number,
    to: number,
    holes: ReadonlyMap<number, number>,
    opened: ReadonlyMap<number, (string | number)[]>,
  ): Element[] {
    const base = indentationAt(source.text, source.tokens[from]?.start ?? 0);
    const unit = indentUnitOf(source.text);
    const list: Element[] = [];
    for (let index = from; index < to; index++) {
      const token = source.tokens[index];
      if (token === undefined) break;
      const hole = holes.get(index);
      const space = source.text.slice(source.tokens[index - 1]?.end ?? token.start, token.start);
      const layout = index === from ? '' : portableLayout(space, base, unit);
      const common = { break: index > from && token.breakBefore, layout };
      const parts = opened.get(index);
      const string = parts ? openString(token.text) : undefined;
      if (hole !== undefined) {
        list.push({ is: 'hole', hole, ...common });
        const run = this.runs[hole - 1];
        index += (run?.to ?? 1) - (run?.from ?? 0) - 1;
      } else if (parts && string) {
        const { prefix, quote } = string;
        list.push({ is: 'opened', open: prefix + quote, close: quote, parts, ...common });
      } else list.push({ is: 'literal', text: token.text, kind: token.kind, ...common });
    }
    return list;
  }

  /** A hole that fills a whole argument wherever it stands takes any expression. */
  private widenedRules(): HoleRule[] {
    return this.rules.map((rule, index) => {
      const run = this.runs[index];
      if (rule.shape !== 'operand' || run === undefined) return rule;
      const before = this.standsAlone(this.before, this.beforeHoles, index + 1, this.region.b1);
      const after = this.standsAlone(this.after, this.afterHoles, index + 1, this.region.a1);
      return before && after ? { ...rule, shape: 'expression' } : rule;
    });
  }

  private standsAlone(
    source: Source,
    holes: ReadonlyMap<number, number>,
    hole: number,
    limit: number,
  ): boolean {
    for (const [index, other] of holes) {
      if (other !== hole) continue;
      const begins = holes.get(index - 1) !== hole;
      const ends = holes.get(index + 1) !== hole;
      if (begins && !this.beginsItem(source, index)) return false;
      if (ends && (index + 1 > limit || !this.endsItem(source, index + 1))) return false;
    }
    return true;
  }

  private beginsItem(source: Source, index: number): boolean {
    if (isOpener(source, index - 1) || isSeparator(source, index - 1)) return true;
    return /^(?:=|:=|=>|return)$/.test(source.tokens[index - 1]?.text ?? '');
  }

  private endsItem(source: Source, index: number): boolean {
    return isCloser(source, index) || isSeparator(source, index) || endsStatement(source, index);
  }

  /** Where the keys occur as a whole expression, left to right, in tokens that are not in a hole yet. */
  private occurrences(
    source: Source,
    keys: readonly string[],
    from: number,
    to: number,
    holes: ReadonlyMap<number, number>,
  ): number[] {
    const found: number[] = [];
    for (let at = from; at + keys.length <= to; at++) {
      if (isConnector(source, at - 1) || !this.isFree(holes, at, at + keys.length)) continue;
      if (!keys.every((key, offset) => source.tokens[at + offset]?.key === key)) continue;
      if (this.namesArgument(source, at, at + keys.length)) continue;
      found.push(at);
      at += keys.length - 1;
    }
    return found;
  }

  /** `url=` in a call is no use of the variable `url`. */
  private namesArgument(source: Source, from: number, to: number): boolean {
    const around = source.parent[from] ?? -1;
    const inCall = around >= 0 && source.tokens[around]?.text === '(';
    return inCall && source.tokens[to]?.text === '=' && to - from === 1;
  }

  private isFree(holes: ReadonlyMap<number, number>, from: number, to: number): boolean {
    for (let index = from; index < to; index++) if (holes.has(index)) return false;
    return true;
  }

  private keys(source: Source, from: number, to: number): string[] {
    return source.tokens.slice(from, to).map((token) => token.key);
  }

  private textOf({ from, to }: Run): string {
    const start = this.before.tokens[from]?.start ?? 0;
    return this.before.text.slice(start, this.before.tokens[to - 1]?.end ?? start);
  }
}
