import assert from 'node:assert/strict';
import { properName } from '../../../src/ui/words/properName';

describe('properName', () => {
  for (const [name, expected] of [
    ['javascript', 'JavaScript'],
    ['spring boot', 'Spring Boot'],
    ['c#', 'C#'],
    ['api', 'API'],
    ['next.js', 'Next.js'],
    ['machine learning', 'Machine Learning'],
    ['my-ui', 'My-ui'],
  ] as const) {
    it(`writes ${name} as ${expected}`, () => assert.equal(properName(name), expected));
  }
});
