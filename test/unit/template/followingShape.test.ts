import assert from 'node:assert/strict';
import { shapeAfter } from '../../../src/template/tokens/sites/followingShape';
import { tokenize } from '../../../src/template/tokens/text/tokenize';
import { applied, learn, sitesIn, type Example } from './workshop';

const SCHEME: Example = [
  'Read [it](http://docs.acme.org/a) and http://my-site.net first.\n',
  'Read [it](https://docs.acme.org/a) and https://my-site.net first.\n',
];

describe('what must follow a match', () => {
  it('takes a word with hyphens for one, and stops at white space', () => {
    const source = tokenize('a://my-site.org:80 b', 'markdown');
    assert.equal(shapeAfter(source, 1, 4), ':\t//\tw\t.');
    assert.equal(shapeAfter(tokenize('a:b c', 'markdown'), 1, 4), ':\tw\t ');
  });

  it('keeps a change of a part of an address to what is an address of that form', async () => {
    const { template } = await learn('markdown', SCHEME);
    assert.equal(
      await applied(template, 'See http://example.org. Run http://localhost:80 over http.\n'),
      'See https://example.org. Run http://localhost:80 over http.\n',
    );
    assert.deepEqual(await sitesIn(template, 'http://127.0.0.1/ and http://$HOST/\n'), []);
  });

  it('asks for nothing where a word by itself was changed', async () => {
    const { template } = await learn('markdown', [
      'We use Travis for it.\n',
      'We use Actions for it.\n',
    ]);
    assert.equal((await sitesIn(template, 'Ask Travis, or "Travis"!\n')).length, 2);
  });

  it('learns from places that the examples left alone', async () => {
    const { template } = await learn(
      'yaml',
      ['- old/one\n- old:two\n', '- new/one\n- old:two\n'],
      ['- old/three\n', '- new/three\n'],
    );
    assert.equal(await applied(template, '- old/x\n- old:y\n'), '- new/x\n- old:y\n');
  });
});
