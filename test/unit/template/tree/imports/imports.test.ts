import assert from 'node:assert/strict';
import { learn, reread, rewritten } from '../workbench';
import { cpp } from './cases/cpp';
import { csharp } from './cases/csharp';
import { go } from './cases/go';
import { java } from './cases/java';
import { javascript } from './cases/javascript';
import { php } from './cases/php';
import { python } from './cases/python';
import { ruby } from './cases/ruby';
import { rust } from './cases/rust';
import { typescript } from './cases/typescript';

const LANGUAGES = [javascript, typescript, python, java, go, rust, php, ruby, csharp, cpp];

describe('imports that come with new code', () => {
  for (const { language, usual, cases } of LANGUAGES) {
    describe(`in ${language}`, () => {
      for (const { it: does, from = usual, path, before, after, ...own } of cases) {
        it(does, async () => {
          const template = reread((await learn(own.language ?? language, from)).template);
          assert.equal(await rewritten(template, before, path), after);
        });
      }
    });
  }
});
