import assert from 'node:assert/strict';
import { NothingToLearn } from '../../../src/core/errors';
import { snippetFromSelection } from '../../../src/template/tokens/learning/snippetFromSelection';
import { learn } from './workshop';

describe('a snippet from a selection', () => {
  it('links the names that are declared or repeated', () => {
    const { snippet, after, kind, before } = snippetFromSelection(
      'typescript',
      'const result = await load(path);\nif (!result.ok) throw new LoadError(path);\n',
    );
    assert.equal(kind, 'snippet');
    assert.equal(before, '');
    assert.equal(
      snippet,
      'const ${1:result} = await load(${2:path});\nif (!${1}.ok) throw new LoadError(${2});$0',
    );
    assert.equal(after, 'const $1 = await load($2);\nif (!$1.ok) throw new LoadError($2);');
  });

  it('orders tab stops by first occurrence, at most eight', () => {
    const names = Array.from({ length: 12 }, (_, index) => `name${index}`);
    const text = names.map((name) => `let ${name} = 1;`).join('\n');
    const { snippet } = snippetFromSelection('javascript', text);
    const stops = [...snippet.matchAll(/\$\{(\d+):/g)].map((match) => Number(match[1]));
    assert.deepEqual(stops, [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('leaves keywords, members, called names and argument names alone', () => {
    const { snippet } = snippetFromSelection(
      'python',
      'for row in rows:\n    emit(row.name, sep=1)\n    emit(row.size, sep=2)\n',
    );
    assert.equal(
      snippet,
      'for ${1:row} in rows:\n    emit(${1}.name, sep=1)\n    emit(${1}.size, sep=2)$0',
    );
  });

  it('links a function with its parameters', () => {
    const { snippet } = snippetFromSelection('python', 'def area(w, h):\n    return w * h\n');
    assert.equal(snippet, 'def ${1:area}(${2:w}, ${3:h}):\n    return ${2} * ${3}$0');
  });

  it('takes the common indentation away and keeps comments', () => {
    const { snippet } = snippetFromSelection(
      'javascript',
      '\r\n      // first\r\n      go(() => {\r\n        stop(1); // now\r\n      });\r\n\r\n',
    );
    assert.equal(snippet, '// first\ngo(() => {\n  stop(1); // now\n\\});$0');
  });

  it('restores the indentation that a selection within a line has lost', () => {
    const { after } = snippetFromSelection('javascript', 'if (a) {\n        b();\n    }');
    assert.equal(after, 'if (a) {\n    b();\n}');
  });

  it('escapes what VS Code would take for its own', () => {
    const { snippet } = snippetFromSelection('php', '$a = "{$b} \\\\ ";\necho $a;');
    assert.equal(snippet, '${1:\\$a} = "{\\$b\\} \\\\\\\\ ";\necho ${1};$0');
  });

  it('refuses a selection without code, and a very long one', () => {
    assert.throws(() => snippetFromSelection('python', ' \n# only a remark\n'), NothingToLearn);
    assert.throws(() => snippetFromSelection('python', 'a '.repeat(5_000)), NothingToLearn);
  });
});

describe('the snippet of a rewriting template', () => {
  it('has the holes as linked tab stops', async () => {
    const { template } = await learn('javascript', [
      'x = a.b ? a.b : f(c);',
      'x = pick(a.b, { d: a.b }, f(c));',
    ]);
    assert.match(template.snippet, /pick\(\$\{1:\w+\}, \{ d: \$\{1\} \\\}, f\(\$\{2:c\}\)\)\$0$/);
  });
});
