import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Files by the files that they import, types too. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** Static and dynamic imports, and the types that are named by `import('…')`. */
const RELATIVE = /\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

function importsBelow(folder: string): Imports {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
  const known = new Set(files);
  const importsOf = (file: string) =>
    [...readFileSync(file, 'utf8').matchAll(RELATIVE)]
      .map(([, name]) => `${path.join(path.dirname(file), name!)}.ts`)
      .filter((imported) => known.has(imported));
  return new Map(files.map((file) => [file, importsOf(file)]));
}

/** For each file that is part of a circle and reached first: the way around, back to it. */
function circlesIn(imports: Imports): string[][] {
  const done = new Set<string>();
  const way: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push([...way.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    way.push(file);
    for (const imported of imports.get(file) ?? []) visit(imported);
    way.pop();
    done.add(file);
  };
  for (const file of imports.keys()) visit(file);
  return circles;
}

describe('imports', () => {
  it('of the sources run in no circle, not even those of types', () => {
    const imports = importsBelow('src');
    const count = [...imports.values()].flat().length;
    assert.ok(count > imports.size, `${count} imports in ${imports.size} files`);
    assert.deepEqual(
      circlesIn(imports).map((circle) => circle.join(' → ')),
      [],
    );
  });

  it('are found to run in a circle wherever it begins', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['c', 'b']],
    ]);
    assert.deepEqual(circlesIn(imports), [['b', 'd', 'b']]);
  });
});
