import { AbstractedSide } from './AbstractedSide';
import type { Body, HoleRule } from '../rules/body';
import { candidateRuns, type Level, type Run } from './candidateRuns';
import { isAtom, isKeyword, operandEnd } from '../text/chains';
import type { ConcreteEdit } from './concreteEdits';
import { expressionEnd } from '../text/extents';
import { finishBody } from '../rules/finishBody';
import { indentUnitOf } from '../../shared/layout';
import { openPair } from './openPair';
import { openString } from '../text/openedStrings';
import type { Hunk } from './tokenDiff';
import { followsTightly, isStatements } from './widen';

/**
 * The template of one edit at one level: runs of the text before that occur again in the text after
 * become holes, everything else stays as it is.
 */
export function abstractEdit(edit: ConcreteEdit, region: Hunk, level: Level): Body {
  return new Abstraction(edit, region, level).run();
}

class Abstraction {
  private readonly before: AbstractedSide;
  private readonly after: AbstractedSide;
  private readonly runs: Run[] = [];
  private readonly rules: HoleRule[] = [];

  constructor(
    private readonly edit: ConcreteEdit,
    private readonly region: Hunk,
    private readonly level: Level,
  ) {
    const { alignment } = edit;
    this.before = new AbstractedSide(alignment.before, region.b0, region.b1);
    this.after = new AbstractedSide(alignment.after, region.a0, region.a1);
  }

  run(): Body {
    const { source, from, to } = this.before;
    const isImport = source.rules.importWords.has(source.tokens[from]?.text ?? '');
    if (!isImport) {
      for (const run of candidateRuns(source, from, to, this.edit.bindings, this.level)) {
        this.makeHole(run);
      }
    }
    if (this.level.names) this.openStrings();
    return this.body();
  }

  private makeHole(run: Run): void {
    if (!this.before.isFree(run.from, run.to)) return;
    const keys = this.before.source.tokens.slice(run.from, run.to).map((token) => token.key);
    const inAfter = this.after.occurrences(keys);
    if (inAfter.length === 0 && !this.isEmbedded(run) && !this.isDropped(run)) return;
    this.runs.push(run);
    const hole = this.rules.push(this.ruleOf(run));
    this.before.fill(hole, this.before.occurrences(keys), keys.length);
    this.after.fill(hole, inAfter, keys.length);
  }

  private ruleOf(run: Run): HoleRule {
    const { source } = this.before;
    const last = source.tokens[run.to - 1];
    const name = last?.kind === 'word' && /^\w{1,40}$/.test(last.text) ? last.text : 'value';
    if (run.role === 'block') return { shape: 'sequence', name };
    if (operandEnd(source, run.from) !== run.to) return { shape: 'expression', name };
    const isName = last?.kind === 'word' && run.to - run.from === 1;
    return { shape: isName && this.isEmbedded(run) ? 'name' : 'operand', name };
  }

  /** The new text has it in a string, as in `f"{name}"`. */
  private isEmbedded(run: Run): boolean {
    const text = `{${this.textOf(run)}}`;
    const { source, from, to } = this.after;
    return source.tokens
      .slice(from, to)
      .some((token) => token.kind === 'string' && token.text.includes(text));
  }

  /** A local name as an argument that the new text does without. */
  private isDropped(run: Run): boolean {
    const name = this.before.source.tokens[run.from]?.text ?? '';
    const isSingle = run.role === 'item' && run.to - run.from === 1;
    return isSingle && this.edit.bindings.local.has(name);
  }

  /** Strings that changed are taken apart, in order. */
  private openStrings(): void {
    const [old, now] = [this.before, this.after].map((side) => {
      const indices = side.strings();
      return { indices, keys: new Set(indices.map((index) => side.source.tokens[index]?.key)) };
    });
    if (old === undefined || now === undefined) return;
    const becomes = now.indices.filter(
      (index) => !old.keys.has(this.after.source.tokens[index]?.key),
    );
    old.indices
      .filter((index) => !now.keys.has(this.before.source.tokens[index]?.key))
      .forEach((index, order) => {
        const other = becomes[order];
        if (other !== undefined) this.openStringsAt(index, other);
      });
  }

  private openStringsAt(beforeIndex: number, afterIndex: number): void {
    const before = openString(this.before.source.tokens[beforeIndex]?.text ?? '');
    const after = openString(this.after.source.tokens[afterIndex]?.text ?? '');
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
    this.before.open(beforeIndex, pair.before);
    this.after.open(afterIndex, pair.after);
  }

  private body(): Body {
    const isWhole = isStatements(this.edit.alignment, this.region);
    const isStatement = isWhole && this.isMoreThanExpression();
    const before = this.before.elements();
    return finishBody({
      version: 1,
      before,
      after: this.after.elements(),
      holes: this.widenedRules(),
      beginsStatement: isStatement || (isWhole && before[0]?.is === 'hole'),
      endsStatement: isStatement || (isWhole && before.at(-1)?.is === 'hole'),
      ...this.following(),
      spaceAfter: this.after.source.tokens[this.after.to]?.tight === false,
      skipsOwnResult: false,
      indent: indentUnitOf(this.before.source.text),
    });
  }

  /** Keywords, commands, several statements or none: what cannot stand within an expression. */
  private isMoreThanExpression(): boolean {
    return [this.before, this.after].some(({ source, from, to }) => {
      const isCommand = isAtom(source, from) && isAtom(source, from + 1);
      return (
        from === to || isKeyword(source, from) || isCommand || expressionEnd(source, from) !== to
      );
    });
  }

  /** A lone name that changed keeps the bracket after it, or the operator that it is attached to. */
  private following(): Pick<Body, 'followedBy'> {
    const { source, from, to } = this.before;
    const next = source.tokens[to];
    if (next === undefined || source.tokens[to - 1]?.kind !== 'word' || to - from > 3) return {};
    const isBracket = /^[[(]$/.test(next.text) && next.tight;
    const isAttached = to - from === 1 && followsTightly(source, to);
    return isBracket || isAttached ? { followedBy: next.text } : {};
  }

  /** A hole that fills a whole argument wherever it stands takes any expression. */
  private widenedRules(): HoleRule[] {
    return this.rules.map((rule, index) => {
      if (rule.shape !== 'operand') return rule;
      const isAlone = this.before.standsAlone(index + 1) && this.after.standsAlone(index + 1);
      return isAlone ? { ...rule, shape: 'expression' } : rule;
    });
  }

  private textOf({ from, to }: Run): string {
    const { text, tokens } = this.before.source;
    const start = tokens[from]?.start ?? 0;
    return text.slice(start, tokens[to - 1]?.end ?? start);
  }
}
