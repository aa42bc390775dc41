import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';

const BUNDLE = path.resolve('dist/extension.js');

function constructible(): void {
  throw new Error('The stand-in is never run itself.');
}

/** Stands for all of VS Code: any part of it, what it returns, and what it makes. */
const anything: object = new Proxy(constructible, {
  get: () => anything,
  apply: () => anything,
  construct: () => anything,
});

describe('the bundle that activation loads', () => {
  it('asks VS Code for its interface once, however many files use it', () => {
    const load = createRequire(BUNDLE);
    let asked = 0;
    const ask = (id: string): unknown => {
      if (id !== 'vscode') return load(id);
      asked += 1;
      return anything;
    };
    const module = { exports: {} };
    const code = readFileSync(BUNDLE, 'utf8');
    Reflect.apply(compileFunction(code, ['module', 'exports', 'require']), undefined, [
      ...[module, module.exports, ask],
    ]);
    assert.deepEqual(Object.keys(module.exports).sort(), ['activate', 'deactivate']);
    assert.equal(asked, 1);
  });

  it('is strict', () => {
    assert.match(readFileSync(BUNDLE, 'utf8'), /^['"]use strict['"]/);
  });
});
