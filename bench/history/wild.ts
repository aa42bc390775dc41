import type { Site } from '../../src/core/ports';
import type { Templates } from '../../src/template/Templates';
import type { CodeTemplate } from '../../src/core/types';
import type { Git } from '../../src/git/Git';
import type { ObjectReader } from '../../src/git/ObjectReader';
import { grammarOfLanguage, related } from '../../src/template/tree/languages/grammarNames';
import { inHashOrder } from '../answers/inHashOrder';
import { grammarOfPlainFile, type SmallCommit } from './commits';

const MAX_FILES = 80;
const MAX_FILE_BYTES = 200 * 1024;

/** How many places a pattern finds in files of its language that its commit left as they were. */
export async function placesInTheWild(
  git: Git,
  objects: ObjectReader,
  learner: Templates,
  template: CodeTemplate,
  commit: SmallCommit,
): Promise<number> {
  const changed = new Set(commit.files.map(({ path }) => path));
  const grammar = grammarOfLanguage(template.language);
  const all = (await listed(git, commit.sha)).filter(({ path }) => {
    const other = grammarOfPlainFile(path);
    const isAlike = grammar !== undefined && other !== undefined && related(grammar, other);
    return isAlike && !changed.has(path);
  });
  const some = inHashOrder(all, commit.sha).slice(0, MAX_FILES);
  const contents = await objects.read(
    some.map(({ id }) => id),
    MAX_FILE_BYTES,
  );
  const files = some.flatMap(({ path }, index) => {
    const text = contents[index]?.toString('utf8');
    return text === undefined ? [] : [{ path, text }];
  });
  const places: Site[] = [];
  for await (const { site } of learner.findSites([template], files, { aborted: false })) {
    places.push(site);
  }
  return places.length;
}

async function listed(git: Git, sha: string): Promise<{ path: string; id: string }[]> {
  const output = await git.run(['ls-tree', '-r', '-z', '--full-tree', sha]);
  return output.split('\0').flatMap((line) => {
    const [, id, path] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return id !== undefined && path !== undefined ? [{ id, path }] : [];
  });
}
