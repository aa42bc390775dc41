import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OpenTemplates } from '../../../../src/template/tree/OpenTemplates';
import { TreeTemplateLearner } from '../../../../src/template/tree/TreeTemplateLearner';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import type { CodeTemplate } from '../../../../src/core/types';
import { change, grammars, pathIn } from './workbench';

/** What is put at the top of files of a language, and what stands there besides. */
const TOPS: Readonly<Record<string, { first: string; code: string; others: readonly string[] }>> = {
  javascript: {
    first: "'use strict';",
    code: 'const a = 1;\n',
    others: [
      '"use strict"\n',
      "'use strict'\n",
      '.length;\n',
      "'use strict'; f();\n",
      '+ 1;\n',
      '`a`;\n',
    ],
  },
  php: {
    first: 'declare(strict_types=1);',
    code: '$a = 1;\n',
    others: [
      'declare( strict_types=1 );\n',
      '# comment\n',
      '// a ?> b\n',
      '?>\n',
      '<?php\n',
      '<b>\n',
    ],
  },
  ruby: {
    first: '# frozen_string_literal: true',
    code: 'a = 1\n',
    others: ['# coding: utf-8\n', '=begin\n', '=end\n', '#!/bin/ruby\n', "b = '\n", "'\n"],
  },
};
const COMMON = [
  '\n',
  '  ',
  '// one\n',
  '/* a\n b */\n',
  '/* /* */\n',
  '#!/usr/bin/env x\n',
  '*/\n',
];

describe('files that have what belongs at their top', () => {
  const learner = new TreeTemplateLearner(grammars);
  const open = new OpenTemplates(new Parsers(grammars));

  for (const [language, { first, code, others }] of Object.entries(TOPS)) {
    const opening = language === 'php' ? '<?php\n' : '';
    const withFirst = `${opening}${first}\n\n${code}`;
    let template: CodeTemplate;

    before(async () => {
      const example = change(language, `${opening}${code}`, withFirst);
      ({ template } = await learner.learn(language, [example]));
      assert.equal(template.before, '');
    });

    it(`are not parsed in ${language}`, async () => {
      const license = language === 'ruby' ? '# a license\n' : '/* a license */\n// of mine\n';
      const before = learner.parses;
      for (const text of [withFirst, withFirst.replace(first, license + first)]) {
        const files = [{ path: pathIn(language), text }];
        for await (const { site } of learner.findSites([template], files, { aborted: false })) {
          assert.fail(`a site at ${site.start} of ${text}`);
        }
      }
      assert.equal(learner.parses, before);
    });

    it(`have no place for it in ${language}, whatever stands there besides`, async () => {
      const piece = fc.constantFrom(`${first}\n`, ...others, ...COMMON, code);
      const texts = fc.array(piece, { maxLength: 6 }).map((all) => opening + all.join('') + code);
      const isSound = fc.asyncProperty(texts, async (text) => {
        const { scanner } = open.opened(template);
        if (scanner.mayMatch(text)) return;
        const index = await open.indexOf(pathIn(language), text, language);
        if (index?.tree.errors === 0) assert.deepEqual(scanner.find(index), []);
      });
      await fc.assert(isSound, { numRuns: 1000 });
    });
  }
});
