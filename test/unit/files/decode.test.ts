import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, encode, glance, isConversion } from '../../../src/files/decode';

/** Every encoding that VS Code offers, by its name in `files.encoding`. */
const ENCODINGS = (
  'utf8 utf8bom utf16le utf16be windows1252 iso88591 iso88593 iso885915 macroman cp437 windows1256 ' +
  'iso88596 windows1257 iso88594 iso885914 windows1250 iso88592 cp852 windows1251 cp866 cp1125 ' +
  'iso88595 koi8r koi8u iso885913 windows1253 iso88597 windows1255 iso88598 iso885910 iso885916 ' +
  'windows1254 iso88599 windows1258 gbk gb18030 cp950 big5hkscs shiftjis eucjp euckr windows874 ' +
  'iso885911 koi8ru koi8t gb2312 cp865 cp850'
).split(' ');

const encoding = fc.constantFrom(...ENCODINGS, 'guessed');
const mark = fc.constantFrom<number[]>([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]);
const bytes = fc
  .tuple(mark, fc.uint8Array({ minLength: 0, maxLength: 60 }))
  .map((parts) => Buffer.concat(parts.map((part) => Buffer.from(part))));

describe('decoding', () => {
  it('gives any bytes back from their text, or has none and says why', () => {
    fc.assert(
      fc.property(bytes, encoding, (content, configured) => {
        const decoded = decode(content, configured);
        if ('reason' in decoded) assert.notEqual(decoded.reason, '');
        else assert.deepEqual(encode(decoded.text, decoded.encoding), content);
      }),
      { numRuns: 3000 },
    );
  });

  for (const name of ENCODINGS) {
    it(`reads what is written in ${name}`, () => {
      const unit = fc.oneof(fc.constantFrom(...'aé€ßłжωאبนㄅ字かカ한😀\r\n\\~'), fc.string());
      fc.assert(
        fc.property(fc.array(unit), (units) => {
          const isMarked = name.startsWith('utf16') || name === 'utf8bom';
          const text = (isMarked ? '\uFEFF' : '') + units.join('').replaceAll('\0', '');
          const content = encode(text, name);
          if (content === undefined) return;
          const decoded = decode(content, name);
          if ('text' in decoded) assert.equal(decoded.text, text);
          // Bytes that begin like a byte order mark are read by it, here as in the editor.
          else
            assert.ok(
              /^(\u00ff\u00fe|\u00fe\u00ff|\u00ef\u00bb)/.test(content.toString('latin1')) &&
                !isMarked,
            );
        }),
      );
    });
  }

  it('changes no other bytes with an edit', () => {
    fc.assert(
      fc.property(bytes, bytes, encoding, (head, tail, configured) => {
        const one = decode(Buffer.concat([head, Buffer.from('old(1)'), tail]), configured);
        if ('reason' in one || one.encoding.startsWith('utf16')) return;
        if (one.text.split('old(1)').length !== 2) return;
        const edited = encode(one.text.replace('old(1)', 'fresh(1)'), one.encoding);
        assert.deepEqual(edited, Buffer.concat([head, Buffer.from('fresh(1)'), tail]));
      }),
      { numRuns: 3000 },
    );
  });

  it('has no bytes for characters that the encoding lacks', () => {
    assert.equal(encode('a “b”', 'iso88591'), undefined);
    assert.deepEqual(encode('“', 'windows1252'), Buffer.from([0x93]));
    assert.equal(encode('é', 'shiftjis'), undefined);
    assert.equal(encode('\ud800', 'utf8'), undefined);
  });

  it('leaves alone what the editor writes back otherwise', () => {
    const reasonOf = (content: Buffer | number[], configured: string): string => {
      const decoded = decode(Buffer.from(content), configured);
      return 'reason' in decoded ? decoded.reason : '';
    };
    assert.match(reasonOf([0x61, 0xfc], 'utf8'), /not UTF-8/);
    assert.match(reasonOf([0x61, 0xfc], 'guessed'), /only guesses/);
    assert.match(reasonOf(Buffer.from('a', 'utf16le'), 'utf8'), /byte order mark/);
    assert.match(reasonOf(Buffer.from('a'), 'utf16le'), /byte order mark/);
    assert.equal(reasonOf([0x61, 0, 0x62, 0x63], 'iso88591'), 'binary');
    assert.match(reasonOf([0xff, 0xfe, 0x61], 'utf8'), /damaged/);
    assert.match(reasonOf([0xff, 0xfe, 0, 0], 'utf8'), /binary/);
    assert.match(reasonOf([0x81], 'shiftjis'), /not shiftjis/);
    // An extension of NEC, which is written as the character of JIS.
    assert.match(reasonOf([0x87, 0x90], 'shiftjis'), /not shiftjis/);
    assert.match(reasonOf([0x61], 'klingon'), /unknown/);
  });

  it('looks at UTF-16, and at what is not UTF-8', () => {
    assert.equal(glance(Buffer.from('\uFEFFflask\n', 'utf16le')), '\uFEFFflask\n');
    assert.equal(glance(Buffer.from([0x61, 0xfc])), 'a\uFFFD');
    assert.equal(glance(Buffer.from([0x61, 0])), undefined);
  });

  it('tells a change of the encoding from a change of the code', () => {
    const latin1 = Buffer.from('grün', 'latin1');
    assert.equal(isConversion(latin1, Buffer.from('grün')), true);
    assert.equal(isConversion(Buffer.from('grün'), Buffer.from('\uFEFFgrün', 'utf16le')), true);
    assert.equal(isConversion(Buffer.from('green'), latin1), false);
    assert.equal(isConversion(Buffer.from('grün'), Buffer.from('\uFEFFgrün')), false);
    assert.equal(isConversion(latin1, Buffer.from('braün', 'latin1')), false);
  });
});
