import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { HoleRule } from '../../../../src/template/tree/rules/HoleRule';
import { joinHoles, joinRuns, runOf } from '../../../../src/template/tree/rules/joinHoles';
import type { Pattern } from '../../../../src/template/tree/rules/Pattern';
import { compileRule } from '../../../../src/template/tree/sites/compileRule';
import { Budget, matchAt } from '../../../../src/template/tree/sites/match';
import {
  type FlatTree,
  isLeaf,
  kindOf,
  partsOf,
  textOf,
} from '../../../../src/template/tree/syntax/FlatTree';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import { grammars } from './workbench';

const CODE = `f(x, y, a.b, g(x), None, "s", 1, k=x, *z)
f()
f(x)
f(k=x, y)
f(x, *z)
f("a-b", 'x/y', long_name)
`;
const KINDS = 'identifier attribute call none string integer keyword_argument list_splat'.split(
  ' ',
);
const TEXTS = ['x', 'y', 'a.b', 'None', '1', 'k=x'];
const PART_TEXTS = ['x', 'a-b', 'x/y', '"', "'", 'long_name'];
const WORDS = ['x', 'k', 'g', 'z'];

const some = (from: readonly string[]) => fc.subarray([...from], { minLength: 1 });
const characters = fc.subarray([...'-/\'"._']).map((chosen) => chosen.join(''));

/** A few of the fields, or it would accept next to nothing, and nothing both shown and excluded. */
function ruleWith(fields: { [K in keyof HoleRule]?: fc.Arbitrary<HoleRule[K]> }) {
  const all = fc.record({ ...fields, name: fc.constantFrom('a', 'b') });
  const names = Object.keys(fields);
  const few = fc.subarray(names, { maxLength: Math.min(4, names.length) });
  return fc.tuple(all, few).map(([made, chosen]): HoleRule => {
    const isKept = (field: string) => chosen.includes(field) || ['name', 'seen'].includes(field);
    const kept = Object.entries(made).filter(([field]) => isKept(field));
    const { noneOf, never, ...rule } = Object.fromEntries(kept) as unknown as HoleRule;
    const excluded = noneOf?.filter((text) => rule.oneOf?.includes(text) !== true) ?? [];
    const kinds = never?.filter((kind) => !rule.seen.includes(kind)) ?? [];
    return {
      ...rule,
      ...(excluded.length > 0 && { noneOf: excluded }),
      ...(kinds.length > 0 && { never: kinds }),
    };
  });
}

const shared = {
  seen: some(KINDS),
  never: some(KINDS),
  noneOf: some(TEXTS),
  unused: some(WORDS),
  lacks: some(WORDS),
  valued: fc.boolean(),
  reassigned: fc.boolean(),
};
/** Of a node; so few texts that a join of equal ones keeps them. */
const ofNode = ruleWith({
  ...shared,
  strict: fc.constant(true),
  plain: fc.constant(true),
  oneOf: fc.subarray(TEXTS, { minLength: 1, maxLength: 2 }),
});
const ofRun = ruleWith({ ...shared, min: fc.nat(2), max: fc.integer({ min: 2, max: 9 }) }).map(
  (rule): HoleRule => ({ ...rule, name: 'rest', min: rule.min ?? 0 }),
);
/** A mark of a string is bounded by nothing else. */
const ofPart = fc.oneof(
  ruleWith({ seen: fc.constant([]), noneOf: some(PART_TEXTS) }).map((rule): HoleRule => ({
    ...rule,
    part: 'quote',
  })),
  ruleWith({
    seen: fc.constant([]),
    oneOf: some(PART_TEXTS),
    noneOf: some(PART_TEXTS),
    not: characters.filter((all) => all !== ''),
    only: characters,
  }).chain((rule) =>
    fc.constantFrom('word' as const, 'any' as const).map((part): HoleRule => ({ ...rule, part })),
  ),
);

type Join = (a: HoleRule, b: HoleRule) => HoleRule;
const joinAlike: Join = (a, b) => joinHoles(a, b)!;

/** A rule whose sets have one order, without the name, which comes from the first. */
function inOrder({ name, ...rule }: HoleRule): unknown {
  void name;
  const entries = Object.entries(rule).map(([field, value]): [string, unknown] => {
    if (Array.isArray(value)) return [field, [...value].sort()];
    const isSet = field === 'not' || field === 'only';
    return [field, isSet ? [...(value as string)].sort().join('') : value];
  });
  return Object.fromEntries(entries);
}

function withoutExclusions(rule: HoleRule): HoleRule {
  const excluding = ['never', 'noneOf', 'unused', 'lacks', 'not'];
  const entries = Object.entries(rule).filter(([field]) => !excluding.includes(field));
  return Object.fromEntries(entries) as unknown as HoleRule;
}

const same = (a: HoleRule, b: HoleRule) => assert.deepEqual(inOrder(a), inOrder(b));

const parsers = new Parsers(grammars);
let tree: FlatTree;
let nodes: number[];

const nodesOf = (kind: string) => nodes.filter((node) => kindOf(tree, node) === kind);
const accepts = (before: Pattern, rule: HoleRule, node: number) => {
  const compiled = compileRule(
    { before: [before], after: [], holes: [rule], support: 1 },
    parsers.kinds,
  );
  return matchAt(compiled, tree, node, new Budget()) !== undefined;
};
const bracket = (t: string): Pattern => ({ k: `"${t}"`, t, g: '' });

/** Each sort of hole with its join, and which codes a rule accepts of all that there are. */
const SORTS: { what: string; rules: fc.Arbitrary<HoleRule>; join: Join; codes: Codes }[] = [
  {
    what: 'nodes',
    rules: ofNode,
    join: joinAlike,
    codes: (rule) =>
      nodesOf('argument_list')
        .flatMap((list) => partsOf(tree, list))
        .filter((node) => KINDS.includes(kindOf(tree, node)))
        .filter((node) => accepts({ h: 1, g: '' }, rule, node)),
  },
  {
    what: 'runs',
    rules: ofRun,
    join: joinRuns,
    codes: (rule) =>
      nodesOf('argument_list').filter((list) => {
        const c = [bracket('('), { r: 1, g: '' }, bracket(')')];
        return accepts({ k: 'argument_list', c }, rule, list);
      }),
  },
  {
    what: 'parts of texts',
    rules: ofPart,
    join: joinAlike,
    codes: (rule) =>
      nodes
        .filter((node) => isLeaf(tree, node) && textOf(tree, node) !== '')
        .filter((node) => accepts({ k: kindOf(tree, node), p: [1], g: '' }, rule, node)),
  },
];
type Codes = (rule: HoleRule) => number[];

async function parseCode() {
  tree = (await parsers.parse('python', CODE))!;
  nodes = [...tree.kind.keys()];
}

for (const { what, rules, join, codes } of SORTS) {
  describe(`rules of holes for ${what}`, () => {
    before(parseCode);

    it('join in either order', () =>
      fc.assert(fc.property(rules, rules, (a, b) => same(join(a, b), join(b, a)))));

    it('keep all that they say when they join with themselves', () =>
      fc.assert(
        fc.property(rules, rules, (a, b) => {
          assert.deepEqual(join(a, a), a);
          assert.deepEqual(join(join(a, b), join(a, b)), join(a, b));
        }),
      ));

    it('join in any grouping, but for an excluded text that a forgotten set showed', () =>
      fc.assert(
        fc.property(rules, rules, rules, (a, b, c) => {
          const [left, right] = [join(join(a, b), c), join(a, join(b, c))];
          const each = [a, b, c];
          if (each.every(({ oneOf }) => oneOf === undefined)) return same(left, right);
          const bare = ({ noneOf, ...rule }: HoleRule) => (void noneOf, rule);
          same(bare(left), bare(right));
          const shown = each.flatMap(({ oneOf }) => oneOf ?? []);
          const excluded = each.flatMap(({ noneOf }) => noneOf ?? []);
          const sure = excluded.filter((text) => !shown.includes(text));
          for (const { noneOf = [] } of [left, right]) {
            assert.ok(noneOf.every((text) => excluded.includes(text)));
            assert.ok(sure.every((text) => noneOf.includes(text)));
          }
        }),
      ));

    it('keep what a person excluded, unless the other one shows it', () =>
      fc.assert(
        fc.property(rules, rules, (a, b) => {
          const shown = b.oneOf ?? [];
          const kept = a.noneOf?.filter((text) => !shown.includes(text)) ?? [];
          for (const { noneOf = [] } of [join(a, b), join(b, a)]) {
            assert.ok(kept.every((text) => noneOf.includes(text)));
            assert.ok(shown.every((text) => !noneOf.includes(text)));
          }
        }),
      ));

    it('keep the kinds that are excluded, unless the other one shows them', () =>
      fc.assert(
        fc.property(rules, rules, (a, b) => {
          const kept = a.never?.filter((kind) => !b.seen.includes(kind)) ?? [];
          for (const { never = [] } of [join(a, b), join(b, a)]) {
            assert.ok(kept.every((kind) => never.includes(kind)));
            assert.ok(b.seen.every((kind) => !never.includes(kind)));
          }
        }),
      ));

    /** Asks that the join of two rules accepts what `covered` tells of what each accepts. */
    function accept(
      from: fc.Arbitrary<HoleRule>,
      covered: (ofA: readonly number[], ofB: readonly number[]) => number[],
    ) {
      let met = 0;
      const law = fc.property(from, from, (a, b) => {
        const codesThen = covered(codes(a), codes(b));
        const joined = codes(join(a, b));
        assert.ok(codesThen.every((code) => joined.includes(code)));
        met += codesThen.length;
      });
      fc.assert(law, { numRuns: 300 });
      assert.ok(met > 0);
    }

    it('accept together whatever both accept', () =>
      accept(rules, (ofA, ofB) => ofA.filter((code) => ofB.includes(code))));

    it('accept together whatever either accepts, where nothing is excluded', () =>
      accept(rules.map(withoutExclusions), (ofA, ofB) => [...ofA, ...ofB]));
  });
}

it('a part of a text and a node have no rule together', () =>
  fc.assert(fc.property(ofNode, ofPart, (a, b) => assert.equal(joinHoles(a, b), undefined))));

describe('a run of pieces', () => {
  before(parseCode);

  it('excludes the kinds that all of its pieces do, and so accepts whatever they do in a row', () => {
    let met = 0;
    const piece = (rule: HoleRule): HoleRule => ({
      name: rule.name,
      seen: rule.seen,
      never: rule.never,
    });
    const law = fc.property(
      fc.array(ofNode.map(piece), { minLength: 1, maxLength: 2 }),
      (pieces) => {
        const [first, ...others] = pieces;
        const common = first!.never?.filter((kind) => others.every((o) => o.never?.includes(kind)));
        const run = runOf(pieces.map((rule) => ({ ...rule, min: 1, max: 1 })));
        assert.deepEqual(new Set(run.never), new Set(common));
        const lists = nodesOf('argument_list');
        const inBrackets = (c: Pattern[]): Pattern => ({
          k: 'argument_list',
          c: [bracket('('), ...c, bracket(')')],
        });
        const comma: Pattern = { k: '","', t: ',', g: '' };
        const holes = pieces.map((_, index): Pattern => ({ h: index + 1, g: '' }));
        const row = inBrackets(
          holes.flatMap((hole, index) => (index > 0 ? [comma, hole] : [hole])),
        );
        for (const list of lists) {
          const rule = { before: [row], after: [], holes: pieces, support: 1 };
          const compiled = compileRule(rule, parsers.kinds);
          if (matchAt(compiled, tree, list, new Budget()) === undefined) continue;
          met++;
          assert.ok(accepts(inBrackets([{ r: 1, g: '' }]), run, list));
        }
      },
    );
    fc.assert(law, { numRuns: 300 });
    assert.ok(met > 0);
  });
});

it('a run excludes what its only piece did, and the words that any of its pieces did', () =>
  fc.assert(
    fc.property(ofRun, ofRun, (a, b) => {
      assert.deepEqual(runOf([a]).noneOf, a.noneOf);
      const words = [...(a.unused ?? []), ...(b.unused ?? [])];
      assert.deepEqual(new Set(runOf([a, b]).unused), new Set(words));
    }),
  ));
