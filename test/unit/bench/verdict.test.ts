import assert from 'node:assert/strict';
import { verdictOf } from '../../../bench/answers/verdict';

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');

describe('the verdict on a result', () => {
  const before = lines('a = old(1)', 'keep()', 'b = old(2)');
  const after = lines('a = fresh(1)', 'keep()', 'b = fresh(2)');
  const verdict = (result: string) => verdictOf({ before, after, result });

  it('is right where only white space differs', () => {
    assert.equal(verdict(lines('a = fresh( 1 )', '', '  keep()', 'b = fresh(2)')), 'right');
  });

  it('is silent where nothing was proposed', () => {
    assert.equal(verdict(before), 'silent');
  });

  it('is partial where some places were found and nothing else was touched', () => {
    assert.equal(verdict(lines('a = fresh(1)', 'keep()', 'b = old(2)')), 'partial');
    assert.equal(verdict(lines('keep()', '  b = fresh(2)')), 'partial');
  });

  it('is wrong where a line came that should not, or went that should stay', () => {
    assert.equal(verdict(lines('a = fresh(1)', 'keep()', 'b = fresh(3)')), 'wrong');
    assert.equal(verdict(lines('a = fresh(1)', 'b = old(2)')), 'wrong');
  });
});
