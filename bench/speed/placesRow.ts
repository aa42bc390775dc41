import assert from 'node:assert/strict';
import type { Site } from '../../src/core/ports';
import { planApplication } from '../../src/engine/applying/planApplication';
import { type FlatTree, isLeaf, textOf } from '../../src/template/tree/syntax/FlatTree';
import { Parsers } from '../../src/template/tree/syntax/Parsers';
import type { Templates } from '../../src/template/Templates';
import { manyPlaces } from '../../test/unit/template/tree/manyPlaces';
import { compare } from './measure';
import { builtGrammars } from './openLearner';
import { rowOf, type Row } from './report';

const CLASS = 'class T(TestCase):\n    def test(self):\n        ';
const FILE = 'tests.py';

/** Planning the change of many places in one file, compared with reading that file once. */
export async function placesRow(learner: Templates, places: number, rounds: number): Promise<Row> {
  const language = 'python';
  const { template } = await learner.learn(language, [
    {
      ...{ path: FILE, language },
      before: `${CLASS}self.assertEquals(a, 1)\n`,
      after: `${CLASS}self.assertEqual(a, 1)\n`,
    },
  ]);
  const text = manyPlaces(places);
  const sites: Site[] = [];
  for await (const { site } of learner.findSites([template], [{ path: FILE, text }], going))
    sites.push(site);
  assert.equal(sites.length, places);
  let round = 0;
  // Another text each time, since the tree of the last one is kept.
  const next = (): string => `${text}# ${(round += 1)}\n`;
  const plan = async (): Promise<void> => {
    const now = next();
    const files = { textOf: async () => now, versionOf: async () => undefined };
    assert.equal((await planApplication(template, sites, files, learner)).sites.length, places);
  };
  const parsers = new Parsers(builtGrammars);
  const readAndPrint = async (): Promise<void> => {
    const tree = await parsers.parse(language, next());
    assert.ok(tree);
    assert.equal(printed(tree), tree.text);
  };
  const times = await compare(plan, readAndPrint, rounds, true);
  return rowOf('planning the places of a file', 'one parse and print of that file', places, times, [
    '≤',
    8,
  ]);
}

const going = { aborted: false };

/** A text put together from the leaves of its tree and what lies between them. */
function printed(tree: FlatTree): string {
  let text = '';
  let at = 0;
  for (let node = 0; node < tree.count; node += 1) {
    if (!isLeaf(tree, node)) continue;
    text += tree.text.slice(at, tree.start[node]) + textOf(tree, node);
    at = tree.end[node]!;
  }
  return text + tree.text.slice(at);
}
