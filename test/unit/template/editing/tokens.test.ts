import assert from 'node:assert/strict';
import type { CodeTemplate } from '../../../../src/core/types';
import { snippetFromSelection } from '../../../../src/template/tokens/learning/snippetFromSelection';
import { TokenTemplateLearner } from '../../../../src/template/tokens/TokenTemplateLearner';
import { applied, learn, sitesIn } from '../workshop';

const learner = new TokenTemplateLearner();
const formOf = (template: CodeTemplate) => learner.editableForms(template)[0]!;

async function edited(template: CodeTemplate, change: { before?: string; after?: string }) {
  const forms = [{ ...formOf(template), ...change }];
  const result = await learner.edited(template, forms);
  return { ...result, messages: result.problems.map(({ message }) => message) };
}

async function taken(template: CodeTemplate, change: { before?: string; after?: string }) {
  const { template: made, messages } = await edited(template, change);
  assert.ok(made, messages.join());
  return made;
}

describe('editing a template of tokens', () => {
  let template: CodeTemplate;
  before(async () => {
    ({ template } = await learn(
      'kotlin',
      ['val a = load(path)\n', 'val a = load(path, 5000)\n'],
      ['val b = load(other.name)\n', 'val b = load(other.name, 5000)\n'],
    ));
    assert.deepEqual(formOf(template), { before: 'load($1)', after: 'load($1, 5000)' });
  });

  it('changes what is written, and still finds the same places', async () => {
    const made = await taken(template, { after: 'load($1, timeout = 300, retry = true)' });
    assert.equal(made.after, 'load($1, timeout = 300, retry = true)');
    assert.equal(
      await applied(made, 'val x = load(here())\n'),
      'val x = load(here(), timeout = 300, retry = true)\n',
    );
    assert.deepEqual(formOf(made).after, 'load($1, timeout = 300, retry = true)');
  });

  it('changes what is looked for, new holes included', async () => {
    const made = await taken(template, { before: 'read($2, $1)', after: 'fetch($1, $2)' });
    assert.equal((await sitesIn(made, 'load(a)\n')).length, 0);
    assert.equal(await applied(made, 'read(a, b.c)\n'), 'fetch(b.c, a)\n');
    assert.deepEqual(formOf(made), { before: 'read($1, $2)', after: 'fetch($2, $1)' });
  });

  it('makes holes within strings', async () => {
    const made = await taken(template, {
      before: 'load("https://$1/x")',
      after: 'fetch("https://$1/y")',
    });
    assert.equal(await applied(made, 'load("https://host/x")\n'), 'fetch("https://host/y")\n');
  });

  it('refuses holes that the code before does not have, and says where', async () => {
    const { template: made, problems } = await edited(template, { after: 'load($1, $2)' });
    assert.equal(made, undefined);
    assert.deepEqual(problems, [
      {
        severity: 'error',
        form: 0,
        side: 'after',
        start: 9,
        end: 11,
        message: '$2 is not in the code before, so nothing is known that could stand here.',
      },
    ]);
  });

  it('refuses what would match anywhere, change nothing, fit its own result, or split a word', async () => {
    const message = async (change: { before?: string; after?: string }) =>
      (await edited(template, change)).messages.join();
    assert.match(await message({ before: '$1', after: '$1()' }), /would match anywhere/);
    assert.match(await message({ after: 'load( $1 )' }), /same but for layout/);
    assert.match(await message({ after: 'load(load($1))' }), /its own result/);
    assert.match(await message({ before: 'load$1(a)' }), /whole word/);
    assert.match(await message({ before: '', after: 'a()' }), /only adds code/);
  });
});

describe('editing a snippet', () => {
  const code =
    '// takes care\nconst result = await load(path, "$1 \\\\$2");\nif (!result.ok) fail(path);';
  const template = snippetFromSelection('typescript', code);

  it('shows what is inserted, comments and all, and escapes what only looks like a hole', () => {
    assert.deepEqual(formOf(template), {
      before: '',
      after:
        '// takes care\nconst $1 = await load($2, "\\$1 \\\\\\\\\\$2");\nif (!$1.ok) fail($2);',
    });
  });

  it('is inserted as it was edited', async () => {
    const { after } = formOf(template);
    const made = await taken(template, { after: after.replace('fail($2)', 'throw new Error($3)') });
    assert.equal(
      made.snippet,
      '// takes care\nconst ${1:result} = await load(${2:path}, "\\$1 \\\\\\\\\\$2");\nif (!${1}.ok) throw new Error(${3:value});$0',
    );
    assert.deepEqual(formOf(made).after, after.replace('fail($2)', 'throw new Error($3)'));
  });

  it('numbers its tab stops as they come', async () => {
    const made = await taken(template, { after: 'use($2, $1, $2)' });
    assert.equal(made.snippet, 'use(${1:path}, ${2:result}, ${1})$0');
    assert.equal(made.after, 'use($1, $2, $1)');
  });

  it('is refused when there is no code in it', async () => {
    assert.deepEqual((await edited(template, { after: '// nothing' })).messages, [
      'There is no code to insert.',
    ]);
  });
});
