import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { MENDS_OF_CODES } from '../../../../src/ui/mends/mendsOfCodes';

describe('what can be done about errors of the engine', () => {
  it('is known for each of them', () => {
    const core = readFileSync('src/core/errors.ts', 'utf8');
    const git = /readonly code:([^;]+);/.exec(readFileSync('src/git/Git.ts', 'utf8'))?.[1] ?? '';
    const codes = [
      ...[...core.matchAll(/readonly code = '(\w+)'/g)].map(([, code]) => code ?? ''),
      ...[...git.matchAll(/'(\w+)'/g)].map(([, code]) => code ?? ''),
    ];
    assert.ok(codes.length > 8);
    assert.deepEqual(codes.sort(), Object.keys(MENDS_OF_CODES).sort());
  });

  it('is said with every mistake, since its type asks for it', () => {
    const source = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(path.join('src/ui', name), 'utf8'))
      .join('\n');
    assert.match(source, /readonly mends: readonly \[Mend, \.\.\.Mend\[\]\]/);
    assert.doesNotMatch(source, /as unknown as UserMistake/);
  });
});
