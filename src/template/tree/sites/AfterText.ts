import type { EditInput } from '../../../core/ports';
import { concreteLayout, indentationAt } from '../../shared/layout';
import { type FlatTree, kindOf } from '../syntax/FlatTree';
import type { Match } from './match';
import { type Atom, isHole, isLiteral, isOpened, isRest, type Leaf } from '../rules/Pattern';
import { isSeparatorAtom } from './sharedAtoms';

/** How a site is laid out: the white space before its line, one level, the end of a line. */
export interface SiteLayout {
  base: string;
  unit: string;
  lineEnding: string;
}

/** A part of an after-side as text, with the stretches that a person is to fill in. */
export interface Composed {
  text: string;
  inputs: EditInput[];
}

/** Writes the after-side of a rule for one match, laid out as the site is. */
export class AfterText {
  constructor(
    private readonly after: readonly Atom[],
    private readonly match: Match,
    private readonly tree: FlatTree,
    private readonly layout: SiteLayout,
    private readonly toFillIn: ReadonlySet<Leaf>,
  ) {}

  /** Text of atoms `from` up to `to` of the after-side, each with the white space before it. */
  compose(from: number, to: number, atStart: boolean): Composed {
    let text = '';
    const inputs: EditInput[] = [];
    let drop = atStart;
    for (let index = from; index < to; index++) {
      const atom = this.after[index]!;
      if (isSeparatorAtom(atom) && (drop || this.emptyRestFollows(index))) continue;
      const own = this.text(atom);
      if (!isSeparatorAtom(atom) && (own !== '' || !isRest(atom))) drop = false;
      const gap = index === 0 ? '' : this.gap(atom);
      text +=
        text === '' && atStart && index > 0 && own === '' ? '' : (own === '' ? '' : gap) + own;
      if (isLiteral(atom) && this.toFillIn.has(atom))
        inputs.push({ name: own, start: text.length - own.length, end: text.length });
    }
    return { text, inputs };
  }

  private emptyRestFollows(index: number): boolean {
    const next = this.after[index + 1];
    return next !== undefined && isRest(next) && this.match.holes.get(next.r)?.nodes.length === 0;
  }

  gap(atom: Atom): string {
    return concreteLayout(atom.g, this.layout.base, this.layout.unit, this.layout.lineEnding);
  }

  private text(atom: Atom): string {
    if (isLiteral(atom)) return atom.t;
    if (isOpened(atom)) {
      return atom.p
        .map((part) => (typeof part === 'string' ? part : (this.match.holes.get(part)?.text ?? '')))
        .join('');
    }
    const hole = this.match.holes.get(isHole(atom) ? atom.h : atom.r);
    if (hole === undefined) return '';
    return this.indented(hole, atom.g);
  }

  /** The text of a hole, its lines moved as far as the place where it now begins. */
  private indented(
    hole: { start: number; text: string; nodes: readonly number[] },
    gap: string,
  ): string {
    if (!hole.text.includes('\n')) return hole.text;
    const old = indentationAt(this.tree.text, hole.start);
    const place = gap.includes('\n') ? /[^\n]*$/.exec(this.gapText(gap))![0] : this.layout.base;
    if (old === place) return hole.text;
    const fixed = stringLines(this.tree, hole.nodes);
    let at = hole.start;
    return hole.text
      .split('\n')
      .map((line, index) => {
        const start = at;
        at += line.length + 1;
        if (index === 0 || fixed(start) || !line.startsWith(old)) return line;
        return line.trim() === '' ? line : place + line.slice(old.length);
      })
      .join('\n');
  }

  private gapText(gap: string): string {
    return concreteLayout(gap, this.layout.base, this.layout.unit, '\n');
  }
}

/** Tells whether an offset lies within a string of the nodes. */
export function stringLines(tree: FlatTree, nodes: readonly number[]): (offset: number) => boolean {
  const spans: [number, number][] = [];
  for (const root of nodes) {
    for (let node = root; node < root + tree.size[root]!; node++) {
      if (/content|fragment|heredoc|raw_string/.test(kindOf(tree, node))) {
        spans.push([tree.start[node]!, tree.end[node]!]);
      }
    }
  }
  return (offset) => spans.some(([start, end]) => offset > start && offset <= end);
}
