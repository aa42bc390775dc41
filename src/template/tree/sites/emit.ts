import { bare, indentationAt, lineEndingOf } from '../../shared/layout';
import type { Replacement } from '../syntax/Replacement';
import { AfterText, type Composed, stringLines } from './AfterText';
import { codeText, COMMENT, type FlatTree, has, indentUnit, textOf } from '../syntax/FlatTree';
import { losesComment } from './lostComments';
import type { Match } from './match';
import { freeNames } from '../rules/freeNames';
import { type Atom, atomKey, atomsOf, isLiteral, isRest, type Rule } from '../rules/Pattern';
import { isSeparatorAtom, isTerminator, levelsOf, sharedAtoms } from './sharedAtoms';

/**
 * The smallest replacements that turn a match into the after-side: what both sides share stays as it
 * is in the file. `undefined` when a comment would be lost.
 * @param inputs names of the after-side that a person is to fill in
 */
export function replacementsFor(
  rule: Rule,
  match: Match,
  tree: FlatTree,
  inputs: readonly string[] = [],
): Replacement[] | undefined {
  if (rule.top) {
    const text = withTerminator(rule, tree);
    return [{ start: match.start, end: match.start, newText: text + lineEndingOf(tree.text) }];
  }
  const emitter = new Emitter(rule, match, tree, inputs);
  const replacements = emitter.soundReplacements();
  const lost = replacements.some(({ start, end }) => losesComment(tree, match, start, end, rule));
  return lost
    ? undefined
    : replacements.filter(({ start, end, newText }) => tree.text.slice(start, end) !== newText);
}

/** A directive with a semicolon where the file has them. */
function withTerminator(rule: Rule, tree: FlatTree): string {
  const text = topText(rule);
  const [root] = rule.after;
  if (root === undefined || !('k' in root) || root.k !== 'expression_statement') return text;
  return text.replace(/;?$/, /;\s*$/m.test(codeText(tree)) ? ';' : '');
}

/** The text of an after-side without holes. */
export const topText = (rule: Rule): string =>
  atomsOf(rule.after)
    .map((atom, index) =>
      isLiteral(atom) ? (index === 0 ? '' : atom.g.replaceAll('\t', '    ')) + atom.t : '',
    )
    .join('');

class Emitter {
  private readonly before: Atom[];
  private readonly after: Atom[];
  private readonly unit: string;
  private readonly text: AfterText;

  constructor(
    private readonly rule: Rule,
    private readonly match: Match,
    private readonly tree: FlatTree,
    inputs: readonly string[],
  ) {
    this.before = atomsOf(rule.before);
    this.after = atomsOf(rule.after);
    this.unit = indentUnit(tree);
    const layout = {
      base: indentationAt(tree.text, match.start),
      unit: this.unit,
      lineEnding: lineEndingOf(tree.text),
    };
    const named = inputs.length > 0 ? freeNames(rule.after).map(({ leaf }) => leaf) : [];
    this.text = new AfterText(
      this.after,
      match,
      tree,
      layout,
      new Set(named.filter(({ t }) => inputs.includes(t))),
    );
  }

  /**
   * The smallest replacements, or the whole after-side if they would make something else. They may:
   * separators have no place of their own in a match, so `f(a, [b, c])` for `f(a, b, c)` can get one
   * too many.
   */
  soundReplacements(): Replacement[] {
    const { before, after, match, tree } = this;
    if (after.length === 0) return [this.removal()];
    const smallest = this.all();
    const dropped = this.rule.dropped ?? [];
    if (dropped.length === 0 && ![...before, ...after].some(isSeparatorAtom)) return smallest;
    const whole = this.text.compose(0, after.length, true);
    const made = textAfter(tree.text, match, smallest);
    const plain = (text: string): string => withoutComments(text, tree, match, dropped);
    const site = tree.text.slice(match.start, match.end);
    if (
      optionalIn(plain(made)) <= optionalIn(plain(site)) &&
      sameButForOptional(plain(made), plain(whole.text))
    )
      return smallest;
    return [written(match.start, match.end, whole)];
  }

  private all(): Replacement[] {
    const { before, after, match } = this;
    const shared = sharedAtoms(before, after).filter(([i]) => match.spans[i] !== undefined);
    const result: Replacement[] = [];
    const levels = [levelsOf(before), levelsOf(after)] as const;
    let [i, j] = [-1, -1];
    let shift = 0;
    for (const [nextI, nextJ] of [...shared, [before.length, after.length] as const]) {
      const cut = before.slice(i + 1, nextI);
      const put = after.slice(j + 1, nextJ);
      const next = nextI < before.length ? levels[1][nextJ]! - levels[0][nextI]! : 0;
      if (cut.map(atomKey).join() !== put.map(atomKey).join()) {
        result.push(this.between(i, nextI, j, nextJ));
      } else if (i >= 0 && nextI < before.length && next === shift) {
        result.push(...this.moved(match.spans[i]!.end, match.spans[nextI]!.start, shift));
      } else if (i >= 0 && nextI < before.length && before[nextI]!.g !== after[nextJ]!.g) {
        result.push(...this.respaced(i, nextI, after[nextJ]!));
      }
      const span = match.spans[nextI];
      if (span !== undefined) result.push(...this.moved(span.start, span.end, next));
      i = nextI;
      j = nextJ;
      shift = next;
    }
    return result;
  }

  /** The white space between two neighbours that stay so, of which one goes to another level. */
  private respaced(i: number, nextI: number, next: Atom): Replacement[] {
    const [start, end] = [this.match.spans[i]!.end, this.match.spans[nextI]!.start];
    const isSpace = this.tree.text.slice(start, end).trim() === '';
    return isSpace ? [{ start, end, newText: this.text.gap(next) }] : [];
  }

  /** Lines that begin within a kept stretch, moved by levels of indentation; those of strings stay. */
  private moved(start: number, end: number, levels: number): Replacement[] {
    if (levels === 0) return [];
    const { text } = this.tree;
    const result: Replacement[] = [];
    for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      const line = at + 1;
      if (/^\r?(?:\n|$)/.test(text.slice(line, line + 2)) || this.isInString(line)) continue;
      if (levels > 0) result.push({ start: line, end: line, newText: this.unit.repeat(levels) });
      else {
        const most = this.unit.length * -levels;
        const space = /^[ \t]*/.exec(text.slice(line, line + most))![0].length;
        result.push({ start: line, end: line + space, newText: '' });
      }
    }
    return result;
  }

  private isInString(offset: number): boolean {
    return stringLines(this.tree, this.match.nodes)(offset);
  }

  /** The replacement of what lies between two shared atoms. */
  private between(i: number, nextI: number, jBefore: number, nextJ: number): Replacement {
    let j = jBefore;
    const { before, after, match, tree } = this;
    let from = i < 0 ? match.start : match.spans[i]!.end;
    const to = nextI >= before.length ? match.end : match.spans[nextI]!.start;
    const cut = before.slice(i + 1, nextI);
    const put = after.slice(j + 1, nextJ);
    if (
      i >= 0 &&
      cut[0] !== undefined &&
      isTerminator(cut[0]) &&
      put[0] !== undefined &&
      isTerminator(put[0])
    ) {
      // The end of a statement stays as the site has it.
      from += /^(?:\s*;)?/.exec(tree.text.slice(from, to))![0].length;
      cut.shift();
      put.shift();
      j++;
    }
    // The separator that is there already serves as the last one.
    const reuses =
      put.length > 1 &&
      isSeparatorAtom(put[0]!) &&
      isSeparatorAtom(put.at(-1)!) &&
      cut.every(isSeparatorAtom) &&
      tree.text.slice(from, to).trim() !== '';
    const composed = this.text.compose(
      j + 1,
      reuses ? nextJ - 1 : nextJ,
      i < 0 || this.isEmptyRest(i),
    );
    const run = this.onLineOfItsOwn(i, composed);
    if (reuses && cut.length > 0) return written(from, from, run);
    const next = after[nextJ];
    const trailing = next === undefined || (run.text === '' && i < 0) ? '' : this.text.gap(next);
    const cutsSomething =
      cut.some((_, at) => match.spans[i + 1 + at] !== undefined) ||
      cut.some(
        (atom) => isSeparatorAtom(atom) && !put.some((other) => atomKey(other) === atomKey(atom)),
      );
    const site = tree.text.slice(from, to);
    if (cutsSomething) {
      const keepLead = i >= 0 && j + 1 >= nextJ;
      if (keepLead) {
        const joinsLines = breaksLine(before[nextI]) && !breaksLine(next);
        const kept = joinsLines ? trailing : this.closer(trailing, site);
        const newText = nextI >= before.length ? '' : kept;
        return { start: from, end: to, newText };
      }
      return this.exchange(from, to, run, trailing, { i, nextI, j, nextJ });
    }
    return this.insertion(from, to, run, trailing, i, nextI, j);
  }

  /** One run of atoms for another: white space that the template does not change is the site's. */
  private exchange(
    from: number,
    to: number,
    run: Composed,
    trailing: string,
    { i, nextI, j, nextJ }: { i: number; nextI: number; j: number; nextJ: number },
  ): Replacement {
    const { before, after, match } = this;
    const spans = match.spans.slice(i + 1, nextI).filter((span) => span !== undefined);
    const [first, last] = [spans[0], spans.at(-1)];
    let [start, end] = [from, to];
    let leadLength = 0;
    const firstPut = after[j + 1];
    const sameLead = before[i + 1]?.g === firstPut?.g;
    if (i >= 0 && first !== undefined && firstPut !== undefined && sameLead) {
      const lead = this.text.gap(firstPut);
      if (run.text.startsWith(lead)) {
        leadLength = lead.length;
        start = first.start;
      }
    }
    const [oldNext, newNext] = [before[nextI], after[nextJ]];
    const beginsHere = i < 0 && run.text === '';
    if (!beginsHere && last !== undefined && oldNext !== undefined && oldNext.g === newNext?.g)
      end = last.end;
    else if (!beginsHere) return written(start, end, run, leadLength, trailing);
    return written(start, end, run, leadLength);
  }

  /** After a removal: the white space that the template puts there, or the site's where it is alike. */
  private closer(gap: string, site: string): string {
    const trail = /\s*$/.exec(site)![0];
    return gap.trim() === '' && (gap.includes('\n') || trail.includes('\n')) ? trail : gap;
  }

  private insertion(
    from: number,
    to: number,
    run: Composed,
    trailing: string,
    i: number,
    nextI: number,
    j: number,
  ): Replacement {
    const { before, after, tree } = this;
    if (i < 0) return written(to, to, run, 0, trailing);
    if (nextI >= before.length) return written(from, from, run);
    const old = this.text.gap(before[nextI]!);
    const first = after[j + 1];
    const lead = first === undefined ? '' : this.text.gap(first);
    if (trailing === old) return written(from, from, run);
    if (lead === old) return written(to, to, run, lead.length, trailing);
    const site = tree.text.slice(from, to);
    if (site.trim() === '') return written(from, to, run, 0, trailing);
    return written(from, from, run);
  }

  /** What comes behind elements of a list that have a line each gets a line as well. */
  private onLineOfItsOwn(i: number, run: Composed): Composed {
    const atom = this.before[i];
    const last = atom && isRest(atom) ? this.match.holes.get(atom.r)?.nodes.at(-1) : undefined;
    const gap = /^,( +)(?=\S)/.exec(run.text)?.[1];
    if (last === undefined || gap === undefined) return run;
    const { text, start } = this.tree;
    const indent = indentationAt(text, start[last]!);
    if (!text.slice(0, start[last]).endsWith(`\n${indent}`)) return run;
    if (!/^,?[ \t]*\r?\n/.test(text.slice(this.tree.end[last]))) return run;
    const lead = lineEndingOf(text) + indent;
    return {
      text: `,${lead}${run.text.slice(1 + gap.length)}`,
      inputs: run.inputs.map((input) => ({
        ...input,
        start: input.start + lead.length - gap.length,
      })),
    };
  }

  private isEmptyRest(index: number): boolean {
    const atom = this.before[index]!;
    return isRest(atom) && this.match.holes.get(atom.r)?.nodes.length === 0;
  }

  /** Takes the match away, with its line or lines when nothing else is on them. */
  private removal(): Replacement {
    const { text } = this.tree;
    let { start, end } = this.match;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', end);
    const rest = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
    if (text.slice(lineStart, start).trim() === '' && rest.trim() === '') {
      start = lineStart;
      end = lineEnd < 0 ? text.length : lineEnd + 1;
    } else if (/^[;,]?\s*$/.test(rest)) {
      end += rest.trimEnd().length;
    }
    return { start, end, newText: '' };
  }
}

/** Whether an atom begins a line. */
const breaksLine = (atom: Atom | undefined): boolean => atom?.g?.includes('\n') === true;

/** The text of a match with replacements made. */
function textAfter(
  text: string,
  { start, end }: Match,
  replacements: readonly Replacement[],
): string {
  let result = '';
  let at = start;
  for (const one of replacements) {
    result += text.slice(at, one.start) + one.newText;
    at = Math.max(at, one.end);
  }
  return result + text.slice(at, Math.max(at, end));
}

/** A text without the comments of a match that are kept, each taken out once. */
function withoutComments(
  text: string,
  tree: FlatTree,
  { nodes }: Match,
  dropped: readonly string[],
): string {
  let result = text;
  for (const root of nodes) {
    for (let node = root; node < root + tree.size[root]!; node++) {
      if (!has(tree, node, COMMENT) || dropped.includes(textOf(tree, node))) continue;
      result = result.replace(textOf(tree, node), () => '');
    }
  }
  return result;
}

/** Separators that may be left out: before a closing bracket, and at the end of a statement. */
const OPTIONAL = /,(?=[)\]}]|$)|;(?=\}|$)/g;

const optionalIn = (text: string): number => bare(text).match(OPTIONAL)?.length ?? 0;

/** Whether two texts differ in nothing but white space and separators that may be left out. */
const sameButForOptional = (a: string, b: string): boolean =>
  bare(a).replaceAll(OPTIONAL, '') === bare(b).replaceAll(OPTIONAL, '');

/** A replacement by composed text without its first `lead` characters, and with more text behind it. */
function written(
  start: number,
  end: number,
  { text, inputs }: Composed,
  lead = 0,
  trailing = '',
): Replacement {
  const newText = text.slice(lead) + trailing;
  if (inputs.length === 0) return { start, end, newText };
  const moved = inputs.map((input) => ({
    ...input,
    start: input.start - lead,
    end: input.end - lead,
  }));
  return { start, end, newText, inputs: moved };
}
